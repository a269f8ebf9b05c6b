"""What can be done to a meeting at which stage."""

from __future__ import annotations

from commonweal.people.workflow import Workflow

MEETING = Workflow(
    "meeting",
    {
        "planned": {
            "change its agenda": "planned",
            "freeze its pack": "planned",
            "put its papers out": "papers_out",
            "take an item off": "planned",
            "cancel": "cancelled",
        },
        "papers_out": {
            "add a late item": "papers_out",
            "freeze its pack": "papers_out",
            "note attendance": "papers_out",
            "open": "held",
            "take an item off": "papers_out",
            "cancel": "cancelled",
        },
        "held": {
            "note attendance": "held",
            "decide": "held",
            "give an action": "held",
            "write minutes": "held",
            "approve minutes": "minutes_approved",
        },
        "minutes_approved": {},
        "cancelled": {},
    },
)

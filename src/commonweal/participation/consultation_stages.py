"""The way of a consultation: from a draft to what its decision-makers made of the answers."""

from __future__ import annotations

from enum import StrEnum

from commonweal.people.workflow import Workflow


class Stage(StrEnum):
    DRAFT = "draft"
    OPEN = "open"  # answers are taken
    CLOSED = "closed"  # waits to be analysed
    ANALYSED = "analysed"  # waits for those who decide
    CONSIDERED = "considered"
    WITHDRAWN = "withdrawn"  # without an end, for a reason that is public


CONSULTATION = Workflow(
    "consultation",
    {
        Stage.DRAFT: {"write": Stage.DRAFT, "open": Stage.OPEN, "withdraw": Stage.WITHDRAWN},
        Stage.OPEN: {
            "take an answer": Stage.OPEN,
            "set aside": Stage.OPEN,
            "close": Stage.CLOSED,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.CLOSED: {"set aside": Stage.CLOSED, "analyse": Stage.ANALYSED},
        Stage.ANALYSED: {"analyse": Stage.ANALYSED, "consider": Stage.CONSIDERED},
        Stage.CONSIDERED: {},
        Stage.WITHDRAWN: {},
    },
)
UNFINISHED = frozenset({Stage.OPEN, Stage.CLOSED, Stage.ANALYSED})
"""People were asked, and nobody has yet said what was made of their answers."""

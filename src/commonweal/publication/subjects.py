"""What a challenge or an item is about, as readers name it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.publication import links
from commonweal.publication.links import link
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Reading

KINDS = {
    "return": gettext_lazy("A half-yearly return"),
    "assurance": gettext_lazy("Assurance"),
    "risk": gettext_lazy("A risk of the plan"),
    "action": gettext_lazy("An action of the plan"),
    "challenge": gettext_lazy("A challenge"),
    "meeting_action": gettext_lazy("An action of a meeting"),
}
OTHER = "other:other"


def subjects(reading: Reading) -> list[tuple[str, Any]]:
    """Priorities, then measures as the strategy lists them, then anything else."""
    found: list[tuple[str, Any]] = [
        (f"priority:{one.id}", one.name) for one in reading.edition.standing_priorities
    ]
    found += [(f"listing:{one.listing.id}", name_of_listed(one)) for one in reading.listed]
    return [*found, (OTHER, _("Something else"))]


def subject_name(reading: Reading, kind: str, item: str) -> str:
    """Its own name, or what kind of thing it is."""
    if kind == "listing" and any(one.listing.id == item for one in reading.listed):
        return name_of_listed(reading.listed_by_id(item))
    if kind == "priority" and (priority := reading.edition.priority(item)):
        return priority.name
    return str(KINDS.get(kind, ""))


def subject_href(reading: Reading, kind: str, item: str) -> str:
    """Where the public reads of it; empty for what has no page."""
    if kind == "listing" and any(one.listing.id == item for one in reading.listed):
        listed = reading.listed_by_id(item)
        if listed.measures:
            return links.measure(listed.first.card.id, listed.first.series.id)
    if kind == "priority" and reading.edition.priority(item):
        return link("priority", item)
    return link("plan") if kind in {"risk", "action"} else ""

"""Who leads what: priorities, the ambition's measures, and the levers behind them."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.leadership import Doubt, lead_of
from commonweal.strategy.priority import AllocationStatus, Priority

_CODE = {
    Doubt.NONE_NAMED: "priority-without-lead",
    Doubt.SEVERAL: "priority-with-several-leads",
    Doubt.OUTSIDE_REMIT: "lead-outside-remit",
}


def lead_in_doubt(ground: Ground) -> Iterator[Finding]:
    """A priority has no lead, several, or one while another body's remit covers it."""
    edition = ground.edition
    for priority in edition.standing_priorities:
        lead = lead_of(edition, priority)
        for doubt in lead.doubts:
            yield ground.finding(
                _CODE[doubt],
                [priority.id, *lead.bodies],
                _places(ground, priority, lead.claimants),
                priority=priority.name,
                leads=names(edition.name_of_body(body) for body in lead.bodies) or "–",
                claimants=names(edition.name_of_body(body) for body in lead.claimants) or "–",
            )


def _places(ground: Ground, priority: Priority, claimants: tuple[str, ...]) -> list[str]:
    named = [cite for a in ground.edition.leads_of(priority) for cite in a.cites]
    stated = [cite for s in priority.statements for cite in s.cites]
    remits = [ground.edition.body(body) for body in claimants]
    claimed = [cite for body in remits if body and body.remit for cite in body.remit.cites]
    return [*(named or stated), *claimed]


def allocations_not_agreed(ground: Ground) -> Iterator[Finding]:
    proposed = [
        (priority, one)
        for priority in ground.edition.standing_priorities
        for one in priority.allocations
        if one.status is AllocationStatus.PROPOSED
    ]
    if proposed:
        cites = [cite for _, one in proposed for cite in one.cites]
        about = dict.fromkeys(priority.id for priority, _ in proposed)
        yield ground.finding("allocations-not-agreed", about, cites, count=len(proposed))


def overall_without_owner(ground: Ground) -> Iterator[Finding]:
    """The ambition's measures have no body that proposes targets for them."""
    overall = ground.edition.overall
    if overall.listings and not overall.owner:
        about = [one.id for one in overall.listings]
        yield ground.finding("overall-without-owner", about, overall.cites, count=len(about))


def lever_elsewhere(ground: Ground) -> Iterator[Finding]:
    """Somebody else can move a measure than those who answer for it."""
    for priority, listing in ground.edition.listings_with_priority():
        lever = listing.lever
        if not lever or lever in _answering(ground, priority):
            continue
        yield ground.finding(
            "lever-elsewhere",
            [listing.id, lever],
            listing.cites,
            measure=listing.name,
            lever=_name(ground, lever),
            owner=names(ground.edition.name_of_body(b) for b in _owners(ground, priority)) or "–",
        )


def _owners(ground: Ground, priority: Priority | None) -> list[str]:
    edition = ground.edition
    if priority is None:
        return [edition.overall.owner or edition.board]
    return [a.body for a in edition.leads_of(priority)] or [edition.board]


def _answering(ground: Ground, priority: Priority | None) -> set[str]:
    """Give the bodies that answer for a measure and the organisations seated on them."""
    found = set(_owners(ground, priority))
    for body_id in tuple(found):
        body = ground.edition.body(body_id)
        if body:
            found |= {member.organisation for member in body.members}
            found |= {office.organisation for office in body.offices}
    return found


def _name(ground: Ground, lever: str) -> str:
    organisation = ground.edition.governance.organisation(lever)
    return organisation.name if organisation else ground.edition.name_of_body(lever)


RULES = (lead_in_doubt, allocations_not_agreed, overall_without_owner, lever_elsewhere)

"""Where statements come from: items without a citation, and dates that were inferred."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground


def uncited(ground: Ground) -> Iterator[Finding]:
    """Parts of the strategy cite no place of a document."""
    bare = [item for item, cites in _items(ground) if not cites]
    if bare:
        yield ground.finding("uncited", bare, count=len(bare))


def _items(ground: Ground) -> Iterator[tuple[str, tuple[str, ...]]]:
    edition, strategy = ground.edition, ground.edition.strategy
    if strategy.ambition:
        yield "ambition", strategy.ambition.cites
    if strategy.goal:
        yield "goal", strategy.goal.cites
    for stage in strategy.stages:
        yield stage.id, stage.cites
    for commitment in strategy.commitments:
        yield commitment.id, commitment.cites
    for principle in strategy.principles:
        yield principle.id, principle.cites
    for duty in strategy.cycle.duties:
        yield duty.id, duty.cites
    for body in edition.governance.bodies:
        yield body.id, body.cites
    for priority in edition.standing_priorities:
        yield priority.id, tuple(c for s in priority.statements for c in s.cites)
    for listing in edition.listings:
        yield listing.id, listing.cites
    for claim in edition.claims:
        yield claim.id, claim.cites


def dates_inferred(ground: Ground) -> Iterator[Finding]:
    """The document does not date who answers for what; the month of publication stands in."""
    edition = ground.edition
    dated = [
        *(line.inferred for line in edition.governance.lines),
        *(held.inferred for body in edition.governance.bodies for held in body.roles),
        *(one.inferred for p in edition.standing_priorities for one in p.allocations),
    ]
    if any(dated):
        yield ground.finding(
            "dates-inferred", count=sum(dated), published=edition.strategy.published or "–"
        )


RULES = (uncited, dates_inferred)

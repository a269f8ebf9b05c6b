"""From a need to the figure that tells: the chain behind each priority, and where it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.around import Consultation, Need
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import UPWARDS
from commonweal.strategy.leadership import Lead, lead_of
from commonweal.strategy.priority import Listing, MeasureUse, Priority


class Gap(StrEnum):
    """A link that is missing."""

    NEED = "need"
    STAGE = "stage"
    LEAD = "lead"
    PATH = "path"  # from a lead to the strategy's board
    LISTING = "listing"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Sight:
    """All that stands before and behind one priority."""

    priority: Priority
    needs: tuple[Need, ...]
    consultations: tuple[Consultation, ...]
    stages: tuple[str, ...]
    lead: Lead
    paths: tuple[tuple[str, ...], ...]  # from each lead up to the board
    listings: tuple[Listing, ...]
    leant_on: tuple[Listing, ...]
    gaps: tuple[Gap, ...]

    @property
    def uses(self) -> tuple[MeasureUse, ...]:
        listings = (*self.listings, *self.leant_on)
        return tuple(dict.fromkeys(use for one in listings for use in one.measure_uses))


def lines_of_sight(edition: Edition) -> tuple[Sight, ...]:
    """Give the chain of every priority, in the order in which priorities are shown."""
    return tuple(line_of_sight(edition, one) for one in edition.standing_priorities)


def line_of_sight(edition: Edition, priority: Priority) -> Sight:
    lead = lead_of(edition, priority)
    found = (edition.governance.path(body, edition.board, UPWARDS) for body in lead.bodies)
    paths = tuple(path for path in found if path)
    needs = tuple(n for n in edition.strategy.needs if priority.id in n.priorities)
    listings = tuple(one for one in priority.listings if not one.retired)
    leant = tuple(one for one in edition.overall.listings if one.id in priority.leans_on)
    gaps = _gaps(priority, needs, lead, paths, (*listings, *leant))
    return Sight(
        priority=priority,
        needs=needs,
        consultations=edition.strategy.consultations,
        stages=priority.stages,
        lead=lead,
        paths=paths,
        listings=listings,
        leant_on=leant,
        gaps=gaps,
    )


def _gaps(
    priority: Priority,
    needs: tuple[Need, ...],
    lead: Lead,
    paths: tuple[tuple[str, ...], ...],
    listings: tuple[Listing, ...],
) -> tuple[Gap, ...]:
    there = {
        Gap.NEED: bool(needs),
        Gap.STAGE: bool(priority.stages),
        Gap.LEAD: bool(lead.bodies),
        Gap.PATH: bool(paths) or not lead.bodies,
        Gap.LISTING: bool(listings),
        Gap.SERIES: any(one.measure_uses for one in listings) or not listings,
    }
    return tuple(gap for gap, holds in there.items() if not holds)

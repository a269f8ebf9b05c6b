"""What is known of one ward: figures held for it, actions of the plan, champions, whom to ring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify

from commonweal.delivery.plan_kinds import Reach, Standing
from commonweal.delivery.plans.merge import merge
from commonweal.delivery.plans.outlook import Outlook, Seen, outlook
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.delivery.plans.queries import all_in_force, same_actions, stood
from commonweal.participation.champions.programme import in_wards
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Measure, Reading

FOR_ALL = {Reach.UNIVERSAL, Reach.BOTH}


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward as an address names it, its code and its name."""

    slug: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The newest figure that is held for a ward itself."""

    measure: Measure
    value: float
    period: str


@dataclass(frozen=True, slots=True)
class Planned:
    """Actions of the plan that go on or are done, by what they say of where.

    ``part`` are for parts of the town of which nobody has said in which ward they lie;
    ``unsaid`` are for some people, and say of no place.
    """

    here: tuple[Seen, ...]
    town: tuple[Seen, ...]
    part: tuple[Seen, ...]
    unsaid: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Everything that is known of a ward on the day of reading."""

    ward: Ward
    figures: tuple[Figure, ...]
    planned: Planned
    champions: int
    reached: int


def wards(reading: Reading) -> list[Ward]:
    """The wards of the place in the order of names."""
    return [Ward(slugify(name) or code, code, name) for code, name in wards_of(reading).items()]


def ward_of(reading: Reading, slug: str) -> Ward | None:
    """The ward of an address; None for one that the place does not have."""
    return next((one for one in wards(reading) if one.slug == slug), None)


def areas(reading: Reading) -> list[Area]:
    """Every ward with what is known of it; the plan and the champions are looked up once."""
    held = wards(reading)
    if not held:
        return []
    plan, others = _outlook(reading), frozenset(one.code for one in held)
    active, reached = in_wards(reading.edition.strategy.id, reading.today)
    return [
        Area(
            one,
            tuple(_figures(reading, one.code)),
            planned_for(plan, one.code, others),
            active.get(one.code, 0),
            reached.get(one.code, 0),
        )
        for one in held
    ]


def area_of(reading: Reading, ward: Ward) -> Area:
    """What is known of one ward."""
    return next(one for one in areas(reading) if one.ward == ward)


def _outlook(reading: Reading) -> Outlook:
    """How the plans of this strategy stand; what they are judged by is not asked for here."""
    strategy, day = reading.edition.strategy.id, reading.today
    whole = merge(all_in_force(strategy, day), same_actions([strategy]))
    return outlook(whole, stood(strategy, day))


def planned_for(plan: Outlook, code: str, wards: frozenset[str]) -> Planned:
    """The actions that are not stopped, sorted by where they are said to be."""
    kept = [one for one in plan.actions if one.stood.standing is not Standing.STOPPED]
    kept.sort(key=lambda one: (one.merged.action.starts or date.max, one.ref))
    sorted_: dict[str, list[Seen]] = {"here": [], "town": [], "part": [], "unsaid": [], "": []}
    for one in kept:
        sorted_[_where(one.merged.action, code, wards)].append(one)
    return Planned(*(tuple(sorted_[name]) for name in ("here", "town", "part", "unsaid")))


def _where(action: PlannedAction, code: str, wards: frozenset[str]) -> str:
    named = {*action.areas, *(one.area for one in action.resources if one.area)}
    if code in named:
        return "here"
    if named:
        return "" if named <= wards else "part"
    return "town" if action.reach in FOR_ALL else "unsaid"


def _figures(reading: Reading, code: str) -> list[Figure]:
    """The newest figure of each measure that is held for the ward itself."""
    found = []
    for card in reading.cards.values():
        for series in card.series:
            rows = reading.release.rows((card.id, series.id, "", ""), code)
            newest = max(filter(_told, rows), key=lambda row: str(row["period_end"]), default=None)
            measure = reading.measure(card.id, series.id) if newest else None
            if measure and newest:
                found.append(Figure(measure, float(newest["value"]), str(newest["period"])))
    return found


def _told(row: dict[str, Any]) -> bool:
    value = row["value"]
    return value is not None and value == value

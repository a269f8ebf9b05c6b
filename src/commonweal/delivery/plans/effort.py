"""How much effort goes where: the amounts of a plan, spread over areas, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.delivery.plan_kinds import Reach, ResourceKind
from commonweal.delivery.plans.planned import PlannedAction


@dataclass(frozen=True, slots=True)
class Effort:
    """The known amount of one kind in each area, and what could not be placed.

    ``unknown`` are actions of which an amount or the place is not known; ``elsewhere`` are areas
    that actions name and the list of areas does not hold; ``nothing`` are areas that only universal
    effort reaches, or none.
    """

    kind: ResourceKind
    areas: tuple[str, ...]
    amounts: tuple[float, ...]
    unknown: tuple[str, ...]
    elsewhere: tuple[str, ...]
    nothing: tuple[str, ...]


def effort_by_area(
    actions: Iterable[PlannedAction], people: Mapping[str, float], kind: ResourceKind
) -> Effort:
    """Spread the known amounts of a kind over areas.

    An amount goes to the area that its line names; else evenly by ``people`` over the areas that
    its action names; else, where the action is for everybody, over all areas. An action that is
    targeted at no named area, or at one outside the list, is unknown, and so is one without an
    amount. An amount for an area outside the list stands in no area.
    """
    amounts = dict.fromkeys(sorted(people), 0.0)
    unknown: set[str] = set()
    named: set[str] = set()
    for action in actions:
        lines = [one for one in action.resources if one.kind is kind]
        named |= set(action.areas) | {one.area for one in action.resources if one.area}
        if not action.resources or any(one.amount is None for one in lines):
            unknown.add(action.ref)
        for one in lines:
            places = (one.area,) if one.area else _places(action, people)
            if not places:
                unknown.add(action.ref)
            elif one.amount is not None:
                _spread(float(one.amount), places, people, amounts)
    return Effort(
        kind,
        tuple(amounts),
        tuple(amounts.values()),
        tuple(sorted(unknown)),
        tuple(sorted(named - set(people))),
        tuple(one for one in amounts if one not in named),
    )


def _places(action: PlannedAction, people: Mapping[str, float]) -> tuple[str, ...]:
    """Where an action is; nowhere where it names a place that the list does not hold."""
    if action.areas:
        return action.areas if set(action.areas) <= set(people) else ()
    return tuple(people) if action.reach is Reach.UNIVERSAL else ()


def _spread(
    amount: float, places: tuple[str, ...], people: Mapping[str, float], to: dict[str, float]
) -> None:
    inside = {one: people[one] for one in places if one in people}
    whole = sum(inside.values())
    for one, held in inside.items():
        to[one] += amount * held / whole if whole else 0.0

"""The boards' plans as one, on the day of reading: what every page of plans starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from commonweal.delivery.plan_kinds import ResourceKind
from commonweal.delivery.plans.beside_need import BesideNeed, Need, beside_need
from commonweal.delivery.plans.effort import Effort, effort_by_area
from commonweal.delivery.plans.merge import Key, Overarching, merge
from commonweal.delivery.plans.news_held import stood
from commonweal.delivery.plans.outlook import Outlook, outlook
from commonweal.delivery.plans.overlap import Overlaps, overlaps
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction
from commonweal.delivery.plans.queries import all_in_force, same_actions
from commonweal.delivery.plans.slips import Goal, Promise
from commonweal.delivery.targets.queries import agreed_on
from commonweal.measures.small_places import SmallPlace, small_places
from commonweal.publication.beside import ids_beside
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Reading


@dataclass(frozen=True)
class PlansInForce:
    """Plans in force of the strategy served and of those beside it, as their boards wrote them."""

    reading: Reading
    plans: tuple[BoardPlan, ...]
    beside: tuple[BoardPlan, ...]
    same: tuple[tuple[Key, Key], ...]

    @property
    def strategy(self) -> str:
        return self.reading.edition.strategy.id

    @cached_property
    def overlaps(self) -> Overlaps:
        """Among our own actions, and between them and those of the strategies beside."""
        found, own = overlaps((*self.plans, *self.beside), self.same), self.strategy
        return Overlaps(
            tuple(one for one in found.near if own in {one.first[0], one.second[0]}),
            tuple(one for one in found.clashes if own in {one.first[0], one.second[0]}),
        )

    def title_of(self, ref: str) -> str:
        """What an action of this strategy is called, wherever it stands in a plan."""
        return self.title((self.strategy, ref))

    def title(self, key: Key) -> str:
        """What an action of any strategy that is loaded is called."""
        strategy, ref = key
        held = [plan for plan in (*self.plans, *self.beside) if plan.strategy == strategy]
        return next((one.title for plan in held for one in plan.actions if one.ref == ref), ref)


@dataclass(frozen=True)
class PlanToday(PlansInForce):
    """The plans drawn together, with how they stand."""

    whole: Overarching
    outlook: Outlook
    goals: tuple[Goal, ...]

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        return tuple(one.action for one in self.whole.actions)

    @cached_property
    def places(self) -> dict[str, SmallPlace]:
        home, code = self.reading.release.home, self.reading.edition.strategy.place.code
        return {one.code: one for one in small_places(home, code)}

    @cached_property
    def effort(self) -> Effort:
        people = {code: one.people for code, one in self.places.items()}
        return effort_by_area(self.actions, people, ResourceKind.MONEY)

    @cached_property
    def beside_need(self) -> BesideNeed:
        """Money beside people deprived of income, over the small areas of the place."""
        return beside_need(self.effort, {code: _need(one) for code, one in self.places.items()})


def plans_in_force(reading: Reading) -> PlansInForce:
    """Read the plans in force on the day of reading, of the strategy and of those beside it."""
    strategy, day, others = reading.edition.strategy.id, reading.today, ids_beside(reading)
    return PlansInForce(
        reading,
        all_in_force(strategy, day),
        tuple(plan for other in others for plan in all_in_force(other, day)),
        same_actions([strategy, *others]),
    )


def plan_today(reading: Reading) -> PlanToday:
    """The plans in force on the day of reading, with everything told of them by then."""
    held = plans_in_force(reading)
    whole = merge(held.plans, held.same, held.beside)
    goals = goals_of(reading, whole)
    seen = outlook(whole, stood(held.strategy, reading.today), goals)
    return PlanToday(reading, held.plans, held.beside, held.same, whole, seen, goals)


def goals_of(reading: Reading, whole: Overarching) -> tuple[Goal, ...]:
    """Agreed targets, each with the actions that say they serve its measure."""
    found = []
    for key, targets in agreed_on(reading.edition.strategy.id, reading.today).items():
        measure = reading.measure(*key.split(":"))
        for one in targets:
            served = tuple(
                Promise(ref=m.action.ref, lag_months=m.action.lag_months)
                for m in whole.actions
                if one.listing in m.action.measures and m.action.lag_months is not None
            )
            name = name_of(measure) if measure else one.listing
            found.append(Goal(ref=f"target-{one.pk}", name=name, due=one.due_end, served=served))
    return tuple(found)


def _need(place: SmallPlace) -> Need:
    share = None if place.deprived is None else place.deprived / place.people
    return Need(place.people, share, place.deprived)

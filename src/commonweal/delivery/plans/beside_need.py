"""Effort beside need, area by area: what the method says, with every area that is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commonweal.delivery.plans.effort import Effort
from commonweal.methods.estimate import Reason
from commonweal.methods.proportionality import (
    FEWEST_AREAS,
    Balance,
    Proportionality,
    balance_of,
    deprivation_weighted_population,
    proportionality,
)


@dataclass(frozen=True, slots=True)
class Need:
    """An area's people, its deprivation (higher is more), and its need if something tells it."""

    people: float
    deprivation: float | None
    need: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """An area's part of all effort and of all need, and the one over the other."""

    area: str
    effort: float
    need: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class BesideNeed:
    """The answer with its areas, the most deprived first, and those that could not be read.

    ``found`` is None, and ``balance`` cannot tell, where fewer than three areas can be read or
    there is no known effort at all.
    """

    found: Proportionality | None
    balance: Balance
    shares: tuple[Share, ...]
    left_out: tuple[str, ...]

    @property
    def missed(self) -> tuple[Share, ...]:
        """Areas with less than half of what would be in proportion, the least served first."""
        held = [one for one in self.shares if one.ratio is not None and one.ratio < 0.5]
        return tuple(sorted(held, key=lambda one: (one.ratio, one.area)))


def beside_need(effort: Effort, needs: Mapping[str, Need]) -> BesideNeed:
    """Set the effort of a plan beside the need of its areas.

    Need is what each area's ``need`` says where all areas have one, else people weighted by
    deprivation. An area without people, deprivation or effort of its own is named and left out.
    """
    amounts = dict(zip(effort.areas, effort.amounts, strict=True))
    known = {a: n for a, n in needs.items() if a in amounts and n.deprivation is not None}
    left_out = tuple(sorted((set(needs) | set(amounts)) - set(known)))
    if len(known) < FEWEST_AREAS:
        return BesideNeed(None, Balance.CANNOT_TELL, (), left_out)
    areas = sorted(known, key=lambda one: (-(known[one].deprivation or 0.0), one))
    people = [known[one].people for one in areas]
    deprived = [known[one].deprivation or 0.0 for one in areas]
    need = [known[one].need for one in areas]
    if any(one is None for one in need):
        need = list(deprivation_weighted_population(people, deprived))
    given = [amounts[one] for one in areas]
    found = proportionality(given, [one or 0.0 for one in need], people, deprived)
    if found.index.reason != Reason.NONE:
        return BesideNeed(None, Balance.CANNOT_TELL, (), left_out)
    shares = _shares(areas, given, [float(one or 0.0) for one in need], found)
    return BesideNeed(found, Balance(int(balance_of(found))), shares, left_out)


def _shares(
    areas: list[str], effort: list[float], need: list[float], found: Proportionality
) -> tuple[Share, ...]:
    all_effort, all_need = sum(effort), sum(need)
    ratios = [None if one != one else float(one) for one in found.ratio.tolist()]
    return tuple(
        Share(area, e / all_effort, n / all_need, ratio)
        for area, e, n, ratio in zip(areas, effort, need, ratios, strict=True)
    )

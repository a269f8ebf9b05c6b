"""Limits of the slope and the relative index from draws: normal values, sorted as far as needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.estimate import Codes, Floats, Reason
from commonweal.methods.slope_index import end_and_slope

DRAWS, SEED, FEWEST_DRAWS = 100_000, 20190701, 1000
Drawn = NDArray[np.float32]
Curve = Callable[[Drawn], None]
"""Turns drawn values of the link's scale into those of the index, in their place."""


def whole_seed(seed: int) -> int:
    """Check a seed: without one the limits would differ from call to call.

    Example:
        >>> whole_seed(7)
        7
    """
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"a seed is a whole number from 0, not {seed!r}")
    return int(seed)


@dataclass(frozen=True, slots=True)
class Draws:
    """How many sets of values are drawn, and from which seed.

    Raises:
        ValueError: for fewer than 1,000 sets, or a seed that is no whole number from 0.
    """

    sets: int
    seed: int

    def __post_init__(self) -> None:
        if self.sets < FEWEST_DRAWS:
            raise ValueError(f"draws must be {FEWEST_DRAWS:,} or more, not {self.sets:,}")
        whole_seed(self.seed)

    def normal(self, groups: int) -> Drawn:
        """Standard normal values, ``(groups, sets)``, the same in every call."""
        shape = groups, self.sets
        return np.random.default_rng(self.seed).standard_normal(shape, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Values on the scale on which they vary; ``(..., groups)`` each, and the way back."""

    middle: Floats
    error: Floats
    population: Floats
    curve: Curve


def from_log(values: Drawn) -> None:
    """Turn logarithms into rates, in their place.

    Example:
        >>> values = np.zeros(2, np.float32)
        >>> from_log(values)
        >>> values.tolist()
        [1.0, 1.0]
    """
    np.exp(values, out=values)


def from_logit(values: Drawn) -> None:
    """Turn logits into proportions, in their place.

    Example:
        >>> values = np.zeros(2, np.float32)
        >>> from_logit(values)
        >>> values.tolist()
        [0.5, 0.5]
    """
    np.negative(values, out=values)
    np.exp(values, out=values)
    values += 1
    np.reciprocal(values, out=values)


def drawn_limits(
    linked: Linked, reason: Codes, share: Floats, multiplier: float, draws: Draws
) -> Floats:
    """Draw the limits of both indices and their errors.

    Args:
        linked: of the areas, ``(..., groups)``.
        reason: of each area; one that has a reason is left out, with NaN.
        share: below the upper limit, ``(levels,)``.
        multiplier: unit of the slope; a negative one also turns the ratio.
        draws: how many, and their seed.

    Returns:
        ``(2, 4, levels, ...)``: slope and ratio; lower limit, upper limit, the error of each.

    Example:
        >>> logs, none = np.log([90.0, 80, 72, 66, 60]), np.array(0, dtype=np.int8)
        >>> linked = Linked(logs, np.full(5, 0.05), np.ones(5), from_log)
        >>> drawn_limits(linked, none, np.array([0.975]), 1.0, Draws(1000, 1)).shape
        (2, 4, 1)
    """
    limits = np.full((2, 4, len(share), reason.size), np.nan)
    areas = np.flatnonzero(reason == Reason.NONE) if len(share) else np.array([], dtype=np.int64)
    groups = linked.middle.shape[-1]
    normal = draws.normal(groups)
    middle, error, people = (
        np.broadcast_to(one, (*reason.shape, groups)).reshape(-1, groups)
        for one in (linked.middle, linked.error, linked.population)
    )
    values = np.empty_like(normal)  # one for all areas: memory that is new each time is dear
    for at in areas.tolist():
        np.multiply(normal, _upright(error[at]), out=values)
        np.add(values, _upright(middle[at]), out=values)
        linked.curve(values)
        for index, drawn in enumerate(_indices(values, people[at], multiplier)):
            limits[index, ..., at] = _limits(drawn, share)
    return limits.reshape(2, 4, len(share), *reason.shape)


def _upright(values: Floats) -> Drawn:
    return values.astype(np.float32)[:, None]


def _indices(values: Drawn, people: Floats, multiplier: float) -> tuple[Drawn, Drawn]:
    """The slope and the ratio of every set of values."""
    weights = np.stack(end_and_slope(people)).astype(np.float32)
    # not a matrix product: its threads wait for a busy core, and then take forty times as long
    low, slope = np.einsum("kg,gd->kd", weights, values)
    high = low + slope
    return slope * multiplier, low / high if multiplier < 0 else high / low


def _limits(drawn: Drawn, share: Floats) -> Floats:
    """Lower and upper limit at each share, and the standard error of either, ``(4, levels)``."""
    many = len(drawn)
    spread = np.sqrt(many * share * (1 - share))
    ranks = []
    for middle in (many * (1 - share), many * share):
        ranks += [middle, middle - spread, middle + spread]
    at = np.clip(np.rint(ranks) - 1, 0, many - 1).astype(np.int64)
    _sort_both_ends(drawn, int(at[:3].max()), int(at[3:].min()))
    low, low_1, low_2, high, high_1, high_2 = drawn[at].astype(np.float64)
    return np.stack([low, high, (low_2 - low_1) / 2, (high_2 - high_1) / 2])


def _sort_both_ends(drawn: Drawn, low: int, high: int) -> None:
    """Sort values up to one rank and from another, in their place: what lies between is not read.

    Takes half the time of sorting them all.
    """
    drawn.partition(low)
    drawn[: low + 1].sort()
    upper = drawn[low + 1 :]
    upper.partition(high - low - 1)
    upper[high - low - 1 :].sort()

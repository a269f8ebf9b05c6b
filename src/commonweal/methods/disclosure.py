"""Keep a person from being read out of a table: small counts, and what totals give away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.disclosure_shields import Hidden, Shields
from commonweal.methods.disclosure_tables import counts_of, table_of

Mask = NDArray[np.bool_]
Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be shown of counts of people.

    ``smallest`` is the largest count that is hidden, ``zero_is_shown`` whether none may be told,
    ``base`` the number that ``rounded`` rounds the others to (1: not rounded), ``width`` how many
    values apart a reader's bounds of a hidden count must at least be (0: as many as ``smallest``).

    The least count that is shown is ``smallest + 1``. Halves go up, so it is rounded to 0, people
    to none, where ``base`` is more than twice it: such a base is refused, and so is a policy that
    hides nothing, or a number that is not whole.
    """

    smallest: int
    zero_is_shown: bool = True
    base: int = 1
    width: int = 0

    def __post_init__(self) -> None:
        for name, least in (("smallest", 0), ("base", 1), ("width", 0)):
            held = getattr(self, name)
            if not isinstance(held, int | np.integer) or held < least:
                raise ValueError(f"{name} must be a whole number, {least} or more, not {held!r}")
        if self.zero_is_shown and self.smallest == 0:
            raise ValueError("a policy that shows 0 and whose smallest is 0 hides nothing")
        if self.base > 2 * (self.smallest + 1):
            most = 2 * (self.smallest + 1)
            raise ValueError(f"base must be {most} or less, else {most // 2} is rounded to 0")


HOSPITAL: Final = Policy(smallest=7, base=5)
"""Counts of 1 to 7 hidden, others to the nearest 5: NHS Digital's rule for hospital episodes."""


def small(counts: ArrayLike, policy: Policy) -> Mask:
    """Return which counts a policy hides by themselves.

    Args:
        counts: of people, whole, 0 or more, any shape ``(...)``. A missing, masked or infinite one
            is hidden: it is nothing to show, and a mask may stand over a count that is small.
        policy: what may be shown.

    Returns:
        True for a count that is hidden, ``(...)``.

    Raises:
        ValueError: for a count that is negative or not whole.

    Do not publish totals beside the rest before ``hidden_cells`` was asked.

    Source: NHS Digital, change to the disclosure control methodology of hospital episode
    statistics (2018).

    Example:
        >>> small([0, 1, 7, 8], HOSPITAL).tolist()
        [False, True, True, False]
    """
    held = counts_of(counts)
    least = 1 if policy.zero_is_shown else 0
    return np.asarray(~((held < least) | (held > policy.smallest)))


def rounded(counts: ArrayLike, policy: Policy) -> Counts:
    """Return counts rounded to the base of a policy, NaN where they are hidden.

    Args:
        counts: of people, whole, 0 or more, any shape ``(...)``. A missing, masked or infinite
            one is hidden.
        policy: what may be shown.

    Returns:
        Multiples of the base; halves go up. Percentages are to be made of these, never of the
        counts behind them.

    Raises:
        ValueError: for a count that is negative or not whole.

    Do not use it on rates, whose counts it does not hide.

    Source: as :func:`small`.

    Example:
        >>> rounded([0, 4, 8, 12, 13], HOSPITAL).tolist()
        [0.0, nan, 10.0, 10.0, 15.0]
    """
    held = counts_of(counts)
    whole = np.floor(held / policy.base + 0.5) * policy.base
    return np.where(small(held, policy), np.nan, whole)


def hidden_cells(table: ArrayLike, policy: Policy, *, totals: ArrayLike | None = None) -> Hidden:
    """Return which cells of a table to hide when its totals are shown exactly.

    Formula: the small counts; then for each that a reader can bound more closely than
    ``policy.width``, or at most at ``policy.smallest``, those shown cells, at the least price, by
    which another whole table has the same totals and shifts it so far. The price of a cell grows
    with the logarithm of its count; noughts come last.

    Args:
        table: counts of people, whole, none missing, any number of axes: a list with its total;
            areas by causes; men and women by both, whose sums are the persons.
        policy: what may be shown; ``base`` is not used, for rounded totals tell less.
        totals: which cells stand in each total that is shown, ``(totals, *shape)``, in any
            overlap; without them the sums over every set of axes (``totals_of``).

    Returns:
        The cells to hide, and those that stay exposed.

    Raises:
        ValueError: for a count that is negative, missing or not whole, or totals of another shape.

    Do not rely on it across tables: two that share people must be one table, by an axis that
    holds what only one of them counts (women, where persons and men are shown), or ``totals``.
    The bounds are those of a reader who knows the totals, and that a hidden count is 1 or more
    where 0 is shown. One who knows this rule too may rule out tables for which other cells would
    be hidden, and so be certain that a cell is small; which count it is, the bounds keep open.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4; Kelly JP, Golden BL,
    Assad AA, Cell suppression: disclosure protection for sensitive tabular data, Networks 22
    (1992) 397–417.

    Example:
        >>> hidden_cells([3, 40, 50, 60], Policy(smallest=5)).hidden.astype(int).tolist()
        [1, 1, 0, 0]
        >>> hidden_cells([3, 2], Policy(smallest=5)).exposed.astype(int).tolist()
        [1, 1]
    """
    held, sums = table_of(table, totals)
    values, primary = held.ravel(), small(held.ravel(), policy)
    known = np.minimum(values, 1 if policy.zero_is_shown else 0)
    width = policy.width or max(policy.smallest, 1)
    found = Shields(values, sums, known, primary).shield_all(policy.smallest, width)
    return Hidden(found.hidden.reshape(held.shape), found.exposed.reshape(held.shape))

"""Keep a person from being read out of a table: small counts, and what totals give away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.disclosure_bounds import bounds_of_hidden
from commonweal.methods.disclosure_tables import counts_of

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


def hidden_cells(table: ArrayLike, policy: Policy) -> Mask:
    """Return which cells of a table to hide when the totals of its rows and columns are shown.

    Formula: first the small counts; then, as long as a reader can bound one of them more closely
    than ``policy.width``, the smallest shown cell that shares a row, a column or, failing these,
    the table with it.

    Args:
        table: counts of people, ``(rows, columns)``, whole, none missing.
        policy: what may be shown.

    Returns:
        True for a cell to hide, ``(rows, columns)``: the small counts and those that shield them.
        Where even hiding all does not shield one, all cells are hidden; the totals then give it
        away, and ``bounds_of_hidden`` tells which.

    Raises:
        ValueError: for a negative or missing count, or a table of other than two axes.

    Do not rely on it across tables: two that share people must be checked as one.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.

    Example:
        >>> hidden_cells([[3, 40, 50], [60, 70, 80]], Policy(smallest=5)).astype(int).tolist()
        [[1, 1, 0], [1, 1, 0]]
    """
    held = counts_of(table)
    if held.ndim != 2 or np.isnan(held).any():
        raise ValueError("a table has rows and columns, and no count of it is missing")
    primary = small(held, policy)
    hidden = primary.copy()
    while primary.any() and not hidden.all():
        tight = _tight(held, hidden, primary, policy)
        if not tight.any():
            break
        hidden[_next(held, hidden, tight)] = True
    return hidden


def _tight(table: Counts, hidden: Mask, primary: Mask, policy: Policy) -> Mask:
    told = policy.zero_is_shown and bool((table[hidden] >= 1).all())
    lower, upper = bounds_of_hidden(table, hidden, least=int(told))
    wanted = policy.width or max(policy.smallest, 1)
    return np.asarray(primary & (upper - lower < wanted))


def _next(table: Counts, hidden: Mask, tight: Mask) -> tuple[int, int]:
    """The smallest shown cell above 0 in a line of a tight one, else anywhere, else a nought."""
    row, column = np.argwhere(tight)[0]
    lines = np.zeros_like(hidden)
    alone_in_row, alone_in_column = hidden[row].sum() < 2, hidden[:, column].sum() < 2
    lines[row] = alone_in_row or not alone_in_column
    lines[:, column] |= alone_in_column or not alone_in_row
    corner = hidden.any(1, keepdims=True) & hidden.any(0, keepdims=True)
    for chosen in (corner & (table > 0), lines & (table > 0), table > 0, table >= 0):
        shown = chosen & ~hidden
        if shown.any():  # the last of the masks holds every cell that is left
            at = int(np.argmin(np.where(shown, table, np.inf)))
            return at // table.shape[1], at % table.shape[1]
    raise AssertionError("a cell is shown, or the search had ended")  # pragma: no cover

"""What chance alone would show among many verdicts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of


def expected_by_chance(judged: int) -> float:
    """Expect so many changes among ``judged`` measures by chance: ``0.05·K``.

    Half of them look like worsening.

    Source: rules of verdicts, version 1, "Summaries".

    Example:
        >>> expected_by_chance(60)
        3.0
    """
    return 0.05 * judged


def benjamini_hochberg(p: ArrayLike, rate: float = 0.10) -> NDArray[np.bool_]:
    """Mark the findings that stand when many were tested at once.

    Formula: the k smallest p-values, k the largest with ``p₍ₖ₎ ≤ rate·k/K``.

    Args:
        p: two-sided p-values, between 0 and 1; NaN where nothing was tested, not counted in K.
        rate: false discovery rate, a share above 0 and below 1.

    Returns:
        Which stand, in the shape of p; not one that was not tested.

    Raises:
        ValueError: for a rate that is no such share, or a p-value outside 0 to 1.

    Do not use it where the tests depend on each other otherwise than by rising together.

    Source: Benjamini, Y. and Hochberg, Y. (1995), J. R. Stat. Soc. B 57, 289–300.

    Example:
        >>> benjamini_hochberg(np.array([0.001, 0.2, 0.04, 0.9])).tolist()
        [True, False, True, False]
    """
    if not 0 < rate < 1:
        raise ValueError(f"a false discovery rate is a share between 0 and 1, not {rate:g}")
    held = numbers_of(p)
    if (held < 0).any() or (held > 1).any():
        raise ValueError("p-values lie between 0 and 1")
    ascending = np.sort(held[~np.isnan(held)])
    within = ascending <= rate * np.arange(1, ascending.size + 1) / ascending.size
    if not within.any():
        return np.zeros(held.shape, dtype=np.bool_)
    standing: NDArray[np.bool_] = held <= ascending[np.flatnonzero(within)[-1]]
    return standing

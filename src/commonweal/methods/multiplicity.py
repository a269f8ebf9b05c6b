"""What chance alone would show among many verdicts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def expected_by_chance(judged: int) -> float:
    """Expect so many changes among ``judged`` measures by chance: ``0.05·K``.

    Half of them look like worsening.

    Source: rules of verdicts, version 1, "Summaries".

    Example:
        >>> expected_by_chance(60)
        3.0
    """
    return 0.05 * judged


def benjamini_hochberg(p: NDArray[np.float64], rate: float = 0.10) -> NDArray[np.bool_]:
    """Mark the findings that stand when many were tested at once.

    Formula: the k smallest p-values, k the largest with ``p₍ₖ₎ ≤ rate·k/K``.

    Args:
        p: two-sided p-values, shape (K,), between 0 and 1, none missing.
        rate: false discovery rate, a share.

    Returns:
        Which stand, shape (K,).

    Source: Benjamini, Y. and Hochberg, Y. (1995), J. R. Stat. Soc. B 57, 289–300.

    Example:
        >>> benjamini_hochberg(np.array([0.001, 0.2, 0.04, 0.9])).tolist()
        [True, False, True, False]
    """
    if not p.size:
        return np.zeros(0, dtype=np.bool_)
    ascending = np.sort(p)
    within = ascending <= rate * np.arange(1, p.size + 1) / p.size
    if not within.any():
        return np.zeros(p.size, dtype=np.bool_)
    standing: NDArray[np.bool_] = p <= ascending[np.flatnonzero(within)[-1]]
    return standing

"""The few special functions that the methods need; SciPy is loaded when one is first called.

Loading SciPy takes longer than most calls of this package, and many users need none of it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def _special(name: str, *arguments: ArrayLike) -> Floats:
    from scipy import special

    function: Any = getattr(special, name)
    found: Floats = function(*arguments)
    return found


def normal_below(z: ArrayLike) -> Floats:
    """Return Φ(z), the share of a standard normal distribution below ``z``; any shape.

    Example:
        >>> float(normal_below(0.0))
        0.5
    """
    return _special("ndtr", z)


def normal_point(share: ArrayLike) -> Floats:
    """Return the z below which a ``share`` (0 to 1) of a standard normal distribution lies.

    Example:
        >>> round(float(normal_point(0.975)), 6)
        1.959964
    """
    return _special("ndtri", share)


def student_point(share: ArrayLike, freedom: ArrayLike) -> Floats:
    """Return the t below which a ``share`` of Student's distribution lies.

    Example:
        >>> round(float(student_point(0.975, 9)), 4)
        2.2622
    """
    return _special("stdtrit", freedom, share)


def chi_square_point(share: ArrayLike, freedom: ArrayLike) -> Floats:
    """Return the χ² below which a ``share`` of the distribution lies; 0 for no freedom.

    Formula: ``2·P⁻¹(ν/2, share)``, P the regularised lower incomplete gamma function.

    Example:
        >>> round(float(chi_square_point(0.95, 1)), 4)
        3.8415
    """
    half = np.asarray(freedom, dtype=np.float64) / 2
    safe = np.where(half == 0, 1.0, half)
    return np.where(half == 0, 0.0, 2.0 * _special("gammaincinv", safe, share))

"""Numbers as they are given to a method: what is missing, masked or infinite is NaN."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def numbers_of(values: ArrayLike) -> Floats:
    """Read numbers; masked entries and infinite ones are missing, which is NaN.

    Args:
        values: any shape; a list, an array, or a masked array.

    Returns:
        Floats of the same shape, each finite or NaN. What holds only such floats is not copied.

    Raises:
        ValueError: for what is no number.

    Example:
        >>> numbers_of([1, np.inf, np.nan]).tolist()
        [1.0, nan, nan]
        >>> numbers_of(np.ma.masked_equal([3, -1], -1)).tolist()
        [3.0, nan]
    """
    found = _unmasked(values)
    endless = np.isinf(found)
    return np.where(endless, np.nan, found) if endless.any() else found


def none_if_missing(values: ArrayLike) -> Floats:
    """Read counts of which a missing or masked one counts as none; an infinite one is NaN.

    Args:
        values: any shape; a list, an array, or a masked array.

    Returns:
        Floats of the same shape. What holds only finite floats is not copied.

    Raises:
        ValueError: for what is no number.

    Example:
        >>> none_if_missing([1, np.inf, np.nan]).tolist()
        [1.0, nan, 0.0]
    """
    found = _unmasked(values)
    if np.isfinite(found).all():
        return found
    return np.nan_to_num(found, nan=0.0, posinf=np.nan, neginf=np.nan)


def _unmasked(values: ArrayLike) -> Floats:
    given: Any = values
    if hasattr(given, "filled"):  # only masked arrays are; to name their type takes a second import
        given = given.astype(np.float64).filled(np.nan)
    held = np.asarray(given)
    if held.dtype.kind in "mMc":  # NumPy would turn days into counts, and drop half of the others
        raise ValueError(f"numbers are needed, not {held.dtype.name}")
    return held.astype(np.float64, copy=False)

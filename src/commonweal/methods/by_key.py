"""From rows with keys to arrays with axes, and back into another order: by key, not by position."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of

Floats = NDArray[np.float64]
Axis = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Values laid out by their keys.

    ``value`` has one axis a kind of key, in the order given, NaN where no row has that set of
    keys; ``axes`` hold the keys along each.
    """

    value: Floats
    axes: tuple[Axis, ...]


def laid_out(
    values: ArrayLike,
    *keys: Sequence[Hashable],
    axes: Sequence[Sequence[Hashable] | None] | None = None,
) -> Laid:
    """Lay rows out as an array, by their keys.

    Args:
        values: one a row, ``(rows,)``; NaN where missing.
        keys: for each axis the key of every row, such as its area and its age band.
        axes: for each axis the keys wanted and their order; None for those of the rows, sorted,
            numbers within text by their size: "5-9" before "10-14", decile "2" before "10".
            Rows whose key is not wanted are a fault: nothing is left out in silence.

    Returns:
        Laid values, one axis for each sequence of keys; NaN where no row was given.

    Raises:
        ValueError: for keys of another length than the values, for two rows with the same keys,
            and for a key that is not among those wanted; each names the rows, from 0.

    Do not use it where rows of one key are to be added up: sum them first.

    Source: none; the peers' recurring fault of reference figures joined by position.

    Example:
        >>> found = laid_out([5.0, 7.0, 9.0], ["B", "A", "A"], [0, 0, 75], axes=[None, [0, 75]])
        >>> found.axes[0], found.value.tolist()
        (('A', 'B'), [[7.0, 9.0], [5.0, nan]])
    """
    value = numbers_of(values)
    wanted = list(axes) if axes is not None else [None] * len(keys)
    if not keys or value.ndim != 1 or len(wanted) != len(keys):
        raise ValueError("give one row of values, and one sequence of keys for each axis")
    named = [_axis(one, along, value.size) for one, along in zip(keys, wanted, strict=True)]
    places = [_places(one, along) for one, along in zip(keys, named, strict=True)]
    shape = tuple(len(along) for along in named)
    flat = np.ravel_multi_index(tuple(places), shape) if value.size else np.zeros(0, dtype=np.intp)
    _refuse_twice(flat, keys)
    laid = np.full(shape, np.nan)
    laid.reshape(-1)[flat] = value
    return Laid(laid, tuple(named))


def in_order(
    values: ArrayLike,
    held: Sequence[Hashable],
    wanted: Sequence[Hashable],
    *,
    axis: int = -1,
) -> Floats:
    """Bring an axis into another order by its keys, as reference rates into that of a population.

    Args:
        values: any shape.
        held: keys along the axis, each once.
        wanted: keys in the order wanted, each among those held.
        axis: which axis.

    Returns:
        Values with that axis in the order wanted, as long as ``wanted``.

    Raises:
        ValueError: for a length that is not that of the axis, a key held twice, or a key wanted
            and not held: a missing band is never taken as 0 or as its neighbour.

    Source: none, as :func:`laid_out`.

    Example:
        >>> in_order([0.01, 0.5], ["75+", "0-74"], ["0-74", "75+"]).tolist()
        [0.5, 0.01]
    """
    value = numbers_of(values)
    if value.ndim == 0 or value.shape[axis] != len(held):
        raise ValueError(f"{len(held)} keys do not name the values of axis {axis}")
    at = {key: k for k, key in enumerate(held)}
    if len(at) < len(held):
        twice = next(key for k, key in enumerate(held) if at[key] != k)
        raise ValueError(f"the key {twice!r} is held twice")
    missing = [key for key in wanted if key not in at]
    if missing:
        raise ValueError(f"no values of {missing[0]!r} are held; {len(missing)} keys are missing")
    return np.take(value, [at[key] for key in wanted], axis=axis)


def _axis(keys: Sequence[Hashable], wanted: Sequence[Hashable] | None, rows: int) -> Axis:
    if len(keys) != rows:
        raise ValueError(f"{len(keys)} keys for {rows} values")
    if wanted is None:
        return tuple(sorted(set(keys), key=_by_number))
    if len(set(wanted)) < len(wanted):
        raise ValueError("a key is wanted twice along one axis")
    return tuple(wanted)


def _by_number(key: Hashable) -> tuple[tuple[int, float, str], ...]:
    """Sort key of a key: numbers by their size, also those within text; then the text."""
    if isinstance(key, int | float | np.number):
        return ((0, float(key), ""),)
    parts = re.split(r"(\d+)", str(key))
    return tuple((0, float(one), "") if one.isdigit() else (1, 0.0, one) for one in parts if one)


def _places(keys: Sequence[Hashable], along: Axis) -> NDArray[np.intp]:
    at = {key: k for k, key in enumerate(along)}
    for row, key in enumerate(keys):
        if key not in at:
            raise ValueError(f"row {row}: the key {key!r} is not among those wanted")
    return np.array([at[key] for key in keys], dtype=np.intp)


def _refuse_twice(flat: NDArray[np.intp], keys: Sequence[Sequence[Hashable]]) -> None:
    order = np.argsort(flat, kind="stable")
    same = np.flatnonzero(np.diff(flat[order]) == 0)
    if same.size:
        first, second = int(order[same[0]]), int(order[same[0] + 1])
        told = ", ".join(repr(one[first]) for one in keys)
        raise ValueError(f"rows {first} and {second} have the same keys: {told}")

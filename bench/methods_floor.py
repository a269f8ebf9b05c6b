"""The fewest NumPy passes that give a method's numbers, to hold its time against.

Nothing is checked, no reason is given, no other level of confidence is known: whoever wrote one of
these by hand for sound figures would do no more. Each returns value, lower and upper limit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

Floats = NDArray[np.float64]
Numbers = tuple[Floats, ...]
Z = 1.959963984540054
FEW = 10


def wilson(x: Floats, n: Floats) -> Numbers:
    """Proportions with Wilson's limits."""
    value = x / n
    spread = 1 - value
    spread *= x
    spread *= 4
    spread += Z * Z
    np.sqrt(spread, out=spread)
    spread *= Z
    middle = 2 * x + Z * Z
    below = 2 * n + 2 * Z * Z
    lower, upper = middle - spread, middle + spread
    lower /= below
    upper /= below
    return value, lower, upper


def byars(x: Floats) -> tuple[Floats, Floats]:
    """Byar's limits of counts above 0."""
    found = []
    for at, sign in ((x, -1), (x + 1, 1)):
        inner = np.sqrt(at)
        np.divide(sign * Z / 3, inner, out=inner)
        inner += 1 - 1 / (9 * at)
        found.append(at * inner * inner * inner)
    return found[0], found[1]


def exact_table() -> tuple[Floats, Floats]:
    """Exact limits of 0 to 9."""
    few = np.arange(FEW, dtype=np.float64)
    lower = np.where(few > 0, gammaincinv(np.maximum(few, 1), 0.025), 0.0)
    return lower, gammaincinv(few + 1, 0.975)


def rates(x: Floats, n: Floats, per: float = 1e5) -> Numbers:
    """Crude rates, exact below 10 events and Byar's from there."""
    lower, upper = byars(np.maximum(x, 1))
    few = x < FEW
    at = x[few].astype(np.int64)
    for limits, table in zip((lower, upper), exact_table(), strict=True):
        limits[few] = table[at]
    scale = per / n
    lower *= scale
    upper *= scale
    return x * scale, lower, upper


def rates_of_few(x: Floats, n: Floats) -> Numbers:
    """Crude rates of counts that are all below 10."""
    at, scale = x.astype(np.int64), 1e5 / n
    lower, upper = (table[at] for table in exact_table())
    lower *= scale
    upper *= scale
    return x * scale, lower, upper


def standardised(x: Floats, n: Floats, w: Floats) -> Numbers:
    """Directly standardised rates with Dobson's limits."""
    share = w / n
    whole, total = w.sum(), x.sum(-1)
    value = np.einsum("...i,...i->...", share, x) / whole
    factor = np.sqrt(np.einsum("...i,...i,...i->...", share, share, x) / total) / whole
    lower, upper = byars(total)
    limits = (value + factor * (one - total) for one in (lower, upper))
    return tuple(one * 1e5 for one in (value, *limits))


def indirect(x: Floats, n: Floats, reference: Floats, people: Floats) -> Numbers:
    """Indirectly standardised rates."""
    expected = np.einsum("...i,i->...", n, reference / people)
    return rates(x.sum(-1), expected, 1e5 * reference.sum() / people.sum())


def life_table(deaths: Floats, people: Floats, starts: Floats) -> Numbers:
    """Life expectancy at every age, with Silcocks' variance."""
    widths = np.diff(starts)
    lived = np.where((starts[:-1] == 0) & (widths == 1), 0.1, 0.5)
    rate = deaths / people
    q = rate[:, :-1] * widths
    q = np.where(q * lived > 1, 1.0, q / (1 + q * (1 - lived)))
    alive = np.ones_like(rate)
    np.cumprod(1 - q, axis=-1, out=alive[:, 1:])
    years = np.empty_like(rate)
    years[:, :-1] = widths * (lived * alive[:, :-1] + (1 - lived) * alive[:, 1:])
    years[:, -1] = alive[:, -1] / rate[:, -1]
    ahead = np.cumsum(years[:, ::-1], axis=-1)[:, ::-1] / alive
    spread = np.empty_like(rate)
    spread[:, :-1] = q * q * (1 - q) / np.maximum(deaths[:, :-1], 1)  # q is 0 where nobody died
    reach = (1 - lived) * widths + ahead[:, 1:]
    spread[:, :-1] *= (alive[:, :-1] * reach) ** 2
    spread[:, -1] = (alive[:, -1] / rate[:, -1]) ** 2 / deaths[:, -1]
    half = Z * np.sqrt(np.cumsum(spread[:, ::-1], axis=-1)[:, ::-1]) / alive
    return ahead, ahead - half, ahead + half


def line_weights(people: Floats) -> tuple[Floats, Floats]:
    """What each group adds to the fitted end and to the slope."""
    share = people / people.sum(-1, keepdims=True)
    centred = np.cumsum(share, axis=-1) - share / 2 - 0.5
    pull = share * centred
    pull /= (pull * centred).sum(-1, keepdims=True)
    return share - pull / 2, pull


def slope(value: Floats, error: Floats, people: Floats) -> Numbers:
    """Slope index with its limits in closed form."""
    pull = line_weights(people)[1]
    found = (pull * value).sum(-1)
    half = Z * np.sqrt(((pull * error) ** 2).sum(-1))
    return found, found - half, found + half


def drawn_slope(value: Floats, error: Floats, people: Floats, draws: int, seed: int) -> Numbers:
    """Slope index of rates on their own scale: the same draws of the same generator, sorted."""
    pull = line_weights(people)[1]
    normal = np.random.default_rng(seed).standard_normal((value.shape[-1], draws), np.float32)
    at = np.rint([draws * 0.025, draws * 0.975]).astype(np.int64) - 1
    limits = np.empty((2, len(value)))
    for area, (middle, spread) in enumerate(zip(np.log(value), error, strict=True)):
        values = normal * spread.astype(np.float32)[:, None]
        values += middle.astype(np.float32)[:, None]
        np.exp(values, out=values)
        drawn = np.einsum("g,gd->d", pull[area].astype(np.float32), values)
        drawn.partition(at)
        limits[:, area] = drawn[at]
    return (pull * value).sum(-1), limits[0], limits[1]

"""Panel scatter against a slow, obvious second reading of the rule."""

import numpy as np
import pytest

from commonweal.methods.panel_scatter import (
    nearest,
    order_by_size,
    pairs_without_overlap,
    panel_scatter,
    size_factor,
)


def spans(count: int, length: int = 1) -> tuple[np.ndarray, np.ndarray]:
    ends = np.arange(count, dtype=float)
    return ends - length + 0.5, ends


def slow_scatter(value, starts, ends, side, size):
    """B by loops, with sorted lists, as the paper puts it."""
    places, periods = value.shape
    listed = [t for t in range(periods) if np.isfinite(value[:, t]).sum() >= 40]
    between = np.full(value.shape, np.nan)
    for this in sorted(set(side)):
        pairs = {}
        for a in listed:
            later = [b for b in listed if starts[b] > ends[a]]
            if later and side[a] == side[later[0]] == this:
                change = value[:, later[0]] - value[:, a]
                pairs[a, later[0]] = change - np.nanmedian(change)
        for t in (t for t in listed if side[t] == this):
            for i in range(places):
                found = []
                for (a, b), d in pairs.items():
                    near = [listed.index(x) - listed.index(t) for x in (a, b)]
                    if min(abs(x) for x in near) > 1:
                        continue
                    held = [j for j in range(places) if np.isfinite(d[j])]
                    held.sort(key=lambda j: (abs(np.log(size[j]) - np.log(size[i])), j))
                    likes = held[:40]
                    found.append(0.5 * (np.median(np.abs(d[likes])) / 0.6745) ** 2)
                if found and len(pairs) >= 2:
                    between[i, t] = np.sqrt(np.mean(found))
    return between


@pytest.mark.parametrize("length", [1, 3])
def test_scatter_agrees_with_a_slow_reading(length):
    rng = np.random.default_rng(3)
    value = rng.normal(size=(60, 9))
    value[rng.random(value.shape) < 0.1] = np.nan
    value[:30, 8] = np.nan  # the last period is held by too few places
    starts, ends = spans(9, length)
    side = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1])
    size = rng.integers(20, 60, 60) * 1000.0  # with ties

    told = panel_scatter(value, starts, ends, side, size)

    slow = slow_scatter(value, starts, ends, side, size)
    assert np.array_equal(np.isnan(told.between), np.isnan(slow))
    assert np.allclose(told.between, slow, equal_nan=True)


def test_scatter_finds_the_noise_put_in_whatever_the_common_movement():
    rng = np.random.default_rng(5)
    level = rng.normal(50, 10, (150, 1)) + np.linspace(0, 30, 12)

    told = panel_scatter(
        level + rng.normal(0, 2, (150, 12)), *spans(12), np.zeros(12, int), np.linspace(1, 5, 150)
    )

    assert np.mean(told.between) == pytest.approx(2, rel=0.1)
    assert told.places == 150


def test_heavy_tails_raise_kappa():
    rng = np.random.default_rng(7)
    size = np.linspace(1, 5, 150)
    calm, wild = rng.normal(size=(150, 12)), rng.standard_t(2, size=(150, 12))

    normal = panel_scatter(calm, *spans(12), np.zeros(12, int), size).kappa[0]
    heavy = panel_scatter(wild, *spans(12), np.zeros(12, int), size).kappa[0]

    assert normal == pytest.approx(1, abs=0.1)
    assert heavy > 1.3


def test_a_side_with_one_pair_or_many_zeros_has_no_scatter():
    rng = np.random.default_rng(9)
    value = rng.normal(size=(60, 5))
    side = np.array([0, 0, 1, 1, 1])

    told = panel_scatter(value, *spans(5), side, np.ones(60))
    stuck = panel_scatter(np.round(value / 4), *spans(5), np.zeros(5, int), np.ones(60))

    assert np.isnan(told.between[:, :2]).all()
    assert np.isfinite(told.between[:, 2:]).all()
    assert np.isnan(stuck.between).all()


def test_pairs_take_the_earliest_later_period_and_cross_no_break():
    starts, ends = spans(6, length=3)

    assert pairs_without_overlap(starts, ends, np.zeros(6, int), np.ones(6, bool)) == [
        (0, 3), (1, 4), (2, 5),
    ]  # fmt: skip
    broken = pairs_without_overlap(starts, ends, np.array([0, 0, 0, 0, 1, 1]), np.ones(6, bool))
    assert broken == [(0, 3)]


def test_the_smallest_places_are_widened_and_no_place_is_narrowed():
    size = np.r_[100.0, np.full(80, 10_000.0), 1e6]

    told = size_factor(size, order_by_size(size))

    assert told[0] == pytest.approx(10)
    assert (told[1:] == 1).all()


def test_nearest_breaks_ties_by_order_of_code():
    order = order_by_size(np.array([5.0, 5.0, 5.0, 9.0]))

    assert nearest(order, np.array([True, True, True, True]), 2).tolist() == [
        [0, 1], [0, 1], [0, 1], [3, 0],
    ]  # fmt: skip


def test_an_empty_panel_has_no_scatter():
    told = panel_scatter(np.empty((0, 3)), *spans(3), np.zeros(3, int), np.empty(0))

    assert told.between.shape == (0, 3)
    assert told.places == 0


def test_a_period_whose_neighbours_hold_other_places_has_no_scatter():
    rng, half = np.random.default_rng(8), np.arange(100) < 50
    value = rng.normal(60, 2, (100, 6))
    for period, first in enumerate((True, True, True, False, True, False)):
        value[half != first, period] = np.nan

    told = panel_scatter(value, *spans(6), np.zeros(6, dtype=int), np.full(100, 5e4))

    assert np.isfinite(told.between[:, :4]).all()
    assert np.isnan(told.between[:, 4:]).all()

"""What is worked out for a whole panel at once is what is worked out place by place."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods import change as one
from commonweal.methods.common_change import excesses_over_others, ranks
from commonweal.methods.comparison import excess_change, paule_mandel, rank_among
from commonweal.methods.contrasts import (
    Contrasts,
    chances_better,
    changes_between,
    little_changes,
    sizes_of_changes,
)
from commonweal.methods.forecasts import forecasts
from commonweal.methods.gap_changes import gap_changes
from commonweal.methods.inequality import gap_change
from commonweal.methods.paces import paces_of_change
from commonweal.methods.panel_trend import weighted_trends
from commonweal.methods.power import power_over, smallest_visible
from commonweal.methods.projection import PanelMovement, forecast
from commonweal.methods.smallest_change import smallest_change_that_matters
from commonweal.methods.smallest_changes import smallest_changes_that_matter
from commonweal.methods.trend import weighted_trend

RNG = np.random.default_rng(4)
CLOSE = {"rtol": 1e-11, "atol": 1e-12}


@pytest.fixture
def contrasts() -> Contrasts:
    return Contrasts(RNG.normal(0, 3, 200), RNG.uniform(0.2, 3, 200))


def singles(many: Contrasts) -> list[one.Contrast]:
    critical = np.broadcast_to(many.critical, many.delta.shape)
    return [
        one.Contrast(float(d), float(s), float(c))
        for d, s, c in zip(many.delta.ravel(), many.se.ravel(), critical.ravel(), strict=True)
    ]


def same(many: Contrasts, every: list[one.Contrast]) -> None:
    np.testing.assert_allclose(many.delta.ravel(), [c.delta for c in every], **CLOSE)
    np.testing.assert_allclose(many.se.ravel(), [c.se for c in every], **CLOSE)
    assert many.sign.ravel().tolist() == [c.sign for c in every]


def test_ranges_and_signs(contrasts):
    every = singles(contrasts)

    for name in ("lower", "upper", "z", "sees", "sign"):
        np.testing.assert_allclose(getattr(contrasts, name), [getattr(c, name) for c in every])


def test_no_standard_error_gives_no_z_and_no_sign():
    none = Contrasts(np.array([1.0, 1.0]), np.array([0.0, np.nan]))

    assert np.isnan(none.z).all()
    assert none.sign.tolist() == [1, 0]


@pytest.mark.parametrize("smallest", [0.5, 3.0, np.nan])
def test_little_changes_and_sizes(contrasts, smallest):
    every = singles(contrasts)
    m = None if np.isnan(smallest) else smallest

    assert little_changes(contrasts, smallest).tolist() == [one.little_change(c, m) for c in every]
    if m is None:
        assert not sizes_of_changes(contrasts, smallest).any()
    else:
        told = [one.size_of_change(c, m) for c in every]
        assert sizes_of_changes(contrasts, smallest).tolist() == told


@pytest.mark.parametrize("good", [1, -1])
def test_chances(contrasts, good):
    told = [one.chance_better(c, good) for c in singles(contrasts)]

    np.testing.assert_allclose(chances_better(contrasts, good), told)


@pytest.mark.parametrize("rho", [0.0, 2 / 3])
def test_changes(rho):
    value, se = RNG.normal(size=(2, 50)), RNG.uniform(0.1, 2, (2, 50))
    value[1, 3] = np.nan

    found = changes_between((value[0], value[1]), (se[0], se[1]), rho)

    weights, both = np.array([-1.0, 1.0]), np.array([[1.0, rho], [rho, 1.0]])
    told = [one.contrast(weights, value[:, k], se[:, k], both) for k in range(50) if k != 3]
    kept = np.arange(50) != 3
    same(Contrasts(found.delta[kept], found.se[kept]), told)
    assert np.isnan(found.delta[3])


@pytest.mark.parametrize("length", [1.0, 3.0])
def test_trends_also_with_missing_points(length):
    years = np.arange(2017.0, 2025.0) + np.zeros((60, 1))
    value, se = RNG.normal(50, 1, years.shape), RNG.uniform(0.5, 1.5, years.shape)
    value[20:40] += 8 * RNG.normal(size=(20, 8))  # off the line
    value[40:][RNG.random((20, 8)) < 0.3] = np.nan
    value[0, 2:] = np.nan

    found = weighted_trends(years, value, se, length)

    assert found.points[0] == 2 and np.isnan(found.slope.delta[0]) and not found.off_line[0]
    for k in range(1, 60):
        there = np.isfinite(value[k])
        told = weighted_trend(years[k, there], value[k, there], se[k, there], length)
        mine = [a[k] for a in (found.slope.delta, found.slope.se, found.scatter, found.freedom)]
        np.testing.assert_allclose(
            mine, [told.slope.delta, told.slope.se, told.scatter, told.freedom], rtol=1e-8
        )
        assert (found.off_line[k], found.points[k]) == (told.off_line, told.points)
        assert found.slope.sign[k] == told.slope.sign
    assert found.off_line.any() and not found.off_line.all()


@pytest.mark.parametrize("spread", [0.0, 3.0])
@pytest.mark.parametrize("good", [1, 0, -1])
def test_every_place_beside_the_others(spread, good):
    variance = RNG.uniform(0.5, 3, 80)
    change = RNG.normal(0, np.sqrt(variance + spread))
    change[5], variance[6] = np.nan, np.nan
    change[8] = change[7]

    found = excesses_over_others(change, variance, good)

    held = np.isfinite(change) & np.isfinite(variance)
    for k in np.flatnonzero(held):
        others = held & (np.arange(80) != k)
        common = paule_mandel(change[others], variance[others])
        told = excess_change(change[k], variance[k], common)
        np.testing.assert_allclose(
            [found.mean[k], found.se[k], found.tau_squared[k], found.excess[k]],
            [common.mean, common.se, common.tau_squared, told.excess],
            rtol=1e-9,
            atol=1e-12,
        )
        np.testing.assert_allclose([found.z1[k], found.z2[k]], [told.z1, told.z2], rtol=1e-9)
        assert found.rank[k] == rank_among(change[k], change[others], good)
        assert found.others[k] == 77
    assert np.isnan(found.z1[5]) and found.rank[5] == 0 and found.others[5] == 78


def test_one_place_apart_from_others_that_are_all_alike():
    change = np.zeros(60)
    change[0] = 3.0

    found = excesses_over_others(change, np.ones(60), 1)

    assert found.tau_squared[0] == 0 and found.z1[0] == pytest.approx(3 / np.sqrt(1 + 1 / 59))
    assert np.isfinite(found.z1).all() and found.rank[0] == 1


def test_two_places_have_no_others():
    found = excesses_over_others(np.array([1.0, 2.0]), np.ones(2), 1)

    assert np.isnan(found.excess).all() and found.others.tolist() == [1, 1]


def test_places_of_one_worth_share_the_better_rank():
    assert ranks(np.array([3.0, 1.0, 3.0, 2.0]), 0).tolist() == [1, 4, 1, 3]


@pytest.mark.parametrize("places", [1, 20, 31, 32, 153])
def test_smallest_changes_leave_the_place_out(places):
    value, se = RNG.normal(0, 4, places), RNG.uniform(0.5, 1, places)
    value[places // 2] = np.nan

    found = smallest_changes_that_matter(value, se, 0.1)

    for k in range(places):
        others = np.arange(places) != k
        told = smallest_change_that_matters(value[others], se[others], 0.1)
        assert found[k] == pytest.approx(np.nan if told is None else told, nan_ok=True, abs=1e-12)


def test_a_smallest_change_is_a_tenth_of_the_spread_and_a_unit_at_least():
    value, se = np.linspace(50, 70, 101), np.full(101, 6.8)

    tenth, unit = (smallest_changes_that_matter(value, se, unit)[50] for unit in (0.0, 2.0))

    assert tenth == pytest.approx(0.68, abs=0.01) and unit == 2.0
    assert tenth == smallest_change_that_matters(np.delete(value, 50), np.delete(se, 50), 0.0)


def test_no_smallest_change_where_scatter_explains_the_spread():
    assert np.isnan(smallest_changes_that_matter(RNG.normal(size=50), np.full(50, 9.0), 1)).all()


@pytest.mark.parametrize("good", [1, -1])
def test_paces(good):
    value, se = RNG.normal(0, 4, (300, 3)), RNG.uniform(0.3, 1, (300, 3))
    years = (2013.0, 2018.0, 2023.0)

    found = paces_of_change(years, value, se, 6.0, good)

    rows = zip(value, se, strict=True)
    told = [one.pace_of_change(years, tuple(y), tuple(s), 6.0, good) for y, s in rows]
    for name in ("before", "since", "slowing"):
        same(getattr(found, name), [getattr(pace, name) for pace in told])
    assert found.stalled.tolist() == [pace.stalled for pace in told]
    assert found.reversed.tolist() == [pace.reversed for pace in told]
    assert found.stalled.any() and found.reversed.any()


@pytest.mark.parametrize("good", [1, -1])
@pytest.mark.parametrize("groups", [2, 5])
@pytest.mark.parametrize("weighed", [True, False])
def test_gaps(groups, good, weighed):
    value, se = RNG.normal(8, 4, (80, 2, groups)), RNG.uniform(0.3, 1, (80, 2, groups))
    share = RNG.uniform(0.1, 1, value.shape) if weighed else None

    found = gap_changes(value, se, good, correlation=0.25, share=share)

    told = [
        gap_change(y, s, good, correlation=0.25, share=None if share is None else share[k])
        for k, (y, s) in enumerate(zip(value, se, strict=True))
    ]
    for name in ("before", "after", "gap", "worst", "best"):
        same(getattr(found, name), [getattr(each, name) for each in told])
    there = np.array([each.relative is not None for each in told])
    assert there.any() and (np.isfinite(found.relative.delta) == there).all()
    kept = Contrasts(found.relative.delta[there], found.relative.se[there])
    same(kept, [each.relative for each in told if each.relative])


def test_no_ratio_where_none_was_asked():
    found = gap_changes(np.ones((3, 2, 2)), np.ones((3, 2, 2)), 1, relative=False)

    assert np.isnan(found.relative.delta).all()


@pytest.mark.parametrize("ahead", [1.0, 2.0, 5.0])
def test_forecasts(ahead):
    latest, se = RNG.normal(50, 5, 30), RNG.uniform(0.3, 1, 30)
    latest[4] = np.nan
    movement = PanelMovement(0.2, 0.5, -0.3, 9)

    found = forecasts(latest, se, ahead, 3.0, movement)

    for k in np.flatnonzero(np.isfinite(latest)):
        told = forecast(latest[k], se[k], ahead, 3.0, movement)
        mine = [*(a[k] for a in found.range_80), *(a[k] for a in found.range_95)]
        np.testing.assert_allclose(mine, [*told.range_80, *told.range_95])
        assert found.chances_of(55.0, -1)[k] == pytest.approx(told.chance_of(55.0, -1))
    assert np.isnan(found.variance[4])


def test_power_is_four_in_five_at_the_smallest_visible_change():
    seen = power_over([smallest_visible(2.0), 0.0], 2.0 / np.sqrt(2))

    np.testing.assert_allclose(seen, [0.8, 0.05], atol=1e-5)
    assert np.isnan(power_over(1.0, np.nan)) and np.isnan(power_over(1.0, 1.0, 1.0))

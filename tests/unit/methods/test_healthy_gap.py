"""The parts of a gap in healthy life expectancy, beside tables swapped band by band."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.decomposition import arriaga, arriaga_by_cause
from commonweal.methods.estimate import Reason
from commonweal.methods.healthy_gap import health_by_cause, healthy_gap
from commonweal.methods.healthy_life import healthy_life_expectancy
from commonweal.methods.life_table import life_table

STARTS = [0, 1, *range(5, 95, 5)]
PEOPLE = np.array([1000.0, 4000] + [5000] * 12 + [4500, 4000, 3500, 3000, 2500, 1500])
DEATHS = np.array([5.0, 1, 1, 1, 3, 5, 6, 8, 11, 16, 25, 38, 55, 80, 115, 170, 230, 300, 330, 400])
FEWER = DEATHS * np.linspace(0.6, 0.95, 20)
HEALTHY = np.linspace(0.97, 0.35, 20)
HEALTHIER = HEALTHY + np.linspace(0.0, 0.08, 20)


def tables():
    return life_table(DEATHS, PEOPLE, STARTS), life_table(FEWER, PEOPLE, STARTS)


def test_parts_sum_to_the_gap_of_sullivans_method():
    worse, better = tables()

    found = healthy_gap(worse, better, HEALTHY, HEALTHIER)

    first = healthy_life_expectancy(DEATHS, PEOPLE, STARTS, HEALTHY, 0.0).value[0]
    second = healthy_life_expectancy(FEWER, PEOPLE, STARTS, HEALTHIER, 0.0).value[0]
    assert found.gap == pytest.approx(second - first, rel=1e-12)
    assert (found.mortality + found.health).sum() == pytest.approx(second - first, rel=1e-12)
    assert (found.lived + found.health).sum() == pytest.approx(second - first, rel=1e-12)
    healthy_years = better.years * HEALTHIER - worse.years * HEALTHY
    assert found.lived + found.health == pytest.approx(healthy_years, abs=1e-12)


def test_mortality_parts_are_what_swapping_the_bands_one_by_one_changes():
    worse, better = tables()
    held = (HEALTHY + HEALTHIER) / 2

    found = healthy_gap(worse, better, HEALTHY, HEALTHIER)

    swapped = DEATHS.copy()
    before = (held * worse.years).sum()
    for band in reversed(range(20)):
        swapped[band] = FEWER[band]
        after = (held * life_table(swapped, PEOPLE, STARTS).years).sum()
        assert found.mortality[band] == pytest.approx(after - before, abs=1e-12)
        before = after


def test_everyone_in_good_health_leaves_arriagas_parts():
    worse, better = tables()

    found = healthy_gap(worse, better, np.ones(20), np.ones(20))

    assert found.mortality == pytest.approx(arriaga(worse, better), abs=1e-12)
    assert (found.health == 0).all()


def test_causes_sum_to_both_parts():
    worse, better = tables()
    parts = np.array([0.5, 0.3, 0.2])[:, None]
    other = np.array([0.4, 0.35, 0.25])[:, None]

    found = healthy_gap(worse, better, HEALTHY, HEALTHIER)
    ill = health_by_cause(worse, better, (1 - HEALTHY) * parts, (1 - HEALTHIER) * other)
    dead = arriaga_by_cause(found.mortality, DEATHS / PEOPLE * parts, FEWER / PEOPLE * other)

    assert ill.sum(axis=0) == pytest.approx(found.health, abs=1e-12)
    assert dead.sum(axis=0) == pytest.approx(found.mortality, abs=1e-9)


def test_one_bad_pair_leaves_the_others():
    deaths = np.tile(DEATHS, (5, 1))
    deaths[0, 3] = -1
    worse, better = life_table(deaths, PEOPLE, STARTS), tables()[1]
    healthy = np.tile(HEALTHY, (5, 1))
    healthy[1, 4], healthy[2, 4], healthy[3, 4] = np.nan, 1.1, -0.1

    found = healthy_gap(worse, better, healthy, HEALTHIER)

    outside = Reason.OUT_OF_RANGE
    assert found.reason.tolist() == [Reason.NEGATIVE, Reason.MISSING, outside, outside, Reason.NONE]
    assert np.isnan(found.gap).tolist() == [True] * 4 + [False]
    assert np.isnan(found.mortality[:4]).all()
    alone = healthy_gap(*tables(), HEALTHY, HEALTHIER)
    assert found.gap[4] == pytest.approx(alone.gap)
    turned = healthy_gap(better, worse, HEALTHIER, healthy)
    assert turned.reason.tolist() == found.reason.tolist()


def test_shares_that_do_not_match_are_refused():
    worse, better = tables()

    with pytest.raises(ValueError, match="20 bands, beside shares of"):
        healthy_gap(worse, better, HEALTHY[1:], HEALTHIER)
    with pytest.raises(ValueError, match="beside shares of shape"):
        health_by_cause(worse, better, HEALTHY[None], HEALTHIER)
    with pytest.raises(ValueError, match="beside shares of shape"):
        health_by_cause(worse, better, HEALTHY[None, 1:], HEALTHIER[None, 1:])
    with pytest.raises(ValueError, match="same age bands"):
        healthy_gap(worse, life_table([9, 300], [9000, 2000], [0, 75]), HEALTHY, HEALTHIER)

"""Properties that every summary measure of inequality and every decomposition keeps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.summary_measures import ALL, BLIND_TO_ORDER, RATIOS, SEES_ORDER

from commonweal.methods.decomposition import arriaga_by_cause
from commonweal.methods.healthy_gap import health_by_cause, healthy_gap
from commonweal.methods.life_table import life_table

FEW = settings(max_examples=30, deadline=None, derandomize=True)


@st.composite
def sets_of_groups(draw):
    """Values, standard errors and people of three to eight groups."""
    k = draw(st.integers(3, 8))
    column = [st.floats(2, 98), st.floats(0.01, 3), st.floats(10, 10_000)]
    lists = (draw(st.lists(one, min_size=k, max_size=k)) for one in column)
    return tuple(np.round(one, 3) for one in lists)


@FEW
@given(sets_of_groups())
@pytest.mark.parametrize("name", ALL)
def test_limits_hold_the_value(name, groups):
    found = ALL[name][0](*groups)

    assert found.reason == 0
    if not np.isnan(found.lower):
        slack = 1e-9 * max(1.0, abs(float(found.value)))
        assert found.lower <= found.value + slack
        assert found.value <= found.upper + slack


@FEW
@given(sets_of_groups(), st.sampled_from((0.001, 0.37, 1000.0)))
@pytest.mark.parametrize("name", {**BLIND_TO_ORDER, **SEES_ORDER})
def test_the_unit_of_the_values_does_not_matter(name, groups, scale):
    index, power = {**BLIND_TO_ORDER, **SEES_ORDER}[name]
    value, error, people = groups

    one, other = index(value, error, people), index(value * scale, error * scale, people)

    for part in ("value", "lower", "upper"):
        expected = getattr(one, part) * scale**power
        assert getattr(other, part) == pytest.approx(expected, rel=1e-7, abs=1e-9, nan_ok=True)


@FEW
@given(sets_of_groups(), st.sampled_from((0.01, 7.0)))
@pytest.mark.parametrize("name", ALL)
def test_shares_serve_as_well_as_counts(name, groups, scale):
    index = ALL[name][0]
    value, error, people = groups

    one, other = index(value, error, people), index(value, error, people * scale)

    for part in ("value", "lower", "upper"):
        expected = getattr(one, part)
        assert getattr(other, part) == pytest.approx(expected, rel=1e-6, abs=1e-9, nan_ok=True)


@FEW
@given(sets_of_groups(), st.randoms(use_true_random=False))
@pytest.mark.parametrize("name", BLIND_TO_ORDER)
def test_the_order_of_groups_without_an_order_does_not_matter(name, groups, dice):
    index = BLIND_TO_ORDER[name][0]
    order = list(range(len(groups[0])))
    dice.shuffle(order)

    one, other = index(*groups), index(*(part[order] for part in groups))

    assert other.value == pytest.approx(one.value, rel=1e-9, abs=1e-9)


@FEW
@given(st.floats(2, 98), sets_of_groups())
@pytest.mark.parametrize("name", ALL)
def test_equal_values_show_no_inequality(name, level, groups):
    found = ALL[name][0](np.full_like(groups[0], level), groups[1], groups[2])

    assert found.value == pytest.approx(1 if name in RATIOS else 0, abs=1e-5)


@FEW
@given(sets_of_groups())
@pytest.mark.parametrize("name", ALL)
def test_a_set_does_not_depend_on_its_neighbours(name, groups):
    index = ALL[name][0]
    value, error, people = groups
    panel = np.stack([value, value[::-1], np.full_like(value, np.nan)])

    one, many = index(value, error, people), index(panel, error, people)

    assert many.reason.tolist() == [0, 0, 1]
    assert many.value[0] == pytest.approx(one.value, rel=1e-9, abs=1e-12)
    assert many.upper[0] == pytest.approx(one.upper, rel=1e-6, abs=1e-9, nan_ok=True)


@FEW
@given(sets_of_groups())
@pytest.mark.parametrize("name", ["Wagstaff", "Erreygers", "logistic slope"])
def test_the_complement_of_a_bounded_measure_turns_the_sign(name, groups):
    index = ALL[name][0]
    value, error, people = groups

    one, other = index(value, error, people), index(100 - value, error, people)

    assert other.value == pytest.approx(-one.value, rel=1e-6, abs=1e-7)
    assert other.lower == pytest.approx(-one.upper, rel=1e-6, abs=1e-7)


@FEW
@given(sets_of_groups())
@pytest.mark.parametrize("name", ["absolute index", "relative index", "Erreygers", "Wagstaff"])
def test_turning_the_order_turns_the_sign(name, groups):
    index = ALL[name][0]

    one, other = index(*groups), index(*(part[::-1] for part in groups))

    assert other.value == pytest.approx(-one.value, rel=1e-9, abs=1e-9)
    assert other.lower == pytest.approx(-one.upper, rel=1e-9, abs=1e-9)


@FEW
@given(sets_of_groups(), st.integers(0, 7))
@pytest.mark.parametrize("name", ["variance", "deviation", "Theil", "mean log deviation"])
def test_a_group_parted_in_two_alike_changes_nothing(name, groups, at):
    """The principle of population, for the weighted measures."""
    index = ALL[name][0]
    value, error, people = groups
    at %= len(value)
    parted = people.copy()
    parted[at] /= 2
    twice = (
        np.append(value, value[at]),
        np.append(error, error[at]),
        np.append(parted, parted[at]),
    )

    assert index(*twice).value == pytest.approx(index(*groups).value, rel=1e-9, abs=1e-9)


AGES = 20
STARTS = [0, 1, *range(5, 95, 5)]
rates = st.lists(st.floats(0.0001, 0.3), min_size=AGES, max_size=AGES).map(np.array)
parts = st.lists(st.floats(0, 1), min_size=AGES, max_size=AGES).map(np.array)


@FEW
@given(rates, rates, parts, parts, parts, parts)
def test_parts_of_a_healthy_gap_sum_to_it_by_age_and_by_cause(m1, m2, pi1, pi2, c1, c2):
    people = np.full(AGES, 10_000.0)
    tables = [life_table(rate * people, people, STARTS) for rate in (m1, m2)]

    found = healthy_gap(*tables, pi1, pi2)

    gap = (tables[1].years * pi2).sum() - (tables[0].years * pi1).sum()
    assert found.gap == pytest.approx(gap, abs=1e-9)
    assert (found.mortality + found.health).sum() == pytest.approx(gap, abs=1e-9)
    ill = ([(1 - pi1) * c1, (1 - pi1) * (1 - c1)], [(1 - pi2) * c2, (1 - pi2) * (1 - c2)])
    assert health_by_cause(*tables, *ill).sum(axis=0) == pytest.approx(found.health, abs=1e-9)
    dead = ([m1 * c1, m1 * (1 - c1)], [m2 * c2, m2 * (1 - c2)])
    even = m1 == m2
    shared = arriaga_by_cause(found.mortality, *dead).sum(axis=0)
    assert shared[~even] == pytest.approx(found.mortality[~even], abs=1e-6)


@FEW
@given(rates, parts)
def test_a_population_beside_itself_has_no_gap(m, pi):
    people = np.full(AGES, 10_000.0)
    table = life_table(m * people, people, STARTS)

    found = healthy_gap(table, table, pi, pi)

    assert found.gap == pytest.approx(0, abs=1e-12)
    assert found.mortality == pytest.approx(np.zeros(AGES), abs=1e-12)

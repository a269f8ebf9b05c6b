"""Which limits a measure gets, and when they are widened."""

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, panel, steady, with_, years

from commonweal.assessment.limits import choose_limits
from commonweal.facts.card import LimitsRule, ValueKind
from commonweal.facts.panel import COMPARISONS

SPAN = years(2013, 2025)


def test_published_limits_are_widened_to_ordinary_scatter():
    value = steady(noise=3.0)

    narrow = choose_limits(CARD, panel(value, SPAN, se=0.1))
    wide = choose_limits(CARD, panel(value, SPAN, se=30.0))

    assert narrow.number == 1
    assert np.allclose(narrow.used, 1.1 * narrow.scatter.between)
    assert np.allclose(wide.used, 30.0)
    assert np.allclose(narrow.own, 0.1)


def test_without_scatter_published_limits_stand_alone():
    found = choose_limits(CARD, panel(steady(places=20), SPAN, se=2.0))

    assert np.isnan(found.scatter.between).all()
    assert np.allclose(found.used, 2.0)


def test_without_scatter_panel_rule_gives_no_limits():
    found = choose_limits(with_(CARD, limits=LimitsRule.PANEL), panel(steady(places=20), SPAN))

    assert np.isnan(found.used).all()


@pytest.mark.parametrize(("kind", "least"), [(ValueKind.PERCENTAGE, 1.2), (ValueKind.RATE, 1.5)])
def test_panel_scatter_has_a_factor_by_kind(kind, least):
    card = with_(CARD, limits=LimitsRule.PANEL, value_kind=kind)

    found = choose_limits(card, panel(steady(), SPAN))

    g = found.scatter.size_factor[:, None]
    assert np.allclose(found.used, np.fmax(least, found.scatter.kappa) * g * found.plain)
    assert np.isnan(found.own).all()


def test_a_percentage_and_its_denominator_by_wilson():
    total = np.full((20, 13), 400.0)
    value = np.full((20, 13), 50.0)
    plain = with_(CARD, limits=LimitsRule.PERCENTAGE)

    simple = choose_limits(plain, panel(value, SPAN, denominator=total))
    survey = choose_limits(
        with_(plain, design_effect=4.0, rounded_to=1.0), panel(value, SPAN, denominator=total)
    )

    assert simple.source[0, 0] == pytest.approx(2.49, abs=0.01)
    assert survey.source[0, 0] == pytest.approx(np.sqrt((2 * simple.source[0, 0]) ** 2 + 1 / 12))


def test_counts_by_byar_are_in_the_unit_of_the_rate():
    count, total = np.full((20, 13), 100.0), np.full((20, 13), 50_000.0)
    card = with_(
        CARD, limits=LimitsRule.COUNTS, count_method="byar", multiplier=10_000,
        value_kind=ValueKind.RATE,
    )  # fmt: skip

    found = choose_limits(
        card, panel(np.full((20, 13), 20.0), SPAN, count=count, denominator=total)
    )

    assert found.source[0, 0] == pytest.approx(2.05, abs=0.03)
    assert found.lower[0, 0] < 20 < found.upper[0, 0]


def test_counts_by_wilson_and_by_no_known_method():
    count, total = np.full((20, 13), 200.0), np.full((20, 13), 400.0)
    held = panel(np.full((20, 13), 50.0), SPAN, count=count, denominator=total)
    card = with_(CARD, limits=LimitsRule.COUNTS, multiplier=100, count_method="wilson")

    assert choose_limits(card, held).source[0, 0] == pytest.approx(2.49, abs=0.01)
    with pytest.raises(ValueError, match="count_method"):
        choose_limits(with_(card, count_method="dobson"), held)


def flagged(value: np.ndarray, england: np.ndarray, se: float) -> np.ndarray:
    coded = np.full(value.shape, COMPARISONS.index("similar"), dtype=np.int8)
    coded[value - england > 1.96 * se] = COMPARISONS.index("better")
    coded[value - england < -1.96 * se] = COMPARISONS.index("worse")
    return coded


def test_limits_are_recovered_from_the_published_comparison():
    value, england = steady(noise=1.0), np.full(13, 60.0)
    card = with_(CARD, limits=LimitsRule.RECOVERED)

    found = choose_limits(
        card, panel(value, SPAN, england=england, comparison=flagged(value, england, 1.5))
    )

    assert found.number == 4
    assert np.allclose(found.source, 1.5, rtol=0.1)
    assert np.allclose(found.own, 1.2 * found.source)


def test_a_recovery_whose_conditions_fail_hands_on_to_panel_scatter():
    card = with_(CARD, limits=LimitsRule.RECOVERED)

    found = choose_limits(card, panel(steady(), SPAN))

    assert found.number == 5

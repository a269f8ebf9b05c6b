"""What cannot be is told by the unit and method of a card, never by its name."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from commonweal.facts.card import Card, CardState, Polarity, ValueKind
from commonweal.measures.catalogue import load_catalogue
from commonweal.measures.possible import Bounds, bounds_of, impossible

CATALOGUE = Path(__file__).parents[3] / "catalogue"


class Numbers(NamedTuple):
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None


def card(kind: ValueKind, method: str = "", unit: str = "", level_of: str = "") -> Card:
    return Card(
        "any", "Any", CardState.ACTIVE, Polarity.LOWER, kind,
        unit=unit, method=method, level_of=level_of,
    )  # fmt: skip


PERCENTAGE = card(ValueKind.PERCENTAGE, "Proportion", "%")
RATE = card(ValueKind.RATE, "Crude rate", "per 1,000")
COUNT = card(ValueKind.COUNT)


@pytest.mark.parametrize(
    ("of", "figure", "field", "value"),
    [
        pytest.param(PERCENTAGE, Numbers(100.5), "value", 100.5, id="above a hundred"),
        pytest.param(PERCENTAGE, Numbers(-0.1), "value", -0.1, id="a negative percentage"),
        pytest.param(RATE, Numbers(-3.0), "value", -3.0, id="a negative rate"),
        pytest.param(COUNT, Numbers(-1.0), "value", -1.0, id="a negative count"),
        pytest.param(
            card(ValueKind.INDEX, "Modelled", "Micrograms per cubic metre"), Numbers(-0.2),
            "value", -0.2, id="a negative density",
        ),
        pytest.param(
            PERCENTAGE, Numbers(50.0, count=9.0, denominator=8.0), "numerator", 9.0,
            id="a part above its whole",
        ),
        pytest.param(RATE, Numbers(1.0, count=-9.0), "numerator", -9.0, id="a negative numerator"),
        pytest.param(
            RATE, Numbers(1.0, denominator=-9.0), "denominator", -9.0, id="a negative denominator"
        ),
        pytest.param(RATE, Numbers(5.0, lower=5.1), "lower limit", 5.1, id="a lower limit above"),
        pytest.param(RATE, Numbers(5.0, upper=4.9), "upper limit", 4.9, id="an upper limit below"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_number(
    of: Card, figure: Numbers, field: str, value: float
):
    fault = impossible(of, figure)

    assert fault is not None
    assert (fault.field, fault.value) == (field, value)
    assert fault.reason


@pytest.mark.parametrize(
    ("of", "figure"),
    [
        pytest.param(PERCENTAGE, Numbers(0.0, 0.0, 0.0, 0.0, 8.0), id="none of them"),
        pytest.param(PERCENTAGE, Numbers(100.0, 60.0, 100.0, 8.0, 8.0), id="all of them"),
        pytest.param(PERCENTAGE, Numbers(100 * 0.7 / 0.7 + 1e-12), id="what dividing adds"),
        pytest.param(PERCENTAGE, Numbers(2.0, -0.4, 4.4), id="a limit by the normal curve"),
        pytest.param(PERCENTAGE, Numbers(), id="a missing figure"),
        pytest.param(RATE, Numbers(1200.0, count=1200.0, denominator=1000.0), id="a rate above"),
        pytest.param(card(ValueKind.INDEX, unit="%"), Numbers(-4.0), id="an index below nought"),
        pytest.param(card(ValueKind.INDEX, unit="%"), Numbers(180.0), id="an index above"),
        pytest.param(card(ValueKind.INDEX, unit="per cent"), Numbers(-4.0), id="its unit in words"),
        pytest.param(
            card(ValueKind.MEAN_SCORE, unit="points per pupil"), Numbers(-0.3), id="points per head"
        ),
        pytest.param(card(ValueKind.MEAN_SCORE), Numbers(-0.3), id="a mean score"),
        pytest.param(card(ValueKind.PERCENTAGE, level_of="any"), Numbers(-8.0), id="a gap"),
        pytest.param(card(ValueKind.YEARS, "Slope of a regression"), Numbers(-2.0), id="a slope"),
        pytest.param(card(ValueKind.COUNT, "Net migration"), Numbers(-20.0), id="a net number"),
        pytest.param(card(ValueKind.COUNT, "Change in a year"), Numbers(-20.0), id="a change"),
        pytest.param(
            card(ValueKind.PERCENTAGE, "Ratio of earnings", "%"), Numbers(130.0), id="a ratio"
        ),
    ],
)  # fmt: skip
def test_what_can_be_is_left_alone(of: Card, figure: Numbers):
    assert impossible(of, figure) is None


def test_a_word_within_another_lifts_no_bound():
    assert bounds_of(card(ValueKind.PERCENTAGE, "Survey of a network, exchanged")).share


def test_shares_and_differences_of_the_catalogue_are_told_apart():
    cards = load_catalogue(CATALOGUE).cards.values()
    shares = {one.id for one in cards if one.value_kind is ValueKind.PERCENTAGE}
    gaps = {one.id for one in cards if one.gap_only or one.level_of or one.derived}

    assert {one.id for one in cards if bounds_of(one).share} == shares - gaps
    assert {one.id for one in cards if bounds_of(one) == Bounds()} >= gaps

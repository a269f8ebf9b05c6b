"""Drawn limits of the slope index beside the peer's, within five errors of both their draws."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

import numpy as np
import pytest
from tests.published.golden_cases import Case, cases_of, named, number
from tests.published.golden_numbers import column

from commonweal.methods.estimate import Reason
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import (
    DrawnSlopeIndex,
    slope_index_of_proportions_drawn,
    slope_index_of_rates_drawn,
)

Z = 1.959963984540054
WAYS = {1: slope_index_of_rates_drawn, 2: slope_index_of_proportions_drawn}
LINKS = {1: np.log, 2: lambda share: np.log(share / (1 - share))}
CASES = [
    one
    for one in cases_of("sii_ci")
    if one.told["args"].get("value_type", 0) and not one.told["args"].get("transform")
]
VALUES, ERRORS, PEOPLE = [90.0, 80, 72, 66, 60], [0.05] * 5, [100] * 5


def found_of(case: Case) -> Iterator[tuple[DrawnSlopeIndex, dict[str, str]]]:
    kind, expected = case.told["args"]["value_type"], case.by_group("expected")
    for key, held in case.by_group().items():
        rows = sorted(held, key=lambda row: int(row[case.column("quantile")]))
        read = {k: column(rows, case.column(k)) for k in ("value", "lower_cl", "upper_cl")}
        error = (LINKS[kind](read["upper_cl"]) - LINKS[kind](read["lower_cl"])) / 2 / Z
        people = column(rows, case.column("population"))
        scale = case.told["args"].get("multiplier", 1)
        yield WAYS[kind](read["value"], error, people, multiplier=scale), expected[key][0]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_drawn_limits_are_the_peers(case: Case) -> None:
    for found, row in found_of(case):
        for name, one, errors in (
            ("sii", found.index.slope, found.slope_error),
            ("rii", found.index.relative, found.relative_error),
        ):
            assert float(one.value) == pytest.approx(number(row[name]), rel=1e-10)
            for end, ours, error in (
                ("lower", one.lower, errors[0]),
                ("upper", one.upper, errors[1]),
            ):
                theirs = number(row[f"{name}_{end}95_0cl"])
                near = 5 * float(error) * sqrt(1 + 100_000 / 4e6)
                assert abs(float(ours) - theirs) <= near, (case.id, name, end)


def test_there_are_cases_of_both_kinds() -> None:
    assert {one.told["args"]["value_type"] for one in CASES} == {1, 2}


def test_an_index_does_not_depend_on_the_areas_beside_it() -> None:
    alone = slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, draws=1000)
    both = slope_index_of_rates_drawn([VALUES[::-1], VALUES], ERRORS, PEOPLE, draws=1000)
    assert float(both.index.slope.lower[1]) == float(alone.index.slope.lower)


def test_small_errors_give_the_limits_of_the_closed_form() -> None:
    small = [0.001] * 5
    drawn = slope_index_of_rates_drawn(VALUES, small, PEOPLE, confidence=[0.95, 0.998])
    exact = slope_index(VALUES, np.array(small) * VALUES, PEOPLE, confidence=[0.95, 0.998])
    gap = np.abs(drawn.index.slope.upper - exact.slope.upper)
    assert drawn.slope_error.shape == (2, 2)
    assert (gap < 5 * drawn.slope_error[1] + 1e-4).all()


@pytest.mark.parametrize("way", list(WAYS.values()))
def test_a_bad_area_never_stops_the_rest(way: object) -> None:
    good = [0.5, 0.4, 0.3, 0.2, 0.1]
    held = [good, [0.0, *good[1:]], [np.nan, *good[1:]]]
    found = way(held, ERRORS, PEOPLE, draws=1000)  # type: ignore[operator]
    assert found.index.slope.reason.tolist() == [0, Reason.OUT_OF_RANGE, Reason.MISSING]
    assert np.isnan(found.index.slope.value).tolist() == [False, True, True]
    assert np.isnan(found.slope_error[0]).tolist() == [False, True, True]


def test_a_negative_unit_turns_the_ratio_and_no_level_gives_no_limits() -> None:
    one = slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, multiplier=-1, draws=1000)
    other = slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, draws=1000)
    assert float(one.index.relative.value * other.index.relative.value) == pytest.approx(1)
    assert float(one.index.slope.lower) == pytest.approx(-float(other.index.slope.upper), rel=1e-2)
    none = slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, confidence=[], draws=1000)
    assert none.index.slope.lower.shape == (0,)


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="1,000 or more"):
        slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, draws=10)

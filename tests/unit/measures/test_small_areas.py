"""A slope of small areas: of those figures that can be, and the others are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.facts.card import Card, CardState, Polarity, Selection, ValueKind
from commonweal.measures import engine
from commonweal.measures.calculate import Calculated
from commonweal.measures.row import Row
from commonweal.measures.small_areas import FEWEST, SLOPE, add_slopes
from commonweal.measures.wanted import Wanted

PLACE = "E06000099"
CARD = Card(
    "years-gap", "Gap", CardState.ACTIVE, Polarity.LOWER, ValueKind.YEARS,
    unit="years", method="Slope index of inequality", derived=SLOPE, level_of="years",
)  # fmt: skip
WANTED = Wanted(CARD, "male", "", "", Selection("any-reader", "years", sex="male"), 0)
YEARS = (55.0, 57.0, 59.0, 61.0, 63.0, 65.0)


def slopes(
    folder: Path,
    values: tuple[float, ...],
    beside: float = 1.0,
    other: tuple[float, ...] = (),
) -> tuple[list[Row], Calculated]:
    """Slopes of one place of as many small areas as values, the most deprived first.

    ``other`` are the figures of a second file for the first areas.
    """
    con = engine.connect()
    many = len(values)
    codes = [f"E0200000{n}" for n in range(many)]
    small = {
        "code": codes, "authority": [PLACE] * many, "population": [7000.0] * many,
        "rank": [float(n) for n in range(many)], "ranking": ["IMD 2019"] * many,
    }  # fmt: skip
    engine.table(con, "small", small)
    engine.write_parquet(con, "SELECT * FROM small", folder / "small_areas.parquet")
    told = {
        "reader": "any-reader", "indicator": "years", "sex": "male", "period": "2009-13",
        "publisher": "p", "dataset": "d", "sha256": "0", "cell": "hle_years",
        "vintage": "", "vintage_note": "copied on",
    }  # fmt: skip
    held = [*values, *other]
    observations = {name: [text] * len(held) for name, text in told.items()} | {
        "file": ["a.csv"] * many + ["b.csv"] * len(other),
        "area": (codes * 2)[: len(held)], "value": held,
        "line": [*range(2, many + 2), *range(2, len(other) + 2)],
        "lower": [value - beside for value in held],
        "upper": [value + beside for value in held],
        "numerator": [float("nan")] * len(held), "denominator": [float("nan")] * len(held),
    }  # fmt: skip
    engine.table(con, "observations", observations)
    out = Calculated()
    add_slopes(con, [WANTED], folder, out)
    return out.series["years-gap", "male", "", ""], out


def test_the_slope_is_that_of_all_its_small_areas(tmp_path: Path):
    (row,), out = slopes(tmp_path, YEARS)

    assert row.value == pytest.approx(12.0)
    assert row.note == "computed here from 6 small areas ranked by IMD 2019"
    assert out.unread == []


def test_a_slope_may_be_negative(tmp_path: Path):
    (row,), out = slopes(tmp_path, YEARS[::-1])

    assert row.value == pytest.approx(-12.0)
    assert out.unread == []


def test_a_small_area_that_cannot_be_is_told_and_the_others_make_the_slope(tmp_path: Path):
    (row,), out = slopes(tmp_path, (-55.0, *YEARS[1:]))

    assert row.value == pytest.approx(10.0)
    assert "from 5 small areas" in row.note
    ((card, place, text, why),) = out.unread
    assert (card, place, text) == ("years-gap", "a.csv:2, hle_years, value", "-55")
    assert why == "it cannot be negative; set aside from years-gap, E02000000, 2009-13"


def test_limits_on_the_wrong_side_are_told_of_each(tmp_path: Path):
    rows, out = slopes(tmp_path, YEARS, beside=-1.0)

    assert rows == []
    assert len(out.unread) == len(YEARS)
    assert out.unread[0][1] == "a.csv:2, hle_years, lower limit"


def test_a_place_of_too_few_small_areas_has_no_slope(tmp_path: Path):
    rows, _ = slopes(tmp_path, YEARS[: FEWEST - 1])

    assert rows == []


def test_two_files_that_differ_are_told_once_and_the_first_is_used(tmp_path: Path):
    (row,), out = slopes(tmp_path, YEARS, other=(50.0, 57.0, 59.0, 61.0, 63.0, 66.0))

    assert row.value == pytest.approx(12.0)
    ((card, place, text, why),) = out.unread
    assert (card, place, text) == ("years-gap", "b.csv:2, hle_years", "50")
    assert why == (
        "another figure than a.csv has for E02000000, 2009-13; that file is used for years-gap, "
        "here and for 1 more"
    )


def test_two_files_that_agree_are_no_news(tmp_path: Path):
    assert slopes(tmp_path, YEARS, other=YEARS)[1].unread == []

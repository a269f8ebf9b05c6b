"""How one joined record becomes a row: confidence, what is withheld, what is left out."""

from __future__ import annotations

import math
from typing import Any

import pytest

from commonweal.facts.area import Area
from commonweal.facts.card import Card, CardState, Polarity, Selection, ValueKind
from commonweal.measures.calculate import Calculated, _RowReader
from commonweal.measures.places import Places
from commonweal.measures.row import Row
from commonweal.measures.sources.dwp import SUPPRESSED as OF_BENEFITS
from commonweal.measures.sources.numbers import (
    MISSING,
    NOT_APPLICABLE,
    SUPPRESSED,
    meaning,
    read_figure,
)
from commonweal.measures.wanted import Wanted

PLACE, DISTRICT, OLD = "E06000099", "E07000001", "E06000090"
PLACES = Places(
    {
        PLACE: Area(PLACE, "Wessex", "authority", "", (OLD,)),
        DISTRICT: Area(DISTRICT, "East", "district", "E10000099"),
    }
)
CARD = Card("any", "Any", CardState.ACTIVE, Polarity.LOWER, ValueKind.PERCENTAGE)
WANTED = Wanted(CARD, "all", "", "", Selection("any-reader", "any"), 0)


def row_of(out: Calculated | None = None, **given: Any) -> Row | None:
    """The row of a record of the engine, of which some columns are given."""
    held = {
        "number": 0, "area": PLACE, "period": "2021", "value": 5.0, "lower": None, "upper": None,
        "confidence": None, "numerator": None, "denominator": None, "comparison": "", "note": "",
        "vintage": "", "vintage_note": "copied on", "publisher": "p", "dataset": "d",
        "file": "a.csv", "sha256": "0", "line": 7, "cell": "", "trend": "", "vintage_order": "",
    } | given  # fmt: skip
    return _RowReader([WANTED], PLACES, out or Calculated()).read(tuple(held.values()))


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        pytest.param(None, 95.0, id="a source that says nothing"),
        pytest.param(math.nan, 95.0, id="an empty cell of the engine"),
        pytest.param(0.0, 95.0, id="nought, which no limits have"),
        pytest.param(99.8, 99.8, id="another level"),
        pytest.param(95.0, 95.0, id="the usual one"),
    ],
)
def test_limits_without_a_level_are_of_95_per_cent(told: float | None, taken: float):
    row = row_of(confidence=told)

    assert row is not None and row.confidence == taken


@pytest.mark.parametrize("symbol", sorted(SUPPRESSED | {"<3", "< 15"}))
def test_a_suppressed_figure_is_withheld(symbol: str):
    for text in (symbol, symbol.upper(), f" {symbol} "):
        figure = read_figure(text)
        assert figure is not None, text
        row = row_of(value=figure.value, note=figure.note)

        assert row is not None and row.withheld and row.value is None


@pytest.mark.parametrize("symbol", sorted(MISSING | NOT_APPLICABLE))
def test_a_figure_that_is_missing_or_does_not_apply_is_not_withheld(symbol: str):
    row = row_of(value=None, note=symbol)

    assert row is not None and not row.withheld


def test_a_symbol_has_one_meaning():
    assert set() == SUPPRESSED & MISSING == SUPPRESSED & NOT_APPLICABLE == MISSING & NOT_APPLICABLE


def test_a_note_beside_a_figure_withholds_nothing():
    row = row_of(value=5.0, note="u")

    assert row is not None and not row.withheld


def test_two_dots_are_missing_but_where_a_source_says_they_hide():
    assert meaning("..") == "missing"
    assert meaning(OF_BENEFITS[".."]) == "suppressed"


def test_a_figure_under_an_old_code_keeps_the_code_it_was_held_under():
    row = row_of(area=OLD)

    assert row is not None and (row.area, row.held_area) == (PLACE, OLD)


def test_a_place_that_is_not_known_is_left_out_without_a_word():
    out = Calculated()

    assert row_of(out, area="W06000001") is None
    assert out.unread == []


def test_a_district_without_a_count_is_left_out_for_it_cannot_be_summed():
    assert row_of(area=DISTRICT) is None
    assert row_of(area=DISTRICT, numerator=1.0) is not None


def test_a_period_of_another_kind_is_told_with_file_line_and_column():
    out = Calculated()

    assert row_of(out, period="spring", cell="Sheet!B7") is None
    assert out.unread == [("any", "a.csv:7, Sheet!B7", "spring", "period not of the card's kind")]


def test_what_cannot_be_is_told_as_the_file_holds_it():
    out = Calculated()

    assert row_of(out, value=120.5, cell="share") is None

    ((card, place, text, why),) = out.unread
    assert (card, place, text) == ("any", "a.csv:7, share, value", "120.5")
    assert why.endswith(f"set aside from any, {PLACE}, 2021")

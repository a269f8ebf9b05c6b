"""Figures made for another catalogue are told; a change of mere words is none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from commonweal.facts.card import (
    Card,
    CardState,
    Polarity,
    Selection,
    SeriesDefinition,
    ValueKind,
)
from commonweal.measures.carried import PACKAGE, made_for_another_catalogue, selections_id

CHOSEN = Selection("ons-els", "Male years", sex="male")
CARD = Card(
    "years", "Years", CardState.ACTIVE, Polarity.HIGHER, ValueKind.YEARS,
    series=(SeriesDefinition("all", "All", CHOSEN),),
)  # fmt: skip


def with_selection(selection: Selection) -> Card:
    return replace(CARD, series=(SeriesDefinition("all", "All", selection),))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(CARD, name="Other", unit="yrs", decimals=0), id="words"),
        pytest.param(replace(CARD, id="other"), id="id of the card"),
        pytest.param(with_selection(replace(CHOSEN, scale=100.0)), id="scale"),
    ],
)
def test_what_changes_no_row_changes_no_hash(other: Card):
    assert selections_id([other]) == selections_id([CARD])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(with_selection(replace(CHOSEN, indicator="Female years")), id="indicator"),
        pytest.param(with_selection(replace(CHOSEN, sex="female")), id="sex"),
        pytest.param(with_selection(replace(CHOSEN, reader="fingertips")), id="reader"),
        pytest.param(replace(CARD, value_kind=ValueKind.COUNT), id="districts of a count"),
        pytest.param(replace(CARD, derived="small_area_slope"), id="small areas of a slope"),
        pytest.param(
            replace(CARD, series=(SeriesDefinition("all", "All", CHOSEN, (Selection("a", "b"),)),)),
            id="an earlier selection",
        ),
    ],
)
def test_what_asks_for_other_rows_changes_the_hash(other: Card):
    assert selections_id([other]) != selections_id([CARD])


def test_the_order_of_cards_does_not_matter():
    other = with_selection(replace(CHOSEN, sex="female"))

    assert selections_id([CARD, other]) == selections_id([other, CARD])


def test_figures_of_another_catalogue_are_told_with_both_hashes_and_what_to_do(tmp_path: Path):
    (tmp_path / PACKAGE).write_text(json.dumps({"selections": "0123456789ab"}))

    told = made_for_another_catalogue(tmp_path, [CARD])

    assert "'0123456789ab'" in told
    assert selections_id([CARD]) in told
    assert "make figures" in told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps({"selections": selections_id([CARD])}), id="made for these"),
        pytest.param("{}", id="a package that does not say"),
        pytest.param("[", id="a damaged package, which ingest tells"),
        pytest.param("[]", id="no package"),
        pytest.param(None, id="none at all"),
    ],
)
def test_other_folders_are_let_pass(tmp_path: Path, text: str | None):
    if text is not None:
        (tmp_path / PACKAGE).write_text(text)

    assert made_for_another_catalogue(tmp_path, [CARD]) == ""

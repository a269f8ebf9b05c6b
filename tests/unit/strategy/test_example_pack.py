"""The fictional example: complete, without a finding, and never mistaken for a real place."""

from __future__ import annotations

import csv
from pathlib import Path

from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.counting import counted_listings

PACK = Path(__file__).parents[3] / "strategies" / "example"


def test_example_has_no_problem_and_no_finding() -> None:
    compiled = compile_pack(PACK, {})

    assert compiled.problems == ()
    assert compiled.findings == ()


def test_example_brings_its_own_cards() -> None:
    edition = compile_pack(PACK, {}).edition

    assert edition
    cards = {card.id: card for card in edition.own_cards}
    assert {use.card for use in edition.measure_uses} == set(cards)
    assert len(counted_listings(edition, cards)) == len(edition.listings) == 7


def test_every_figure_of_the_example_is_marked_synthetic() -> None:
    with (PACK / "figures" / "example.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert rows
    assert {row["note"] for row in rows} == {"synthetic"}
    assert all(row["area_code"].startswith("X") for row in rows)


def test_every_series_of_the_example_has_figures_of_its_place() -> None:
    edition = compile_pack(PACK, {}).edition
    assert edition
    with (PACK / "figures" / "example.csv").open(encoding="utf-8", newline="") as file:
        held = {
            (row["measure"], row["sex"])
            for row in csv.DictReader(file)
            if row["area_code"] == edition.strategy.place.code
        }

    wanted = {
        (series.selection.indicator, series.selection.sex)
        for card in edition.own_cards
        for series in card.series
    }

    assert held == wanted

"""Which listings a summary counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS
from tests.unit.strategy.tiny import CARDS, Edit, compile_tiny

from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.counting import counted_listings

PACK = Path(__file__).parents[3] / "strategies" / "luton-2019-2024"
Q = "priorities/singing.yaml"


def _merged(*edits: Edit) -> dict[str, list[str]]:
    edition = compile_tiny(*edits).edition
    assert edition
    counted = counted_listings(edition, CARDS)
    return {one.listing.id: [m.id for m in one.merged] for one in counted if one.merged}


def _another(card: str, **more: str) -> Edit:
    return (Q, "listings/+", {"id": "m-more", "name": "More", "card": card, **more})


def test_first_strategy_counts_58_of_62() -> None:
    edition = compile_pack(PACK, LUTON_CARDS).edition
    assert edition

    counted = counted_listings(edition, LUTON_CARDS)

    assert len(counted) == 58
    assert {one.listing.id: [m.id for m in one.merged] for one in counted if one.merged} == {
        "c26": ["c27"],
        "c30": ["c50"],
        "c52": ["c55"],
        "c59": ["c60"],
    }


@pytest.mark.parametrize(
    ("edit", "merged"),
    [
        pytest.param(_another("songs"), {"m-songs": ["m-more"]}, id="same series"),
        pytest.param(_another("songs-not-sung"), {"m-songs": ["m-more"]}, id="complement"),
        pytest.param(_another("sleep", same_as="m-walks"), {"m-walks": ["m-more"]}, id="said so"),
        pytest.param(_another("sleep"), {}, id="another measure"),
        pytest.param((Q, "listings/0/card", ""), {}, id="no card"),
    ],
)
def test_listings_that_say_one_thing_are_counted_once(
    edit: Edit, merged: dict[str, list[str]]
) -> None:
    assert _merged(edit) == merged


def test_chain_of_twins_is_counted_once() -> None:
    third = {"id": "m-third", "name": "Third", "card": "sleep", "same_as": "m-more"}

    assert _merged(_another("songs-not-sung"), (Q, "listings/+", third)) == {
        "m-songs": ["m-more", "m-third"]
    }

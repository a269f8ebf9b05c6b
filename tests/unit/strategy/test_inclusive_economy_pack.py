"""The strategy beside: what the document says of the other work stream, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.measures.catalogue import load_catalogue
from commonweal.strategy.compiling import Compiled, compile_pack
from commonweal.strategy.definition import Edition

PACKS = Path(__file__).parents[3] / "strategies"
SIX = {
    "carbon-neutral", "fair-pay", "growing-economy", "local-wealth", "skills", "town-centre",
}  # fmt: skip


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_pack(PACKS / "luton-inclusive-economy", {})


@pytest.fixture(scope="module")
def edition(compiled: Compiled) -> Edition:
    assert compiled.problems == ()
    assert compiled.edition
    return compiled.edition


def test_one_board_leads_the_six_priorities_and_nothing_else_stands_there(edition: Edition) -> None:
    assert edition.board == "inclusive-economy-board"
    assert [one.id for one in edition.governance.bodies] == [edition.board]
    assert {one.id for one in edition.priorities} == SIX
    assert {a.body for one in edition.priorities for a in one.allocations} == {edition.board}
    assert edition.listings == ()
    assert edition.strategy.ambition is None


def test_what_is_shared_has_the_ids_and_names_of_the_strategy_beside(edition: Edition) -> None:
    cards = load_catalogue(PACKS.parent / "catalogue").cards
    other = compile_pack(PACKS / "luton-2019-2024", cards).edition
    assert other

    def told(one: Edition) -> list[tuple[str, str]]:
        return [(i.id, i.name) for i in one.strategy.shared_interests]

    assert told(edition) == told(other)
    assert edition.strategy.place == other.strategy.place
    assert edition.strategy.id != other.strategy.id


def test_what_was_not_read_is_found(compiled: Compiled) -> None:
    assert {finding.code for finding in compiled.findings} >= {
        "ambition-missing",
        "goal-missing",
        "charter-missing",
        "members-missing",
        "priority-without-measures",
        "shared-interest-unhandled",
    }

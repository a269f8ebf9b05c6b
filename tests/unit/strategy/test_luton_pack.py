"""The pack of the first strategy holds the whole of its document."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS

from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import AllocationStatus
from commonweal.strategy.source_document import lies_in

PACK = Path(__file__).parents[3] / "strategies" / "luton-2019-2024"


@pytest.fixture(scope="module")
def edition() -> Edition:
    compiled = compile_pack(PACK, LUTON_CARDS)
    assert not compiled.problems
    assert compiled.edition
    return compiled.edition


def test_default_names_this_pack() -> None:
    assert (PACK.parent / "DEFAULT").read_text(encoding="utf-8") == f"{PACK.name}\n"


def test_listings_are_the_62_in_order(edition: Edition) -> None:
    assert [one.id for one in edition.listings] == [f"c{n:02d}" for n in range(1, 63)]


def test_numbered_priorities_are_13(edition: Edition) -> None:
    assert [p.number for p in edition.numbered_priorities] == list(range(1, 14))


def test_promised_without_measures_are_six_from_the_body_and_two_from_the_appendix(
    edition: Edition,
) -> None:
    promised = edition.promised_without_measures

    first = [edition.first_section_of(p) for p in promised]

    assert len(promised) == 8
    assert sum(lies_in(section, "body") for section in first) == 6
    assert sum(lies_in(section, "appendix-a") for section in first) == 2


def test_priorities_of_the_board_alongside_are_six(edition: Edition) -> None:
    assert len(edition.priorities_of_other_boards) == 6


def test_statements_are_21_26_and_13(edition: Edition) -> None:
    cites = [c for p in edition.priorities for s in p.statements for c in s.cites]

    counts = [
        sum(lies_in(c, section) for c in cites) for section in ("body", "appendix-a", "appendix-c")
    ]

    assert counts == [21, 26, 13]


def test_allocations_are_26_and_all_proposed(edition: Edition) -> None:
    allocations = [a for p in edition.priorities for a in p.allocations]

    assert len(allocations) == 26
    assert {a.status for a in allocations} == {AllocationStatus.PROPOSED}
    assert all(a.inferred and a.since == "2020-01" for a in allocations)


def test_social_connection_stands_in_two_stages(edition: Edition) -> None:
    connected = edition.priority("connected")

    assert connected and connected.stages == ("living-and-working", "ageing-and-dying")


def test_listings_with_several_measures_are_three(edition: Edition) -> None:
    several = [one.id for one in edition.listings if len(one.measure_uses) > 1]

    assert several == ["c14", "c43", "c51"]

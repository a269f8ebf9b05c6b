"""The hash of an edition: of the pack alone, and the same however the pack is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS, make_card
from tests.unit.strategy.tiny import CARDS, TINY, as_texts, compile_tiny

from commonweal.facts.card import Card
from commonweal.strategy.compiling import compile_pack, compile_texts
from commonweal.strategy.loading import read_texts, write_texts
from commonweal.strategy.rendering import render_document
from commonweal.strategy.writing import pack_from_edition

STRATEGIES = Path(__file__).parents[3] / "strategies"
PACKS = sorted(path.parent.name for path in STRATEGIES.glob("*/strategy.yaml"))


@pytest.mark.parametrize("name", PACKS)
def test_pack_written_back_has_an_equal_hash(name: str, tmp_path: Path) -> None:
    first = compile_pack(STRATEGIES / name, LUTON_CARDS)
    assert first.edition, first.problems

    write_texts(tmp_path, pack_from_edition(first.edition))
    second = compile_pack(tmp_path, LUTON_CARDS)

    assert second.edition == first.edition
    assert second.findings == first.findings


@pytest.mark.parametrize("name", PACKS)
def test_document_names_every_priority_and_listing(name: str) -> None:
    edition = compile_pack(STRATEGIES / name, LUTON_CARDS).edition
    assert edition

    text = render_document(edition)

    assert all(priority.name in text for priority in edition.standing_priorities)
    assert all(listing.name in text for listing in edition.listings)


def test_words_of_a_pack_never_become_markup() -> None:
    edition = compile_tiny(
        ("strategy.yaml", "principles/0/text", "<b>[Click](https://example.org)</b>")
    ).edition
    assert edition

    assert "[Click](" not in render_document(edition).replace("\\[", "")


def test_hash_is_sixty_four_digits_and_the_id_its_first_twelve() -> None:
    edition = compile_tiny().edition

    assert edition
    assert len(edition.hash) == 64
    assert edition.id == edition.hash[:12]


def test_hash_ignores_the_catalogue() -> None:
    other: dict[str, Card] = {**CARDS, "unused": make_card("unused"), "walks": make_card("walks")}

    assert compile_texts(as_texts(TINY), other).edition == compile_tiny().edition


def test_hash_ignores_names_and_order_of_files_and_of_keys() -> None:
    texts = as_texts(TINY)
    texts["priorities/first.yaml"] = texts.pop("priorities/walking.yaml")
    document = TINY["document.yaml"]
    turned = {**TINY, "document.yaml": dict(reversed(document.items()))}

    assert compile_texts(texts, CARDS).edition == compile_tiny().edition
    assert compile_texts(as_texts(turned), CARDS).edition == compile_tiny().edition


def test_hash_changes_with_every_word() -> None:
    changed = compile_tiny(("strategy.yaml", "principles/0/text", "They come first."))

    assert changed.edition and compile_tiny().edition
    assert changed.edition.hash != compile_tiny().edition.hash


def test_defaults_written_out_change_nothing() -> None:
    spelt = compile_tiny(
        ("strategy.yaml", "standing", "adopted"), ("governance.yaml", "bodies/0/kind", "board")
    )

    assert spelt.edition == compile_tiny().edition


def test_writing_never_overwrites(tmp_path: Path) -> None:
    write_texts(tmp_path, {"strategy.yaml": "id: a\n"})

    with pytest.raises(FileExistsError):
        write_texts(tmp_path, {"strategy.yaml": "id: b\n"})
    assert read_texts(tmp_path) == {"strategy.yaml": "id: a\n"}

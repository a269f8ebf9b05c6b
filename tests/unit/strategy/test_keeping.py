"""An edition kept as one text and read back the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS
from tests.unit.strategy.tiny import compile_tiny

from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.keeping import edition_from, text_of

STRATEGIES = Path(__file__).parents[3] / "strategies"
PACKS = sorted(path.parent.name for path in STRATEGIES.glob("*/strategy.yaml"))


@pytest.mark.parametrize("name", PACKS)
def test_an_edition_is_read_back_the_same(name: str) -> None:
    edition = compile_pack(STRATEGIES / name, LUTON_CARDS).edition
    assert edition
    text = text_of(edition)

    assert hashlib.sha256(text.encode()).hexdigest() == edition.hash
    assert edition_from(text) == edition


@pytest.mark.parametrize("text", ["[]", "{", '{"strategy": {}}', '{"edition": "abc"}', "{}"])
def test_a_text_that_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        edition_from(text)


def test_another_word_is_another_edition() -> None:
    edition = compile_tiny().edition
    assert edition

    assert edition_from(text_of(edition).replace("All are well", "Most are")).id != edition.id

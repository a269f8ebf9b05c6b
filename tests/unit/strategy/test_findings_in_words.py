"""Findings as residents read them: no word of the machine, gravest first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commonweal.measures.catalogue import load_catalogue
from commonweal.strategy.checks.kinds import KINDS, WEIGHTS, Weight, gravity
from commonweal.strategy.checks.messages import MESSAGES, default_of, title_of
from commonweal.strategy.checks.plain_values import plain
from commonweal.strategy.compiling import compile_pack

ROOT = Path(__file__).parents[3]
OF_THE_MACHINE = re.compile(r"_|[<>{}]|\d{4}-\d\d|\bNone\b|\b[a-z]+(-[a-z0-9]+){3,}\b")


def same(text: str) -> str:
    return text


@pytest.mark.parametrize("name", ["luton-2019-2024", "luton-2023-2028", "luton-inclusive-economy"])
def test_no_sentence_of_a_real_strategy_holds_a_word_of_the_machine(name: str) -> None:
    cards = load_catalogue(ROOT / "catalogue").cards
    found = compile_pack(ROOT / "strategies" / name, cards).findings

    assert len(found) >= 20
    told = [text for one in found for text in (title_of(one), default_of(one))]
    assert [text for text in told if OF_THE_MACHINE.search(text)] == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("served", "worst_off, everyone", "those worst off, everyone"),
        ("dates", "2040, < 2050", "2040, before 2050"),
        ("until", "2022-06-30", "30 June 2022"),
        ("since", "2020-03", "March 2020"),
        ("since", "2020-13", "2020-13"),
        ("measure", "modelled", "modelled"),
    ],
)
def test_values_are_put_into_words(name: str, text: str, told: str) -> None:
    assert plain(name, text, same) == told


def test_every_code_has_its_kind_and_the_gravest_stand_first() -> None:
    assert set(KINDS) == set(MESSAGES)
    assert list(WEIGHTS) == list(Weight)
    weights = [list(Weight).index(KINDS[code][0]) for code in sorted(KINDS, key=gravity)]
    assert weights == sorted(weights)

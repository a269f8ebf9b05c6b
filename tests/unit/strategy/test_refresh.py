"""Two editions beside each other: by id, and by a mapping written by hand."""

from __future__ import annotations

import pytest
from tests.unit.strategy.tiny import ABSENT, TINY, compile_tiny

from commonweal.strategy.definition import Edition
from commonweal.strategy.refresh import Fate, MappingError, read_mapping, refresh

WALKING, SINGING = "priorities/walking.yaml", "priorities/singing.yaml"


def edition(*edits) -> Edition:
    found = compile_tiny(*edits)
    assert found.edition, found.problems
    return found.edition


OLD = edition()


def fates(new: Edition, mapped=None, kind: str = "priority") -> dict[tuple, Fate]:
    found = refresh(OLD, new, mapped)
    return {(p.before, p.after): p.fate for p in found.passages if p.kind == kind}


def test_what_says_the_same_is_carried_forward_and_other_words_are_told() -> None:
    new = edition((WALKING, "name", "Walking far"))

    assert fates(new) == {
        (("walking",), ("walking",)): Fate.REWORDED,
        (("singing",), ("singing",)): Fate.CARRIED,
    }


def test_what_ended_is_retired_and_its_series_stops() -> None:
    new = edition((WALKING, "listings/0/retired", "2024-01-01"))

    assert fates(new, kind="listing")[("m-walks",), ()] is Fate.RETIRED
    running = {s.use.card: s.runs_on for s in refresh(OLD, new).series}
    assert running == {"years": True, "gap": True, "walks": False, "songs": True}


def test_a_series_runs_on_under_another_listing() -> None:
    new = edition((WALKING, "listings/0/id", "steps"), ("strategy.yaml", "programmes", ABSENT))
    walks = next(s for s in refresh(OLD, new).series if s.use.card == "walks")

    assert (walks.before, walks.after, walks.runs_on) == (("m-walks",), ("steps",), True)
    assert fates(new, kind="listing")[(), ("steps",)] is Fate.NEW
    mapped = {"listings": {"m-walks": ("steps",)}}
    assert fates(new, mapped, "listing")[("m-walks",), ("steps",)] is Fate.CARRIED


def test_two_that_become_one_are_merged_and_one_that_becomes_two_is_split() -> None:
    merged = {"priorities": {"walking": ("singing",)}}
    split = {"priorities": {"walking": ("walking", "singing"), "singing": ()}}

    assert fates(OLD, merged) == {
        (("walking", "singing"), ("singing",)): Fate.MERGED,
        ((), ("walking",)): Fate.NEW,
    }
    assert fates(OLD, split) == {
        (("walking",), ("walking", "singing")): Fate.SPLIT,
        (("singing",), ()): Fate.RETIRED,
    }


def test_a_mapping_is_read_from_the_newer_pack() -> None:
    assert read_mapping(
        "priorities:\n  walking: [singing, walking]\nlistings: {m-songs: []}\n"
    ) == {
        "priorities": {"walking": ("singing", "walking")},
        "listings": {"m-songs": ()},
    }


@pytest.mark.parametrize(
    "text", ["stages: {a: [b]}", "priorities: {walking: singing}", "priorities: [a]", "a: [b"]
)
def test_a_mapping_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(MappingError):
        read_mapping(text)


@pytest.mark.parametrize("pair", [{"lost": ("walking",)}, {"walking": ("lost",)}])
def test_a_mapping_of_what_there_is_not_is_refused(pair) -> None:
    with pytest.raises(MappingError, match="holds no priority 'lost'"):
        refresh(OLD, OLD, {"priorities": pair})


def test_the_mapping_beside_a_pack_is_no_part_of_its_edition() -> None:
    from tests.unit.strategy.tiny import CARDS, as_texts

    from commonweal.strategy.compiling import compile_texts

    texts = as_texts(TINY) | {"refresh.yaml": "priorities: {}\n"}
    assert compile_texts(texts, CARDS).edition == OLD

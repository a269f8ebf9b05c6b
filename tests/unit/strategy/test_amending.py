"""Agreed amendments compiled with a pack: applied, already in, or refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS
from tests.unit.strategy.tiny import CARDS, TINY, as_texts

from commonweal.strategy.amending import amend, value_now
from commonweal.strategy.amendment import LISTINGS, SERIES, Amendment, Kind
from commonweal.strategy.compiling import compile_pack, compile_texts
from commonweal.strategy.definition import Edition
from commonweal.strategy.loading import read_texts, write_texts

LUTON = Path(__file__).parents[3] / "strategies" / "luton-2019-2024"
WALKS, SLEEP = [{"card": "walks", "select": "all"}], [{"card": "sleep", "select": "all"}]


def change(number: int, field: str, old: Any, new: Any, kind: Kind = Kind.REWORD, **more: Any):
    told = {"target": "listing", "item": "m-walks", "since": "2024-05-01", "decision": "item 7"}
    return Amendment(number, kind, field=field, old=json.dumps(old), new=json.dumps(new),
                     **(told | more))  # fmt: skip


def compiled(*changes: Amendment) -> Edition:
    amended = amend(as_texts(TINY), changes)
    assert amended.problems == ()
    found = compile_texts(amended.texts, CARDS)
    assert found.edition, found.problems
    return found.edition


def problems(*changes: Amendment) -> list[str]:
    return [str(one) for one in amend(as_texts(TINY), changes).problems]


RENAME = change(1, "name", "Measure of walks", "Walks a week")
REPLACE = change(2, SERIES, WALKS, SLEEP, Kind.REPLACE)


def test_a_reworded_measure_gives_another_edition() -> None:
    edition = compiled(RENAME)

    assert edition.listing("m-walks").name == "Walks a week"
    assert edition.hash != compiled().hash


def test_a_replaced_measure_keeps_the_series_that_ended() -> None:
    listing = compiled(REPLACE).listing("m-walks")

    assert [use.card for use in listing.measure_uses] == ["sleep"]
    (before,) = listing.earlier
    assert (before.card, before.until, before.decision) == ("walks", "2024-05-01", "item 7")


def test_several_series_can_replace_one() -> None:
    both = change(1, SERIES, WALKS, [*SLEEP, {"card": "songs", "select": "all"}], Kind.REPLACE)

    assert [use.card for use in compiled(both).listing("m-walks").measure_uses] == [
        "sleep",
        "songs",
    ]


def test_a_retired_measure_stays_in_the_pack_and_leaves_the_list() -> None:
    edition = compiled(change(1, "retired", "", "2024-05-01", Kind.RETIRE))

    assert edition.listing("m-walks") is None
    assert [one.id for _, one in edition.every_listing() if one.retired] == ["m-walks"]


def test_a_measure_under_review_says_since_when() -> None:
    edition = compiled(change(1, "under_review", "", "2024-05-01", Kind.REVIEW))

    assert edition.listing("m-walks").under_review == "2024-05-01"


@pytest.mark.parametrize(("target", "item"), [("priority", "walking"), ("overall", "")])
def test_a_proposed_measure_stands_under_its_priority_or_the_ambition(target, item) -> None:
    new = {"id": "m-new", "name": "New", "card": "sleep", "topics": ["walking"]}
    added = change(1, LISTINGS, None, new, Kind.PROPOSE, target=target, item=item)
    edition = compiled(added)

    under = {one.id: p.id if p else "" for p, one in edition.listings_with_priority()}
    assert under["m-new"] == item


def test_amendments_that_the_pack_holds_already_change_nothing() -> None:
    new = {"id": "m-new", "name": "New", "card": "sleep", "topics": ["walking"]}
    again = change(3, SERIES, SLEEP, WALKS, Kind.REPLACE, since="2025-05-01")
    added = change(4, LISTINGS, None, new, Kind.PROPOSE, target="priority", item="walking")
    every = (RENAME, REPLACE, again, added)
    once = amend(as_texts(TINY), every)
    twice = amend(once.texts, every)

    assert twice.problems == ()
    assert twice.texts == once.texts


def test_a_pack_that_holds_the_first_of_two_changes_takes_the_second() -> None:
    second = change(5, "name", "Walks a week", "Walks a month")
    held = amend(as_texts(TINY), (RENAME,)).texts
    after = amend(held, (RENAME, second))

    assert after.problems == ()
    assert compile_texts(after.texts, CARDS).edition == compiled(RENAME, second)


def test_a_stale_old_value_is_told_and_not_written_over() -> None:
    stale = change(9, "name", "Something else", "Walks a week")
    (told,) = problems(stale)

    assert told.startswith("priorities/walking.yaml:")
    assert "amendment 9 was agreed over" in told
    assert amend(as_texts(TINY), (stale,)).texts == as_texts(TINY)


@pytest.mark.parametrize(
    ("change_", "told"),
    [
        (change(1, "name", "a", "b", item="m-lost"), "changes a listing that the pack does not"),
        (change(1, "naem", None, "b"), "changes a field that a listing does not have"),
        (change(1, "id", "m-walks", "b"), "changes a field that a listing does not have"),
        (change(1, SERIES, None, SLEEP, target="priority", item="walking"), "changes a field"),
        (change(1, LISTINGS, None, {"id": "x"}, Kind.PROPOSE, target="priority", item="lost"),
         "changes a priority that the pack does not hold"),
    ],
)  # fmt: skip
def test_an_unknown_item_or_field_is_told(change_, told) -> None:
    assert told in problems(change_)[0]


def test_a_change_to_a_card_that_is_not_there_does_not_compile() -> None:
    amended = amend(as_texts(TINY), (change(1, SERIES, WALKS, [{"card": "no"}], Kind.REPLACE),))

    assert "no card has this id" in str(compile_texts(amended.texts, CARDS).problems[0])


def test_the_real_pack_changes_in_one_file_and_compiles_to_the_same_edition_when_written(tmp_path):
    old = compile_pack(LUTON, LUTON_CARDS).edition.listing("c45")
    every = (
        change(1, "name", value_now(old, "name"), "Adults who move enough", item="c45"),
        change(2, SERIES, value_now(old, SERIES), [{"card": "adults-overweight"}], Kind.REPLACE,
               item="c45"),
    )  # fmt: skip
    with_rows = compile_pack(LUTON, LUTON_CARDS, (), every).edition
    texts, before = amend(read_texts(LUTON), every).texts, read_texts(LUTON)
    write_texts(tmp_path, texts)
    written = compile_pack(tmp_path, LUTON_CARDS)

    assert [name for name in texts if texts[name] != before[name]] == [
        "priorities/active-adults.yaml"
    ]
    assert written.edition == with_rows
    assert compile_pack(tmp_path, LUTON_CARDS, (), every).edition.id == with_rows.id

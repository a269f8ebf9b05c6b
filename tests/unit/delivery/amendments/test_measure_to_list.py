"""A measure to be listed: its id, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commonweal.delivery.amendments.measure_to_list import MeasureToList, new_id
from commonweal.strategy.amendment import LISTINGS, Kind

WALKS = MeasureToList(
    priority="school", name=" Walks to school ", card="walks", select="", topics=("walking",),
    since=date(2026, 12, 1), reason="Residents asked.",
)  # fmt: skip


def test_the_change_lists_the_measure_with_its_day():
    change = WALKS.change(frozenset())

    assert (change.kind, change.target, change.item) == (Kind.PROPOSE, "priority", "school")
    assert (change.field, change.reason) == (LISTINGS, "Residents asked.")
    assert change.new == {
        "id": "walks-to-school", "name": "Walks to school", "card": "walks", "select": "all",
        "topics": ["walking"], "since": "2026-12-01",
    }  # fmt: skip
    assert (replace(WALKS, priority="").change(()).target) == "overall"
    assert "topics" not in replace(WALKS, topics=()).change(()).new


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Walks", (), "walks"),
        ("Children’s walks, 5–11", (), "childrens-walks-511"),
        ("Crèche", ("creche", "creche-2"), "creche-3"),
        ("步行", (), "measure"),
        ("w" * 90, (), "w" * 60),
        ("new", ("new",), "new-2"),
    ],
)
def test_an_id_is_of_plain_letters_and_never_taken(name, taken, made):
    assert new_id(name, taken) == made


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"name": " "}, "enter the words"),
        ({"card": ""}, "select the series"),
    ],
)
def test_what_it_lacks_is_told(lacks, told):
    with pytest.raises(ValueError, match=told):
        replace(WALKS, **lacks)


def test_a_measure_without_a_reason_is_not_asked_for():
    with pytest.raises(ValueError, match="say why"):
        replace(WALKS, reason=" ").change(())

"""Which rows are hidden: small ones, what gives them away, and the parts of what is hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commonweal.delivery.own_figures.cell import Cell
from commonweal.delivery.own_figures.containing import span
from commonweal.delivery.own_figures.small_counts import protected, refused
from commonweal.methods.disclosure import Policy

POLICY = Policy(smallest=7)


def ward(number: int, count: int | None, **more: object) -> Cell:
    return Cell("falls", "2025", f"E0500000{number}", count=count, **more)  # type: ignore[arg-type]


def test_counts_of_one_to_seven_are_refused_without_a_policy():
    cells = [ward(n, count) for n, count in enumerate((0, 1, 7, 8))]

    assert refused(cells) == {1, 2}


def test_few_asked_and_few_left_over_count_as_well():
    cells = [ward(1, 50, base=54, rest=4), ward(2, 0, base=6, rest=6), ward(3, 50, base=90)]

    assert refused(cells) == {0, 1}


def test_a_small_ward_is_hidden_with_another_whose_total_would_give_it_away():
    shown = protected([ward(1, 3), ward(2, 40), ward(3, 500)], POLICY)

    assert shown.hidden == {0, 1}
    assert not shown.exposed


def test_few_asked_and_not_counted_are_hidden_under_a_rule():
    cells = [ward(n, 500, base=500 + rest, rest=rest) for n, rest in enumerate((4, 60, 900))]
    shown = protected(cells, POLICY)

    assert shown.hidden == {0, 1}
    assert protected([replace(one, rest=None) for one in cells], POLICY).hidden == frozenset()


def test_areas_of_another_kind_are_no_part_of_the_total():
    town = Cell("falls", "2025", "E06000032", count=500)
    shown = protected([ward(1, 3), town], POLICY)

    assert shown.hidden == {0}


def test_one_sex_is_hidden_with_the_other():
    whole = ward(1, 60)
    cells = [whole, replace(whole, sex="male", count=4), replace(whole, sex="female", count=56)]

    assert protected(cells, POLICY).hidden == {1, 2}


def test_parts_of_a_hidden_row_are_hidden_with_it():
    one, two, three = ward(1, 3), ward(2, 40), ward(3, 500)
    parts = [replace(two, sex="male", count=20), replace(two, sex="female", count=20)]
    shown = protected([one, two, three, *parts], POLICY)

    assert shown.hidden == {0, 1, 3, 4}


def test_what_no_hiding_protects_is_exposed():
    assert protected([ward(1, 3), ward(2, 2)], POLICY).exposed == {0, 1}


def test_nothing_small_hides_nothing():
    assert protected([ward(1, 30), ward(2, 40)], POLICY).hidden == frozenset()


DISTRICT = Cell("falls", "2025", "E07000001", count=53)
LEFT_OUT = {
    "women": ([ward(1, 53), ward(1, 50, sex="male")], {1}),
    "ages 16 and 17": ([ward(1, 100, age="0–17"), ward(1, 97, age="0–15")], {1}),
    "the other wards": ([DISTRICT, ward(1, 50)], {1}),
    "one group": (
        [ward(1, 53), *(ward(1, 25, group_kind="tenure", group=g) for g in ("rented", "owned"))],
        {1, 2},
    ),
    "two ages of three": ([ward(1, 100), ward(1, 57, age="0-4"), ward(1, 40, age="5-15")], {1, 2}),
    "women, over wards": (
        [DISTRICT, ward(1, 30, sex="male"), ward(2, 20, sex="male")],
        {1, 2},
    ),
    "women who were asked": ([ward(1, None, base=53), ward(1, None, base=50, sex="male")], {1}),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_gives_away_a_part_left_out_is_hidden(name):
    cells, hidden = LEFT_OUT[name]

    assert protected(cells, Policy(smallest=5)).hidden == hidden
    assert refused(cells)


def test_what_gives_a_hidden_row_away_again_is_hidden_too():
    """Men are hidden for the 3 women; the wards' men would add up to them."""
    wards = [ward(1, 30, sex="male"), ward(2, 20, sex="male"), ward(1, 300), ward(2, 200)]
    cells = [DISTRICT, replace(DISTRICT, sex="male", count=50), *wards]

    assert protected(cells, Policy(smallest=5)).hidden == {1, 2, 3}


def test_parts_left_out_that_are_many_hide_nothing():
    cells = [
        replace(DISTRICT, count=500), ward(1, 100), ward(1, 60, sex="male"),
        ward(2, 180), ward(1, 47, age="0-15"), ward(1, 44, age="16-64"),
    ]  # fmt: skip

    assert protected(cells, Policy(smallest=5)).hidden == frozenset()
    assert refused(cells) == frozenset()


def test_a_whole_with_all_its_parts_hides_nothing():
    cells = [ward(1, 60), ward(1, 20, sex="male"), ward(1, 40, sex="female")]

    assert protected(cells, Policy(smallest=5)).hidden == frozenset()


@pytest.mark.parametrize(
    ("age", "years"),
    [("0–17", (0, 17)), ("Aged 16 to 64 years", (16, 64)), ("65+", (65, 200)),
     ("under 18", (0, 17)), ("1-5 months", None), ("working age", None)],
)  # fmt: skip
def test_ages_are_read_or_left_in_doubt(age, years):
    assert span(age) == years

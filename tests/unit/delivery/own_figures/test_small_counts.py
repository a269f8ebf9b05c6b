"""Which rows are hidden: small ones, what gives them away, and the parts of what is hidden."""

from __future__ import annotations

from dataclasses import replace

from commonweal.delivery.own_figures.small_counts import Cell, protected, refused
from commonweal.methods.disclosure import Policy

POLICY = Policy(smallest=7)


def ward(number: int, count: int, **more: object) -> Cell:
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

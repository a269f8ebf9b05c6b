"""Which figure of several files is used, and what is told of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commonweal.facts.period import Period
from commonweal.measures import choosing
from commonweal.measures.choosing import newest_first, rivals
from commonweal.measures.row import Row

NORTH, SOUTH, ENGLAND = "E06000001", "E06000002", "E92000001"


def row(area: str, year: int, value: float | None, file: str = "a", order: str = "") -> Row:
    period = Period(date(year, 12, 31), date(year, 1, 1), str(year))
    return Row(
        area, area, period, value, None, None, 95.0, None, None, 0, False, "", "",
        order or "date not known", ("publisher", "data", f"{file}.csv", file), 2, "", order,
    )  # fmt: skip


def files(*rows: Row, rank: int = 0) -> dict[tuple[int, str], list[Row]]:
    held: dict[tuple[int, str], list[Row]] = {}
    for one in rows:
        held.setdefault((rank, one.source[3]), []).append(one)
    return held


def used(held: dict[tuple[int, str], list[Row]]) -> list[tuple[str, str, float | None, str]]:
    rows = [one for one in newest_first(held) if one.newest]
    return sorted((one.area, one.period.label, one.value, one.source[3]) for one in rows)


@pytest.mark.parametrize("order", ["2025", ""], ids=["of one date", "without a date"])
def test_parts_of_one_publication_join(order: str):
    held = files(row(NORTH, 2021, 5.0, "a", order), row(ENGLAND, 2021, 6.0, "b", order))

    assert [area for area, *_ in used(held)] == [NORTH, ENGLAND]
    assert rivals("card", held) == []


def test_parts_of_one_date_may_end_with_different_periods():
    held = files(row(NORTH, 2021, 5.0, "a", "2025"), row(NORTH, 2020, 6.0, "b", "2025"))

    assert [(label, value) for _, label, value, _ in used(held)] == [("2020", 6.0), ("2021", 5.0)]


@pytest.mark.parametrize(
    "older",
    [
        pytest.param(row(SOUTH, 2021, 6.0, "b", "2024"), id="of an earlier date"),
        pytest.param(row(SOUTH, 2021, 6.0, "b"), id="without a date"),
        pytest.param(
            replace(row(SOUTH, 2021, 6.0, "", "2025"), source=("other", "data", "0.csv", "0")),
            id="of another publisher",
        ),
    ],
)
def test_another_vintage_is_never_mixed_in(older: Row):
    held = files(row(NORTH, 2021, 5.0, "a", "2025"), older)

    assert [area for area, *_ in used(held)] == [NORTH]
    assert len(newest_first(held)) == 2


def test_a_place_left_out_because_its_file_has_no_date_is_told():
    held = files(row(NORTH, 2021, 5.0, "a", "2025"), row(SOUTH, 2021, 6.0, "b"))

    (told,) = rivals("card", held)

    assert told[1:3] == ("b.csv:2", "6")
    assert "the series is made of a.csv, which has a date and it has none" in told[3]


def test_an_earlier_selection_is_never_mixed_in():
    held = files(row(NORTH, 2021, 5.0)) | files(row(SOUTH, 2021, 6.0, "b"), rank=1)

    assert [area for area, *_ in used(held)] == [NORTH]
    assert rivals("card", held) == []


def test_the_later_date_wins_and_says_nothing():
    held = files(row(NORTH, 2021, 5.0, "z", "2024"), row(NORTH, 2021, 6.0, "a", "2025"))

    assert used(held) == [(NORTH, "2021", 6.0, "a")]
    assert rivals("card", held) == []


def test_rivals_of_one_date_are_told_once_with_both_values():
    held = files(
        row(NORTH, 2020, 5.0, "a", "2025"), row(NORTH, 2021, 5.5, "a", "2025"),
        row(NORTH, 2020, 6.0, "b", "2025"), row(NORTH, 2021, 6.5, "b", "2025"),
    )  # fmt: skip

    (told,) = rivals("card", held)

    card, place, text, why = told
    assert (card, place, text) == ("card", "a.csv:2", "5")
    assert why == (
        f"not used for card, {NORTH}, 2020: b.csv:2 says 6, of the same date; "
        "1 more figures of the file differ"
    )
    assert [file for *_, file in used(held)] == ["b", "b"]


def test_an_undated_file_that_contradicts_is_not_joined_and_is_told():
    held = files(row(NORTH, 2021, 5.0, "a"), row(SOUTH, 2021, 7.0, "a"), row(NORTH, 2021, 6.0, "b"))

    (told,) = rivals("card", held)

    assert "neither has a date" in told[3]
    assert len({file for *_, file in used(held)}) == 1


def test_an_undated_file_beside_a_dated_one_is_told():
    held = files(row(NORTH, 2021, 5.0, "z"), row(NORTH, 2021, 6.0, "a", "2025"))

    (told,) = rivals("card", held)

    assert told[1:3] == ("z.csv:2", "5")
    assert told[3].endswith("a.csv:2 says 6, which has a date and it has none")


@pytest.mark.parametrize(
    ("order", "told"),
    [
        pytest.param("2025", 0, id="one figure in two parts of a publication"),
        pytest.param("", 1, id="perhaps a correction where no date is known"),
    ],
)
def test_a_figure_and_the_same_rounded(order: str, told: int):
    held = files(row(ENGLAND, 2021, 13.1, "a", order), row(ENGLAND, 2021, 13.139, "b", order))

    assert len(rivals("card", held)) == told


def test_the_last_digits_of_a_float_are_no_contradiction():
    held = files(row(NORTH, 2021, 0.1 + 0.2, "a"), row(NORTH, 2021, 0.3, "b"))

    assert rivals("card", held) == []


def test_a_figure_is_preferred_to_a_gap_and_the_new_code_to_the_old():
    plain, gap = row(NORTH, 2021, 5.0), row(NORTH, 2021, None)
    old_code = replace(plain, held_area="E07000099")

    order = sorted([plain, old_code, gap], key=choosing._preferred)

    assert order == [gap, old_code, plain]


def test_of_equal_rows_the_first_stays():
    first, second = row(NORTH, 2021, 5.0), row(NORTH, 2021, 5.0, "b")

    assert choosing._one_a_cell([first, second])[0] is first


def _age_of(rank: int, *rows: Row) -> tuple[object, ...]:
    return choosing._age((rank, rows[0].source[3]), rows)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        pytest.param(
            _age_of(0, row(NORTH, 2018, 5.0)), _age_of(1, row(NORTH, 2021, 5.0)),
            id="the card's own source before a later figure of another",
        ),
        pytest.param(
            _age_of(0, row(NORTH, 2021, 5.0)), _age_of(0, row(NORTH, 2020, 5.0, order="2025")),
            id="the later figure before the later date",
        ),
        pytest.param(
            _age_of(0, row(NORTH, 2021, 5.0, order="2025-02")),
            _age_of(0, row(NORTH, 2021, 5.0, order="2025-01"), row(NORTH, 2020, 5.0)),
            id="the later date before more periods",
        ),
        pytest.param(
            _age_of(0, row(NORTH, 2021, 5.0, order="2025")), _age_of(0, row(NORTH, 2021, 5.0)),
            id="a date before none",
        ),
        pytest.param(
            _age_of(0, row(NORTH, 2021, 5.0), row(NORTH, 2020, 5.0)),
            _age_of(0, row(NORTH, 2021, 5.0, "b")),
            id="more periods before fewer",
        ),
        pytest.param(
            _age_of(0, row(NORTH, 2021, 5.0, "b")), _age_of(0, row(NORTH, 2021, 5.0, "a")),
            id="else always the same of two",
        ),
    ],
)  # fmt: skip
def test_files_are_ordered_by_source_period_date_and_number(
    newer: tuple[object, ...], older: tuple[object, ...]
):
    assert newer > older

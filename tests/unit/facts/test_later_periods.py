"""The same kind of period, years later."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.facts.period import PeriodKind, later, parse_period

K = PeriodKind


@pytest.mark.parametrize(
    ("text", "kind", "years", "told", "end"),
    [
        ("2023/24", K.FINANCIAL, 5, "2028/29", date(2029, 3, 31)),
        ("2098/99", K.ACADEMIC, 1, "2099/00", date(2100, 8, 31)),
        ("2025", K.CALENDAR, 3, "2028", date(2028, 12, 31)),
        ("2019-21", K.CALENDAR, 5, "2024–26", date(2026, 12, 31)),
        ("2024 Q2", K.QUARTER, 2, "2026 Q2", date(2026, 6, 30)),
    ],
)
def test_a_period_moves_with_its_label(text, kind, years, told, end):
    moved = later(parse_period(text, kind), years)

    assert (moved.label, moved.end) == (told, end)


def test_the_last_of_february_stays_the_last():
    winter = parse_period("2023", K.WINTER_QUARTER)

    assert later(winter, 1).end == date(2024, 2, 29)

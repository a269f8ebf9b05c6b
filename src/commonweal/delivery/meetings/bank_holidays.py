"""Bank holidays of England, by rule: which days they are in any year from 1978 on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

# A holiday that a proclamation moved, and days that one added (Banking and Financial Dealings
# Act 1971, s. 1(2) and (3)); until 1995 and 2020 the early May holiday was its first Monday.
MOVED: dict[date, date] = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years of peace in Europe
    date(2002, 5, 27): date(2002, 6, 4),  # golden jubilee
    date(2012, 5, 28): date(2012, 6, 4),  # diamond jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years of peace in Europe
    date(2022, 5, 30): date(2022, 6, 2),  # platinum jubilee
}
ADDED: frozenset[date] = frozenset(
    {
        date(1981, 7, 29),  # royal wedding
        date(1999, 12, 31),  # millennium
        date(2002, 6, 3),  # golden jubilee
        date(2011, 4, 29),  # royal wedding
        date(2012, 6, 5),  # diamond jubilee
        date(2022, 6, 3),  # platinum jubilee
        date(2022, 9, 19),  # state funeral
        date(2023, 5, 8),  # coronation
    }
)
MONDAY, SATURDAY = 0, 5


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous rule of 1876, by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    moon = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - moon - c % 4) % 7
    late = (a + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> tuple[date, ...]:
    """The bank holidays of a year in England, with substitutes, in order.

    Raises ``ValueError`` before 1978, when the early May holiday was not yet one.
    """
    if year < 1978:
        raise ValueError(f"bank holidays of {year}: the rule holds from 1978 on")
    fixed = [_on_a_working_day(date(year, 1, 1), ()), *_christmas(year)]
    sunday = easter(year)
    mondays = [_first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8)]
    found = {*fixed, sunday - timedelta(2), sunday + timedelta(1)}
    found |= {MOVED.get(one, one) for one in mondays}
    return tuple(sorted(found | {one for one in ADDED if one.year == year}))


def is_working_day(day: date) -> bool:
    """Whether a day is neither of a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def _christmas(year: int) -> tuple[date, date]:
    """Christmas and Boxing Day; where one falls on a weekend, the next day that is free."""
    first, second = date(year, 12, 25), date(year, 12, 26)
    if first.weekday() >= SATURDAY:  # Boxing Day keeps its Sunday's or Monday's own place
        taken = (second,) if second.weekday() < SATURDAY else ()
        first = _on_a_working_day(first, taken)
    return first, _on_a_working_day(second, (first,))


def _on_a_working_day(day: date, taken: tuple[date, ...]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(1)
    return day


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(1)
    return last - timedelta(last.weekday())

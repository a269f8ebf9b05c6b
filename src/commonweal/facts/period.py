"""Periods of time, as official figures count them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How the label of a period is to be read; stated by the card, never by the source."""

    CALENDAR = "calendar"  # January to December, of one or several years
    FINANCIAL = "financial"  # April to March
    ACADEMIC = "academic"  # September to August
    WINTER_YEAR = "winter_year"  # August to July
    SURVEY_YEAR = "survey_year"  # mid-November to mid-November
    WINTER_QUARTER = "winter_quarter"  # December to February
    QUARTER = "quarter"
    MONTH = "month"
    DAY_31_MARCH = "day_31_march"
    DAY_1_APRIL = "day_1_april"
    DAY_31_AUGUST = "day_31_august"
    QUARTER_END = "quarter_end"


class PeriodError(ValueError):
    """The text does not name a period of the kind asked for."""


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A closed span of days.

    ``start`` and ``end`` are its first and last day; ``label`` is how people read it.
    Two periods are equal when their days are, whatever the label.
    """

    end: date
    start: date
    label: str = ""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise PeriodError(f"the period {self.label!r} ends before it starts")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.end - self.start).days + 1

    @property
    def years(self) -> float:
        """Length in years: a whole number from one year up, else a fraction."""
        exact = self.days / 365.25
        return float(round(exact)) if exact > 0.9 else exact

    @property
    def ends_in(self) -> float:
        """Calendar year in which the period ends; a fraction only for periods under a year."""
        if self.days > 300:
            return float(self.end.year)
        return self.end.year - 1 + self.end.month / 12

    def overlaps(self, other: Period) -> bool:
        """Whether the two spans share a day."""
        return self.start <= other.end and other.start <= self.end


def later(period: Period, years: int) -> Period:
    """The period of the same kind so many years later; "2023/24" and 5 give "2028/29".

    The last day of February stays the last day of February.
    """
    return Period(
        start=_moved(period.start, years),
        end=_moved(period.end, years),
        label=_LABEL_YEAR.sub(lambda found: _moved_label(found, years), period.label),
    )


def _moved(day: date, years: int) -> date:
    if (day.month, day.day) in {(2, 28), (2, 29)}:
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)


def _moved_label(found: re.Match[str], years: int) -> str:
    moved = str(int(found["year"]) + years)
    return moved + (f"{found['by']}{(int(found['short']) + years) % 100:02}" if found["by"] else "")


_LABEL_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?:(?P<by>[/–])(?P<short>\d\d)(?!\d))?")

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years that a period may lie in; any other is a slip of the keyboard."""

_DAY_KINDS = {
    PeriodKind.DAY_31_MARCH: (3, 31),
    PeriodKind.DAY_1_APRIL: (4, 1),
    PeriodKind.DAY_31_AUGUST: (8, 31),
}
_SPLIT_STARTS = {
    PeriodKind.FINANCIAL: (4, 1),
    PeriodKind.ACADEMIC: (9, 1),
    PeriodKind.WINTER_YEAR: (8, 1),
    PeriodKind.SURVEY_YEAR: (11, 16),
}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)/P(\d+)([YMD])")
_QUARTER = re.compile(r"(\d{4})\s*Q([1-4])")
_MONTH_WORD = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})")
_MONTH_NUMBER = re.compile(r"(\d{4})-(\d\d)(?:-01)?")
_POOLED_SPLIT = re.compile(r"(\d{4})/(\d\d)\s*-\s*(?:20)?(\d\d)/(\d\d)")
_SPLIT = re.compile(r"(\d{4})\s*[/-]\s*(\d{4}|\d\d)")
_YEAR = re.compile(r"(\d{4})")
_SIX = re.compile(r"(\d{4})(\d\d)")
_NOTE = re.compile(r"\s*[\(\[][A-Za-z ]+[\)\]]\s*$")


def parse_period(text: str, kind: PeriodKind) -> Period:
    """Read the label of a period as a card of the given kind means it.

    Returns a ``Period`` whose label is in house style ("2018/19", "2017–19", "2025").
    Raises ``PeriodError`` quoting the text when it names no period of that kind.
    """
    clean = _NOTE.sub("", text.strip()).replace("–", "-")
    found = _iso(clean, kind) or _short(clean, kind) or _year_like(clean, kind)
    if found is not None and not FIRST_YEAR <= found.start.year <= found.end.year <= LAST_YEAR:
        raise PeriodError(f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    if found is None:
        raise PeriodError(f"{text!r} is not a period of kind {kind.value}")
    return found


def _iso(text: str, kind: PeriodKind) -> Period | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    start = date(int(match[1]), int(match[2]), int(match[3]))
    length, unit = int(match[4]), match[5]
    if unit == "D":
        end = start + timedelta(days=length - 1)
    else:
        end = _add_months(start, length * (12 if unit == "Y" else 1)) - timedelta(days=1)
    return Period(end, start, _label(start, end))


def _short(text: str, kind: PeriodKind) -> Period | None:
    if match := _QUARTER.fullmatch(text):
        return _quarter(int(match[1]), int(match[2]), kind)
    month = year = 0
    if (match := _MONTH_WORD.fullmatch(text)) and match[1].lower() in _MONTHS:
        month, year = _MONTHS[match[1].lower()], int(match[2])
    elif kind is PeriodKind.MONTH and (match := _MONTH_NUMBER.fullmatch(text)):
        month, year = int(match[2]), int(match[1])
    if not 1 <= month <= 12:
        return None
    start = date(year, month, 1)
    end = _add_months(start, 1) - timedelta(days=1)
    return Period(end, start, f"{start:%b %Y}")


def _quarter(year: int, quarter: int, kind: PeriodKind) -> Period:
    start = date(year, 3 * quarter - 2, 1)
    end = _add_months(start, 3) - timedelta(days=1)
    if kind is PeriodKind.QUARTER_END:
        return Period(end, end, f"{end.day} {end:%b %Y}")
    return Period(end, start, f"{year} Q{quarter}")


def _year_like(text: str, kind: PeriodKind) -> Period | None:
    if match := _POOLED_SPLIT.fullmatch(text):
        return _span(int(match[1]), _century(int(match[1]), match[4]), kind)
    if match := _SPLIT.fullmatch(text):
        first, last = int(match[1]), _century(int(match[1]), match[2])
        if kind is PeriodKind.CALENDAR:
            return _calendar(first, last)
        return _one_day(last, kind) or _span(first, last, kind)
    if match := _SIX.fullmatch(text):
        return _span(int(match[1]), _century(int(match[1]), match[2]), kind)
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        if kind is PeriodKind.CALENDAR:
            return _calendar(year, year)
        if kind is PeriodKind.WINTER_QUARTER:
            end = date(year, 3, 1) - timedelta(days=1)
            return Period(end, date(year - 1, 12, 1), f"{year}")
        return _one_day(year, kind) or _span(year - 1, year, kind)
    return None


def _one_day(year: int, kind: PeriodKind) -> Period | None:
    if kind not in _DAY_KINDS:
        return None
    day = date(year, *_DAY_KINDS[kind])
    return Period(day, day, f"{day.day} {day:%b %Y}")


def _calendar(first: int, last: int) -> Period:
    label = f"{first}" if first == last else f"{first}–{last % 100:02d}"
    return Period(date(last, 12, 31), date(first, 1, 1), label)


def _span(first: int, last: int, kind: PeriodKind) -> Period | None:
    if kind not in _SPLIT_STARTS or last <= first:
        return None
    month, day = _SPLIT_STARTS[kind]
    start = date(first, month, day)
    end = date(last, month, day) - timedelta(days=1)
    return Period(end, start, _label(start, end))


def _label(start: date, end: date) -> str:
    if start == end:
        return f"{end.day} {end:%b %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _calendar(start.year, end.year).label
    if (end - start).days < 300:
        return f"{start:%b} to {end:%b %Y}"
    if end.year - start.year > 1:
        return f"{start.year}/{(start.year + 1) % 100:02d}–{end.year - 1}/{end.year % 100:02d}"
    return f"{start.year}/{end.year % 100:02d}"


def _century(first: int, tail: str) -> int:
    if len(tail) == 4:
        return int(tail)
    year = first - first % 100 + int(tail)
    return year if year >= first else year + 100


def _add_months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, day.day)

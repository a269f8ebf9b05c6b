"""Numbers, periods and days as a plain sentence writes them, and read back from it.

The marks of a language stand in its catalogue: digits, decimal mark, mark between thousands.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commonweal.facts.card import Card
from commonweal.facts.period import Period
from commonweal.publication import numbers
from commonweal.publication.languages.names import of_unit
from commonweal.publication.plain.aloud import around, below_zero, from_to, per_cent, span


def _decimal() -> str:
    return pgettext("decimal mark", ".")


def _thousands() -> str:
    return pgettext("mark between thousands", ",")


def _between() -> str:
    """What stands between two years; papers give a dash back turned round in Urdu, no hyphen."""
    return pgettext("mark between two years", "–")


def written(value: float, decimals: int) -> str:
    """A number in the marks of the language."""
    marks = str.maketrans({".": _decimal(), ",": _thousands()})
    told = numbers.digits(numbers.number(value, decimals).translate(marks))
    return _signed(told.removeprefix(numbers.MINUS), below=told.startswith(numbers.MINUS))


def _signed(told: str, *, below: bool) -> str:
    return below_zero() % {"number": told} if below else told


def with_unit(value: float, card: Card, decimals: int) -> str:
    """A figure of a card with its unit: "17.7%", "56.9 years"."""
    return _joined(written(value, decimals), card.unit)


def difference(value: float, card: Card, decimals: int) -> str:
    """The size of a difference with its unit: "3.6 points"."""
    return _joined(written(abs(value), decimals), numbers.change_unit(card))


def runs_back(gap: float, decimals: int) -> bool:
    """Whether a gap, as it is shown, lies below zero: words tell that, never a sign."""
    return gap < 0 and not is_level(gap, decimals)


def is_level(gap: float, decimals: int) -> bool:
    """Whether a gap, as it is shown, is nought: nobody is ahead."""
    return not numbers.number(abs(gap), decimals).strip("0.,")


def _joined(number: str, unit: str) -> str:
    if not unit:
        return number
    if unit == "%":
        return per_cent() % {"number": number}
    return _("%(number)s %(unit)s") % {"number": number, "unit": of_unit(unit)}


def number_pattern() -> str:
    """A pattern of every number of the language; a mark that is a space parts threes only."""
    parted = re.escape(" ".join(_thousands().split()) or " ")
    before, after = map(re.escape, around(below_zero()))
    bare = rf"(?:\d{{1,3}}(?:{parted}\d{{3}})+|\d+)(?:{re.escape(_decimal())}\d+)?"
    return rf"(?:{before}{bare}{after}|-?{bare})"


def percentage_pattern() -> str:
    """A pattern of every percentage of the language."""
    before, after = map(re.escape, around(per_cent()))
    return f"{before}{number_pattern()}{after}"


def decimals_in(text: str) -> int:
    """How many decimals a published figure shows."""
    number = re.match(number_pattern(), " ".join(text.split()))  # a unit may hold marks too
    _whole, _mark, decimals = number[0].partition(_decimal()) if number else ("", "", "")
    return len(decimals)


def whole_in(text: str) -> int:
    """The whole number of a hole; 0 where it holds none."""
    found = re.sub(r"\D", "", text)
    return int(found) if found else 0


def month_of(day: date) -> str:
    """March 2027."""
    return numbers.month(day)


def day_of(day: date) -> str:
    """31 March 2019."""
    return numbers.day(day)


def period_of(period: Period) -> str:
    """A period: its label where that is of figures alone, else its days or months in words."""
    if not re.search(r"[A-Za-z]", period.label):
        return numbers.digits(span(period.label)).replace("–", _between())
    if period.start == period.end:
        return day_of(period.end)
    if (period.start.year, period.start.month) == (period.end.year, period.end.month):
        return month_of(period.end)
    first = month_of(period.start)
    if period.start.year == period.end.year:
        first = numbers.month_name(MONTHS, period.start.month)
    told = {"first": first, "last": month_of(period.end)}
    return from_to() % told


def year_of(year: int) -> str:
    """A year, never parted into thousands."""
    return numbers.digits(str(year))

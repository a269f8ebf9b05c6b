"""Numbers and dates as people read them; rounding happens here and nowhere else."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commonweal.facts.card import Card, ValueKind

MINUS = "−"
LATIN = "0123456789"


def number(value: float | None, decimals: int = 1) -> str:
    """The value to so many decimals, thousands parted, with a real minus; "–" where missing."""
    if value is None or math.isnan(value):
        return "–"
    text = f"{abs(value):,.{decimals}f}"
    return (MINUS if value < 0 and float(text.replace(",", "")) != 0 else "") + text


def signed(value: float | None, decimals: int = 1) -> str:
    """The value with its sign, "+1.7" or "−4.2"; a true zero has none."""
    text = number(value, decimals)
    return text if text.startswith((MINUS, "–")) or not value or _is_zero(text) else f"+{text}"


def _is_zero(text: str) -> bool:
    return text.strip(MINUS + "0.,") == ""


def limits(
    lower: float, upper: float, decimals: int = 1, *, sign: bool = False, word: str = "to"
) -> str:
    """A pair of limits; one that rounds to 0 but excludes 0 gets another decimal."""
    show = signed if sign else number
    while (
        decimals < 4
        and lower * upper > 0
        and any(_is_zero(number(v, decimals)) for v in (lower, upper))
    ):
        decimals += 1
    return f"{show(lower, decimals)} {word} {show(upper, decimals)}"


def decimals_of(card: Card) -> int:
    """Decimals a card's figures are shown with."""
    return 0 if card.value_kind is ValueKind.COUNT else card.decimals


def agreeing(first: float, last: float, change: float, decimals: int) -> int:
    """Decimals with which both ends and their change agree to the eye: one more where needed."""
    shown = round(last, decimals) - round(first, decimals)
    return (
        decimals if abs(shown - round(change, decimals)) < 10 ** -(decimals + 2) else decimals + 1
    )


def with_unit(value: float | None, card: Card, decimals: int | None = None) -> str:
    """A figure with its unit: "56.9 years", "64.0%", "7.3 per 100,000"."""
    shown = number(value, decimals_of(card) if decimals is None else decimals)
    if shown == "–" or not card.unit:
        return shown
    return f"{shown}%" if card.unit == "%" else f"{shown} {card.unit}"


def bounded(value: float, card: Card) -> float:
    """A limit cut at the bounds a measure cannot pass, in drawings and words only."""
    if card.unit == "%" and card.value_kind is ValueKind.PERCENTAGE:
        return min(max(value, 0.0), 100.0)
    return max(value, 0.0) if card.value_kind in {ValueKind.RATE, ValueKind.COUNT} else value


def change_unit(card: Card) -> str:
    """Unit of a difference: a percentage changes by points."""
    return card.unit_one or ("points" if card.unit == "%" else card.unit)


def digits(text: str) -> str:
    """The same text with the digits of the language at hand, none parted or moved."""
    own = pgettext("the digits from 0 to 9", "0123456789")
    return text if own == LATIN else text.translate(str.maketrans(LATIN, own))


def month_name(months: Mapping[int, Any], number: int) -> str:
    """A month as it stands within a sentence; some languages write it small."""
    told = str(months[number])
    small = pgettext("first letter of a month within a sentence", "capital") != "capital"
    return told[:1].lower() + told[1:] if small else told


def day(value: date) -> str:
    """4 December 2026."""
    told = {"day": value.day, "month": month_name(MONTHS_ALT, value.month), "year": value.year}
    return digits(_("%(day)s %(month)s %(year)s") % told)


def written_day(text: str) -> str:
    """A date as a pack writes it (year, month or day) in words; "2022-06" is "June 2022"."""
    parts = [int(part) for part in text.split("-")] if text else []
    if len(parts) == 3:
        return day(date(*parts))
    return month(date(*parts, 1)) if len(parts) == 2 else text


def month(value: date) -> str:
    """December 2026."""
    told = {"month": month_name(MONTHS, value.month), "year": value.year}
    return digits(_("%(month)s %(year)s") % told)


def capital(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


_PROPER = {"Asian", "Attainment", "Black", "Chinese", "English", "Mixed", "White"}
"""First words of names that are written large wherever they stand."""


def inside(name: str) -> str:
    """A name as it stands within a sentence: "pupil absence", but "GP" and "NHS" as they are."""
    first = name.split(" ", 1)[0]
    return (
        name if first in _PROPER or first[1:] != first[1:].lower() else name[:1].lower() + name[1:]
    )


def unbroken(text: str) -> str:
    """A text whose periods ("2017–19") never break at their dash."""
    return re.sub(r"(?<=\d)–(?=\d)", "\u2060–\u2060", str(text))


def ordinal(value: int) -> str:
    """1st, 2nd, 11th."""
    ending = (
        "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{ending}"

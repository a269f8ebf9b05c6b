"""Values of a pack in the words of a sentence: no underscore, no sign, no date in figures."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable

from commonweal.strategy.checks.marking import N_

WORDS = {
    "worst_off": N_("those worst off"),
    "by_need": N_("those in most need"),
    "everyone": N_("everyone"),
    "one_off": N_("it was taken once"),
    "modelled": N_("it is modelled, not counted"),
    "discontinued": N_("it has ended"),
    "replaced": N_("another has replaced it"),
    "to_be_defined": N_("it is to be defined"),
}
_DATE = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_BEFORE = re.compile(r"< (\d{4})")


def plain(text: str, translate: Callable[[str], str]) -> str:
    """The text with machine values replaced: "2022-06-30" becomes "30 June 2022"."""
    text = _BEFORE.sub(lambda found: translate(N_("before {year}")).format(year=found[1]), text)
    text = ", ".join(translate(WORDS.get(part, part)) for part in text.split(", "))
    return _DATE.sub(lambda found: _written(*found.groups()), text)


def _written(year: str, month: str, day: str | None) -> str:
    told = f"{month_name[int(month)]} {year}" if 1 <= int(month) <= 12 else f"{year}-{month}"
    return f"{int(day)} {told}" if day else told

"""Values of a pack in the words of a sentence: no underscore, no sign, no date in figures."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Mapping

from commonweal.strategy.checks.marking import N_

WORDS: Mapping[str, Mapping[str, str]] = {
    "served": {
        "everyone": N_("everyone"),
        "by_need": N_("people by their need"),
        "worst_off": N_("those worst off"),
    },
    "roles": {
        "direct": N_("sets the course"),
        "deliver": N_("delivers"),
        "challenge": N_("challenges"),
        "assure": N_("gives assurance"),
        "commission": N_("commissions"),
        "support": N_("supports"),
    },
    "state": {
        "active": N_("worked out from other places"),
        "modelled": N_("worked out from a model"),
        "discontinued": N_("no longer published"),
        "replaced": N_("replaced by another"),
        "one_off": N_("measured once"),
        "to_be_defined": N_("still to be defined"),
    },
    "missing": {
        "formats": N_("formats"),
        "languages": N_("languages"),
        "standard": N_("standard of access"),
        "places": N_("places"),
        "criteria": N_("who may take part"),
        "listings": N_("what it is measured by"),
    },
}
"""Words of a pack by the argument of a finding that they stand in."""
_DATE = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_BEFORE = re.compile(r"< (\d{4})")


def plain(name: str, value: str, translate: Callable[[str], str]) -> str:
    """The argument of this name with its values in words: "2022-06-30" is "30 June 2022"."""
    words = WORDS.get(name, {})
    text = ", ".join(translate(words.get(part, part)) for part in value.split(", "))
    text = _BEFORE.sub(lambda found: translate(N_("before {year}")).format(year=found[1]), text)
    return _DATE.sub(lambda found: _written(*found.groups()), text)


def _written(year: str, month: str, day: str | None) -> str:
    told = f"{month_name[int(month)]} {year}" if 1 <= int(month) <= 12 else f"{year}-{month}"
    return f"{int(day)} {told}" if day else told

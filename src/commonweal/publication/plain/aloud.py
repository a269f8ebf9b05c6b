"""Figures as a voice says them well: no dash, no stroke and no sign that a voice swallows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commonweal.publication import numbers

_ALOUD: ContextVar[bool] = ContextVar("aloud", default=False)
_HOLE = "%(number)s"
_YEARS = re.compile(r"(\d{4})([–/])(\d{2}(?:\d{2})?)")


@contextmanager
def spoken_aloud() -> Iterator[None]:
    """Make and read every figure within as it is spoken."""
    before = _ALOUD.set(True)
    try:
        yield
    finally:
        _ALOUD.reset(before)


def is_aloud() -> bool:
    """Whether figures are made for a voice at the moment."""
    return _ALOUD.get()


def per_cent() -> str:
    """The message of a percentage: with its sign on paper, with its word aloud."""
    if is_aloud():
        return pgettext("said aloud", "%(number)s per cent")
    return _("%(number)s%%")


def below_zero() -> str:
    """The message of a number below zero: with its sign on paper, with its word aloud."""
    if is_aloud():
        return pgettext("said aloud", "minus %(number)s")
    return numbers.MINUS + _HOLE


def span(label: str) -> str:
    """A period of years, as it was on paper: aloud "2017–19" is "2017 to 2019".

    "2017/18" is one year that begins in the first and ends in the second, and says so; of
    "2016/17–2018/19" both are said.
    """
    if not is_aloud():
        return label
    ends = label.split("–")
    if len(ends) == 2 and all("/" in one and _YEARS.fullmatch(one) for one in ends):
        return from_to() % {"first": span(ends[0]), "last": span(ends[1])}
    found = _YEARS.fullmatch(label)
    if not found:
        return label
    first, sign, last = found.groups()
    whole = last if len(last) == 4 else first[:2] + last
    if int(whole) < int(first):  # 1999/00
        whole = str(int(whole) + 100)
    message = _one_year() if sign == "/" else from_to()
    return message % {"first": first, "last": whole}


def _one_year() -> str:
    """The message of a year, aloud, that begins in one calendar year and ends in the next."""
    return pgettext("said aloud", "the year %(first)s to %(last)s")


def from_to() -> str:
    """The message of a period with two ends; a language may write a dash that no voice says."""
    if is_aloud():
        return pgettext("said aloud", "%(first)s to %(last)s")
    return _("%(first)s to %(last)s")


def around(message: str) -> tuple[str, str]:
    """What a message with a number has before and after it."""
    before, _hole, after = message.replace("%%", "%").partition(_HOLE)
    return before, after

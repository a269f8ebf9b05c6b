"""Figures in a text that runs from right to left: each keeps its own direction."""

from __future__ import annotations

import re

from django.utils.html import format_html
from markupsafe import Markup, escape

from commonweal.publication import numbers
from commonweal.publication.languages.language import ENGLISH, language

FIGURE = re.compile(r"[−+-]?\d(?:[\d.,/–-]*\d)?%?")


def english() -> Markup:
    """Attributes of an element whose words stand in English on a page of another language."""
    return Markup("") if language() is ENGLISH else Markup(' lang="en" dir="ltr"')


def in_english(text: str) -> str:
    """Words of the council as a label holds them, marked as English where the page is not."""
    return format_html("<span{}>{}</span>", english(), text) if english() else text


def told(text: str) -> Markup:
    """A sentence as a page shows it: no period breaks at its dash, no figure turns round."""
    if not language().right_to_left:
        return escape(numbers.unbroken(text))
    parts, at = [], 0
    for found in FIGURE.finditer(text):
        figure = Markup('<bdi dir="ltr">{}</bdi>').format(numbers.unbroken(found[0]))
        parts += [escape(text[at : found.start()]), figure]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])

"""Figures in a text that runs from right to left: each keeps its own direction."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from commonweal.publication import numbers
from commonweal.publication.languages.language import language

FIGURE = re.compile(r"[−+-]?\d(?:[\d.,/–-]*\d)?%?")


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

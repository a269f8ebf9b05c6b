"""A plain sentence as a page shows it: in its language, its figures in their own direction."""

from __future__ import annotations

from markupsafe import Markup

from commonweal.publication.languages.direction import told
from commonweal.publication.numbers import unbroken
from commonweal.publication.plain.message import Sentence


def said(sentence: Sentence) -> Markup:
    """The sentence; one that stands in English on a page of another language says so."""
    if sentence.in_english:
        return Markup('<span lang="en" dir="ltr">{}</span>').format(unbroken(sentence.text))
    return told(sentence.text)

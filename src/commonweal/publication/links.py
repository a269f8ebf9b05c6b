"""Addresses of things; every page asks here."""

from __future__ import annotations

from django.urls import reverse

SINGLE = "all"


def link(kind: str, *parts: str) -> str:
    """Address of a page: link("measure", card, series), link("priority", id), link("report")."""
    return reverse(kind, args=[part for part in parts if part and part != SINGLE])


def in_plain_words(card: str, series: str = "") -> str:
    """Address of a measure in plain words, in the language at hand."""
    if series in {"", SINGLE}:
        return reverse("measure-plain", args=[card])
    return reverse("selection-plain", args=[card, series])


def measure(card: str, series: str = "", page: str = "") -> str:
    """Address of a measure, of one of its selections, of its evidence or of its open data."""
    kind = "measure" if series in {"", SINGLE} else "measure-selection"
    arguments = [card] if kind == "measure" else [card, series]
    return reverse(kind, args=arguments) + (f"{page}/" if page else "")

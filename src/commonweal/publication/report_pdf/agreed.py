"""What boards agreed, as further pages of a report that is signed off."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.agreed_words import AgreedWords


def agreed_pages(told: AgreedWords) -> list[dict[str, Any]]:
    """Parts with a heading each; empty parts are left out."""
    parts = [_reviews(told), _decisions(told), *_spoken(told)]
    return [one for one in parts if one["lines"]]


def _reviews(told: AgreedWords) -> dict[str, Any]:
    lines = []
    for one in told.reviewed:
        head = _("Evaluation") if one.evaluation else _("Review of %(year)s") % {"year": one.year}
        lines.append({"head": head, "text": one.words, "note": one.minute})
    return {"title": _("What the board makes of it"), "lines": lines}


def _decisions(told: AgreedWords) -> dict[str, Any]:
    lines = [
        {"head": f"{one.number}.", "text": one.words,
         "note": f"{one.board}, {numbers.day(one.on)}"}
        for one in told.decided
    ]  # fmt: skip
    return {"title": _("Decisions of the year"), "lines": lines}


def _spoken(told: AgreedWords) -> list[dict[str, Any]]:
    return [
        {
            "title": name,
            "lines": [
                {"head": one.about, "text": f"{one.said} {one.done}".strip(),
                 "note": one.from_}
                for one in rows
            ],
        }
        for name, rows in told.by_priority
    ]  # fmt: skip

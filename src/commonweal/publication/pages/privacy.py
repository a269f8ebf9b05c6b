"""What is kept of people: a notice for everybody, the record of processing, the assessment.

All three are made from what the code declares for each field: none of them is written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.people.processing import Declared, Purpose, declared, purposes
from commonweal.publication.data_of_people import BASES, of_office_holders, of_residents
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.links import link
from commonweal.publication.reading import Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """One purpose for a reader: why, on which basis, how long."""

    of: str
    why: str
    basis: str
    article: str
    kept: str


def privacy_page(reading: Reading) -> dict[str, Any]:
    """What do you keep of me, why, how long, and what can I ask?"""
    others = of_office_holders() if language() is ENGLISH else []
    return frame(reading, "privacy", home()) | {
        "residents": [_told(one) for one in of_residents()],
        "others": [_told(one) for one in others],
        "contact": reading.edition.strategy.contact,
        "english": language() is ENGLISH,
    }


def _told(one: Purpose) -> Kept:
    return Kept(_(one.of), _(one.why), _(BASES[one.basis]), one.basis_in_law, _(one.kept))


def record_page(reading: Reading) -> dict[str, Any]:
    """Which field holds what, for what, how long: the record of processing."""
    return _frame(reading) | {"rows": rows(), "fields": len(declared())}


def impact_page(reading: Reading) -> dict[str, Any]:
    """What could go wrong for people, and what is done so that it does not."""
    held = [(one, [f"{d.model}.{d.field}" for d in declared() if d.purpose == one])
            for one in purposes()]  # fmt: skip
    return _frame(reading) | {"purposes": held}


def rows() -> list[dict[str, str]]:
    """A row for each field, as the page and the file of open data have it."""
    return [_row(one) for one in declared()]


def _row(one: Declared) -> dict[str, str]:
    held = one.purpose
    return {
        "field": f"{one.model}.{one.field}",
        "of": held.of,
        "why": held.why,
        "basis": held.basis,
        "article": held.basis_in_law,
        "kept": held.kept,
    }


def _frame(reading: Reading) -> dict[str, Any]:
    crumbs = (Crumb(link("home"), _("Home")), Crumb(link("privacy"), _("What we keep of you")))
    return frame(reading, "privacy", *crumbs)

"""From when a decision has effect, and what holds it until then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Hold(StrEnum):
    """What keeps a decision from taking effect."""

    CALL_IN = "call_in"
    NOT_BEFORE = "not_before"
    ENDORSEMENT = "endorsement"
    REFUSED = "refused"  # a body that must endorse it did not
    RESCINDED = "rescinded"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a decision waits for: days, and bodies that must endorse it."""

    call_in_until: date | None = None
    not_before: date | None = None
    awaited: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    rescinded_on: date | None = None


def holds(terms: Terms, day: date) -> tuple[Hold, ...]:
    """What holds a decision on a day; empty when it has effect.

    A call-in holds it on its last day as well; ``not_before`` is the first day of its effect.
    """
    found = (
        (Hold.RESCINDED, terms.rescinded_on is not None and terms.rescinded_on <= day),
        (Hold.REFUSED, bool(terms.refused_by)),
        (Hold.ENDORSEMENT, bool(terms.awaited)),
        (Hold.CALL_IN, terms.call_in_until is not None and day <= terms.call_in_until),
        (Hold.NOT_BEFORE, terms.not_before is not None and day < terms.not_before),
    )
    return tuple(hold for hold, applies in found if applies)

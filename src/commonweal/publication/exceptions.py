"""What needs a board first: judged measures whose worsening, more likely than not, matters."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.summary import BoardException, rank_exceptions
from commonweal.assessment.verdict import Kind
from commonweal.publication.reading import Reading

MORE_LIKELY_THAN_NOT = 0.5


def exceptions_of(reading: Reading) -> tuple[BoardException, ...]:
    """Ranked exceptions: worsened, or with more than an even chance that a worsening matters."""
    worsened = {mark.listing for mark in reading.marks if mark.kind is Kind.WORSENED}
    return tuple(
        one
        for one in rank_exceptions(reading.marks)
        if one.listing in worsened or (one.chance or 0.0) > MORE_LIKELY_THAN_NOT
    )


def ranks_of(reading: Reading) -> dict[str, int]:
    """Each listing among the exceptions with its rank, also those that were merged into one."""
    also = {mark.listing: (mark.listing, *mark.also) for mark in reading.marks}
    return {
        listing: rank
        for rank, one in enumerate(exceptions_of(reading), 1)
        for listing in also.get(one.listing, (one.listing,))
    }


def chance_told(chance: float | None) -> str:
    """The number that exceptions are ranked by; nothing where no change was said to matter."""
    if chance is None:
        return ""
    percent = round(100 * chance)
    if percent > 99:
        return _("Chance that it matters: over 99 in 100.")
    return _("Chance that a worsening matters: %(n)s in 100.") % {"n": percent}

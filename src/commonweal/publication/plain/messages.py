"""Every message of the plain version, and the words that may stand in none but them."""

from __future__ import annotations

from django.utils.translation import pgettext

from commonweal.publication.plain.about_forms import ABOUT_FORMS
from commonweal.publication.plain.about_gaps import ABOUT_GAPS
from commonweal.publication.plain.about_measures import ABOUT_MEASURES
from commonweal.publication.plain.about_places import ABOUT_PLACES
from commonweal.publication.plain.about_refusals import REFUSED
from commonweal.publication.plain.about_report import ABOUT_REPORT

MESSAGES = (*ABOUT_REPORT, *ABOUT_MEASURES, *ABOUT_PLACES, *REFUSED, *ABOUT_GAPS, *ABOUT_FORMS)


def direction_words() -> frozenset[str]:
    """Words that tell a direction; a sentence of no message that holds one is a fault."""
    told = pgettext(
        "words that tell a direction, apart by a space",
        "better worse best worst higher lower highest lowest up down more less most least fewer "
        "rose fell rise fall risen fallen rising falling increase increased decrease decreased "
        "improve improved improving worsen worsened worsening grew shrank doubled halved "
        "closing closed widening wider widened narrower narrowed larger smaller bigger "
        "gained lost same unchanged changed stalled stopped reversed above below similar",
    )
    return frozenset(told.casefold().split())


def number_words() -> frozenset[str]:
    """Numbers written in letters."""
    told = pgettext(
        "numbers written in letters, apart by a space",
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
        "sixty seventy eighty ninety hundred thousand million half third quarter double twice",
    )
    return frozenset(told.casefold().split())

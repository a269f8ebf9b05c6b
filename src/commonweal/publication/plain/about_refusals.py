"""Why nobody can tell, in one plain sentence a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

V = Verdict


def _refused(
    verdict: Verdict, code: Code | None, text: Callable[[int], str], period: str = ""
) -> Message:
    detail = code.value if code else ""
    says = Says(
        about=About.VERDICT,
        verdict=verdict.value,
        detail=detail,
        direction=Direction.UNKNOWN,
        period=period,
    )
    return Message(f"{verdict.value}:{detail}", text, (says,))


REFUSED = (
    _refused(
        V.NOT_YET_MEASURABLE,
        Code.NO_DEFINITION,
        lambda n: _("Nobody has said yet what to count."),
    ),
    _refused(
        V.NOT_YET_MEASURABLE, Code.NO_DATA, lambda n: _("There is no figure for this place yet.")
    ),
    _refused(V.NOT_YET_MEASURABLE, None, lambda n: _("This cannot be measured yet.")),
    _refused(
        V.CANNOT_TELL,
        Code.NO_BASELINE,
        lambda n: _("No figure goes back to %(year)s, so we cannot tell how it has changed."),
        "year",
    ),
    _refused(
        V.TOO_EARLY,
        Code.NONE_AFTER_BASELINE,
        lambda n: _("There is no figure after %(period)s yet, so it is too soon to tell."),
        "period",
    ),
    _refused(V.TOO_EARLY, None, lambda n: _("It is too soon to tell.")),
    _refused(
        V.CANNOT_TELL,
        Code.MEASURED_ONCE,
        lambda n: _("It was measured only once, so we cannot tell how it has changed."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.SOURCE_ENDED,
        lambda n: _("These figures have come to an end, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.COUNT_WITHOUT_DENOMINATOR,
        lambda n: _("We know how many, but not out of how many."),
    ),
    _refused(
        V.NOT_JUDGED, Code.MONEY, lambda n: _("This is a sum of money, and we do not judge it.")
    ),
    _refused(V.NOT_JUDGED, None, lambda n: _("We show this, and we do not judge it.")),
    _refused(
        V.CANNOT_TELL,
        Code.MODELLED,
        lambda n: _("The figure is worked out from other places, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.ONE_OFF_SOURCE,
        lambda n: _("It was asked just once and will not be asked again, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.BREAK,
        lambda n: _("What is counted was changed in %(year)s, so we cannot compare then and now."),
        "year",
    ),
    _refused(
        V.CANNOT_TELL,
        Code.REBASED,
        lambda n: _("The first figure was taken back by its source, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.TOO_FEW,
        lambda n: _("A figure is missing or rests on too few cases, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.UNKNOWN_SHARE,
        lambda n: _("For some people nobody knows the answer, so we cannot tell."),
    ),
    _refused(
        V.CANNOT_TELL,
        Code.NO_LIMITS,
        lambda n: _("We do not know how rough the figures are, so it may all be luck."),
    ),
    _refused(V.CANNOT_TELL, None, lambda n: _("Something is missing, so we cannot tell.")),
)

"""What may be said of a measure beside other places: England now, and how the rest changed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Verdict
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

D, V = Direction, Verdict


def _england(verdict: Verdict, direction: Direction) -> tuple[Says, ...]:
    return (Says(about=About.ENGLAND, value="england", direction=direction, verdict=verdict.value),)


ENGLAND = (
    Message(
        "england-better",
        lambda n: _("England is at %(england)s, so %(place)s does better."),
        _england(V.BETTER, D.BETTER),
    ),
    Message(
        "england-similar",
        lambda n: _("England is at %(england)s, too close to tell apart."),
        _england(V.SIMILAR, D.SAME),
    ),
    Message(
        "england-worse",
        lambda n: _("England is at %(england)s, so %(place)s does worse."),
        _england(V.WORSE, D.WORSE),
    ),
    Message(
        "england-higher",
        lambda n: _("England is at %(england)s, so %(place)s is higher."),
        _england(V.HIGHER, D.UP),
    ),
    Message(
        "england-lower",
        lambda n: _("England is at %(england)s, so %(place)s is lower."),
        _england(V.LOWER, D.DOWN),
    ),
)


def _others(verdict: Verdict, direction: Direction) -> tuple[Says, ...]:
    return (Says(about=About.OTHERS, direction=direction, verdict=verdict.value),)


OTHERS = (
    Message(
        "others-not-told-apart",
        lambda n: _(
            "We cannot tell if it changed by more or by less here than in other places in England."
        ),
        _others(V.WITH_THE_REST, D.UNKNOWN),
    ),
    Message(
        "others-less-well",
        lambda n: _(
            "Over the same time, the change was less good on the whole in other places in England."
        ),
        _others(V.BETTER_THAN_THE_REST, D.BETTER),
    ),
    Message(
        "others-better",
        lambda n: _(
            "Over the same time, the change was better on the whole in other places in England."
        ),
        _others(V.WORSE_THAN_THE_REST, D.WORSE),
    ),
    Message(
        "others-lower",
        lambda n: _(
            "Over the same time, other places in England went up less, or down more, on the whole."
        ),
        _others(V.HIGHER_THAN_THE_REST, D.UP),
    ),
    Message(
        "others-higher",
        lambda n: _(
            "Over the same time, other places in England went up more, or down less, on the whole."
        ),
        _others(V.LOWER_THAN_THE_REST, D.DOWN),
    ),
)
ABOUT_PLACES = (*ENGLAND, *OTHERS)

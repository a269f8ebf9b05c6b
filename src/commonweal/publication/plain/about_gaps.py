"""What may be said of a gap between groups in plain words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Leaning, Verdict
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

D, V = Direction, Verdict

BETWEEN = Message(
    "gap-then",
    lambda n: _("For %(start)s, the gap between “%(worst)s” and “%(best)s” was %(first)s."),
    (Says(about=About.GAP_THEN, value="first", period="start"),),
)
ACROSS = Message(
    "gap-then-ordered",
    lambda n: _("For %(start)s, the gap from “%(worst)s” up to “%(best)s” was %(first)s."),
    (Says(about=About.GAP_THEN, value="first", period="start", detail="ordered"),),
)
DID_WORSE = Message(
    "gap-then-worse",
    lambda n: _("For %(start)s, “%(worst)s” did worse than “%(best)s”, by %(first)s."),
    (Says(about=About.GAP_THEN, value="first", period="start", direction=D.WORSE),),
)
WAS_LOWER = Message(
    "gap-then-lower",
    lambda n: _("For %(start)s, “%(worst)s” was lower than “%(best)s”, by %(first)s."),
    (Says(about=About.GAP_THEN, value="first", period="start", direction=D.DOWN),),
)
DID_BETTER = Message(
    "gap-then-reversed",
    lambda n: _(
        "For %(start)s, those nearer “%(worst)s” did better than those nearer “%(best)s”: "
        "the gap was %(first)s."
    ),
    (Says(about=About.GAP_THEN, value="first", period="start", direction=D.BETTER),),
)
WAS_HIGHER = Message(
    "gap-then-higher",
    lambda n: _(
        "For %(start)s, figures were higher nearer “%(worst)s” than nearer “%(best)s”: "
        "the gap was %(first)s."
    ),
    (Says(about=About.GAP_THEN, value="first", period="start", direction=D.UP),),
)
GAP_NOW = Message(
    "gap-now",
    lambda n: _("For %(end)s, that gap was %(last)s."),
    (Says(about=About.GAP_NOW, value="last", period="end", direction=D.SAME),),
)
TURNED_NOW = Message(
    "gap-now-turned",
    lambda n: _("For %(end)s, the gap was the other way round, and was %(last)s."),
    (Says(about=About.GAP_NOW, value="last", period="end", direction=D.UNKNOWN),),
)


def _gap(
    verdict: Verdict,
    direction: Direction,
    text: Callable[[int], str],
    detail: str = "",
    chance: str = "",
) -> Message:
    says = Says(
        about=About.GAP_VERDICT,
        verdict=verdict.value,
        direction=direction,
        detail=detail,
        chance=chance,
    )
    return Message(f"gap:{verdict.value}:{detail}", text, (says,))


GAP_VERDICTS = (
    _gap(
        V.CLOSING,
        D.BETTER,
        lambda n: _("The gap is closing, as those who were worse off did better."),
    ),
    _gap(
        V.CLOSING_BEST_WORSENED,
        D.SAME,
        lambda n: _("Those worse off did better, but those better off did worse."),
    ),
    _gap(
        V.LEVELLING_DOWN,
        D.WORSE,
        lambda n: _("The gap got smaller only because others lost, which is no success."),
    ),
    _gap(
        V.NARROWER_UNEXPLAINED,
        D.SAME,
        lambda n: _("The gap got smaller, but we cannot see that those worse off gained."),
    ),
    _gap(
        V.NARROWER_IMPLIED,
        D.SAME,
        lambda n: _(
            "The gap got smaller and it seems that those worse off gained, but we have no proof."
        ),
    ),
    _gap(
        V.MIXED_NARROWER,
        D.SAME,
        lambda n: _("The gap got smaller if you count one way, and larger if you count the other."),
    ),
    _gap(
        V.MIXED_WIDER,
        D.SAME,
        lambda n: _("The gap got larger if you count one way, and smaller if you count the other."),
    ),
    _gap(V.WIDENING, D.WORSE, lambda n: _("The gap is getting wider.")),
    _gap(
        V.WIDENING_WORST_IMPROVED,
        D.WORSE,
        lambda n: _("The gap is getting wider, though those worse off did better."),
    ),
    _gap(
        V.WIDENING_WORST_FELL,
        D.WORSE,
        lambda n: _("The gap is getting wider, as those worse off did worse."),
    ),
    _gap(V.ORDER_CHANGED, D.UNKNOWN, lambda n: _("The order of the groups has changed.")),
    _gap(
        V.ORDER_REVERSED,
        D.UNKNOWN,
        lambda n: _("The group that is most often worse off does better here, then and now."),
    ),
    _gap(
        V.TOO_UNCERTAIN_WHICH,
        D.UNKNOWN,
        lambda n: _("The figures are too rough to say which of the groups does worse."),
    ),
    _gap(V.LITTLE_CHANGE, D.SAME, lambda n: _("We looked closely, and the gap hardly changed.")),
    _gap(
        V.TOO_UNCERTAIN,
        D.UNKNOWN,
        lambda n: _("The gap may have changed, but the figures are too rough to be sure."),
    ),
    _gap(V.NARROWER, D.SAME, lambda n: _("The gap got smaller, but we do not know who gained.")),
    _gap(V.WIDER, D.WORSE, lambda n: _("The gap got wider.")),
    _gap(
        V.TOO_UNCERTAIN,
        D.BETTER,
        lambda n: _(
            "The gap has very likely got smaller (%(n)s chances in 100), but we cannot be sure."
        ),
        Leaning.VERY_LIKELY_BETTER,
        "n",
    ),
    _gap(
        V.TOO_UNCERTAIN,
        D.BETTER,
        lambda n: _(
            "The gap has likely got smaller (%(n)s chances in 100), but we cannot be sure."
        ),
        Leaning.LIKELY_BETTER,
        "n",
    ),
    _gap(
        V.TOO_UNCERTAIN,
        D.UNKNOWN,
        lambda n: _(
            "The gap may be smaller or wider: for smaller, there are %(n)s chances in 100."
        ),
        Leaning.EITHER,
        "n",
    ),
    _gap(
        V.TOO_UNCERTAIN,
        D.WORSE,
        lambda n: _("The gap has likely got wider (%(n)s chances in 100), but we cannot be sure."),
        Leaning.LIKELY_WORSE,
        "n",
    ),
    _gap(
        V.TOO_UNCERTAIN,
        D.WORSE,
        lambda n: _(
            "The gap has very likely got wider (%(n)s chances in 100), but we cannot be sure."
        ),
        Leaning.VERY_LIKELY_WORSE,
        "n",
    ),
)
ABOUT_GAPS = (
    BETWEEN,
    ACROSS,
    DID_WORSE,
    WAS_LOWER,
    DID_BETTER,
    WAS_HIGHER,
    GAP_NOW,
    TURNED_NOW,
    *GAP_VERDICTS,
)

"""What may be said of one measure in plain words: figures and the verdict."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Leaning, Size, Verdict
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

D, V = Direction, Verdict

THEN = Message(
    "then",
    lambda n: _("The figure for %(period)s was %(value)s."),
    (Says(about=About.THEN, value="value", period="period"),),
)
NOW = Message(
    "now",
    lambda n: _("The newest figure, for %(period)s, is %(value)s."),
    (Says(about=About.NOW, value="value", period="period"),),
)
OLD = Message(
    "old",
    lambda n: _("A newer figure should be out by now, but we do not have it."),
    (Says(about=About.OLD),),
)
HIGHER = Message(
    "higher",
    lambda n: _("That is %(size)s higher."),
    (Says(about=About.MOVED, value="size", direction=D.UP),),
)
LOWER = Message(
    "lower",
    lambda n: _("That is %(size)s lower."),
    (Says(about=About.MOVED, value="size", direction=D.DOWN),),
)
LEVEL = Message(
    "level",
    lambda n: _("The two figures are the same."),
    (Says(about=About.MOVED, direction=D.SAME),),
)
GOOD_HIGH = Message(
    "good-high",
    lambda n: _("Here, a higher figure is better."),
    (Says(about=About.GOOD, direction=D.UP),),
)
GOOD_LOW = Message(
    "good-low",
    lambda n: _("Here, a lower figure is better."),
    (Says(about=About.GOOD, direction=D.DOWN),),
)


def _verdict(
    verdict: Verdict, direction: Direction, detail: str = "", chance: str = "", period: str = ""
) -> tuple[Says, ...]:
    return (
        Says(
            about=About.VERDICT,
            verdict=verdict.value,
            direction=direction,
            detail=detail,
            chance=chance,
            period=period,
        ),
    )


CHANGED = (
    Message("better", lambda n: _("It got better."), _verdict(V.IMPROVED, D.BETTER)),
    Message(
        "better-more",
        lambda n: _("It got better, and by enough to matter."),
        _verdict(V.IMPROVED, D.BETTER, Size.MORE),
    ),
    Message(
        "better-less",
        lambda n: _("It got better, but by too little to matter."),
        _verdict(V.IMPROVED, D.BETTER, Size.LESS),
    ),
    Message(
        "better-unsure",
        lambda n: _("It got better, but we cannot tell if it is by much."),
        _verdict(V.IMPROVED, D.BETTER, Size.UNCERTAIN),
    ),
    Message("worse", lambda n: _("It got worse."), _verdict(V.WORSENED, D.WORSE)),
    Message(
        "worse-more",
        lambda n: _("It got worse, and by enough to matter."),
        _verdict(V.WORSENED, D.WORSE, Size.MORE),
    ),
    Message(
        "worse-less",
        lambda n: _("It got worse, but by too little to matter."),
        _verdict(V.WORSENED, D.WORSE, Size.LESS),
    ),
    Message(
        "worse-unsure",
        lambda n: _("It got worse, but we cannot tell if it is by much."),
        _verdict(V.WORSENED, D.WORSE, Size.UNCERTAIN),
    ),
    Message(
        "rose",
        lambda n: _("It went up, and no board has said which way is good."),
        _verdict(V.ROSE, D.UP),
    ),
    Message(
        "fell",
        lambda n: _("It went down, and no board has said which way is good."),
        _verdict(V.FELL, D.DOWN),
    ),
    Message(
        "stalled",
        lambda n: _("It was getting better up to %(period)s, but then it stopped."),
        _verdict(V.STALLED, D.SAME, period="period"),
    ),
    Message(
        "reversed",
        lambda n: _("It was getting better up to %(period)s, but then it got worse."),
        _verdict(V.REVERSED, D.WORSE, period="period"),
    ),
    Message(
        "little",
        lambda n: _("We looked closely, and it hardly changed."),
        _verdict(V.LITTLE_CHANGE, D.SAME),
    ),
)

LEANING = (
    Message(
        "very-likely-better",
        lambda n: _("It has very likely got better (%(n)s chances in 100), but we cannot be sure."),
        _verdict(V.TOO_UNCERTAIN, D.BETTER, Leaning.VERY_LIKELY_BETTER, "n"),
    ),
    Message(
        "likely-better",
        lambda n: _("It has likely got better (%(n)s chances in 100), but we cannot be sure."),
        _verdict(V.TOO_UNCERTAIN, D.BETTER, Leaning.LIKELY_BETTER, "n"),
    ),
    Message(
        "either",
        lambda n: _("It may have got better or worse: for better, there are %(n)s chances in 100."),
        _verdict(V.TOO_UNCERTAIN, D.UNKNOWN, Leaning.EITHER, "n"),
    ),
    Message(
        "likely-worse",
        lambda n: _("It has likely got worse (%(n)s chances in 100), but we cannot be sure."),
        _verdict(V.TOO_UNCERTAIN, D.WORSE, Leaning.LIKELY_WORSE, "n"),
    ),
    Message(
        "very-likely-worse",
        lambda n: _("It has very likely got worse (%(n)s chances in 100), but we cannot be sure."),
        _verdict(V.TOO_UNCERTAIN, D.WORSE, Leaning.VERY_LIKELY_WORSE, "n"),
    ),
    Message(
        "uncertain",
        lambda n: _("It may have gone up or down, and we cannot tell which."),
        _verdict(V.TOO_UNCERTAIN, D.UNKNOWN),
    ),
)
ABOUT_MEASURES = (
    THEN,
    NOW,
    OLD,
    HIGHER,
    LOWER,
    LEVEL,
    GOOD_HIGH,
    GOOD_LOW,
    *CHANGED,
    *LEANING,
)

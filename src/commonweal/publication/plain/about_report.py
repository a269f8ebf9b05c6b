"""What the plain report says of all measures together, of the boards and of what comes next."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.assessment.verdict import Kind
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

D = Direction
WORDS, DECISIONS, NEWEST = "words", "decisions", "newest-decision"
"""What an assertion about boards counts or dates."""
GAP, NEXT_FIGURE = "gap", "next-figure"
"""What may be absent."""


def _head(name: str, text: Callable[[int], str]) -> Message:
    return Message(name, text, heading=True)


TITLE = _head("title", lambda n: _("%(place)s’s wellbeing in plain words"))
GOT_BETTER = _head("got-better", lambda n: _("What got better"))
GOT_WORSE = _head("got-worse", lambda n: _("What got worse"))
THE_GAP = _head("the-gap", lambda n: _("The gap"))
NEAREST = _head("nearest", lambda n: _("The nearest figures to this gap"))
CANNOT_TELL = _head("cannot-tell", lambda n: _("What we cannot tell"))
PERHAPS_BETTER = _head("perhaps-better", lambda n: _("Perhaps better, but not sure"))
PERHAPS_WORSE = _head("perhaps-worse", lambda n: _("Perhaps worse, but not sure"))
NEXT = _head("next", lambda n: _("What comes next"))
YOUR_SAY = _head("your-say", lambda n: _("Tell us what you think"))
HEADINGS = (
    TITLE, GOT_BETTER, GOT_WORSE, THE_GAP, NEAREST, CANNOT_TELL, PERHAPS_BETTER, PERHAPS_WORSE,
    NEXT, YOUR_SAY,
)  # fmt: skip


LISTED = {GOT_BETTER.id: Kind.IMPROVED, GOT_WORSE.id: Kind.WORSENED}
"""Headings under which every measure of a kind stands."""


def _count(kind: Kind, direction: Direction, text: Callable[[int], str], *more: Says) -> Message:
    says = Says(about=About.COUNT, value="n", verdict=kind.value, direction=direction)
    return Message(f"count:{kind.value}", text, (says, *more))


TOTAL = Message(
    "total",
    lambda n: ngettext("We follow %(n)s measure.", "We follow %(n)s measures.", n),
    (Says(about=About.TOTAL, value="n"),),
)
_SINCE = Says(about=About.SINCE, period="year")
_OF_ALL = Says(about=About.TOTAL, value="total")
COUNTS = {
    Kind.IMPROVED: _count(
        Kind.IMPROVED,
        D.BETTER,
        lambda n: ngettext(
            "Since %(year)s, %(n)s of %(total)s measures got better.",
            "Since %(year)s, %(n)s of %(total)s measures got better.",
            n,
        ),
        _SINCE,
        _OF_ALL,
    ),
    Kind.WORSENED: _count(
        Kind.WORSENED,
        D.WORSE,
        lambda n: ngettext(
            "Since %(year)s, %(n)s of %(total)s measures got worse.",
            "Since %(year)s, %(n)s of %(total)s measures got worse.",
            n,
        ),
        _SINCE,
        _OF_ALL,
    ),
    Kind.LITTLE_CHANGE: _count(
        Kind.LITTLE_CHANGE,
        D.SAME,
        lambda n: ngettext(
            "We know that %(n)s of them hardly changed.",
            "We know that %(n)s of them hardly changed.",
            n,
        ),
    ),
    Kind.STALLED: _count(
        Kind.STALLED,
        D.SAME,
        lambda n: ngettext(
            "For %(n)s of them, things were getting better but then stopped.",
            "For %(n)s of them, things were getting better but then stopped.",
            n,
        ),
    ),
    Kind.ROSE: _count(
        Kind.ROSE,
        D.UP,
        lambda n: ngettext(
            "For %(n)s of them, the figure went up, and no board has said if that is good.",
            "For %(n)s of them, the figure went up, and no board has said if that is good.",
            n,
        ),
    ),
    Kind.FELL: _count(
        Kind.FELL,
        D.DOWN,
        lambda n: ngettext(
            "For %(n)s of them, the figure went down, and no board has said if that is good.",
            "For %(n)s of them, the figure went down, and no board has said if that is good.",
            n,
        ),
    ),
    Kind.TOO_UNCERTAIN: _count(
        Kind.TOO_UNCERTAIN,
        D.UNKNOWN,
        lambda n: ngettext(
            "For %(n)s measure, the figures are too rough to be sure.",
            "For %(n)s measures, the figures are too rough to be sure.",
            n,
        ),
    ),
    Kind.CANNOT_TELL: _count(
        Kind.CANNOT_TELL,
        D.UNKNOWN,
        lambda n: ngettext(
            "For %(n)s measure, something is missing, so nobody can say.",
            "For %(n)s measures, something is missing, so nobody can say.",
            n,
        ),
    ),
    Kind.NOT_YET_MEASURABLE: _count(
        Kind.NOT_YET_MEASURABLE,
        D.UNKNOWN,
        lambda n: ngettext(
            "For %(n)s measure, there is no figure yet.",
            "For %(n)s measures, there is no figure yet.",
            n,
        ),
    ),
}


def _none(kind: Kind, direction: Direction, text: Callable[[int], str]) -> Message:
    says = Says(about=About.COUNT, verdict=kind.value, direction=direction)
    return Message(f"none:{kind.value}", text, (says,))


NONE_BETTER = _none(
    Kind.IMPROVED, D.BETTER, lambda n: _("We cannot show that any measure got better.")
)
NONE_WORSE = _none(
    Kind.WORSENED, D.WORSE, lambda n: _("We cannot show that any measure got worse.")
)
BY_CHANCE = Message(
    "by-chance",
    lambda n: ngettext(
        "By luck alone, about %(n)s measure would look changed.",
        "By luck alone, about %(n)s measures would look changed.",
        n,
    ),
    (Says(about=About.BY_CHANCE, value="n"),),
)
NO_GAP = Message(
    "no-gap",
    lambda n: _("We hold no figure of the gap."),
    (Says(about=About.ABSENT, verdict=GAP),),
)
DUE = Message(
    "due",
    lambda n: _("The next figure is due in %(month)s, for the time up to %(end)s."),
    (Says(about=About.DUE, value="month", period="end"),),
)
NO_DUE = Message(
    "no-due",
    lambda n: _("We know of no day for the next figure."),
    (Says(about=About.ABSENT, verdict=NEXT_FIGURE),),
)


def _boards(what: str, text: Callable[[int], str], value: str = "", period: str = "") -> Message:
    says = Says(about=About.BOARDS, value=value, period=period, verdict=what)
    return Message(f"boards:{what}:{value}", text, (says,))


BOARDS_SPOKE = _boards(
    WORDS,
    lambda n: ngettext(
        "In the last year, boards wrote %(n)s note on what they do.",
        "In the last year, boards wrote %(n)s notes on what they do.",
        n,
    ),
    "n",
)
BOARDS_SILENT = _boards(WORDS, lambda n: _("No board has yet agreed words on what it does."))
BOARDS_DECIDED = _boards(
    DECISIONS,
    lambda n: ngettext(
        "In the last year, boards took %(n)s decision.",
        "In the last year, boards took %(n)s decisions.",
        n,
    ),
    "n",
)
NEWEST_DECISION = _boards(NEWEST, lambda n: _("The newest decision is of %(day)s."), period="day")
ANSWER = (
    Message(
        "answer-may", lambda n: _("You can write to us about this report, or about any part of it.")
    ),
    Message("answer-free", lambda n: _("You need not sign in or give your name.")),
    Message("answer-reply", lambda n: _("You get a number, and with it you can find our reply.")),
)
ABOUT_REPORT = (
    *HEADINGS, TOTAL, *COUNTS.values(), NONE_BETTER, NONE_WORSE, BY_CHANCE, NO_GAP, DUE, NO_DUE,
    BOARDS_SPOKE, BOARDS_SILENT, BOARDS_DECIDED, NEWEST_DECISION, *ANSWER,
)  # fmt: skip

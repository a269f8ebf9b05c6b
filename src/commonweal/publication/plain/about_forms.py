"""What other forms of the plain report say besides: what they leave out, where a part begins."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.assessment.verdict import Kind
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Says

SHORT = Message(
    "short", lambda n: _("This is the short form: the whole report tells of all measures.")
)
"""A text with this sentence need not tell everything, but must say what it leaves out."""


def _left_out(kind: Kind, direction: Direction, text: Callable[[int], str]) -> Message:
    says = Says(about=About.LEFT_OUT, value="n", verdict=kind.value, direction=direction)
    return Message(f"left-out:{kind.value}", text, (says,))


LEFT_OUT = {
    Kind.IMPROVED: _left_out(
        Kind.IMPROVED,
        Direction.BETTER,
        lambda n: ngettext(
            "We leave out %(n)s more measure that got better.",
            "We leave out %(n)s more measures that got better.",
            n,
        ),
    ),
    Kind.WORSENED: _left_out(
        Kind.WORSENED,
        Direction.WORSE,
        lambda n: ngettext(
            "We leave out %(n)s more measure that got worse.",
            "We leave out %(n)s more measures that got worse.",
            n,
        ),
    ),
}
PART = Message("part", lambda n: _("A new part begins."))
NAMED = Message("named", lambda n: _("Now we speak of this measure."))
END = Message("end", lambda n: _("This is the end of the report."))
AS_AT = Message(
    "as-at",
    lambda n: _("We tell what was known on %(day)s."),
    (Says(about=About.AS_AT, period="day"),),
)
ABOUT_FORMS = (SHORT, *LEFT_OUT.values(), PART, NAMED, END, AS_AT)

"""Sentences about comments: where one stands, what came of it, how many were answered."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.participation.comment_stages import Outcome, Stage
from commonweal.participation.comments.flags import Flag
from commonweal.participation.comments.queries import Tally
from commonweal.participation.models import Comment
from commonweal.publication.reading import Reading

OUTCOMES = {
    Outcome.CHANGED: gettext_lazy("Something changed"),
    Outcome.ALREADY: gettext_lazy("It is done or planned already"),
    Outcome.NOT_POSSIBLE: gettext_lazy("It cannot be done"),
    Outcome.NOTED: gettext_lazy("Noted"),
}
FLAGS = {
    Flag.SAFETY: gettext_lazy("May be about danger: read first"),
    Flag.ADVERTISEMENT: gettext_lazy("May be an advertisement"),
    Flag.MACHINE: gettext_lazy("May come from a machine"),
    Flag.PERSONAL: gettext_lazy("Holds personal data"),
    Flag.REPEATED: gettext_lazy("Came before in the same words"),
}
AT_WORK = {
    Stage.RECEIVED: gettext_lazy("Waits to be read."),
    Stage.ESCALATED: gettext_lazy("Somebody may be in danger."),
    Stage.WITH_BOARD: gettext_lazy("Waits for the %(board)s to answer."),
    Stage.PROMISED: gettext_lazy("The %(board)s promised to tell what came of it."),
    Stage.ANSWERED: gettext_lazy("Answered by the %(board)s."),
    Stage.CLOSED: gettext_lazy("Closed without a reply."),
    Stage.WITHDRAWN: gettext_lazy("Taken back by its author."),
}
PROMISED = gettext_lazy("Promised")


def standing_at_work(reading: Reading, held: Comment) -> str:
    """Where a comment stands, for those who handle it."""
    board = reading.edition.name_of_body(held.board) if held.board else ""
    return str(AT_WORK[Stage(held.stage)]) % {"board": board}


def came_of(outcome: str, promised: bool) -> str:
    """What came of it, in a few words."""
    if promised:
        return str(PROMISED)
    return str(OUTCOMES[Outcome(outcome)]) if outcome else ""


def finding(held: Tally) -> str:
    """How many comments came and were answered, in a sentence."""
    if not held.received:
        return _("Nobody has said anything yet.")
    ended = held.answered + held.promised
    told = ngettext(
        "%(n)s comment came, and %(answered)s was answered",
        "%(n)s comments came, and %(answered)s were answered",
        held.received,
    ) % {"n": held.received, "answered": ended}
    if held.days is None:
        return told + "."
    if round(held.days) == 0:
        return told + _(", half of them on the day on which they came.")
    days = ngettext("%(n)s day", "%(n)s days", round(held.days)) % {"n": round(held.days)}
    return told + _(", half of them within %(days)s.") % {"days": days}

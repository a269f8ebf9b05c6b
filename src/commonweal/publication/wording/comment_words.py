"""Sentences about comments for those who handle them: signs that were found, where one stands."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from commonweal.participation.comment_stages import Stage
from commonweal.participation.comments.flags import Flag
from commonweal.participation.models import Comment
from commonweal.publication.reading import Reading

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


def standing_at_work(reading: Reading, held: Comment) -> str:
    """Where a comment stands, for those who handle it."""
    board = reading.edition.name_of_body(held.board) if held.board else ""
    return str(AT_WORK[Stage(held.stage)]) % {"board": board}

"""Where a comment stands, for its author."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.participation.comment_stages import Stage
from commonweal.participation.models import Comment
from commonweal.publication import numbers
from commonweal.publication.languages.names import of_body
from commonweal.publication.reading import Reading


def standing(reading: Reading, held: Comment) -> str:
    """Where a comment stands, for its author."""
    told = {
        "board": of_body(reading.edition, held.board) if held.board else "",
        "day": numbers.day(held.due) if held.due else "",
        "why": _why(held),
    }
    return {
        Stage.RECEIVED: _("We have it. Somebody reads it by %(day)s."),
        Stage.ESCALATED: _("We have it. Somebody reads it by %(day)s."),
        Stage.WITH_BOARD: _("The %(board)s answers it by %(day)s."),
        Stage.PROMISED: _("The %(board)s answered, and tells you by %(day)s what came of it."),
        Stage.ANSWERED: _("The %(board)s answered."),
        Stage.CLOSED: _("It was closed without a reply: %(why)s"),
        Stage.WITHDRAWN: _("You took it back."),
    }[Stage(held.stage)] % told


def _why(held: Comment) -> str:
    why = held.closed_why
    if why is None:
        return ""
    return _("Erased.") if why.erased_on else why.words

"""The way of a comment: whoever has it now, by when it must move on, and how it can end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commonweal.people.workflow import Workflow


class Stage(StrEnum):
    RECEIVED = "received"  # waits for somebody to read it
    ESCALATED = "escalated"  # somebody may be in danger: read by few
    WITH_BOARD = "with board"  # waits for a board's reply
    PROMISED = "promised"  # answered with a promise, which has a day
    ANSWERED = "answered"
    CLOSED = "closed"  # without a reply, for a reason that was recorded
    WITHDRAWN = "withdrawn"  # its author took it back; the words are gone


COMMENT = Workflow(
    "comment",
    {
        Stage.RECEIVED: {
            "pass on": Stage.WITH_BOARD,
            "escalate": Stage.ESCALATED,
            "set aside": Stage.CLOSED,
            "add words": Stage.RECEIVED,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.ESCALATED: {
            "pass on": Stage.WITH_BOARD,
            "set aside": Stage.CLOSED,
            "add words": Stage.ESCALATED,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.WITH_BOARD: {
            "answer": Stage.ANSWERED,
            "promise": Stage.PROMISED,
            "pass back": Stage.RECEIVED,
            "escalate": Stage.ESCALATED,
            "add words": Stage.WITH_BOARD,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.PROMISED: {
            "answer": Stage.ANSWERED,
            "promise": Stage.PROMISED,
            "add words": Stage.WITH_BOARD,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.ANSWERED: {"add words": Stage.WITH_BOARD, "withdraw": Stage.WITHDRAWN},
        Stage.CLOSED: {"add words": Stage.RECEIVED, "withdraw": Stage.WITHDRAWN},
        Stage.WITHDRAWN: {},
    },
)
ENDED = frozenset({Stage.ANSWERED, Stage.CLOSED, Stage.WITHDRAWN})
"""Stages in which nobody owes anything; each has a reply, a reason or the author's own wish."""
OF_AUTHOR = frozenset({"add words", "withdraw"})
"""What only the author does: no way may need it to come to an end."""
DAYS = {Stage.RECEIVED: 5, Stage.ESCALATED: 1, Stage.WITH_BOARD: 28}
"""Days within which a stage must be left; ours, as no law names any. A promise names its own."""


class Outcome(StrEnum):
    """What came of it: every reply says one of these."""

    CHANGED = "changed"
    ALREADY = "already"  # it is done or planned, and the reply says where
    NOT_POSSIBLE = "not possible"  # and the reply says why
    NOTED = "noted"  # thanks, or a view that asks for nothing


@dataclass(frozen=True, slots=True)
class Owed:
    """Who must move a comment on, and by when; no day where nobody must."""

    stage: Stage
    due: date | None

    def late(self, day: date) -> int:
        """Days since it was due; 0 when it is not late."""
        return max(0, (day - self.due).days) if self.due else 0


def due(stage: Stage, on: date, promised: date | None = None) -> date | None:
    """The day by which a comment that came to a stage must leave it.

    Raises ``ValueError`` for a promise without a day, or one whose day is not to come.
    """
    if stage in ENDED:
        return None
    if stage is not Stage.PROMISED:
        return on + timedelta(DAYS[stage])
    if promised is None or promised <= on:
        raise ValueError("a promise names a day to come")
    return promised

"""What boards owe each other and is past its day: challenges, assurance, actions of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
)

from commonweal.delivery.meetings.own_items import given_assurance, open_actions, unanswered

COLUMNS = {
    "about": TextField(), "id": BigIntegerField(), "board": TextField(), "asker": TextField(),
    "organisation": TextField(), "office": TextField(), "words": TextField(),
    "since": DateField(), "due": DateField(), "meeting": BigIntegerField(),
    "exempt": BooleanField(),
}  # fmt: skip
NOTHING = {"id": F("pk"), "meeting": Value(0), "exempt": Value(False)}


@dataclass(frozen=True, slots=True)
class Overdue:
    """One thing that a board owes: what it is about, since when, and the day by which it was due.

    ``asker`` is the board that put a challenge, ``organisation`` and ``office`` who is to do an
    action, which was given at ``meeting``. The words of an ``exempt`` one are not for everybody.
    """

    about: str  # challenge, assurance or meeting_action
    id: int
    board: str
    asker: str
    organisation: str
    office: str
    words: str
    since: date
    due: date
    meeting: int
    exempt: bool


@dataclass(frozen=True, slots=True)
class PastDue:
    """By kind, the longest overdue first; ``assured`` are the boards with any statement at all."""

    challenges: tuple[Overdue, ...]
    actions: tuple[Overdue, ...]
    expired: tuple[Overdue, ...]
    assured: frozenset[str]


def past_due(strategy: str, day: date) -> PastDue:
    """Everything past its day, in one query; a later statement on a scope replaces the former."""
    challenges = _rows(
        unanswered(strategy, day).filter(due__lt=day),
        about=Value("challenge"), board=F("to_board"), asker=F("from_board"),
        organisation=F("to_organisation"), words=F("words"), since=F("made_on"), due=F("due"),
    )  # fmt: skip
    actions = _rows(
        open_actions(strategy, day).filter(due__lt=day),
        about=Value("meeting_action"), board=F("meeting__board"), organisation=F("organisation"),
        office=F("office"), words=F("words"), since=F("since"), due=F("due"),
        meeting=F("meeting_id"), exempt=Q(decision__item__exempt_ground__isnull=False),
    )  # fmt: skip
    assurance = _rows(
        given_assurance(strategy, day),
        about=Value("assurance"), board=F("board"), words=F("scope"), since=F("given_on"),
        due=F("expires_on"),
    )  # fmt: skip
    rows = [Overdue(*row) for row in challenges.union(actions, assurance, all=True)]
    rows.sort(key=lambda one: (one.due, one.id))
    return PastDue(
        tuple(one for one in rows if one.about == "challenge"),
        tuple(one for one in rows if one.about == "meeting_action"),
        tuple(one for one in _newest(rows) if one.due <= day),
        frozenset(one.board for one in rows if one.about == "assurance"),
    )


def _newest(rows: list[Overdue]) -> list[Overdue]:
    """Of every board and scope the statement that was given last, the first to expire first."""
    given = sorted((x for x in rows if x.about == "assurance"), key=lambda x: (x.since, x.id))
    return sorted({(x.board, x.words): x for x in given}.values(), key=lambda x: (x.due, x.id))


def _rows(held: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Rows in the columns of every kind; what this kind lacks is empty, zero or no."""
    told = {name: columns.get(name, NOTHING.get(name, Value(""))) for name in COLUMNS}
    # the names stand apart from those of fields, which an annotation may not take
    named = {f"{name}_told": ExpressionWrapper(told[name], kind) for name, kind in COLUMNS.items()}
    return held.order_by().annotate(**named).values_list(*named)

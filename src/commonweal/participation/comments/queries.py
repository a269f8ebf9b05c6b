"""What is asked about comments: who must act, what is shown, how many were answered, how soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from commonweal.participation.comment_stages import ENDED, Outcome, Stage
from commonweal.participation.models import Comment, Message

MOST_SHOWN = 200
COMMENT_ROW = "comment: "


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as everybody reads it: what was said, what the board answered, what came of it.

    ``replies`` are those that somebody has read and shown; it can be ``answered`` without any.
    """

    number: int
    about: str
    about_id: str
    words: str
    language: str
    received_on: date
    board: str
    replies: tuple[tuple[date, str], ...]
    answered: bool
    outcome: str
    promised: date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comments came, and how they stand; ``days`` is the median until the first reply."""

    received: int
    answered: int
    promised: int
    set_aside: int
    withdrawn: int
    waiting: int
    late: int
    days: float | None
    outcomes: dict[str, int]


def shown(strategy: str, day: date, about: str = "", about_id: str = "") -> list[Shown]:
    """Comments that everybody may read, the newest first; about one thing if it is named."""
    held = Comment.objects.filter(strategy=strategy, public_on__lte=day)
    if about:
        held = held.filter(about=about, about_id=about_id)
    newest = held.select_related("public_words").order_by("-received_on", "-pk")[:MOST_SHOWN]
    rows = list(newest)
    replies = _replies(rows)
    return [_shown(one, replies.get(one.pk, ())) for one in rows]


def _replies(rows: list[Comment]) -> dict[int, tuple[tuple[date, str], ...]]:
    found: dict[int, list[tuple[date, str]]] = {}
    told = Message.objects.filter(
        comment__in=[one.pk for one in rows], public=True, reply__erased_on__isnull=True
    )
    for key, on, reply in told.order_by("pk").values_list("comment_id", "on", "reply__words"):
        found.setdefault(key, []).append((on, reply))
    return {key: tuple(held) for key, held in found.items()}


def _shown(one: Comment, replies: tuple[tuple[date, str], ...]) -> Shown:
    words = one.public_words.words if one.public_words else ""
    promised = one.due if one.stage == Stage.PROMISED else None
    return Shown(
        one.pk, one.about, one.about_id, words, one.language, one.received_on, one.board,
        replies, one.answered_on is not None, one.outcome, promised,
    )  # fmt: skip


def tally(strategy: str, day: date) -> Tally:
    """Every comment that came by a day, counted by how it stands now."""
    held = Comment.objects.filter(strategy=strategy, received_on__lte=day)
    stages = dict(held.values_list("stage").annotate(Count("pk")).order_by())
    late = held.filter(due__lt=day).count()
    waited = [(b - a).days for a, b in held.exclude(answered_on=None).values_list(
        "received_on", "answered_on")]  # fmt: skip
    told = dict(held.filter(stage=Stage.ANSWERED).values_list("outcome").annotate(Count("pk"))
                .order_by())  # fmt: skip
    waiting = {Stage.RECEIVED, Stage.ESCALATED, Stage.WITH_BOARD}
    return Tally(
        received=sum(stages.values()),
        answered=stages.get(Stage.ANSWERED, 0),
        promised=stages.get(Stage.PROMISED, 0),
        set_aside=stages.get(Stage.CLOSED, 0),
        withdrawn=stages.get(Stage.WITHDRAWN, 0),
        waiting=sum(stages.get(one, 0) for one in waiting),
        late=late,
        days=median(waited) if waited else None,
        outcomes={one.value: told.get(one.value, 0) for one in Outcome},
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """A comment without its words: what everybody may know of each."""

    number: int
    about: str
    about_id: str
    channel: str
    received_on: date
    stage: str
    board: str
    outcome: str
    days: int | None


def facts(strategy: str, day: date) -> list[Fact]:
    """Every comment that came by a day; one about danger is told as received, as it was before."""
    held = Comment.objects.filter(strategy=strategy, received_on__lte=day).order_by("pk")
    return [
        Fact(
            one.pk, one.about, one.about_id, one.channel, one.received_on,
            Stage.RECEIVED.value if one.stage == Stage.ESCALATED else one.stage,
            one.board, one.outcome,
            (one.answered_on - one.received_on).days if one.answered_on else None,
        )
        for one in held
    ]  # fmt: skip


def to_read(strategy: str, escalated: bool) -> QuerySet[Comment]:
    """Comments that wait to be read; those about danger, read by few, where ``escalated``."""
    stages = [Stage.RECEIVED, *([Stage.ESCALATED] if escalated else [])]
    held = Comment.objects.filter(strategy=strategy, stage__in=stages)
    return held.order_by("due", "pk")


def with_boards(strategy: str, boards: Iterable[str]) -> QuerySet[Comment]:
    """Comments that these boards are to answer, or promised something about."""
    held = Comment.objects.filter(strategy=strategy, board__in=list(boards))
    return held.filter(stage__in=[Stage.WITH_BOARD, Stage.PROMISED]).order_by("due", "pk")


def waiting_for(
    strategy: str, boards: Iterable[str], reads: bool, danger: bool
) -> QuerySet[Comment]:
    """All that waits for somebody at once: to read, about danger, or for one of these boards."""
    theirs = Q(board__in=list(boards), stage__in=[Stage.WITH_BOARD, Stage.PROMISED])
    wanted = [Stage.RECEIVED] * reads + [Stage.ESCALATED] * danger
    held = Comment.objects.filter(theirs | Q(stage__in=wanted), strategy=strategy)
    return held.order_by("due", "pk")


def as_owed(held: QuerySet[Comment]) -> QuerySet[Any]:
    """Comments as rows beside other things that wait: stage, number, since, due, about what."""
    about = Concat("about", Value("/"), "about_id", output_field=TextField())
    what = Concat(Value(COMMENT_ROW), "stage", output_field=TextField())
    told = held.order_by().annotate(what=what, title=about)
    return told.values_list("what", "pk", "received_on", "due", "title")


def to_show(strategy: str) -> QuerySet[Comment]:
    """Comments that may be shown and have a reply that is not, whether the words are or not.

    One that was taken back waits for nobody.
    """
    held = Comment.objects.filter(strategy=strategy, may_publish=True, hidden_on__isnull=True)
    answered = Q(public_on__isnull=True, stage__in=[Stage.PROMISED, Stage.ANSWERED])
    over = [Stage.ESCALATED, Stage.WITHDRAWN]
    unread = Q(Exists(_replies_to_show()), public_on__isnull=False) & ~Q(stage__in=over)
    return held.filter(answered | unread).order_by("answered_on", "pk")


def _replies_to_show() -> QuerySet[Message]:
    return Message.objects.filter(comment=OuterRef("pk"), public=False, reply__isnull=False)


def on_show(strategy: str) -> QuerySet[Comment]:
    """Comments of which everybody reads words, the newest first."""
    held = Comment.objects.filter(strategy=strategy, public_on__isnull=False)
    return held.order_by("-public_on", "-pk")


def hidden(strategy: str) -> QuerySet[Comment]:
    """Comments whose words were taken back and of which others may be shown, the newest first.

    One about danger, which few read, is not among them.
    """
    held = Comment.objects.filter(strategy=strategy, may_publish=True, hidden_on__isnull=False)
    over = [Stage.ESCALATED, Stage.WITHDRAWN]
    return held.exclude(stage__in=over).order_by("-hidden_on", "-pk")


def comment_of(strategy: str, number: int) -> Comment | None:
    """One comment with its author's words."""
    held = Comment.objects.select_related("mail", "public_words", "closed_why")
    return held.filter(strategy=strategy, pk=number).first()


def by_reference(strategy: str, reference: str) -> Comment | None:
    """The comment of an author; None for a reference that nobody was given."""
    held = Comment.objects.select_related("mail", "closed_why").filter(strategy=strategy)
    return held.filter(reference=reference).first() if reference else None


def thread(comment: Comment) -> list[Message]:
    """The turns of a thread in their order, with what was said and replied."""
    return list(comment.messages.select_related("words", "reply").order_by("pk"))


def is_over(comment: Comment) -> bool:
    """Whether nobody owes anything any more."""
    return Stage(comment.stage) in ENDED

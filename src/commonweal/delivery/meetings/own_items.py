"""What meetings themselves hold open for a board: challenges, assurance, actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.agenda import Kind, OpenItem, for_this_meeting
from commonweal.delivery.meetings.open_items import Owed
from commonweal.delivery.models.assurance import AssuranceStatement
from commonweal.delivery.models.challenge import Challenge
from commonweal.delivery.models.decision import MeetingAction


def open_here(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    """What a board's meetings hold open on a day, read at once.

    Challenges that the board put or was put and nobody has answered; statements to the strategy's
    boards that have expired, or will within 60 days; the board's actions whose day has passed.
    """
    mine = Q(from_board=board) | Q(to_board=board)
    late = open_actions(strategy, day).select_related(None)
    asked = _rows(unanswered(strategy, day).filter(mine), Kind.CHALLENGE, ("words", "made_on"))
    tasks = _rows(
        late.filter(meeting__board=board, due__lt=day), Kind.MEETING_ACTION, ("words", "since")
    )
    given = _rows(
        given_assurance(strategy, day), Kind.ASSURANCE, ("scope", "given_on", "expires_on")
    )
    newest: dict[tuple[str, str], OpenItem] = {}
    for kind, key, of, title, since, due in sorted(asked.union(tasks, given, all=True), key=_age):
        told = _("An action after an exempt decision") if of == EXEMPT else title
        one = OpenItem(kind=Kind(kind), about=kind, id=str(key), title=told, since=since, due=due)
        newest[(of, title) if kind == Kind.ASSURANCE else (kind, str(key))] = one
    yield from (one for one in newest.values() if _is_open(one, day))


OWN = (open_here,)
EXEMPT = "exempt"  # what follows from an exempt decision: an agenda is public, its words are not
OF = {
    Kind.ASSURANCE: F("board"),
    Kind.MEETING_ACTION: Case(
        When(decision__item__exempt_ground__isnull=False, then=Value(EXEMPT)),
        default=Value(""),
        output_field=CharField(),
    ),
}


def _rows(held: QuerySet[Any], kind: Kind, told: tuple[str, ...]) -> QuerySet[Any]:
    """The rows of a table in columns that all of them share: kind, key, board, words, days."""
    words, since, *due = told
    of = OF.get(kind, Value("", CharField()))
    columns = Value(kind.value), F("pk"), of, F(words), F(since), F(*due or ("due",))
    return held.order_by().values_list(*columns)


def _age(row: tuple[Any, ...]) -> tuple[date, int]:
    _kind, key, _of, _title, since, _due = row
    return since, key


def _is_open(item: OpenItem, day: date) -> bool:
    return item.kind is not Kind.ASSURANCE or for_this_meeting(item.due or day, day)


def unanswered(strategy: str, day: date) -> QuerySet[Challenge]:
    """Challenges open on a day, oldest due first."""
    open_then = Q(answered_on__isnull=True) | Q(answered_on__gt=day)
    not_closed = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    return Challenge.objects.filter(open_then, not_closed, strategy=strategy, made_on__lte=day)


def open_actions(strategy: str, day: date) -> QuerySet[MeetingAction]:
    """Actions of meetings open on a day."""
    not_closed = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    found = MeetingAction.objects.filter(not_closed, meeting__strategy=strategy, since__lte=day)
    return found.select_related("meeting")


def current_assurance(strategy: str, day: date) -> list[AssuranceStatement]:
    """The newest statement of each board on each scope, as of a day, expired ones included."""
    given = given_assurance(strategy, day).order_by("given_on", "pk")
    newest = {(one.board, one.scope): one for one in given}
    return [newest[key] for key in sorted(newest)]


def given_assurance(strategy: str, day: date) -> QuerySet[AssuranceStatement]:
    """Statements given by a day and not withdrawn by then, older ones on a scope included."""
    not_withdrawn = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    return AssuranceStatement.objects.filter(not_withdrawn, strategy=strategy, given_on__lte=day)


def without_assurance(strategy: str, boards: Iterable[str], day: date) -> tuple[str, ...]:
    """Boards that are to give assurance and have none that holds on a day."""
    holding = {one.board for one in current_assurance(strategy, day) if one.expires_on > day}
    return tuple(board for board in boards if board not in holding)


def owed(strategy: str, day: date, at_work: bool = False) -> list[Owed]:
    """Every action and every response to a challenge that partners owe on a day.

    Words of what follows from an exempt decision are given ``at_work`` only.
    """
    actions = []
    for one in open_actions(strategy, day).select_related("decision__item"):
        shown = at_work or one.decision is None or not one.decision.item.exempt
        words = one.words if shown else ""
        actions.append(
            Owed(one.organisation, "meeting_action", str(one.pk), words, one.since, one.due)
        )
    responses = [
        Owed(
            one.to_board or one.to_organisation,
            "challenge",
            str(one.pk),
            one.words,
            one.made_on,
            one.due,
        )
        for one in unanswered(strategy, day)
    ]
    return actions + responses

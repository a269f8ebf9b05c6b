"""What meetings themselves hold open for a board: challenges, assurance, actions, raised items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from commonweal.delivery.meetings.agenda import Kind, OpenItem, for_this_meeting
from commonweal.delivery.meetings.open_items import Owed
from commonweal.delivery.models.assurance import AssuranceStatement
from commonweal.delivery.models.challenge import Challenge
from commonweal.delivery.models.decision import MeetingAction
from commonweal.delivery.models.raised_item import RaisedItem


def open_challenges(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    """Challenges that a board put or was put, and that nobody has answered by a day."""
    mine = Q(from_board=board) | Q(to_board=board)
    for one in unanswered(strategy, day).filter(mine):
        yield OpenItem(
            kind=Kind.CHALLENGE,
            about="challenge",
            id=str(one.pk),
            title=one.words,
            since=one.made_on,
            due=one.due,
        )


def expiring_assurance(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    """Statements to the strategy's boards that have expired, or will within 60 days."""
    for one in current_assurance(strategy, day):
        if for_this_meeting(one.expires_on, day):
            yield OpenItem(
                kind=Kind.ASSURANCE,
                about="assurance",
                id=str(one.pk),
                title=one.scope,
                since=one.given_on,
                due=one.expires_on,
            )


def overdue_actions(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    """Actions of a board's meetings whose day has passed."""
    for one in open_actions(strategy, day).filter(meeting__board=board, due__lt=day):
        yield OpenItem(
            kind=Kind.MEETING_ACTION,
            about="meeting_action",
            id=str(one.pk),
            title=one.words,
            since=one.since,
            due=one.due,
        )


def raised_items(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    """What was brought to a board by exception and stands on no agenda yet."""
    waiting = RaisedItem.objects.filter(
        strategy=strategy, to_board=board, raised_on__lte=day, taken_up__isnull=True
    )
    for one in waiting.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day)):
        yield OpenItem(
            kind=Kind.RAISED,
            about="raised",
            id=str(one.pk),
            title=one.title,
            ask=one.ask,
            since=one.raised_on,
        )


OWN = (open_challenges, expiring_assurance, overdue_actions, raised_items)


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
    not_withdrawn = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    given = AssuranceStatement.objects.filter(not_withdrawn, strategy=strategy, given_on__lte=day)
    newest = {(one.board, one.scope): one for one in given.order_by("given_on", "pk")}
    return [newest[key] for key in sorted(newest)]


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

"""What a board knew on a day: its decisions, its words, and the figures that lay on the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from commonweal.delivery.meetings.own_items import current_assurance, unanswered
from commonweal.delivery.meetings.queries import (
    PublicDecision,
    PublicMeeting,
    decisions,
    meetings,
    public_decision,
    public_meeting,
)
from commonweal.delivery.models.assurance import AssuranceStatement
from commonweal.delivery.models.challenge import Challenge
from commonweal.delivery.models.meeting import MeetingStage
from commonweal.delivery.models.meeting_papers import FrozenPack


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Which release and edition a board had before it, as of which day, and how that is known."""

    release: str
    edition: str
    day: date
    chain_head: str
    source: str  # "pack" or "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that the public may read of what a board had decided, said and seen by a day."""

    board: str
    day: date
    table: Table | None
    last_meeting: PublicMeeting | None
    decisions: tuple[PublicDecision, ...]
    challenges: tuple[Challenge, ...]
    assurance: tuple[AssuranceStatement, ...]


def known_on(strategy: str, board: str, day: date) -> Known:
    """What a board knew on a day; nothing that came later is in it."""
    taken = decisions(strategy).filter(item__meeting__board=board, decided_on__lte=day)
    return Known(
        board=board,
        day=day,
        table=_table(strategy, board, day),
        last_meeting=_last_meeting(strategy, board, day),
        decisions=tuple(public_decision(one, day) for one in taken),
        challenges=tuple(unanswered(strategy, day).filter(from_board=board)),
        assurance=tuple(current_assurance(strategy, day)),
    )


def _table(strategy: str, board: str, day: date) -> Table | None:
    """The newest of packs frozen and decisions taken by the day; a decision's where they tie.

    A decision that was written down later, beside later figures, tells nothing of that day.
    """
    pack = (
        FrozenPack.objects.filter(
            meeting__strategy=strategy, meeting__board=board, day__lte=day
        ).order_by("day", "pk")
    ).last()
    taken = decisions(strategy).filter(
        item__meeting__board=board, decided_on__lte=day, evidence_day__lte=day
    )
    decision = taken.order_by("decided_on", "number").last()
    if pack and (decision is None or pack.day > decision.decided_on):
        return Table(release=pack.release, edition=pack.edition, day=pack.day,
                     chain_head=pack.chain_head, source="pack")  # fmt: skip
    if decision is None:
        return None
    return Table(release=decision.release, edition=decision.edition, day=decision.evidence_day,
                 chain_head=decision.chain_head, source="decision")  # fmt: skip


def _last_meeting(strategy: str, board: str, day: date) -> PublicMeeting | None:
    past = [
        one
        for one in meetings(strategy, board).exclude(stage=MeetingStage.CANCELLED)
        if timezone.localdate(one.starts_at) <= day
    ]
    return public_meeting(past[-1], day) if past else None

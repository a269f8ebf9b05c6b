"""Record what was decided, on which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import day_of, take
from commonweal.delivery.meetings.attendance import filled, must_be_quorate
from commonweal.delivery.meetings.evidence import Evidence, chain_head
from commonweal.delivery.meetings.packs import on_the_table
from commonweal.delivery.meetings.quorum import (
    Declared,
    Votes,
    VoteWarning,
    check_votes,
    warnings,
)
from commonweal.delivery.meetings.rules import rules
from commonweal.delivery.meetings.sealed import DECISIONS
from commonweal.delivery.models.decision import (
    Decision,
    DecisionCount,
    DecisionInterest,
    DecisionServes,
    Endorsement,
)
from commonweal.delivery.models.meeting import AgendaItem, Attendance, Meeting
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.models import Interest
from commonweal.people.permissions import Action, Item


@dataclass(frozen=True, slots=True)
class InterestIn:
    """An interest that somebody there has in the decision, and whether they withdrew for it."""

    attendance: Attendance
    interest: Interest
    withdrew: bool


@dataclass(frozen=True, slots=True)
class Considered:
    """A consultation by its id, and what decision-makers made of its answers before they decided.

    Raises ``ValueError`` without words: no decision is recorded on what nobody has considered.
    """

    consultation: str
    words: str
    on: date

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(
                _("First record what was considered of the consultation: then the decision can be")
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was decided and on which terms; ``delegation`` names who decided, if not the meeting."""

    words: str
    delegation: str = ""
    votes: Votes | None = None
    interests: tuple[InterestIn, ...] = ()
    serves: tuple[tuple[str, str], ...] = ()
    endorse: tuple[str, ...] = ()
    key: bool = False
    notice_on: date | None = None
    urgent_why: str = ""
    call_in_until: date | None = None
    not_before: date | None = None
    equality_impact: str = ""
    no_equality_impact_why: str = ""
    considered: Considered | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(_("Say what was decided"))
        if bool(self.equality_impact.strip()) is bool(self.no_equality_impact_why.strip()):
            raise ValueError(_("Give the equality impact of the decision, or why there is none"))
        if not self.key and (self.notice_on or self.urgent_why.strip()):
            raise ValueError(_("Only a key decision has a notice: say that it is one"))
        if self.delegation.strip() and self.votes is not None:
            raise ValueError(_("A delegation decides without a vote: give one or the other"))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it was recorded, and what is wrong with its vote."""

    decision: Decision
    warnings: tuple[VoteWarning, ...]


@transaction.atomic
def record_decision(actor: Actor, item: AgendaItem, taken: Taken, evidence: Evidence) -> Recorded:
    """Record what a meeting or a delegation decided on an item.

    The figures it stands on are those of the frozen pack that lay on the table; ``evidence`` is
    what is in service on the day of recording, where no pack was frozen.

    Raises ``NoQuorumError`` where the meeting decided without its quorum, ``ValueError`` for a vote
    that was not carried, an item that was taken off, or a consultation considered only later.
    """
    meeting = item.meeting
    role = actor.must(Action.DECIDE, Item(meeting.strategy, meeting.board))
    held = take(meeting, "decide")
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    if item.withdrawn_why:
        raise ValueError(
            _("Item %(n)s was taken off the agenda: nothing is decided on it") % {"n": item.number}
        )
    day = actor.on if taken.delegation.strip() else day_of(held)
    _need_notice(taken, day)
    _need_consideration(taken, day)
    told = _check(held, taken)
    decision = _write(actor, item, taken, on_the_table(held) or evidence)
    for one in taken.interests:
        DecisionInterest.objects.create(
            decision=decision,
            attendance=one.attendance,
            interest=one.interest,
            withdrew=one.withdrew,
        )
    _links(decision, item, taken)
    log(actor, "decided", decision, role, {"warnings": [one.kind.value for one in told]})
    return Recorded(decision, told)


def log(actor: Actor, action: str, decision: Decision, role: str, more: dict[str, Plain]) -> None:
    """Tell the log what was done to a decision, and seal it as it stands now."""
    facts: dict[str, Plain] = {
        "number": decision.number,
        "item": decision.item_id,
        "release": decision.release,
    }
    record(
        Act(action, "decision", str(decision.pk), role),
        actor.person,
        facts | more | DECISIONS.facts_of(decision),
    )


def _check(meeting: Meeting, taken: Taken) -> tuple[VoteWarning, ...]:
    """What is wrong with a vote; raises where it cannot stand at all."""
    lines = {one.attendance.meeting_id for one in taken.interests}
    if lines - {meeting.pk}:
        raise ValueError(_("An interest is declared by somebody who is there"))
    if taken.delegation.strip():
        return ()
    seats = must_be_quorate(meeting)
    if taken.votes is not None:
        check_votes(taken.votes, seats)
        if not taken.votes.carried:
            told = _(
                "%(for)s for, %(against)s against: this was not carried, record what was decided "
                "instead"
            )
            raise ValueError(told % {"for": taken.votes.in_favour, "against": taken.votes.against})
    declared = (Declared(one.attendance.pk, one.withdrew) for one in taken.interests)
    return warnings(taken.votes, filled(meeting), declared)


def _need_notice(taken: Taken, day: date) -> None:
    """Refuse a key decision that comes too soon after its notice, and does not say why."""
    if not taken.key or taken.urgent_why.strip():
        return
    days = rules()["key_decision"].days
    if taken.notice_on is None or (day - taken.notice_on).days < days:
        told = _(
            "A key decision needs its public notice %(n)s days before: give the day of the "
            "notice, or say why it could not wait"
        )
        raise ValueError(told % {"n": days})


def _need_consideration(taken: Taken, day: date) -> None:
    """Refuse a decision that was taken before the answers to its consultation were considered."""
    if taken.considered and taken.considered.on > day:
        told = _("The consultation was considered on %(later)s, after the decision of %(day)s")
        raise ValueError(told % {"later": taken.considered.on, "day": day})


def _write(actor: Actor, item: AgendaItem, taken: Taken, evidence: Evidence) -> Decision:
    delegated, votes, asked = taken.delegation.strip(), taken.votes, taken.considered
    return Decision.objects.create(
        strategy=item.meeting.strategy,
        number=_next_number(item.meeting.strategy),
        item=item,
        words=taken.words.strip(),
        decided_on=actor.on if delegated else day_of(item.meeting),
        delegation=delegated,
        in_favour=votes.in_favour if votes else None,
        against=votes.against if votes else None,
        abstained=votes.abstained if votes else None,
        casting_vote=votes.casting if votes else False,
        key=taken.key,
        notice_on=taken.notice_on,
        urgent_why=taken.urgent_why.strip(),
        call_in_until=taken.call_in_until,
        not_before=taken.not_before,
        equality_impact=taken.equality_impact.strip(),
        no_equality_impact_why=taken.no_equality_impact_why.strip(),
        consultation=asked.consultation if asked else "",
        consideration=asked.words.strip() if asked else "",
        release=evidence.release,
        edition=evidence.edition,
        evidence_day=evidence.day,
        chain_head=chain_head(),
    )


def _links(decision: Decision, item: AgendaItem, taken: Taken) -> None:
    """What the decision serves, its item's own subject included, and who must endorse it."""
    own = ((item.about, item.about_id),) if item.about else ()
    for kind, served in dict.fromkeys((*own, *taken.serves)):
        DecisionServes.objects.create(decision=decision, kind=kind, item=served)
    for body in dict.fromkeys(taken.endorse):
        Endorsement.objects.create(decision=decision, body=body)


def _next_number(strategy: str) -> int:
    DecisionCount.objects.get_or_create(strategy=strategy)
    count = DecisionCount.objects.select_for_update().get(strategy=strategy)
    count.last += 1
    count.save()
    return count.last

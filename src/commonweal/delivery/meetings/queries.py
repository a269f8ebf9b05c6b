"""Meetings and decisions as they are read, by whoever works on them and by the public.

What is exempt leaves this file only through functions that say ``at_work``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from commonweal.delivery.meetings.effect import Hold, Terms, holds
from commonweal.delivery.models.decision import Decision
from commonweal.delivery.models.meeting import AgendaItem, Meeting, MeetingStage
from commonweal.delivery.models.meeting_papers import FrozenPack, Minutes

PUBLISHED = (MeetingStage.PAPERS_OUT, MeetingStage.HELD, MeetingStage.MINUTES_APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicItem:
    """An agenda item as anybody may read it; of an exempt one, that it is and why."""

    number: int
    kind: str
    title: str
    about: str
    about_id: str
    ask: str
    paper: str
    exempt_ground: int | None
    public_interest: str
    late_why: str
    withdrawn_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDecision:
    """A decision as anybody may read it; of an exempt one, that it was taken and when."""

    number: int
    board: str
    meeting: int
    item: int
    exempt_ground: int | None
    title: str
    words: str
    key: bool
    notice_on: date | None
    urgent_why: str
    decided_on: date
    delegation: str
    votes: tuple[int, int, int] | None
    casting_vote: bool
    interests: int
    withdrew: int
    serves: tuple[tuple[str, str], ...]
    endorsements: tuple[tuple[str, str, date | None], ...]
    call_in_until: date | None
    not_before: date | None
    holds: tuple[Hold, ...]
    equality_impact: str
    no_equality_impact_why: str
    consultation: str
    consideration: str
    release: str
    edition: str
    evidence_day: date
    chain_head: str
    rescinded_on: date | None
    rescinded_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMeeting:
    """A meeting as anybody may read it: no agenda before its papers are out."""

    id: int
    board: str
    day: date
    starts_at: str
    place: str
    stage: str
    cancelled_why: str
    papers_out_on: date | None
    late_papers_why: str
    items: tuple[PublicItem, ...]
    present: tuple[str, ...]
    decisions: tuple[PublicDecision, ...]
    minutes: str
    minutes_approved_on: date | None
    packs: tuple[FrozenPack, ...]


def meetings(strategy: str, board: str = "") -> QuerySet[Meeting]:
    """Meetings of a strategy or of one board, soonest first."""
    found = Meeting.objects.filter(strategy=strategy)
    return found.filter(board=board) if board else found


def public_meeting(meeting: Meeting, day: date) -> PublicMeeting:
    """All that the public may read of a meeting on a day."""
    starts = timezone.localtime(meeting.starts_at)
    minutes = Minutes.objects.filter(meeting=meeting, approved_on__lte=day).first()
    shown = meeting.stage in PUBLISHED
    return PublicMeeting(
        id=meeting.pk,
        board=meeting.board,
        day=starts.date(),
        starts_at=f"{starts:%H:%M}",
        place=meeting.place,
        stage=meeting.stage,
        cancelled_why=meeting.cancelled_why,
        papers_out_on=meeting.papers_out_on,
        late_papers_why=meeting.late_papers_why,
        items=public_items(meeting) if shown else (),
        present=_present(meeting),
        decisions=tuple(
            public_decision(one, day)
            for one in decisions(meeting.strategy).filter(item__meeting=meeting)
        ),
        minutes=minutes.words if minutes else "",
        minutes_approved_on=minutes.approved_on if minutes else None,
        packs=tuple(FrozenPack.objects.filter(meeting=meeting, day__lte=day)) if shown else (),
    )


def public_items(meeting: Meeting) -> tuple[PublicItem, ...]:
    """The agenda as the public may read it."""
    return tuple(_public_item(one) for one in meeting.items.order_by("number"))


def decisions(strategy: str) -> QuerySet[Decision]:
    """Decisions of a strategy, the newest last, with what a page of them needs."""
    found = Decision.objects.filter(strategy=strategy).select_related("item__meeting")
    return found.prefetch_related("serves", "endorsements", "interests").order_by("number")


def decisions_serving(
    strategy: str, items: Iterable[tuple[str, str]], day: date
) -> QuerySet[Decision]:
    """Decisions taken by a day that serve one of these: a priority, a listing or another item.

    What an exempt decision serves is exempt as well.
    """
    wanted = Q(pk__in=[])
    for kind, item in items:
        wanted |= Q(serves__kind=kind, serves__item=item)
    found = decisions(strategy).filter(wanted, decided_on__lte=day)
    return found.filter(item__exempt_ground__isnull=True).distinct()


def decisions_on(strategy: str, consultation: str, day: date) -> QuerySet[Decision]:
    """Decisions taken by a day that name a consultation, the first one first; no exempt one."""
    found = decisions(strategy).filter(consultation=consultation, decided_on__lte=day)
    return found.filter(item__exempt_ground__isnull=True).order_by("decided_on", "number")


def decided_about(strategy: str, day: date) -> dict[tuple[str, str], tuple[date, int]]:
    """Day and number of the newest decision on each thing by a day; no exempt or rescinded one."""
    held = Decision.objects.filter(
        Q(rescinded_on__isnull=True) | Q(rescinded_on__gt=day),
        strategy=strategy,
        decided_on__lte=day,
        item__exempt_ground__isnull=True,
    ).exclude(item__about="")
    rows = held.order_by("decided_on", "number")
    told = rows.values_list("item__about", "item__about_id", "decided_on", "number")
    return {(about, item): (on, number) for about, item, on, number in told}


def stands_on_pack(decision: Decision) -> bool:
    """Whether the figures of a decision are those of a pack that was frozen for its meeting."""
    held = FrozenPack.objects.filter(meeting=decision.item.meeting_id, day=decision.evidence_day)
    return held.filter(release=decision.release, edition=decision.edition).exists()


def consultations_decided(strategy: str) -> frozenset[str]:
    """Ids of the consultations that some decision names, an exempt one as well."""
    named = Decision.objects.filter(strategy=strategy).exclude(consultation="")
    return frozenset(named.values_list("consultation", flat=True))


def terms(decision: Decision) -> Terms:
    """What a decision waits for."""
    said = {"awaited": [], "refused": [], "given": []}  # type: dict[str, list[str]]
    for one in decision.endorsements.all():
        said[one.state].append(one.body)
    return Terms(
        decision.call_in_until,
        decision.not_before,
        tuple(said["awaited"]),
        tuple(said["refused"]),
        decision.rescinded_on,
    )


def public_decision(decision: Decision, day: date) -> PublicDecision:
    """A decision as the public may read it on a day, without its words where it is exempt."""
    item, votes = decision.item, decision.in_favour
    hidden = item.exempt
    rescinded = decision.rescinded_on is not None and decision.rescinded_on <= day
    declared = list(decision.interests.all())
    return PublicDecision(
        number=decision.number,
        board=item.meeting.board,
        meeting=item.meeting_id,
        item=item.number,
        exempt_ground=item.exempt_ground,
        title="" if hidden else item.title,
        words="" if hidden else decision.words,
        key=decision.key,
        notice_on=decision.notice_on,
        urgent_why="" if hidden else decision.urgent_why,
        decided_on=decision.decided_on,
        delegation="" if hidden else decision.delegation,
        votes=None if votes is None else (votes, decision.against, decision.abstained),
        casting_vote=decision.casting_vote,
        interests=len(declared),
        withdrew=sum(one.withdrew for one in declared),
        serves=() if hidden else tuple((one.kind, one.item) for one in decision.serves.all()),
        endorsements=tuple((one.body, one.state, one.on) for one in decision.endorsements.all()),
        call_in_until=decision.call_in_until,
        not_before=decision.not_before,
        holds=holds(terms(decision), day),
        equality_impact="" if hidden else decision.equality_impact,
        no_equality_impact_why="" if hidden else decision.no_equality_impact_why,
        consultation="" if hidden else decision.consultation,
        consideration="" if hidden else decision.consideration,
        release=decision.release,
        edition=decision.edition,
        evidence_day=decision.evidence_day,
        chain_head=decision.chain_head,
        rescinded_on=decision.rescinded_on if rescinded else None,
        rescinded_why=decision.rescinded_why if rescinded and not hidden else "",
    )


def _public_item(item: AgendaItem) -> PublicItem:
    def open_only(words: str) -> str:
        return "" if item.exempt else words

    return PublicItem(
        number=item.number,
        kind=item.kind,
        title=open_only(item.title),
        about=open_only(item.about),
        about_id=open_only(item.about_id),
        ask=open_only(item.ask),
        paper=open_only(item.paper),
        exempt_ground=item.exempt_ground,
        public_interest=item.public_interest,
        late_why=open_only(item.late_why),
        withdrawn_why=open_only(item.withdrawn_why),
    )


def _present(meeting: Meeting) -> tuple[str, ...]:
    """Organisations whose people were there; never a person's name."""
    there = meeting.attendance.exclude(presence="apologies")
    names = {
        str(line.organisation or line.office.organisation or "")
        for line in there.select_related("organisation", "office__organisation")
    }
    return tuple(sorted(names - {""}))

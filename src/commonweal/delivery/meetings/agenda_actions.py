"""Write the agenda: take up what is open, add items, take items off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import must_keep, take
from commonweal.delivery.meetings.agenda import Kind, OpenItem
from commonweal.delivery.models.meeting import AgendaItem, ExemptGround, Meeting, MeetingStage
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.workflow import WrongStageError, check_version

LONGEST = 300  # letters of a title, as the database takes it
APART = 1000  # numbers no agenda reaches: room to renumber without meeting the old ones


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item that the secretary writes; an exempt one with ground and public-interest test."""

    title: str
    kind: Kind = Kind.OTHER
    about: str = ""
    about_id: str = ""
    ask: str = ""
    paper: str = ""
    exempt_ground: int | None = None
    public_interest: str = ""
    late_why: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("give the item a title")
        if self.exempt_ground is None and self.public_interest.strip():
            raise ValueError("a public-interest test belongs to an exempt item: name the ground")
        if self.exempt_ground is not None:
            ExemptGround(self.exempt_ground)
            if not self.public_interest.strip():
                raise ValueError("say why the public interest lies in keeping the item exempt")


@transaction.atomic
def take_up(actor: Actor, meeting: Meeting, items: Iterable[OpenItem]) -> tuple[AgendaItem, ...]:
    """Put on the agenda what is open and not on it yet, in the order given."""
    role = must_keep(actor, meeting)
    held = take(meeting, "change its agenda")
    there = {(one.kind, one.about, one.about_id) for one in _standing(held)}
    wanted = [one for one in items if (one.kind, one.about, one.id) not in there]
    return tuple(_add(actor, held, _from(one), role) for one in wanted)


@transaction.atomic
def add_item(actor: Actor, meeting: Meeting, new: NewItem) -> AgendaItem:
    """Put an item on the agenda; once papers are out it needs a reason for being late.

    Raises ``ValueError`` for a late item without a reason.
    """
    role = must_keep(actor, meeting)
    late = meeting.stage == MeetingStage.PAPERS_OUT or bool(new.late_why.strip())
    held = take(meeting, "add a late item" if late else "change its agenda")
    if late and not new.late_why.strip():
        raise ValueError("the papers are out: say by which special circumstances the item is late")
    return _add(actor, held, new, role)


@transaction.atomic
def write_paper(actor: Actor, item: AgendaItem, read: int, paper: str, ask: str) -> AgendaItem:
    """Write or change an item's paper and what it asks of the board."""
    role = must_keep(actor, item.meeting)
    late = item.late_why and item.meeting.stage == MeetingStage.PAPERS_OUT
    take(item.meeting, "add a late item" if late else "change its agenda")
    held = AgendaItem.objects.select_for_update().get(pk=item.pk)
    check_version(held.version, read)
    held.paper, held.ask, held.version = paper.strip(), ask.strip(), held.version + 1
    held.save()
    _log(actor, "wrote paper of", held, role)
    return held


@transaction.atomic
def withdraw_item(actor: Actor, item: AgendaItem, read: int, why: str) -> AgendaItem:
    """Take an item off the agenda; it stays with the reason, and so does its number.

    Raises ``ValueError`` without a reason, ``WrongStageError`` where it was taken off before.
    """
    role = must_keep(actor, item.meeting)
    take(item.meeting, "take an item off")
    held = AgendaItem.objects.select_for_update().get(pk=item.pk)
    check_version(held.version, read)
    if held.withdrawn_why:
        raise WrongStageError(_("This item was taken off the agenda already"))
    if not why.strip():
        raise ValueError("say why the item is taken off the agenda")
    held.withdrawn_why, held.version = why.strip(), held.version + 1
    held.save()
    _log(actor, "withdrew", held, role)
    return held


@transaction.atomic
def reorder(actor: Actor, meeting: Meeting, read: int, order: Sequence[int]) -> Meeting:
    """Number the items anew, in the order of their keys.

    Raises ``ValueError`` unless every item of the agenda is named once.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "change its agenda", read)
    if sorted(order) != sorted(held.items.values_list("pk", flat=True)):
        raise ValueError("name every item of the agenda once")
    held.items.update(number=F("number") + APART)
    for number, key in enumerate(order, start=1):
        held.items.filter(pk=key).update(number=number)
    held.version += 1
    held.save()
    record(Act("reordered agenda of", "meeting", str(held.pk), role), actor.person)
    return held


def _standing(meeting: Meeting) -> Iterable[AgendaItem]:
    return meeting.items.filter(withdrawn_why="")


def _from(item: OpenItem) -> NewItem:
    """What a board wrote at length is shortened in the title; its whole words stand in the ask."""
    title, ask = item.title.strip(), item.ask
    if len(title) > LONGEST:
        ask = f"{title}\n\n{ask}".strip()
        title = Truncator(title).chars(LONGEST)
    return NewItem(title=title, kind=item.kind, about=item.about, about_id=item.id, ask=ask)


def _add(actor: Actor, meeting: Meeting, new: NewItem, role: str) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("number"))["last"] or 0
    item = AgendaItem.objects.create(
        meeting=meeting,
        number=last + 1,
        kind=new.kind.value,
        title=new.title.strip(),
        about=new.about,
        about_id=new.about_id,
        ask=new.ask.strip(),
        paper=new.paper.strip(),
        exempt_ground=new.exempt_ground,
        public_interest=new.public_interest.strip(),
        late_why=new.late_why.strip(),
        added_on=actor.on,
    )
    _log(actor, "put on agenda", item, role)
    return item


def _log(actor: Actor, action: str, item: AgendaItem, role: str) -> None:
    facts = {
        "meeting": item.meeting_id,
        "number": item.number,
        "kind": item.kind,
        "about": item.about,
        "about_id": item.about_id,
        "exempt": item.exempt,
        "late": bool(item.late_why),
    }
    record(Act(action, "agenda_item", str(item.pk), role), actor.person, facts)

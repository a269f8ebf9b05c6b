"""What is done to amendments: proposed, withdrawn, agreed, sent back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from commonweal.delivery.amendments.change import Change, priority_of
from commonweal.delivery.amendments.from_review import change_of
from commonweal.delivery.amendments.sealed import AMENDMENTS
from commonweal.delivery.models import AmendmentRow, AmendmentStage, PriorityReview
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.models import Person
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, check_version
from commonweal.strategy.amendment import Kind
from commonweal.strategy.definition import Edition

WORKFLOW = Workflow(
    "amendment",
    {
        AmendmentStage.PROPOSED: {
            "agree": AmendmentStage.AGREED,
            "send back": AmendmentStage.RETURNED,
            "withdraw": AmendmentStage.WITHDRAWN,
        }
    },
)


@transaction.atomic
def propose(actor: Actor, board: str, edition: Edition, change: Change) -> AmendmentRow:
    """Propose to change one field of what the board answers for.

    Raises ``ValueError`` where another board answers for it, where a proposal for the same field
    is open, or where nothing would change.
    """
    role = actor.must(Action.PROPOSE_MEASURE, Item(actor.strategy, board, edition.board))
    if not answers(edition, board, change, actor.on):
        raise ValueError("another board answers for this: ask it to propose the change")
    held = _proposed(actor, edition, change, board=board)
    _told(actor, held, "proposed amendment", role)
    return held


def draft(actor: Actor, entry: PriorityReview, edition: Edition, role: str) -> AmendmentRow | None:
    """Propose what a closed review decided on a priority, in the name of whoever wrote it.

    None where it is kept or only told of. Whoever closes the review calls this in the same
    transaction; the chair agrees it later with a minute of its own.

    Raises what ``propose`` raises of the change itself.
    """
    change = change_of(entry, actor.on)
    if change is None:
        return None
    held = _proposed(actor, edition, change, review=entry, by=entry.written_by)
    _told(actor, held, "proposed amendment", role)
    return held


def _proposed(
    actor: Actor,
    edition: Edition,
    change: Change,
    *,
    board: str = "",
    review: PriorityReview | None = None,
    by: Person | None = None,
) -> AmendmentRow:
    same = {"strategy": actor.strategy, "target": change.target, "item": change.item}
    same |= {"field": change.field}
    if _open(same, change):
        raise ValueError("a proposal for the same is open: wait for its answer or withdraw it")
    return AmendmentRow.objects.create(
        **same,
        board=board,
        review=review,
        consultation=change.consultation.strip(),
        edition=edition.id,
        kind=change.kind,
        old=change.old_in(edition),
        new=change.new,
        since=change.since,
        reason=change.reason.strip(),
        stage=AmendmentStage.PROPOSED,
        proposed_on=actor.on,
        proposed_by=by or actor.person,
    )


@transaction.atomic
def withdraw(actor: Actor, amendment: AmendmentRow, read: int, why: str) -> AmendmentRow:
    """Take a proposal back; its reason stays."""
    held = _held(amendment, read)
    role = actor.must(Action.PROPOSE_MEASURE, Item(held.strategy, held.board))
    held.stage = WORKFLOW.after(held.stage, "withdraw")
    held.closed_on, held.closed_why = actor.on, _said(why, "say why it is withdrawn")
    return _saved(actor, held, "withdrew amendment", role)


@transaction.atomic
def agree(
    actor: Actor, amendment: AmendmentRow, strategy_board: str, read: int, minute: str
) -> AmendmentRow:
    """Agree an amendment with the minute; it is part of every edition compiled from then on."""
    held, role = _to_settle(actor, amendment, strategy_board, read)
    held.stage = WORKFLOW.after(held.stage, "agree")
    held.minute, held.agreed_on = _said(minute, "name the minute in which it was agreed"), actor.on
    if held.kind == Kind.PROPOSE and _listed(held):
        raise ValueError("a measure of this id was agreed meanwhile: send this one back")
    return _saved(actor, held, "agreed amendment", role, own=held.board == strategy_board)


@transaction.atomic
def send_back(
    actor: Actor, amendment: AmendmentRow, strategy_board: str, read: int, minute: str, why: str
) -> AmendmentRow:
    """Give a proposal back with the minute and the reason; the board may propose another."""
    held, role = _to_settle(actor, amendment, strategy_board, read)
    held.stage = WORKFLOW.after(held.stage, "send back")
    held.minute = _said(minute, "name the minute in which it was sent back")
    held.closed_on, held.closed_why = actor.on, _said(why, "say why it is sent back")
    return _saved(actor, held, "sent amendment back", role)


def answers(edition: Edition, board: str, change: Change, day: date) -> bool:
    """Whether a board may ask for a change: of priorities that it leads, or that nobody leads."""
    priority = priority_of(edition, change)
    leads = {one.body for one in edition.leads_of(priority, day)} if priority else set()
    return not leads or board in leads


def _open(same: dict[str, str], change: Change) -> bool:
    """Whether the same is asked for already: of a new measure its id anywhere, its series there."""
    held = AmendmentRow.objects.select_for_update().filter(stage=AmendmentStage.PROPOSED)
    if change.kind is not Kind.PROPOSE:
        return held.filter(**same).exists()
    new = change.new if isinstance(change.new, dict) else {}
    held = held.filter(strategy=same["strategy"], kind=Kind.PROPOSE)
    if held.filter(new__id=new.get("id")).exists():
        return True
    series = {"new__card": new.get("card"), "new__select": new.get("select")}
    return bool(new.get("card")) and held.filter(**same, **series).exists()


def _listed(row: AmendmentRow) -> bool:
    agreed = AmendmentRow.objects.filter(strategy=row.strategy, kind=Kind.PROPOSE)
    return agreed.filter(stage=AmendmentStage.AGREED, new__id=row.new.get("id")).exists()


def _to_settle(
    actor: Actor, amendment: AmendmentRow, strategy_board: str, read: int
) -> tuple[AmendmentRow, str]:
    held = _held(amendment, read)
    item = Item(held.strategy, held.board, strategy_board, held.proposed_by_id)
    return held, actor.must(Action.AGREE_AMENDMENT, item)


def _held(amendment: AmendmentRow, read: int) -> AmendmentRow:
    held = AmendmentRow.objects.select_for_update().get(pk=amendment.pk)
    check_version(held.version, read)
    return held


def _saved(
    actor: Actor, held: AmendmentRow, action: str, role: str, own: bool = False
) -> AmendmentRow:
    held.version += 1
    held.save()
    _told(actor, held, action, role, own)
    return held


def _told(actor: Actor, held: AmendmentRow, action: str, role: str, own: bool = False) -> None:
    facts: dict[str, Plain] = {"board": held.board, "kind": str(held.kind), "item": held.item}
    facts |= {"target": held.target, "field": held.field, "old": held.old, "new": held.new}
    facts |= {"since": held.since.isoformat(), "stage": str(held.stage), "minute": held.minute}
    facts |= {"edition": held.edition, "consultation": held.consultation}
    facts |= {"own_board": True} if own else {}
    facts |= AMENDMENTS.facts_of(held) if action in AMENDMENTS.acts else {}
    record(Act(action, "amendment", str(held.pk), role), actor.person, facts)


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise ValueError(otherwise)
    return words.strip()

"""What is done to targets: proposed, agreed, sent back, withdrawn, restated, closed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.models import Target, TargetStage
from commonweal.delivery.targets.proposal import Baseline, Proposal
from commonweal.delivery.targets.sealed import TARGETS
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, check_version
from commonweal.strategy.definition import Edition

WORKFLOW = Workflow(
    "target",
    {
        TargetStage.PROPOSED: {
            "agree": TargetStage.AGREED,
            "send back": TargetStage.RETURNED,
            "withdraw": TargetStage.WITHDRAWN,
        },
        TargetStage.RETURNED: {
            "propose": TargetStage.PROPOSED,
            "withdraw": TargetStage.WITHDRAWN,
        },
        TargetStage.AGREED: {"restate": TargetStage.RESTATED, "close": TargetStage.CLOSED},
    },
)


@transaction.atomic
def propose(
    actor: Actor, board: str, edition: Edition, proposal: Proposal, baseline: Baseline
) -> Target:
    """Propose a target for a measure of one's own board; an agreed one stays until it is restated.

    Raises ``ValueError`` when the board has an open proposal for the measure already.
    """
    role = actor.must(Action.PROPOSE_TARGET, Item(actor.strategy, board, edition.board))
    proposal.after(baseline)
    same = {"strategy": actor.strategy, "listing": proposal.listing}
    same |= {"measure": proposal.measure, "grouping": proposal.grouping}
    open_ones = Target.objects.filter(**same, board=board, stage__in=["proposed", "returned"])
    if open_ones.exists():
        raise ValueError(_("This board has a proposal for the measure: amend or withdraw that one"))
    target = Target(
        **same,
        board=board,
        edition=edition.id,
        stage=TargetStage.PROPOSED,
        proposed_on=actor.on,
        proposed_by=actor.person,
    )
    _fill(target, proposal, baseline)
    target.save()
    _told(actor, target, "proposed target", role)
    return target


@transaction.atomic
def amend(
    actor: Actor,
    target: Target,
    edition: Edition,
    proposal: Proposal,
    baseline: Baseline,
    read: int,
) -> Target:
    """Propose again what was sent back."""
    held = _held(target, read)
    role = actor.must(Action.PROPOSE_TARGET, Item(held.strategy, held.board, edition.board))
    held.stage = WORKFLOW.after(held.stage, "propose")
    proposal.after(baseline)
    _fill(held, proposal, baseline)
    held.edition, held.proposed_on, held.proposed_by = edition.id, actor.on, actor.person
    held.returned_why = ""
    return _saved(actor, held, "proposed target again", role)


@transaction.atomic
def withdraw(actor: Actor, target: Target, read: int, why: str) -> Target:
    """Take a proposal back; its reason stays."""
    held = _held(target, read)
    role = actor.must(Action.PROPOSE_TARGET, Item(held.strategy, held.board))
    held.stage = WORKFLOW.after(held.stage, "withdraw")
    held.closed_on, held.closed_why = actor.on, _said(why, _("Say why it is withdrawn"))
    return _saved(actor, held, "withdrew target", role)


@transaction.atomic
def agree(actor: Actor, target: Target, strategy_board: str, read: int, minute: str) -> Target:
    """Agree a target with the minute of the meeting; whichever stands agreed now is restated."""
    alike = _alike(target)
    held, role = _to_settle(actor, target, strategy_board, read)
    held.stage = WORKFLOW.after(held.stage, "agree")
    held.minute, held.agreed_on = (
        _said(minute, _("Name the minute in which it was agreed")),
        actor.on,
    )
    held.own_board = held.board == strategy_board
    held.restates = next((one for one in alike if one.stage == TargetStage.AGREED), None)
    if held.restates is not None:
        _restate(held.restates, actor, held.minute, role)
    return _saved(actor, held, "agreed target", role)


@transaction.atomic
def send_back(
    actor: Actor, target: Target, strategy_board: str, read: int, minute: str, why: str
) -> Target:
    """Give a proposal back, with the minute and what to amend."""
    held, role = _to_settle(actor, target, strategy_board, read)
    held.stage = WORKFLOW.after(held.stage, "send back")
    held.minute = _said(minute, _("Name the minute in which it was sent back"))
    held.returned_why = _said(why, _("Say what the board should amend"))
    return _saved(actor, held, "sent target back", role)


@transaction.atomic
def close(actor: Actor, target: Target, strategy_board: str, read: int, why: str) -> Target:
    """End an agreed target before another takes its place; it stays in history."""
    held, role = _to_settle(actor, target, strategy_board, read)
    held.stage = WORKFLOW.after(held.stage, "close")
    held.closed_on, held.closed_why = actor.on, _said(why, _("Say why it is closed"))
    return _saved(actor, held, "closed target", role)


def _alike(target: Target) -> list[Target]:
    """Every target for the same, locked in one order, so that two agreed at once wait in turn."""
    same = {name: getattr(target, name) for name in ("strategy", "listing", "measure", "grouping")}
    return list(Target.objects.select_for_update().filter(**same).order_by("pk"))


def _restate(before: Target, actor: Actor, minute: str, role: str) -> None:
    before.stage = WORKFLOW.after(before.stage, "restate")
    before.closed_on, before.closed_why = actor.on, f"restated: {minute}"
    _saved(actor, before, "restated target", role)


def _to_settle(actor: Actor, target: Target, strategy_board: str, read: int) -> tuple[Target, str]:
    held = _held(target, read)
    item = Item(held.strategy, held.board, strategy_board, held.proposed_by_id)
    return held, actor.must(Action.AGREE_TARGET, item)


def _held(target: Target, read: int) -> Target:
    held = Target.objects.select_for_update().get(pk=target.pk)
    check_version(held.version, read)
    return held


def _fill(target: Target, proposal: Proposal, baseline: Baseline) -> None:
    target.form, target.value = proposal.form, proposal.value
    target.rationale, target.path = proposal.rationale.strip(), [list(p) for p in proposal.path]
    due, span = proposal.due, baseline.span
    target.due_label, target.due_start, target.due_end = due.label, due.start, due.end
    target.baseline, target.vintage = baseline.value, baseline.vintage
    target.baseline_label, target.baseline_start = span.label, span.start
    target.baseline_end, target.release = span.end, baseline.release


def _saved(actor: Actor, held: Target, action: str, role: str) -> Target:
    held.version += 1
    held.save()
    _told(actor, held, action, role)
    return held


def _told(actor: Actor, held: Target, action: str, role: str) -> None:
    facts: dict[str, Plain] = {"board": held.board, "listing": held.listing, "form": held.form}
    facts |= {"measure": held.measure, "value": held.value, "due": held.due_label}
    facts |= {"baseline": held.baseline, "of": held.baseline_label, "release": held.release}
    facts |= {"stage": str(held.stage), "minute": held.minute, "edition": held.edition}
    facts |= {"own_board": True} if held.own_board else {}
    facts |= TARGETS.facts_of(held) if action in TARGETS.acts else {}
    record(Act(action, "target", str(held.pk), role), actor.person, facts)


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise ValueError(otherwise)
    return words.strip()

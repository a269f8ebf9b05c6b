"""What is done to a board's plan: opened, written, submitted, accepted or returned, revised."""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models import HorizonReason, Plan, PlanAction
from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans.gaps import Gap, gaps
from commonweal.delivery.plans.merge import hash_of
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.delivery.plans.queries import around, in_force
from commonweal.delivery.plans.rows import fill, name_of, plans_of, write_lines
from commonweal.delivery.plans.sealed import PLANS, item_of
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.models import Person
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, WrongStageError, check_version
from commonweal.strategy.definition import Edition

STAGES = Workflow(
    "plan",
    {
        "draft": {"write": "draft", "submit": "submitted"},
        "returned": {"write": "returned", "submit": "submitted"},
        "submitted": {"accept": "accepted", "return": "returned"},
        "accepted": {"revise": "accepted"},
    },
)


class GapsError(ValueError):
    """A plan that lacks what no plan may lack; ``gaps`` names all of it."""

    def __init__(self, found: tuple[Gap, ...]) -> None:
        self.gaps = found
        told = "; ".join(" ".join(filter(None, (g.lack.value, g.of, g.what))) for g in found)
        super().__init__(f"this plan lacks what it must have: {told}")


@transaction.atomic
def open_plan(actor: Actor, board: str, edition: Edition) -> Plan:
    """Open the first revision of a board's plan.

    Raises ``WrongStageError`` where the board has one: it is revised, not opened again.
    """
    role = actor.must(Action.WRITE_PLAN, Item(actor.strategy, board))
    if Plan.objects.filter(strategy=actor.strategy, board=board).exists():
        raise WrongStageError(
            _("%(board)s has a plan: revise it") % {"board": edition.name_of_body(board)}
        )
    plan = Plan.objects.create(
        strategy=actor.strategy, board=board, edition=edition.id, revision=1, opened_on=actor.on
    )
    _record("opened plan", plan, role, actor)
    return plan


@transaction.atomic
def write_action(
    actor: Actor,
    plan_id: int,
    action: PlannedAction,
    version: int | None = None,
    owner_person: Person | None = None,
) -> PlanAction:
    """Write an action of an open plan; ``version`` is the one that was read, None for a new one.

    Raises ``ValidationError`` for what no action can be, ``StaleError`` where it was changed since.
    """
    plan, role = _open_for_writing(actor, plan_id)
    name = name_of(plan.strategy, plan.board, action.ref)
    row = PlanAction.objects.filter(plan=plan, name=name).first()
    check_version(row.version if row else 0, version or 0)
    row = row or PlanAction(plan=plan, name=name, version=0)
    fill(row, action)
    row.owner_person, row.left_out, row.version = owner_person, "", row.version + 1
    row.full_clean()
    row.save()
    write_lines(row, action)
    _bump(plan)
    _record("wrote action", plan, role, actor, action=action.ref, hash=hash_of(action))
    return row


@transaction.atomic
def leave_out(actor: Actor, plan_id: int, ref: str, why: str, version: int) -> PlanAction:
    """Take an action out of an open plan, with the reason; its words stay, and it can come back.

    Raises ``ValueError`` without a reason, ``StaleError`` where it was changed since.
    """
    plan, role = _open_for_writing(actor, plan_id)
    if not why.strip():
        raise ValueError(_("Say why the action is left out"))
    row = PlanAction.objects.get(plan=plan, name__ref=ref)
    check_version(row.version, version)
    row.left_out, row.version = why.strip(), row.version + 1
    row.save()
    _bump(plan)
    _record("left out action", plan, role, actor, action=ref)
    return row


@transaction.atomic
def give_reason(
    actor: Actor, plan_id: int, priority: str, horizon: Horizon, why: str
) -> HorizonReason:
    """Say why a priority has no action of a horizon; said again, it replaces what was said.

    Raises ``ValueError`` without a reason.
    """
    plan, role = _open_for_writing(actor, plan_id)
    if not why.strip():
        raise ValueError(
            _("Say why %(priority)s has no action of that horizon") % {"priority": priority}
        )
    reason, _made = HorizonReason.objects.update_or_create(
        plan=plan, priority=priority, horizon=horizon.value, defaults={"why": why.strip()}
    )
    _bump(plan)
    _record("gave reason", plan, role, actor, priority=priority, horizon=horizon.value)
    return reason


@transaction.atomic
def submit(actor: Actor, plan_id: int, version: int, edition: Edition) -> Plan:
    """Submit an open plan to the board that answers for the strategy.

    Raises ``GapsError`` with all that it lacks, ``StaleError`` where it was changed since.
    """
    plan, role = _held(actor, plan_id, Action.WRITE_PLAN, edition)
    stage = STAGES.after(plan.stage, "submit")
    check_version(plan.version, version)
    _refuse_gaps(plan, edition, actor)
    plan.stage, plan.edition = stage, edition.id
    plan.submitted_on, plan.submitted_by = actor.on, actor.person
    plan.decided_on, plan.decision = None, ""
    _bump(plan)
    _record("submitted plan", plan, role, actor, hash=hash_of(plans_of([plan])[0]))
    return plan


@transaction.atomic
def accept(actor: Actor, plan_id: int, version: int, edition: Edition, words: str = "") -> Plan:
    """Accept a submitted plan: from that day it is in force, in place of the one before it.

    Raises ``GapsError`` where plans accepted meanwhile close a circle with it.
    """
    plan, role = _held(actor, plan_id, Action.ACCEPT_PLAN, edition)
    stage = STAGES.after(plan.stage, "accept")
    check_version(plan.version, version)
    _refuse_gaps(plan, edition, actor)
    plan.own_board = plan.board == edition.board
    _decide(plan, stage, actor, words)
    told = {"hash": hash_of(plans_of([plan])[0])} | PLANS.facts_of(plan)
    _record("accepted plan", plan, role, actor, **told)
    return plan


@transaction.atomic
def send_back(actor: Actor, plan_id: int, version: int, edition: Edition, words: str) -> Plan:
    """Return a submitted plan with the words that say what it wants.

    Raises ``ValueError`` without words.
    """
    plan, role = _held(actor, plan_id, Action.ACCEPT_PLAN, edition)
    stage = STAGES.after(plan.stage, "return")
    check_version(plan.version, version)
    if not words.strip():
        raise ValueError(_("Say what the plan wants before it can be accepted"))
    _decide(plan, stage, actor, words)
    _record("returned plan", plan, role, actor)
    return plan


@transaction.atomic
def revise(actor: Actor, board: str, edition: Edition) -> Plan:
    """Open the next revision, with everything that the plan in force says.

    Raises ``WrongStageError`` without a plan in force, or with a revision open already.
    """
    role = actor.must(Action.WRITE_PLAN, Item(actor.strategy, board))
    rows = Plan.objects.select_for_update().filter(strategy=actor.strategy, board=board)
    last = rows.order_by("-revision").first()
    STAGES.after(last.stage if last else "not opened", "revise")
    old = in_force(actor.strategy, board, actor.on)
    if last is None or old is None:
        raise WrongStageError(
            _("No plan of %(board)s is in force on %(day)s: revise it later")
            % {"board": edition.name_of_body(board), "day": date_format(actor.on, "j F Y")}
        )
    plan = Plan.objects.create(
        strategy=actor.strategy,
        board=board,
        edition=edition.id,
        revision=last.revision + 1,
        opened_on=actor.on,
    )
    _copy(old, plan)
    _record("opened plan", plan, role, actor)
    return plan


def _copy(old: Plan, new: Plan) -> None:
    (said,) = plans_of([old])
    people = dict(old.actions.values_list("name__ref", "owner_person"))
    for action in said.actions:
        name = name_of(new.strategy, new.board, action.ref)
        row = PlanAction(plan=new, name=name, owner_person_id=people[action.ref])
        fill(row, action)
        row.save()
        write_lines(row, action)
    for one in said.reasons:
        HorizonReason.objects.create(
            plan=new, priority=one.priority, horizon=one.horizon.value, why=one.why
        )


def _open_for_writing(actor: Actor, plan_id: int) -> tuple[Plan, str]:
    plan, role = _held(actor, plan_id, Action.WRITE_PLAN)
    STAGES.after(plan.stage, "write")
    return plan, role


def _held(
    actor: Actor, plan_id: int, action: Action, edition: Edition | None = None
) -> tuple[Plan, str]:
    """The plan, locked, and the role in which the actor may do this to it."""
    plan = Plan.objects.select_for_update().get(pk=plan_id, strategy=actor.strategy)
    top = edition.board if edition else ""
    return plan, actor.must(action, Item(plan.strategy, plan.board, top, plan.submitted_by_id))


def _refuse_gaps(plan: Plan, edition: Edition, actor: Actor) -> None:
    (said,) = plans_of([plan])
    found = gaps(said, around(edition, plan.board, actor.on))
    if forbidding := tuple(one for one in found if one.forbids):
        raise GapsError(forbidding)


def _decide(plan: Plan, stage: str, actor: Actor, words: str) -> None:
    plan.stage, plan.decided_on, plan.decision = stage, actor.on, words.strip()
    _bump(plan)


def _bump(plan: Plan) -> None:
    plan.version += 1
    plan.save()


def _record(act: str, plan: Plan, role: str, actor: Actor, /, **told: Plain) -> None:
    facts: dict[str, Plain] = {"edition": plan.edition, **told}
    facts |= {"own_board": True} if plan.own_board else {}
    record(Act(act, "plan", item_of(plan), role), actor.person, facts)

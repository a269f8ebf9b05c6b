"""Plans of a demonstration: written, submitted, accepted, agreed as a whole, and told of."""

from __future__ import annotations

from datetime import date
from typing import Any

from commonweal.cli.demonstration.script import action_of
from commonweal.cli.demonstration.world import World
from commonweal.delivery.models import Plan
from commonweal.delivery.plan_kinds import Horizon, Standing
from commonweal.delivery.plans import actions, overarching_actions
from commonweal.delivery.plans.progress_actions import score_risk, tell_progress
from commonweal.people.models import Role

WHY = "What is begun now is looked at first; the next plan says what follows."


def write_plan(world: World, told: dict[str, Any], day: date) -> Plan:
    """A board's plan, from its first action to its submission."""
    board, edition = told["board"], world.reading.edition
    officer = world.actor(Role.OFFICER, board, day)
    plan = actions.open_plan(officer, board, edition)
    written = [action_of(one, world.month) for one in told["actions"]]
    for one in written:
        actions.write_action(officer, plan.pk, one)
    for priority in edition.priorities_of_body(board):
        held = {one.horizon for one in written if priority.id in one.priorities}
        for horizon in {Horizon.SHORT, Horizon.LONG} - held:
            actions.give_reason(officer, plan.pk, priority.id, horizon, WHY)
    plan.refresh_from_db()
    return actions.submit(officer, plan.pk, plan.version, edition)


def accept_plans(world: World, day: date, minute: str) -> None:
    """Accept every plan that is submitted, and agree what they make together."""
    edition, chair = world.reading.edition, world.actor(Role.CHAIR, world.above, day)
    for plan in Plan.objects.filter(strategy=world.strategy, stage="submitted"):
        actions.accept(chair, plan.pk, plan.version, edition, minute)
    if Plan.objects.filter(strategy=world.strategy, stage="accepted").exists():
        overarching_actions.agree(chair, minute, edition)


def tell(world: World, told: dict[str, Any], board: str, day: date) -> None:
    """How an action or a milestone stands."""
    due = world.month(told["due"]) if "due" in told else None
    tell_progress(
        world.actor(Role.OFFICER, board, day), told["ref"], Standing(told["standing"]),
        milestone=told.get("milestone", ""), due=due, why=told.get("why", ""),
    )  # fmt: skip


def score(world: World, told: dict[str, Any], board: str, day: date) -> None:
    """A risk scored anew."""
    score_risk(
        world.actor(Role.OFFICER, board, day), told["ref"], told["risk"],
        likelihood=told["likelihood"], impact=told["impact"], why=told["why"],
    )  # fmt: skip

"""Plans of two boards of the strategy read, accepted before the day of reading; a slip is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from commonweal.delivery.models import Plan
from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    Standing,
    Strength,
)
from commonweal.delivery.plans.actions import accept, give_reason, open_plan, submit, write_action
from commonweal.delivery.plans.overarching_actions import agree
from commonweal.delivery.plans.planned import (
    CoProduction,
    Evidence,
    Milestone,
    PlannedAction,
    Resource,
)
from commonweal.delivery.plans.progress_actions import tell_progress
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person, Role

FIRST, SECOND = "childrens-trust-board", "health-inequalities-delivery-board"


def actor(reading: Any, role: Role, board: str, on: date) -> Actor:
    """Somebody who holds a role in a board, on a day."""
    strategy = reading.edition.strategy.id
    person, made = Person.objects.get_or_create(
        email=f"plan-{role}-{board}@example.org", defaults={"name": f"{role} of {board}"}
    )
    if made:
        since = date(2019, 1, 1)
        Office.objects.create(person=person, strategy=strategy, board=board, role=role, since=since)
    return Actor(person, strategy, on)


def actions_of(reading: Any, board: str) -> list[PlannedAction]:
    """Four actions of a board, each serving one of its priorities."""
    edition = reading.edition
    priorities = [one for one in edition.priorities_of_body(board) if one.listings]
    first = priorities[0]
    organisation = edition.governance.organisations[0].id
    whole = PlannedAction(
        ref=f"{board}-survey",
        title="Ask parents what keeps children from breakfast",
        outcome="Known reasons, ward by ward",
        priorities=(first.id,),
        measures=(first.listings[0].id,),
        lead=organisation,
        owner="Head of early help",
        starts=date(2026, 1, 1),
        ends=date(2026, 9, 30),
        horizon=Horizon.SHORT,
        lag_months=12,
        prevention=Prevention.PRIMARY,
        reach=Reach.TARGETED,
        areas=("E02003260", "E02003274"),
        origin="luton-plan",
        evidence=(
            Evidence(what="Review of clubs", kind=EvidenceKind.RESEARCH, strength=Strength.WEAK),
        ),
        resources=(
            Resource(organisation=organisation, kind=ResourceKind.MONEY, amount=Decimal(30000)),
        ),
        co_production=(
            CoProduction(who="Parents", how="Two evenings", on=date(2025, 11, 1), changed="Hours"),
        ),
    )
    clubs = replace(
        whole,
        ref=f"{board}-clubs",
        title="Open breakfast clubs in twelve schools of the wards where most families are poor",
        outcome="Fewer children start the day hungry",
        starts=date(2026, 10, 1),
        ends=date(2027, 7, 31),
        horizon=Horizon.MEDIUM,
        needs=(whole.ref,),
        milestones=(Milestone(ref="six", name="Six clubs open", due=date(2027, 1, 31)),),
        reach=Reach.UNIVERSAL,
        areas=(),
    )
    kitchens = replace(
        whole,
        ref=f"{board}-kitchens",
        title="Build school kitchens",
        outcome="Every school cooks",
        starts=date(2027, 8, 1),
        ends=date(2030, 3, 31),
        horizon=Horizon.LONG,
        needs=(clubs.ref,),
        prevention=Prevention.UNKNOWN,
        resources=(Resource(organisation=organisation, kind=ResourceKind.MONEY),),
        evidence=(),
    )
    apart = replace(whole, ref=f"{board}-apart", title="Train welcome staff", outcome="Kind doors",
                    starts=date(2026, 3, 1), ends=date(2026, 12, 31), origin="")  # fmt: skip
    made = [whole, clubs, kitchens, apart]
    if board == FIRST:
        return made
    return [replace(one, title=f"{one.title} again") for one in made]


def plan_in_force(reading: Any, board: str) -> Plan:
    """A board's plan, accepted forty days before the day of reading."""
    on = reading.today - timedelta(days=40)
    writer = actor(reading, Role.OFFICER, board, on)
    plan = open_plan(writer, board, reading.edition)
    for action in actions_of(reading, board):
        write_action(writer, plan.pk, action)
    others = [one.id for one in reading.edition.priorities_of_body(board)][1:2]
    for priority in others:
        give_reason(writer, plan.pk, priority, Horizon.LONG, "First see what works")
    plan.refresh_from_db()
    plan = submit(writer, plan.pk, plan.version, reading.edition)
    above = actor(reading, Role.CHAIR, reading.edition.board, on)
    return accept(above, plan.pk, plan.version, reading.edition)


def plans_in_force(reading: Any) -> None:
    """Both boards' plans, agreed as a whole, with one slip told since."""
    for board in (FIRST, SECOND):
        plan_in_force(reading, board)
    on = reading.today - timedelta(days=30)
    agree(actor(reading, Role.CHAIR, reading.edition.board, on), "Minute 7", reading.edition)
    writer = actor(reading, Role.OFFICER, FIRST, reading.today - timedelta(days=5))
    tell_progress(
        writer, f"{FIRST}-survey", Standing.SLIPPED, due=date(2026, 12, 31), why="Few answers"
    )
    tell_progress(writer, f"{FIRST}-apart", Standing.DONE)

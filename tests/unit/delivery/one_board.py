"""A strategy of one board, the inclusive economy's, and what a person of that board hands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.unit.delivery.plans.conftest import ACTION

from commonweal.delivery.models import Plan, Return
from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans import actions as plans
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person, Role
from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.definition import Edition

PACK = Path(__file__).parents[3] / "strategies" / "luton-inclusive-economy"


def edition_of_one_board() -> Edition:
    edition = compile_pack(PACK, {}).edition
    assert edition
    return edition


def chair_of(economy: Edition, day: date) -> Actor:
    """Another chair of the only board with every call."""
    number = Person.objects.count()
    person = Person.objects.create_user(f"chair{number}@example.org", "chair")
    Office.objects.create(
        person=person, strategy=economy.strategy.id, board=economy.board, role=Role.CHAIR,
        since=date(2020, 1, 1),
    )  # fmt: skip
    return Actor(person, economy.strategy.id, day, economy.only_board)


def submitted_plan(economy: Edition, writer: Actor) -> Plan:
    plan = plans.open_plan(writer, economy.board, economy)
    served = tuple(one.id for one in economy.standing_priorities)
    action = replace(ACTION, priorities=served, measures=(), origin="")
    plans.write_action(writer, plan.pk, action)
    for one in served:
        for horizon in Horizon:
            plans.give_reason(writer, plan.pk, one, horizon, "First see what works")
    plan.refresh_from_db()
    return plans.submit(writer, plan.pk, plan.version, economy)


def submitted_return(economy: Edition, writer: Actor) -> Return:
    (filing,) = returns.open_rounds(economy, writer.on)
    for one in asked_of(economy, economy.board, writer.on):
        returns.write(writer, filing, one, returns.Said("It rose."), 0)
    return returns.submit(writer, filing, economy, "release1", {})

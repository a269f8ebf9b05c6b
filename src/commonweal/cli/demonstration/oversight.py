"""What the board above is asked to show: duties done, and what it shares with other strategies."""

from __future__ import annotations

from datetime import date
from typing import Any

from commonweal.cli.demonstration.world import World
from commonweal.delivery.duties.actions import OfPlan, Shown, give_evidence
from commonweal.delivery.models import AccountTaken, InterestStatus, SharedStatus
from commonweal.delivery.shared.actions import Stands, tell_status
from commonweal.people.models import Role


def show(world: World, told: dict[str, Any], day: date) -> None:
    """The secretary shows that a duty was done."""
    plan = told.get("plan")
    of_plan = plan and OfPlan(
        title=plan["title"],
        version=plan["version"],
        dated=day,
        account_taken=AccountTaken(plan["account_taken"]),
    )
    shown = Shown(duty=told["duty"], done_on=day, words=told["words"], of_plan=of_plan)
    secretary = world.actor(Role.SECRETARY, world.above, day)
    give_evidence(secretary, world.reading.edition, shown)


def share(world: World, told: dict[str, Any], day: date) -> None:
    """One of the boards that share an interest says how it stands."""
    edition = world.reading.edition
    before = SharedStatus.objects.filter(
        place=edition.strategy.place.code, interest=told["interest"]
    )
    stands = Stands(
        interest=told["interest"],
        status=InterestStatus(told["status"]),
        words=told["words"],
    )
    officer = world.actor(Role.OFFICER, told["board"], day)
    tell_status(officer, told["board"], edition, stands, before.count())

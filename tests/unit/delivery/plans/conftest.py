"""A small edition, whole actions, and a plan that has been accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.delivery.models import Plan
from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    Strength,
)
from commonweal.delivery.plans.actions import accept, open_plan, submit, write_action
from commonweal.delivery.plans.planned import (
    BoardPlan,
    CoProduction,
    Evidence,
    Milestone,
    PlannedAction,
    Resource,
    Risk,
)
from commonweal.people.acts import Actor
from commonweal.people.models import Role
from commonweal.strategy.definition import Edition, Strategy
from commonweal.strategy.governance import (
    Body,
    Governance,
    Line,
    LineKind,
    Member,
    Organisation,
    Sector,
)
from commonweal.strategy.priority import (
    Allocation,
    AllocationStatus,
    Listing,
    Overall,
    Priority,
)
from commonweal.strategy.promise import Period, Place
from commonweal.strategy.source_document import Document

ACTION = PlannedAction(
    ref="breakfast-clubs",
    title="Open breakfast clubs in twelve schools",
    outcome="Fewer children start the day hungry",
    priorities=("healthy-weight",),
    measures=("c01",),
    lead="council",
    contributors=("charity",),
    owner="Head of early help",
    starts=date(2026, 9, 1),
    ends=date(2027, 7, 31),
    horizon=Horizon.SHORT,
    lag_months=6,
    prevention=Prevention.PRIMARY,
    determinant="food",
    reach=Reach.TARGETED,
    groups="Pupils with free school meals",
    areas=("E05000001", "E05000002"),
    origin="food-plan",
    output="Twelve clubs",
    milestones=(Milestone(ref="six-open", name="Six clubs open", due=date(2027, 1, 31)),),
    evidence=(
        Evidence(
            what="Review of clubs in schools",
            kind=EvidenceKind.RESEARCH,
            strength=Strength.MODERATE,
            link="https://example.org/review",
        ),
    ),
    resources=(
        Resource(organisation="council", kind=ResourceKind.MONEY, amount=Decimal("48000.00")),
        Resource(organisation="charity", kind=ResourceKind.STAFF),
    ),
    co_production=(
        CoProduction(
            who="Parents' forum",
            how="Two evenings in schools",
            on=date(2026, 3, 2),
            changed="Clubs open from 7.30, not from 8",
        ),
    ),
    risks=(Risk(ref="no-cooks", text="Too few cooks apply", likelihood=3, impact=4),),
)


def named(ref: str, **changes: object) -> PlannedAction:
    """The whole action under another name, with changes."""
    return replace(ACTION, ref=ref, **changes)


def planned(*actions: PlannedAction, board: str = BOARD, strategy: str = STRATEGY) -> BoardPlan:
    return BoardPlan(strategy=strategy, board=board, revision=1, actions=actions)


def _priority(name: str, board: str, *listings: str) -> Priority:
    led = Allocation(body=board, status=AllocationStatus.AGREED, since="2020")
    return Priority(
        id=name,
        name=name,
        allocations=(led,),
        listings=tuple(Listing(id=one, name=one) for one in listings),
    )


@pytest.fixture
def edition() -> Edition:
    """A strategy with three boards, two of which lead a priority each."""
    accountable = LineKind.ACCOUNTABLE
    return Edition(
        hash="abc123abc123" + "0" * 52,
        strategy=Strategy(
            id=STRATEGY,
            title="Made up",
            place=Place(code="X1", name="Somewhere"),
            period=Period(since="2020", until="2030"),
            board=TOP,
        ),
        document=Document(title="Made up", sections=()),
        governance=Governance(
            bodies=(
                Body(id=TOP, name="Wellbeing board"),
                Body(id=BOARD, name="Children's board", members=(Member(organisation="school"),)),
                Body(id=OTHER, name="Safety board"),
                Body(id="apart", name="A board apart", members=(Member(organisation="firm"),)),
            ),
            lines=(
                Line(body=BOARD, to=TOP, kind=accountable),
                Line(body=OTHER, to=TOP, kind=accountable),
            ),
            organisations=tuple(
                Organisation(id=one, name=one, sector=Sector.COUNCIL)
                for one in ("council", "charity", "school", "firm", "trust")
            ),
        ),
        priorities=(
            _priority("healthy-weight", BOARD, "c01"),
            _priority("safe-streets", OTHER, "c02"),
        ),
        overall=Overall(name="Overall"),
    )


@pytest.fixture
def officer(acting: Callable[..., Actor]) -> Actor:
    return acting(Role.OFFICER, BOARD)


@pytest.fixture
def top(acting: Callable[..., Actor]) -> Actor:
    """The chair of the board that answers for the strategy."""
    return acting(Role.CHAIR, TOP)


@pytest.fixture
def in_force(acting: Callable[..., Actor], edition: Edition, top: Actor) -> Callable[..., Plan]:
    """A plan of a board, opened, written, submitted and accepted on the day of the tests."""

    def make(*actions: PlannedAction, board: str = BOARD) -> Plan:
        writer = acting(Role.OFFICER, board)
        plan = open_plan(writer, board, edition)
        for action in actions or (ACTION,):
            write_action(writer, plan.pk, action)
        plan.refresh_from_db()
        plan = submit(writer, plan.pk, plan.version, edition)
        return accept(top, plan.pk, plan.version, edition)

    return make


__all__ = ["ACTION", "BOARD", "DAY", "OTHER", "STRATEGY", "TOP", "named", "planned"]

"""Rows beside the log: what is altered in the database itself is found, what is lawful is not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from tests.unit.delivery import editions
from tests.unit.delivery.amendments.test_amendments import RENAME
from tests.unit.delivery.meetings.conftest import (
    at_meeting,
    come,
    decide,
    held,
    item,
    planned,
    secretary,
)
from tests.unit.delivery.plans.conftest import edition, in_force, named, officer, top
from tests.unit.delivery.targets.test_targets import BASE, WANTED

from commonweal.delivery.amendments import actions as amendments
from commonweal.delivery.amendments import sealed as of_amendments
from commonweal.delivery.meetings import sealed as of_meetings
from commonweal.delivery.meetings.endorsements import endorse, rescind
from commonweal.delivery.meetings.minutes import approve_minutes, write_minutes
from commonweal.delivery.models import (
    AmendmentRow,
    Decision,
    Endorsement,
    Entry,
    Minutes,
    Plan,
    Return,
    Target,
)
from commonweal.delivery.plans import actions as plans
from commonweal.delivery.plans import sealed as of_plans
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.returns import sealed as of_returns
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.sealed_rows import KINDS, compare
from commonweal.delivery.targets import actions as targets
from commonweal.delivery.targets import sealed as of_targets
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role

pytestmark = pytest.mark.django_db
BOARD, OTHER, TOP = editions.BOARD, editions.OTHER, editions.TOP
HELD = editions.edition()
NAMED = {"return", "decision", "minutes of meeting", "target", "plan", "amendment"}
FIXTURES = (at_meeting, come, decide, edition, held, in_force, item, officer, planned, secretary,
            top)  # fmt: skip


@dataclass
class World:
    """One row of every kind that the log seals."""

    filing: Return
    decision: Decision
    minutes: Minutes
    target: Target
    plan: Plan
    amendment: AmendmentRow

    def named(self, kind: str) -> str:
        """A row as a fault names it."""
        plan = f"{self.plan.strategy}/{self.plan.board}/{self.plan.revision}"
        items = {"return": self.filing.pk, "decision": self.decision.pk, "target": self.target.pk,
                 "minutes of meeting": self.minutes.meeting_id, "plan": plan,
                 "amendment": self.amendment.pk}  # fmt: skip
        return f"{kind} {items[kind]}"


@pytest.fixture
def filing(acting: Any) -> Return:
    day, writer = date(2026, 6, 1), acting(Role.OFFICER, BOARD)
    made = next(one for one in returns.open_rounds(HELD, day) if one.board == BOARD)
    for one in asked_of(HELD, BOARD, day):
        returns.write(writer, made, one, returns.Said("It fell.", "Two clubs.", "Money."), 0)
    sent = returns.submit(writer, made, HELD, "release1", {("listing", "c01"): {"share": 5.0}})
    return returns.accept(acting(Role.CHAIR, TOP), sent, TOP, sent.version)


def a_target(acting: Any, value: float = 5.6) -> Target:
    writer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    made = targets.propose(writer, BOARD, HELD, replace(WANTED, value=value), BASE)
    return targets.agree(chair, made, TOP, made.version, "item 5.1")


@pytest.fixture
def world(acting: Any, filing: Any, held: Any, item: Any, come: Any, decide: Any, at_meeting: Any,
          in_force: Any) -> World:  # fmt: skip
    come(held), come(held)
    decision = decide(item, words="Spend less.", endorse=("cabinet",)).decision
    write_minutes(at_meeting, held, 0, "All agreed.", "Named in private.")
    minutes = approve_minutes(acting(Role.CHAIR, TOP), held, 1)
    asked = amendments.propose(acting(Role.OFFICER, BOARD), BOARD, HELD, RENAME)
    agreed = amendments.agree(acting(Role.CHAIR, TOP), asked, TOP, asked.version, "item 7")
    return World(filing, decision, minutes, a_target(acting), in_force(), agreed)


def altered(sql: str) -> None:
    """What somebody who can reach the database does to it, past every act of ours."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount > 0, sql


def told() -> list[str]:
    return [one.told for one in compare().breaks]


def test_rows_that_nobody_altered_are_as_they_were_sealed(world):
    found = compare()

    assert (found.rows, found.unsealed, found.breaks) == (6, 0, ())
    assert verify().whole


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        ("return", "UPDATE delivery_entry SET said = 'ALTERED'"),
        ("return", "UPDATE delivery_entry SET asks = ''"),
        ("return", "UPDATE delivery_entry SET seen = '{\"share\": 6.0}' WHERE item = 'c01'"),
        ("return", "UPDATE delivery_return SET accepted_on = '2020-01-01'"),
        ("return", "DELETE FROM delivery_entry WHERE item = 'c01'"),
        ("decision", "UPDATE delivery_decision SET words = 'ALTERED'"),
        ("decision", "UPDATE delivery_decision SET in_favour = 9, against = 0, abstained = 0"),
        ("decision", "UPDATE delivery_decision SET no_equality_impact_why = 'ALTERED'"),
        ("decision", "UPDATE delivery_decisionserves SET item = 'ALTERED'"),
        ("decision", "UPDATE delivery_decision SET rescinded_on = '2026-07-01', "
                     "rescinded_why = 'ALTERED'"),
        ("decision", "UPDATE delivery_endorsement SET state = 'given', \"on\" = '2026-07-01'"),
        ("decision", "UPDATE delivery_agendaitem SET title = 'ALTERED'"),
        ("decision", "UPDATE delivery_agendaitem SET exempt_ground = 3, "
                     "public_interest = 'ALTERED'"),
        ("minutes of meeting", "UPDATE delivery_minutes SET words = 'ALTERED'"),
        ("minutes of meeting", "UPDATE delivery_minutes SET exempt_words = ''"),
        ("target", "UPDATE delivery_target SET value = 6.2"),
        ("target", "UPDATE delivery_target SET baseline = 9.9"),
        ("target", "UPDATE delivery_target SET minute = 'ALTERED'"),
        ("target", "UPDATE delivery_target SET stage = 'closed', closed_on = '2026-07-01', "
                   "closed_why = 'ALTERED'"),
        ("plan", "UPDATE delivery_plan SET decision = 'ALTERED'"),
        ("plan", "UPDATE delivery_planaction SET title = 'ALTERED'"),
        ("plan", "UPDATE delivery_planaction SET left_out = 'ALTERED'"),
        ("plan", "UPDATE delivery_milestone SET due = '2027-12-31'"),
        ("plan", "UPDATE delivery_actionresource SET amount = 48000.01 WHERE kind = 'money'"),
        ("amendment", "UPDATE delivery_amendmentrow SET new = '\"ALTERED\"'"),
        ("amendment", "UPDATE delivery_amendmentrow SET minute = 'ALTERED'"),
    ],
    ids=lambda told: told,
)  # fmt: skip
def test_what_is_altered_beside_the_log_is_found_and_its_words_are_not_told(world, kind, sql):
    altered(sql)

    (fault,) = compare().breaks
    assert world.named(kind) in fault.told
    assert Event.objects.get(number=fault.number).kind in {kind, "meeting"}
    assert "ALTERED" not in fault.line and "less" not in fault.line
    assert verify().whole, "the log itself was left alone"


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        ("target", "UPDATE delivery_target SET agreed_on = '2026-02-31'"),
        ("plan", "UPDATE delivery_milestone SET due = '2026-02-31'"),
        ("decision", "UPDATE delivery_decision SET decided_on = '2026-02-31'"),
        ("amendment", "UPDATE delivery_amendmentrow SET since = '2026-02-31'"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_told_and_the_others_are_compared(world, acting, kind, sql):
    if connection.vendor != "sqlite":
        return  # PostgreSQL takes no such day
    other = a_target(acting, 4.4) if kind != "target" else None
    altered(sql)
    if other:
        altered(f"UPDATE delivery_target SET value = 6.2 WHERE id = {other.pk}")

    found = told()

    assert f"{world.named(kind)} in the database cannot be read: it was altered" in found
    assert len(found) == (2 if other else 1)


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        ("return", "UPDATE delivery_return SET stage = 'submitted', accepted_on = NULL "
                   "WHERE stage = 'accepted'"),
        ("minutes of meeting",
         "UPDATE delivery_minutes SET approved_on = NULL, approved_by_id = NULL"),
        ("target", "UPDATE delivery_target SET stage = 'withdrawn'"),
        ("plan", "UPDATE delivery_plan SET stage = 'submitted'"),
        ("amendment", "UPDATE delivery_amendmentrow SET stage = 'withdrawn'"),
    ],
)  # fmt: skip
def test_what_was_undone_beside_the_log_is_found(world, kind, sql):
    altered(sql)

    assert told() == [f"{world.named(kind)} was sealed here, and no longer stands so"]


def test_a_row_of_which_no_event_tells_is_found(world):
    Target.objects.filter(pk=world.target.pk).update(stage="closed")
    Target.objects.create(**{
        one.attname: getattr(world.target, one.attname)
        for one in Target._meta.concrete_fields if one.name not in {"id", "stage"}
    }, stage="agreed")  # fmt: skip

    assert any("and no event tells of it" in one for one in told())


def test_a_decision_that_was_endorsed_and_rescinded_is_no_fault(world, at_meeting):
    endorse(at_meeting, world.decision, "cabinet", given=True)
    world.decision.refresh_from_db()
    rescind(at_meeting, world.decision, world.decision.version, "It cost too much.")

    assert told() == []
    altered("UPDATE delivery_decision SET rescinded_why = 'ALTERED'")
    assert told() == [f"what became of {world.named('decision')} is not in the database as it was "
                      "sealed here"]  # fmt: skip


def test_a_later_act_does_not_cover_what_was_altered_before_it(world, at_meeting):
    altered("UPDATE delivery_decision SET words = 'ALTERED'")
    endorse(at_meeting, world.decision, "cabinet", given=True)

    (fault,) = compare().breaks
    assert Event.objects.get(number=fault.number).action == "decided"


def test_a_target_that_was_restated_or_closed_is_no_fault(world, acting):
    second = a_target(acting, 5.0)
    before = Event.objects.filter(action="restated target")
    assert [one.item for one in before] == [str(world.target.pk)]

    targets.close(acting(Role.CHAIR, TOP), second, TOP, second.version, "It was reached.")
    found = compare()
    assert (found.rows, found.breaks) == (7, ())


def test_a_plan_that_was_revised_is_no_fault(world, officer, top, edition):
    plan = plans.revise(officer, BOARD, edition)
    row = plan.actions.get()
    plans.write_action(officer, plan.pk, named(row.name.ref, title="Open more"), row.version)
    plan.refresh_from_db()
    assert told() == [], "what is still written is sealed by nobody"

    sent = plans.submit(officer, plan.pk, plan.version, edition)
    plans.accept(top, sent.pk, sent.version, edition)
    found = compare()
    assert (found.rows, found.breaks) == (7, ())


def test_what_is_not_yet_accepted_may_change(acting):
    returns.open_rounds(HELD, date(2026, 6, 1))
    made = targets.propose(acting(Role.OFFICER, BOARD), BOARD, HELD, WANTED, BASE)
    altered(f"UPDATE delivery_target SET value = 6.2 WHERE id = {made.pk}")

    assert compare().rows == 0
    assert told() == []


def test_what_was_accepted_before_rows_were_sealed_is_counted_and_no_fault(acting, monkeypatch):
    monkeypatch.setattr("commonweal.delivery.sealing.SealedKind.facts_of", lambda *given: {})
    a_target(acting)

    found = compare()
    assert (found.rows, found.unsealed, found.breaks) == (0, 1, ())


def test_the_queries_do_not_grow_with_the_rows(
    world, acting, in_force, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as before:
        compare()
    for value in (5.0, 4.0, 3.0):
        a_target(acting, value)
    in_force(named("night-clubs", priorities=("safe-streets",), measures=("c02",)), board=OTHER)

    with django_assert_max_num_queries(len(before)):
        assert compare().rows == 10


OF_PERSONS = {"submitted_by", "saved_by", "proposed_by", "approved_by"}
COUNTED = {"id", "version"}


@pytest.mark.parametrize(
    ("model", "sealed", "apart"),
    [
        (Return, of_returns.OF_RETURN, {"round"}),
        (Entry, of_returns.OF_ENTRY, {"filing", "saved_at"}),
        (Decision, (*of_meetings.OF_DECISION, *of_meetings.LATER), set()),
        (Endorsement, of_meetings.OF_ENDORSEMENT, {"decision"}),
        (Minutes, of_meetings.OF_MINUTES, set()),
        (Target, (*of_targets.OF_TARGET, *of_targets.LATER), set()),
        (Plan, of_plans.OF_PLAN, {"strategy", "board", "edition", "revision"}),
        (AmendmentRow, of_amendments.OF_AMENDMENT, set()),
    ],
    ids=lambda told: told.__name__ if isinstance(told, type) else None,
)
def test_every_field_is_sealed_or_is_knowingly_left_out(
    model: type[Model], sealed: tuple[str, ...], apart: set[str]
):
    named_here = {one.attname for one in model._meta.concrete_fields
                  if one.name not in OF_PERSONS | COUNTED | apart}  # fmt: skip

    assert named_here == set(sealed)


def test_every_kind_has_its_rows_in_these_tests():
    assert {one.name for one in KINDS} == NAMED

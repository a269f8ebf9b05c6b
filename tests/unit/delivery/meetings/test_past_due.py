"""What boards owe each other and is past its day, asked in one query."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.delivery.meetings.conftest import EDITION, EVIDENCE, MEETS
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.delivery.meetings.challenges import Question, answer, challenge
from commonweal.delivery.meetings.decisions import Taken, record_decision
from commonweal.delivery.meetings.past_due import past_due
from commonweal.delivery.meetings.tasks import Task, close_action, give_action
from commonweal.delivery.models import AssuranceStatement
from commonweal.people.acts import Actor
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
LATER = MEETS + timedelta(1)


@pytest.fixture
def asked(acting):
    question = Question(
        from_board=BOARD, to_board=TOP, about="priority", about_id="p03", words="Who leads?",
        due=MEETS, edition=EDITION,
    )  # fmt: skip
    return challenge(acting(Role.CHAIR, BOARD), question)


def task(**told):
    given = {"words": "Write.", "organisation": "council", "office": "Director", "due": MEETS}
    return Task(**given | told)


def assure(scope, given, expires, **told):
    return AssuranceStatement.objects.create(
        strategy=STRATEGY, edition=EDITION, board=BOARD, scope=scope, opinion="full",
        evidence="x", given_on=given, expires_on=expires, **told,
    )  # fmt: skip


def test_each_kind_says_who_owes_what_since_when_in_one_query(
    at_meeting, held, asked, django_assert_num_queries
):
    made = give_action(at_meeting, held, task())
    expired = assure("Outbreaks", DAY, MEETS)

    with django_assert_num_queries(1):
        told = past_due(STRATEGY, LATER)

    (one,) = told.challenges
    assert (one.id, one.board, one.asker, one.words) == (asked.pk, TOP, BOARD, "Who leads?")
    assert (one.since, one.due, one.exempt) == (DAY, MEETS, False)
    (one,) = told.actions
    assert (one.id, one.board, one.organisation, one.office) == (
        made.pk, TOP, "council", "Director",
    )  # fmt: skip
    assert (one.since, one.due, one.meeting, one.exempt) == (MEETS, MEETS, held.pk, False)
    (one,) = told.expired
    assert (one.id, one.board, one.words, one.due) == (expired.pk, BOARD, "Outbreaks", MEETS)
    assert told.assured == {BOARD}


def test_what_is_due_today_or_done_is_not_past_its_day(acting, at_meeting, held, asked):
    made = give_action(at_meeting, held, task())
    today = past_due(STRATEGY, MEETS)
    assert today.challenges == today.actions == ()

    answer(Actor(acting(Role.OFFICER, TOP).person, STRATEGY, MEETS), asked, 1, "We do.")
    close_action(at_meeting, made, 1, "Written")

    later = past_due(STRATEGY, LATER)
    assert later.challenges == later.actions == ()
    assert past_due("another-strategy", LATER).actions == ()


def test_assurance_holds_no_longer_from_the_day_on_which_it_expires():
    assure("Outbreaks", DAY, MEETS)

    assert past_due(STRATEGY, MEETS - timedelta(1)).expired == ()
    assert len(past_due(STRATEGY, MEETS).expired) == 1


def test_an_action_of_an_exempt_decision_is_marked(at_meeting, secret, held):
    taken = Taken(words="Sign.", delegation="Director", no_equality_impact_why="None")
    made = record_decision(at_meeting, secret, taken, EVIDENCE).decision
    give_action(at_meeting, held, task(decision=made, due=MEETS))

    assert [one.exempt for one in past_due(STRATEGY, LATER).actions] == [True]


def test_the_newest_statement_on_a_scope_counts_and_a_withdrawn_one_does_not():
    assure("Outbreaks", DAY, MEETS)
    assure("Outbreaks", DAY + timedelta(1), MEETS + timedelta(90))
    assure("Vaccines", DAY, MEETS, withdrawn_on=DAY + timedelta(2), withdrawn_why="Wrong")

    assert past_due(STRATEGY, LATER).expired == ()
    assert past_due(STRATEGY, DAY - timedelta(1)).assured == frozenset()

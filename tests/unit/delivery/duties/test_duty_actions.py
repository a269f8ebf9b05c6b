"""Evidence of duties: who gives it, what it must say, and what is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.editions import BOARD, TOP, edition
from tests.unit.people.conftest import DAY, STRATEGY

from commonweal.delivery.duties.actions import OfPlan, Shown, give_evidence, withdraw_evidence
from commonweal.delivery.duties.queries import duties_on
from commonweal.delivery.duties.standing import State
from commonweal.delivery.models import AccountTaken, DutyEvidence, ExternalPlan
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import Body

pytestmark = pytest.mark.django_db
PLAN = OfPlan(
    title="Joint forward plan",
    version="2026 to 2031, draft 2",
    dated=DAY - timedelta(20),
    account_taken=AccountTaken.IN_PART,
)


@pytest.fixture
def held() -> Edition:
    """An edition of the tests' strategy whose board bears the statutory name."""
    made = edition()
    bodies = (Body(id="top", name="Health and Wellbeing Board"),)
    return replace(
        made,
        strategy=replace(made.strategy, id=STRATEGY, board="top"),
        governance=replace(made.governance, bodies=bodies),
    )


def state_of(held: Edition, duty: str, day: date = DAY) -> State:
    return next(one.standing.state for one in duties_on(held, day) if one.duty.id == duty)


@pytest.fixture
def secretary(acting, held: Edition) -> Actor:
    return acting(Role.SECRETARY, held.board)


def test_a_duty_is_open_until_evidence_is_given(held: Edition, secretary: Actor) -> None:
    assert state_of(held, "strategy") is State.OPEN
    given = give_evidence(secretary, held, Shown(duty="strategy", done_on=DAY, link="/strategy/"))

    assert state_of(held, "strategy") is State.SHOWN
    assert state_of(held, "strategy", DAY - timedelta(1)) is State.OPEN  # as it stood that day
    assert (given.edition, given.given_by) == (held.id, secretary.person)
    assert [one.action for one in Event.objects.all()] == ["gave evidence"]


def test_an_opinion_is_dated_and_attached_to_the_version_of_the_plan(held, secretary) -> None:
    for words in ("We ask for steps on housing.", "Second reading."):
        told = Shown(duty="forward-plan-opinion", done_on=DAY, words=words, of_plan=PLAN)
        give_evidence(secretary, held, told)
    later = replace(PLAN, version="2026 to 2031, final", account_taken=AccountTaken.FULLY)
    give_evidence(secretary, held, replace(told, of_plan=later))

    assert [str(one) for one in ExternalPlan.objects.all()] == [
        "Joint forward plan, 2026 to 2031, draft 2",
        "Joint forward plan, 2026 to 2031, final",
    ]
    (draft, final) = ExternalPlan.objects.all()
    assert draft.opinions.count() == 2
    assert final.opinions.get().done_on == DAY


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"duty": "nothing"}, "no duty 'nothing' binds"),
        ({"done_on": DAY + timedelta(1)}, "still to come"),
        ({"duty": "forward-plan-opinion"}, "name the plan"),
        ({"of_plan": PLAN}, "asks no opinion"),
        ({"decision": 9}, "no decision 9"),
        ({"duty": "forward-plan-opinion", "of_plan": PLAN, "done_on": date(2020, 1, 1)},
         "did not ask this on 2020-01-01"),
    ],
)  # fmt: skip
def test_evidence_that_cannot_be_is_refused(held, secretary, told, message) -> None:
    with pytest.raises(ValueError, match=message):
        given = {"duty": "strategy", "done_on": DAY, "words": "Published."} | told
        give_evidence(secretary, held, Shown(**given))
    assert not DutyEvidence.objects.exists()


@pytest.mark.parametrize(
    ("told", "message"),
    [({"words": " "}, "say what shows it"), ({"link": "javascript:x"}, "is no address")],
)
def test_evidence_says_something_that_can_be_looked_at(told, message) -> None:
    with pytest.raises(ValueError, match=message):
        Shown(duty="strategy", done_on=DAY, **told)
    with pytest.raises(ValueError, match="name the plan"):
        replace(PLAN, version=" ")


def test_only_officer_and_secretary_of_the_strategys_board_give_it(acting, held) -> None:
    told = Shown(duty="strategy", done_on=DAY, words="Published.")
    for role, board in ((Role.CHAIR, held.board), (Role.OFFICER, BOARD), (Role.MEMBER, TOP)):
        with pytest.raises(NotAllowedError):
            give_evidence(acting(role, board), held, told)
    assert give_evidence(acting(Role.OFFICER, held.board), held, told).words == "Published."


def test_wrong_evidence_is_withdrawn_with_a_reason_and_stays(acting, held, secretary) -> None:
    given = give_evidence(secretary, held, Shown(duty="strategy", done_on=DAY, words="Out."))

    with pytest.raises(NotAllowedError):
        withdraw_evidence(acting(Role.MEMBER, held.board), held, given, "wrong")
    with pytest.raises(ValueError, match="say why"):
        withdraw_evidence(secretary, held, given, " ")
    withdraw_evidence(secretary, held, given, "another strategy's")
    assert state_of(held, "strategy") is State.OPEN
    assert DutyEvidence.objects.count() == 1
    with pytest.raises(ValueError, match="was withdrawn on"):
        withdraw_evidence(secretary, held, given, "again")
    assert [one.action for one in Event.objects.all()][-1] == "withdrew evidence"


def test_the_database_refuses_an_opinion_of_nothing(secretary) -> None:
    with pytest.raises(IntegrityError, match="an_opinion_is_of_a_plan"), transaction.atomic():
        DutyEvidence.objects.create(
            strategy=STRATEGY, edition="e", duty="x", words="x", done_on=DAY, given_on=DAY,
            given_by=secretary.person, account_taken=AccountTaken.NOT,
        )  # fmt: skip

"""A challenge needs a response by its day; assurance expires; both stay in the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.unit.delivery.meetings.conftest import EDITION
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.delivery.meetings.agenda import Kind, assemble
from commonweal.delivery.meetings.assurance import Statement, give_assurance, withdraw_assurance
from commonweal.delivery.meetings.challenges import Question, answer, challenge, close, stage
from commonweal.delivery.meetings.own_items import (
    OWN,
    current_assurance,
    owed,
    unanswered,
    without_assurance,
)
from commonweal.delivery.meetings.roles import has_conflict_of_role, must_assure
from commonweal.delivery.models import AssuranceStatement, Challenge, Opinion
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.strategy.governance import Body, BodyRole, RoleHeld

pytestmark = pytest.mark.django_db
DUE = DAY + timedelta(30)
LATE = DUE + timedelta(1)


def question(**told: object) -> Question:
    given = {
        "from_board": BOARD,
        "to_board": TOP,
        "about": "priority",
        "about_id": "p03",
        "words": "Why is nobody in the lead?",
        "due": DUE,
        "edition": EDITION,
    }
    return Question(**{**given, **told})


@pytest.fixture
def asked(acting) -> Challenge:
    return challenge(acting(Role.CHAIR, BOARD), question())


def test_a_challenge_waits_for_its_board_and_is_overdue_after_its_day(asked):
    for board in (BOARD, TOP):
        (item,) = assemble(OWN, STRATEGY, board, LATE)
        assert (item.kind, item.overdue(LATE), item.overdue(DUE)) == (Kind.CHALLENGE, True, False)
    assert assemble(OWN, STRATEGY, OTHER, LATE) == ()
    (one,) = owed(STRATEGY, LATE)
    assert one.partner == TOP and one.late(LATE) > 0


def test_a_late_answer_shows(acting, asked):
    officer = acting(Role.OFFICER, TOP)
    answered = answer(Actor(officer.person, STRATEGY, LATE), asked, 1, "The council is.")

    assert answered.answered_on > answered.due and stage(answered) == "answered"
    assert list(unanswered(STRATEGY, DUE)) == [asked]  # as it stood on that day
    assert not unanswered(STRATEGY, LATE)
    assert [one.action for one in Event.objects.all()] == ["challenged", "answered"]


def test_only_the_board_that_is_asked_answers_and_once(acting, asked):
    for role, board in ((Role.OFFICER, BOARD), (Role.SECRETARY, TOP), (Role.MEMBER, TOP)):
        with pytest.raises(NotAllowedError):
            answer(acting(role, board), asked, 1, "No.")
    officer = acting(Role.OFFICER, TOP)
    with pytest.raises(ValueError, match="Write the response"):
        answer(officer, asked, 1, " ")
    with pytest.raises(StaleError):
        answer(officer, asked, 2, "Yes.")
    answer(officer, asked, 1, "Yes.")
    with pytest.raises(WrongStageError, match="answered cannot be answered"):
        answer(officer, asked, 2, "Again.")


def test_an_organisation_answers_through_the_board_that_asked(acting):
    secretary = acting(Role.SECRETARY, BOARD)
    asked = challenge(secretary, question(to_board="", to_organisation="trust"))

    with pytest.raises(NotAllowedError):
        answer(acting(Role.OFFICER, TOP), asked, 1, "We do.")
    assert answer(secretary, asked, 1, "We do.").response == "We do."


def test_a_challenge_is_closed_with_a_reason_by_who_put_it(acting, asked):
    chair = acting(Role.CHAIR, BOARD)

    with pytest.raises(NotAllowedError):
        close(acting(Role.CHAIR, TOP), asked, 1, "enough")
    with pytest.raises(ValueError, match="Say why"):
        close(chair, asked, 1, "")
    close(chair, asked, 1, "settled in the meeting")
    assert owed(STRATEGY, LATE) == [] and Challenge.objects.count() == 1
    with pytest.raises(WrongStageError):
        close(chair, asked, 2, "again")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"to_board": ""}, "one of the two"),
        ({"to_organisation": "trust"}, "one of the two"),
        ({"to_board": BOARD}, "itself"),
        ({"words": " "}, "what is questioned"),
    ],
)
def test_a_challenge_says_whom_it_asks_what(told, message):
    with pytest.raises(ValueError, match=message):
        question(**told)


def test_a_challenge_leaves_time_to_answer(acting):
    with pytest.raises(ValueError, match="leaves no time"):
        challenge(acting(Role.CHAIR, BOARD), question(due=DAY))
    with pytest.raises(NotAllowedError):
        challenge(acting(Role.MEMBER, BOARD), question())


def statement(**told: object) -> Statement:
    given = {
        "board": BOARD,
        "edition": EDITION,
        "scope": "outbreaks",
        "opinion": Opinion.SUBSTANTIAL,
        "evidence": "Exercise of 3 May.",
        "expires_on": date(2027, 6, 1),
    }
    return Statement(**{**given, **told})


def test_assurance_goes_on_an_agenda_sixty_days_before_it_expires(acting):
    give_assurance(acting(Role.OFFICER, BOARD), statement())

    assert assemble(OWN, STRATEGY, TOP, date(2027, 4, 1)) == ()
    (item,) = assemble(OWN, STRATEGY, TOP, date(2027, 4, 2))
    assert (item.kind, item.title, item.due) == (Kind.ASSURANCE, "outbreaks", date(2027, 6, 1))
    assert assemble(OWN, STRATEGY, TOP, date(2028, 1, 1))[0].overdue(date(2028, 1, 1))


def test_missing_and_expired_assurance_shows(acting):
    assert without_assurance(STRATEGY, [BOARD], DAY) == (BOARD,)
    give_assurance(acting(Role.OFFICER, BOARD), statement())
    assert without_assurance(STRATEGY, [BOARD, OTHER], DAY) == (OTHER,)
    assert without_assurance(STRATEGY, [BOARD], date(2027, 6, 1)) == (BOARD,)


def test_a_newer_statement_takes_the_place_of_an_older(acting):
    officer = acting(Role.OFFICER, BOARD)
    give_assurance(officer, statement())
    later = Actor(officer.person, STRATEGY, DAY + timedelta(5))
    newer = give_assurance(later, statement(opinion=Opinion.LIMITED))

    assert current_assurance(STRATEGY, later.on) == [newer]
    assert [one.opinion for one in current_assurance(STRATEGY, DAY)] == ["substantial"]
    withdraw_assurance(later, newer, "an exercise failed")
    assert [one.opinion for one in current_assurance(STRATEGY, later.on)] == ["substantial"]
    assert AssuranceStatement.objects.count() == 2


def test_assurance_has_evidence_a_future_and_its_own_board(acting):
    officer = acting(Role.OFFICER, BOARD)
    with pytest.raises(ValueError, match="which evidence"):
        statement(evidence="")
    with pytest.raises(ValueError, match="what the assurance is for"):
        statement(scope="")
    with pytest.raises(ValueError, match="has come"):
        give_assurance(officer, statement(expires_on=DAY))
    with pytest.raises(NotAllowedError):
        give_assurance(acting(Role.OFFICER, TOP), statement())
    given = give_assurance(officer, statement())
    with pytest.raises(ValueError, match="Say why"):
        withdraw_assurance(officer, given, " ")
    withdraw_assurance(officer, given, "wrong")
    with pytest.raises(ValueError, match="was withdrawn on"):
        withdraw_assurance(officer, given, "again")


def test_a_body_that_challenges_and_delivers_is_told():
    both = Body(
        id="health-inequalities",
        name="Health Inequalities Delivery Board",
        roles=(
            RoleHeld(role=BodyRole.CHALLENGE),
            RoleHeld(role=BodyRole.DELIVER, since="2019-01-01", until="2024-01-01"),
        ),
    )
    assures = Body(id="health-protection", name="x", roles=(RoleHeld(role=BodyRole.ASSURE),))

    assert has_conflict_of_role(both, date(2020, 1, 1))
    assert not has_conflict_of_role(both, date(2025, 1, 1))
    assert must_assure((both, assures), DAY) == ("health-protection",)

"""Reviews: opened, written, closed; what is left, and who may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.unit.delivery.editions import BOARD, STRATEGY, TOP, edition

from commonweal.delivery.amendments.actions import send_back
from commonweal.delivery.amendments.change import NoChangeError
from commonweal.delivery.amendments.in_use import ids_in_use
from commonweal.delivery.amendments.queries import amendments_of
from commonweal.delivery.models import (
    ActionAnswer,
    AmendmentRow,
    Answer,
    NamedAction,
    Plan,
    PlanAction,
    PriorityReview,
    Progress,
    Relevance,
    Review,
    ReviewKind,
    ReviewStage,
)
from commonweal.delivery.plan_kinds import Strength
from commonweal.delivery.reviews import actions
from commonweal.delivery.reviews.actions import Seen, UnreviewedError
from commonweal.delivery.reviews.queries import due_now, left
from commonweal.delivery.reviews.waiting import WaitingError, waiting
from commonweal.delivery.reviews.words import ActionWords, EvaluationWords, PriorityWords
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db

HELD = edition()
SEEN = Seen("r" * 12, {"counts": {"improved": 1}})
KEPT = PriorityWords(
    relevance=Relevance.YES, evidence="The needs assessment", reading="One improved",
    answer=Answer.KEEP, reason="It is not done",
)  # fmt: skip
CHANGED = replace(KEPT, answer=Answer.CHANGE, new_name="School and play", consultation="none")
STOPPED = replace(KEPT, answer=Answer.STOP, consultation="Survey of May, 212 answers")
GOES_ON = ActionWords(
    answer=ActionAnswer.CONTINUE, effect="None yet", strength=Strength.WEAK, reason="Too early"
)
ENDS = replace(GOES_ON, answer=ActionAnswer.STOP, reason="No effect in three years")
TOLD = EvaluationWords(promised="More", done="Much", moved="Little", not_known="Why")


@pytest.fixture
def secretary(acting: Any) -> Actor:
    return acting(Role.SECRETARY, TOP)


@pytest.fixture
def chair(acting: Any) -> Actor:
    return acting(Role.CHAIR, TOP)


@pytest.fixture
def planned(acting: Any) -> PlanAction:
    """One action of a plan that was accepted before the day of the tests."""
    officer = acting(Role.OFFICER, BOARD)
    plan = Plan.objects.create(
        strategy=STRATEGY, board=BOARD, edition=HELD.id, revision=1, stage="accepted",
        opened_on=date(2021, 1, 1), submitted_on=date(2021, 2, 1), submitted_by=officer.person,
        decided_on=date(2021, 3, 1),
    )  # fmt: skip
    name = NamedAction.objects.create(strategy=STRATEGY, ref="clubs", board=BOARD)
    return PlanAction.objects.create(plan=plan, name=name, title="Clubs", priorities=["school"])


def written(who: Actor, review: Review, **words: PriorityWords) -> None:
    """Every priority, kept unless other words are given."""
    for one in HELD.standing_priorities:
        held = review.priorities.get(priority=one.id)
        said = words.get(one.id, KEPT)
        actions.write_priority(who, review, one.id, HELD, said, SEEN, held.version)


def closed(who: Actor, review: Review) -> Any:
    review.refresh_from_db()
    return actions.close(who, review, HELD, review.version, "item 4", "A hard year")


def test_a_review_opens_with_an_entry_for_all_it_covers(secretary, planned):
    review = actions.open_review(secretary, HELD)

    assert (review.kind, review.year) == (ReviewKind.ANNUAL, secretary.on.year - 1)
    assert {one.priority for one in review.priorities.all()} == {
        one.id for one in HELD.standing_priorities
    }
    assert [one.action for one in review.actions.all()] == [planned]
    assert due_now(HELD, secretary.on) is None
    with pytest.raises(ValueError, match="A review is open"):
        actions.open_review(secretary, HELD)


@pytest.mark.parametrize(
    ("role", "board"), [(Role.CHAIR, TOP), (Role.MEMBER, TOP), (Role.OFFICER, BOARD)]
)
def test_others_neither_open_nor_write(acting, secretary, role, board):
    who = acting(role, board)
    with pytest.raises(NotAllowedError):
        actions.open_review(who, HELD)
    review = actions.open_review(secretary, HELD)
    with pytest.raises(NotAllowedError):
        actions.write_priority(who, review, "school", HELD, KEPT, SEEN, 1)


def test_an_entry_is_bound_to_what_stood_beside_it(secretary):
    review = actions.open_review(secretary, HELD)
    entry = actions.write_priority(secretary, review, "school", HELD, KEPT, SEEN, 1)

    assert (entry.release, entry.edition, entry.written_on) == (
        "r" * 12, HELD.id, secretary.on,
    )  # fmt: skip
    assert entry.seen == {"counts": {"improved": 1}}
    event = Event.objects.order_by("-number").first()
    assert event.action == "wrote in review"
    assert set(event.commitments) == {"evidence", "reading", "reason"}


def test_a_priority_that_was_reviewed_cannot_leave_the_strategy(secretary):
    assert ("priority", "lights") not in ids_in_use(STRATEGY)
    actions.open_review(secretary, HELD)
    assert ("priority", "lights") in ids_in_use(STRATEGY)


def test_two_writers_never_lose_a_word(secretary, acting):
    review = actions.open_review(secretary, HELD)
    actions.write_priority(secretary, review, "school", HELD, KEPT, SEEN, 1)

    with pytest.raises(StaleError):
        actions.write_priority(acting(Role.OFFICER, TOP), review, "school", HELD, STOPPED, SEEN, 1)
    assert review.priorities.get(priority="school").answer == Answer.KEEP


def test_it_cannot_close_with_anything_left_and_names_it_all(secretary, chair, planned):
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    review.priorities.filter(priority="play").update(answer="")

    with pytest.raises(UnreviewedError, match=r"2 are not reviewed yet: play, clubs") as told:
        closed(chair, review)
    assert told.value.left == left(review, HELD, chair.on)
    review.refresh_from_db()
    assert review.stage == ReviewStage.OPEN


def test_a_priority_retired_since_the_opening_is_still_answered(secretary, chair):
    review = actions.open_review(secretary, HELD)
    later = edition(*(p for p in HELD.priorities if p.id != "lights"),
                    replace(HELD.priority("lights"), retired="2026-05-01"))  # fmt: skip
    for one in later.standing_priorities:
        actions.write_priority(secretary, review, one.id, later, KEPT, SEEN, 1)

    assert left(review, later, chair.on).priorities == ("lights",)
    with pytest.raises(UnreviewedError, match="lights"):
        actions.close(chair, review, later, 1, "item 4", "A hard year")


def test_an_action_accepted_since_the_opening_is_left_too(secretary, chair, request):
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    action = request.getfixturevalue("planned")

    with pytest.raises(UnreviewedError, match="clubs"):
        closed(chair, review)
    actions.write_action(secretary, review, action, HELD, GOES_ON, SEEN, 1)
    assert closed(chair, review)[0].stage == ReviewStage.CLOSED


def test_the_database_itself_refuses_to_close_one_with_something_left(secretary, chair):
    review = actions.open_review(secretary, HELD)
    with pytest.raises(DatabaseError, match="nothing is left"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(
            stage="closed", closed_on=chair.on, closed_by=chair.person, minute="4", words="So"
        )


def test_whoever_wrote_a_part_cannot_close_it(secretary, someone):
    both = Actor(someone((Role.CHAIR, TOP), (Role.OFFICER, TOP)), STRATEGY, secretary.on)
    review = actions.open_review(secretary, HELD)
    written(both, review)

    for who in (both, secretary):
        with pytest.raises(NotAllowedError):
            closed(who, review)


def test_who_only_opened_it_cannot_close_it(secretary, someone):
    both = Actor(someone((Role.CHAIR, TOP), (Role.SECRETARY, TOP)), STRATEGY, secretary.on)
    review = actions.open_review(both, HELD)
    written(secretary, review)

    with pytest.raises(NotAllowedError):
        closed(both, review)


def test_who_wrote_on_an_action_only_cannot_close_it(secretary, someone, planned):
    both = Actor(someone((Role.CHAIR, TOP), (Role.OFFICER, TOP)), STRATEGY, secretary.on)
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    actions.write_action(both, review, planned, HELD, GOES_ON, SEEN, 1)

    with pytest.raises(NotAllowedError):
        closed(both, review)


def test_a_closed_review_is_locked(secretary, chair):
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    closed(chair, review)

    with pytest.raises(WrongStageError):
        actions.write_priority(secretary, review, "school", HELD, KEPT, SEEN, 2)
    with pytest.raises(WrongStageError):
        closed(chair, review)
    assert Event.objects.order_by("-number").first().action == "closed review"
    assert verify().whole
    assert due_now(HELD, chair.on) is None


@pytest.mark.parametrize("missing", ["minute", "words"])
def test_it_closes_with_its_minute_and_the_boards_words(secretary, chair, missing):
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    told = {"minute": "item 4", "words": "A hard year"} | {missing: " "}
    with pytest.raises(ValueError, match=r"minute|as a whole"):
        actions.close(chair, review, HELD, review.version, **told)
    with pytest.raises(StaleError):
        actions.close(chair, review, HELD, 9, "item 4", "A hard year")


def test_change_and_stop_are_drafted_for_the_next_edition(secretary, chair):
    review = actions.open_review(secretary, HELD)
    written(secretary, review, school=CHANGED, lights=STOPPED)
    _closed, made = closed(chair, review)

    assert {(one.kind, one.item, one.new, one.consultation, one.board) for one in made} == {
        ("reword", "school", "School and play", "none", ""),
        ("retire", "lights", chair.on.isoformat(), "Survey of May, 212 answers", ""),
    }
    assert {one.proposed_by for one in amendments_of(STRATEGY)} == {secretary.person}
    assert all(one.review.priority == one.item for one in made)


def test_a_change_that_says_the_same_is_refused_when_it_is_written(secretary):
    review = actions.open_review(secretary, HELD)
    same = replace(CHANGED, new_name="School")
    with pytest.raises(ValueError, match="says so already"):
        actions.write_priority(secretary, review, "school", HELD, same, SEEN, 1)


def test_a_change_that_stands_meanwhile_is_named_and_nothing_is_closed(secretary, chair):
    review = actions.open_review(secretary, HELD)
    written(secretary, review, school=CHANGED)
    later = edition(*(replace(p, name="School and play") if p.id == "school" else p
                      for p in HELD.priorities))  # fmt: skip

    with pytest.raises(NoChangeError, match="already of “School and play”"):
        actions.close(chair, review, later, review.version, "item 4", "A hard year")
    review.refresh_from_db()
    assert review.stage == ReviewStage.OPEN
    assert not AmendmentRow.objects.exists()


def second_review(first: Actor, **words: PriorityWords) -> Review:
    """The review of the year after, written by the same person on the days of that year."""
    later = replace(first, on=date(first.on.year + 1, first.on.month, first.on.day))
    review = actions.open_review(later, HELD)
    written(later, review, **words)
    review.refresh_from_db()
    return review


def test_a_change_of_an_earlier_review_that_waits_is_named_with_its_priority(secretary, chair):
    first = actions.open_review(secretary, HELD)
    written(secretary, first, school=CHANGED, lights=STOPPED)
    _closed, (name, end) = closed(chair, first)
    again = replace(CHANGED, new_name="Schools")
    review, later = (
        second_review(secretary, school=again, lights=STOPPED),
        replace(chair, on=date(chair.on.year + 1, 6, 1)),
    )

    with pytest.raises(WaitingError, match="“School”: to be called “School and play”") as told:
        actions.close(later, review, HELD, review.version, "item 4", "A hard year")
    assert told.value.rows == (name, end)
    assert "“Lights”: to end" in str(told.value)
    review.refresh_from_db()
    assert review.stage == ReviewStage.OPEN


def test_once_it_is_answered_the_review_closes(secretary, chair):
    first = actions.open_review(secretary, HELD)
    written(secretary, first, school=CHANGED)
    _closed, (name,) = closed(chair, first)
    review = second_review(secretary, school=replace(CHANGED, new_name="Schools"))
    later = replace(chair, on=date(chair.on.year + 1, 6, 1))
    send_back(later, name, TOP, name.version, "item 3", "Not now")

    held, _made = actions.close(later, review, HELD, review.version, "item 4", "A hard year")
    assert held.stage == ReviewStage.CLOSED


def test_a_change_that_waits_does_not_hold_up_a_review_that_keeps_the_priority(secretary, chair):
    first = actions.open_review(secretary, HELD)
    written(secretary, first, school=CHANGED)
    closed(chair, first)
    review = second_review(secretary)
    later = replace(chair, on=date(chair.on.year + 1, 6, 1))

    assert waiting(review, later.on) == ()
    held, _made = actions.close(later, review, HELD, review.version, "item 4", "A hard year")
    assert held.stage == ReviewStage.CLOSED


def test_an_action_that_is_stopped_is_told_as_stopped(secretary, chair, planned):
    review = actions.open_review(secretary, HELD)
    written(secretary, review)
    actions.write_action(secretary, review, planned, HELD, ENDS, SEEN, 1)
    closed(chair, review)

    news = Progress.objects.get()
    assert (news.standing, news.why, news.on) == ("stopped", ENDS.reason, chair.on)


def test_an_evaluation_takes_its_place_when_the_period_is_over(someone):
    later = date(2031, 2, 1)
    who = Actor(someone((Role.SECRETARY, TOP)), STRATEGY, later)
    review = actions.open_review(who, HELD)

    assert (review.kind, review.year) == (ReviewKind.EVALUATION, 2030)
    with pytest.raises(ValueError, match="an evaluation tells four things"):
        actions.write_priority(who, review, "school", HELD, KEPT, SEEN, 1)
    entry = actions.write_priority(who, review, "school", HELD, TOLD, SEEN, 1)
    assert (entry.answer, entry.not_known) == (Answer.TOLD, "Why")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"evidence": " "}, "still needed"),
        ({"reading": ""}, "figures tell"),
        ({"reason": ""}, "kept, changed or stopped"),
        ({"answer": Answer.STOP}, "consultation"),
        ({"answer": Answer.CHANGE, "consultation": "none"}, "should say instead"),
        ({"answer": Answer.TOLD}, "only an evaluation"),
    ],
)
def test_words_that_lack_a_part_are_refused(other, told):
    with pytest.raises(ValueError, match=told):
        replace(KEPT, **other)


@pytest.mark.parametrize(
    "other", [{"reason": ""}, {"answer": "stop"}, {"answer": "change", "consultation": "none"}]
)
def test_the_database_keeps_the_same(secretary, other):
    review = actions.open_review(secretary, HELD)
    entry = actions.write_priority(secretary, review, "school", HELD, KEPT, SEEN, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PriorityReview.objects.filter(pk=entry.pk).update(**other)


def test_a_priority_is_not_changed_without_its_consultation(secretary):
    with pytest.raises(IntegrityError), transaction.atomic():
        AmendmentRow.objects.create(
            strategy=STRATEGY, board=BOARD, edition=HELD.id, kind="retire", target="priority",
            item="school", field="retired", old="", new="2026-01-01", since=date(2026, 1, 1),
            reason="Done", stage="proposed", proposed_on=secretary.on,
            proposed_by=secretary.person,
        )  # fmt: skip

"""Answers are taken without anything that says whose they are, and counted so that none is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.participation.consultations.conftest import day_after, fresh, on
from tests.unit.people.conftest import BOARD, DAY, OTHER

from commonweal.participation.about_you import Trait
from commonweal.participation.consultations import queries
from commonweal.participation.consultations.answering import Answers, enter, receive, set_aside
from commonweal.participation.consultations.keeping import forget_answers
from commonweal.participation.models import Channel, QuestionAnswer, Response
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.log import Act, erase
from commonweal.people.models import Event, Head, Role
from commonweal.people.workflow import WrongStageError

pytestmark = pytest.mark.django_db
SAID = Answers(chosen={1: (1,), 2: (0, 2)}, words={3: "I am Asha. The hill is steep."},
               about={Trait.AGE: "65+", Trait.SEX: "female"})  # fmt: skip


def test_an_answer_is_kept_and_the_log_holds_no_word_of_it(opened):
    before = Head.objects.get().shown
    made = receive(opened, SAID, DAY)

    assert [(one.question.number, one.chosen) for one in made.answers.all()] == [
        (1, [1]), (2, [0, 2]), (3, [])]  # fmt: skip
    assert (made.age, made.sex, made.ethnic) == ("65+", "female", "")
    event = Event.objects.latest("number")
    assert (event.action, event.actor, set(event.commitments)) == ("answered", None, {"question 3"})
    assert "Asha" not in str(event.facts)
    assert Head.objects.get().shown == before


def test_words_can_be_erased_and_the_log_stays_whole(opened):
    made = receive(opened, SAID, DAY)
    text = made.answers.get(words__isnull=False).words
    erase(text, "it names somebody", Act("erased", "text", str(text.pk), "resident"), None, DAY)

    assert verify().whole
    assert queries.results(opened).questions[2].answered == 1


@pytest.mark.parametrize("day", [DAY - timedelta(1), day_after(1)])
def test_no_answer_is_taken_outside_the_days(opened, day):
    with pytest.raises(ValueError, match="are taken from"):
        receive(opened, SAID, day)


def test_no_answer_is_taken_before_it_opens_or_once_it_is_closed(draft, closed):
    with pytest.raises(WrongStageError):
        receive(closed, SAID, DAY)
    closed.stage = "draft"
    closed.closed_on = None
    closed.save()
    with pytest.raises(WrongStageError):
        receive(closed, SAID, DAY)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"chosen": {1: (0, 1)}}, "Select one choice"), ({"chosen": {1: (2,)}}, "one of the"),
        ({"chosen": {2: (-1,)}}, "one of the"), ({"words": {9: "x"}}, "not asked"),
        ({"about": {Trait.AGE: "40"}}, "is no age"), ({"about": {Trait.WARD: "E05"}}, "no ward"),
    ],
)  # fmt: skip
def test_what_nobody_could_have_answered_is_refused(opened, told, words):
    with pytest.raises(ValueError, match=words):
        receive(opened, replace(SAID, **told), DAY)


@pytest.mark.parametrize("told", [{"chosen": {}, "words": {3: " "}}, {"words": {3: "x" * 5001}}])
def test_an_empty_answer_or_a_book_is_none(told):
    with pytest.raises(ValueError, match=r"Answer at|at most"):
        replace(SAID, **told)


def test_one_on_paper_counts_the_same(opened, keeper, acting):
    paper = replace(SAID, channel=Channel.PAPER)
    made = enter(on(keeper, 1), opened, paper)  # it came in time, and is entered a day after
    assert (made.channel, Event.objects.latest("number").actor) == ("paper", keeper.person)
    for channel in (Channel.WEB, Channel.EVENT):  # not a way that this one offers
        with pytest.raises(ValueError, match="Select how"):
            enter(keeper, opened, replace(SAID, channel=channel))
    for role, board in ((Role.MEMBER, BOARD), (Role.OFFICER, OTHER)):
        with pytest.raises(NotAllowedError):
            enter(acting(role, board), opened, paper)


def test_what_a_machine_sent_is_marked_and_set_aside_with_a_reason(opened, keeper, acting):
    made = receive(opened, replace(SAID, by_machine=True), DAY)
    assert [one.pk for one in queries.marked(opened)] == [made.pk]
    with pytest.raises(ValueError, match="why"):
        set_aside(keeper, opened, made.pk, " ")
    with pytest.raises(NotAllowedError):
        set_aside(acting(Role.CHAIR, BOARD), opened, made.pk, "x")
    with pytest.raises(Response.DoesNotExist):
        set_aside(keeper, opened, 0, "x")
    set_aside(keeper, opened, made.pk, "The same words forty times.")

    told = queries.results(opened)
    assert (told.responses, told.set_aside, told.questions[0].answered) == (0, 1, 0)
    assert queries.words_of(opened) == {}


def test_none_is_set_aside_once_the_answers_were_summed_up(analysed, keeper):
    with pytest.raises(WrongStageError):
        set_aside(keeper, analysed, analysed.responses.get().pk, "No")


def test_wards_are_counted_where_a_list_is_held_and_old_ones_after_them(opened):
    for number in range(20):
        about = {Trait.WARD: "E05000001" if number < 10 else "E05000009"}
        receive(opened, replace(SAID, about=about), DAY, frozenset({"E05000001", "E05000009"}))
    told = queries.results(opened, ["E05000002", "E05000001"]).bands[Trait.WARD]

    assert [(one.code, one.count) for one in told] == [
        ("E05000002", 0), ("E05000001", 10), ("E05000009", 10), ("", 0)]  # fmt: skip
    opened.responses.update(ward="")
    assert Trait.WARD not in queries.results(opened).bands


def test_counts_of_wards_stay_as_they_were_shown_once_wards_are_erased(opened):
    known = ("E05000001", "E05000002", "E05000003")
    for number in range(40):
        ward = known[0] if number < 3 else known[1] if number < 20 else ""
        receive(opened, replace(SAID, about={Trait.WARD: ward}), DAY, frozenset(known))
    before = queries.results(opened, known)
    assert [one.count for one in before.bands[Trait.WARD]] == [None, None, 0, 20]
    later = DAY + timedelta(800)
    assert forget_answers(opened.strategy, "time", later, known) == 40
    held = fresh(opened)
    assert queries.results(held, known).bands == before.bands
    assert held.wards_erased_on == later and not Response.objects.exclude(ward="").exists()
    assert "3" not in json.dumps([count for _code, count in held.wards_counted])

    forget_answers(opened.strategy, "time", later + timedelta(7), known)
    assert fresh(opened).wards_erased_on == later


def test_wards_of_which_nothing_could_be_told_are_not_told_later(opened):
    for _ in range(5):
        receive(
            opened, replace(SAID, about={Trait.WARD: "E05000001"}), DAY, frozenset({"E05000001"})
        )
    assert queries.results(opened).bands[Trait.WARD] is None
    forget_answers(opened.strategy, "time", DAY + timedelta(800))
    assert queries.results(fresh(opened)).bands[Trait.WARD] is None


def test_small_groups_are_not_told_and_choices_once_eight_answered(opened):
    for number in range(40):
        about = {Trait.AGE: "65+" if number < 3 else "15-24"}
        receive(opened, Answers(chosen={1: (number % 2,)}, about=about), DAY)
    for _ in range(7):
        receive(opened, Answers(chosen={2: (0,)}), DAY)
    told = queries.results(opened)

    ages = {one.code: one.count for one in told.bands[Trait.AGE]}
    assert told.responses == 47
    assert ages["65+"] is None
    assert [code for code, count in ages.items() if count is None] != ["65+"]  # nor by difference
    assert told.questions[0].counts == (20, 20)
    assert told.questions[1].counts is None
    assert QuestionAnswer.objects.count() == 47

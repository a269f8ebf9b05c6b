"""What is done with a comment, by whom, and what of it is shown."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.timezone import localdate
from tests.unit.participation.conftest import HERE, said
from tests.unit.people.conftest import BOARD, DAY, OTHER, TOP

from commonweal.participation.comment_stages import Outcome, Stage
from commonweal.participation.comments.handling import (
    Reply,
    answer,
    escalate,
    hide,
    pass_back,
    pass_on,
    set_aside,
    show,
)
from commonweal.participation.comments.keeping import forget_author
from commonweal.participation.comments.letters import send_letters
from commonweal.participation.comments.queries import hidden, shown, to_show
from commonweal.participation.comments.receiving import add_words, receive, withdraw
from commonweal.participation.models import Comment, Letter
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Head, Role, Text
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db
MIGRATIONS = "commonweal.participation.migrations"
LATER = DAY + timedelta(100)
DONE = Reply(words="The last bus runs at eight.", outcome=Outcome.CHANGED)


def test_a_comment_is_passed_on_and_answered(comment, reader, officer):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    assert (held.stage, held.board, held.due) == (Stage.WITH_BOARD, BOARD, DAY + timedelta(28))
    held = answer(officer, held, 2, DONE)
    assert (held.stage, held.outcome, held.due) == (Stage.ANSWERED, "changed", None)
    assert held.messages.last().reply.words == "The last bus runs at eight."
    assert [one.why for one in Letter.objects.all()] == ["received", "answered"]


def test_a_promise_stays_open_until_it_is_told_of(comment, reader, officer):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    by = DAY + timedelta(100)
    held = answer(officer, held, 2, Reply(words="We will ask.", promised=by))
    assert (held.stage, held.due, held.outcome) == (Stage.PROMISED, by, "")
    held = answer(officer, held, 3, DONE)
    assert (held.stage, held.outcome, held.answered_on) == (Stage.ANSWERED, "changed", DAY)


@pytest.mark.parametrize(
    "told",
    [
        {"words": " ", "outcome": "noted"}, {"words": "x"},
        {"words": "x", "outcome": "noted", "promised": DAY}, {"words": "x" * 5001,
                                                             "outcome": "noted"},
    ],
)  # fmt: skip
def test_a_reply_says_something_and_what_came_of_it(told):
    with pytest.raises(ValueError, match=r"Write|Say"):
        Reply(**told)


def test_it_can_be_given_back_and_set_aside_with_a_reason(comment, reader, officer):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    with pytest.raises(ValueError, match="why"):
        pass_back(officer, held, 2, " ")
    held = pass_back(officer, held, 2, "The council's, not ours.")
    held = set_aside(reader, held, 3, TOP, "An advertisement.")
    assert (held.stage, held.closed_why.words) == (Stage.CLOSED, "An advertisement.")
    assert Letter.objects.last().why == "closed"


def test_few_handle_what_may_be_about_danger(comment, reader, acting):
    clerk = acting(Role.OFFICER, TOP)
    held = escalate(clerk, comment, 1, TOP)
    assert (held.stage, held.due) == (Stage.ESCALATED, DAY + timedelta(1))
    with pytest.raises(NotAllowedError):
        pass_on(clerk, held, 2, TOP, BOARD)
    assert set_aside(reader, held, 2, TOP, "Told to children's services.").stage == Stage.CLOSED


def test_only_the_board_that_has_it_answers(comment, reader, acting):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    for actor in (reader, acting(Role.OFFICER, OTHER), acting(Role.MEMBER, BOARD)):
        with pytest.raises(NotAllowedError):
            answer(actor, held, 2, DONE)
    with pytest.raises(NotAllowedError):
        pass_on(acting(Role.OFFICER, BOARD), comment, 2, TOP, BOARD)


def test_two_who_handle_one_comment_do_not_write_over_each_other(comment, reader, officer):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    with pytest.raises(StaleError):
        answer(officer, held, 1, DONE)
    with pytest.raises(WrongStageError):
        pass_on(reader, held, 2, TOP, BOARD)
    with pytest.raises(ValueError, match="board"):
        pass_on(reader, held, 2, TOP, "")


def test_words_are_shown_once_they_are_read(comment, reader):
    before = Head.objects.get().shown
    held = show(reader, comment, 1, TOP, "The bus stops at five.")
    assert held.public_on == DAY and Head.objects.get().shown != before
    for words in ("Ring 01582 546000", "I live at LU1 2BQ", " "):
        with pytest.raises(ValueError, match=r"Take this out|Write"):
            show(reader, held, 2, TOP, words)
    show(reader, held, 2, TOP, "The bus stops too early.")
    assert Text.objects.filter(words="The bus stops at five.").count() == 0


def test_a_reply_that_comes_after_the_words_waits_to_be_shown(comment, reader, officer):
    held = show(reader, pass_on(reader, comment, 1, TOP, BOARD), 2, TOP, "The bus stops.")
    assert list(to_show(held.strategy)) == []
    held = answer(officer, held, 3, Reply(words="Asha, it runs on.", promised=LATER))
    (told,) = shown(held.strategy, DAY)
    assert (told.replies, told.answered) == ((), True)
    assert list(to_show(held.strategy)) == [held]

    held = show(reader, held, 4, TOP, "The bus stops.")
    assert shown(held.strategy, DAY)[0].replies == ((DAY, "Asha, it runs on."),)
    assert list(to_show(held.strategy)) == []
    held = answer(officer, held, 5, DONE)
    assert len(shown(held.strategy, DAY)[0].replies) == 1
    assert list(to_show(held.strategy)) == [held]


def test_what_its_author_does_not_let_be_shown_is_not(comment, reader):
    comment.may_publish = False
    comment.save()
    with pytest.raises(ValueError, match="did not let"):
        show(reader, comment, 1, TOP, "The bus stops at five.")


def test_what_was_shown_can_be_recalled(comment, reader):
    held = show(reader, comment, 1, TOP, "Mister Smith's bus stops at five.")
    held = hide(reader, held, 2, TOP, "It named somebody.")
    assert held.public_on is None
    assert not Text.objects.filter(words__contains="Smith").exists()
    assert Event.objects.filter(action="hid").exists() and verify().whole


def test_what_was_recalled_waits_for_nobody_and_can_be_shown_in_other_words(
    comment, reader, officer
):
    held = answer(officer, pass_on(reader, comment, 1, TOP, BOARD), 2, DONE)
    held = hide(reader, show(reader, held, 3, TOP, "Smith's bus."), 4, TOP, "It named somebody.")
    assert (list(to_show(held.strategy)), list(hidden(held.strategy))) == ([], [held])

    show(reader, held, 5, TOP, "The bus stops at five.")

    assert (list(to_show(held.strategy)), list(hidden(held.strategy))) == ([], [])


def test_an_older_database_learns_from_its_log_what_was_recalled(comment, reader, officer):
    held = answer(officer, pass_on(reader, comment, 1, TOP, BOARD), 2, DONE)
    held = hide(reader, show(reader, held, 3, TOP, "Smith's bus."), 4, TOP, "It named somebody.")
    again = show(reader, receive(said(may_publish=True), HERE), 1, TOP, "Late.")
    again = show(reader, hide(reader, again, 2, TOP, "Too soon."), 3, TOP, "The bus is late.")
    Comment.objects.update(hidden_on=None)

    import_module(f"{MIGRATIONS}.0009_taken_back_before").mark_taken_back(apps, None)

    held.refresh_from_db()
    again.refresh_from_db()
    assert (held.hidden_on, again.hidden_on) == (localdate(), None)
    assert list(to_show(held.strategy)) == []


def test_what_was_recalled_and_is_about_danger_now_is_read_by_few(comment, reader, officer):
    held = answer(officer, pass_on(reader, comment, 1, TOP, BOARD), 2, DONE)
    held = hide(reader, show(reader, held, 3, TOP, "Smith's bus."), 4, TOP, "It named somebody.")
    held = add_words(held.reference, "He hits me.", DAY)

    escalate(officer, held, held.version, TOP)

    assert list(hidden(held.strategy)) == []


@pytest.mark.parametrize("recalled", [False, True])
def test_whose_author_is_forgotten_is_shown_no_more_and_waits_for_nobody(
    comment, reader, officer, recalled
):
    held = answer(officer, pass_on(reader, comment, 1, TOP, BOARD), 2, DONE)
    held = show(reader, held, 3, TOP, "The bus stops at five.")
    if recalled:
        held = hide(reader, held, 4, TOP, "It named somebody.")

    forget_author(held, "kept long enough", LATER)

    assert (list(to_show(held.strategy)), list(hidden(held.strategy))) == ([], [])
    held.refresh_from_db()
    with pytest.raises(ValueError, match="did not let it be shown"):
        show(reader, held, held.version, TOP, "The bus stops at five.")


def test_no_reply_and_no_reason_lies_where_it_cannot_be_erased(comment, reader, officer):
    held = pass_back(officer, pass_on(reader, comment, 1, TOP, BOARD), 2, "Asha's, not ours.")
    held = answer(officer, pass_on(reader, held, 3, TOP, BOARD), 4, Reply(
        words="Dear Asha.", outcome=Outcome.NOTED))  # fmt: skip
    held = hide(reader, show(reader, held, 5, TOP, "A bus."), 6, TOP, "Asha was named.")
    add_words(held.reference, "Still late.", DAY)
    held.refresh_from_db()
    held = pass_back(officer, held, held.version, "Asha's again.")
    set_aside(reader, held, held.version, TOP, "Asha rang us.")
    assert Text.objects.filter(words__contains="Asha").count() == 5
    assert not [one for one in Event.objects.all() if "Asha" in str(one.facts)]

    withdraw(held.reference, DAY)
    assert not Text.objects.exclude(words="").exists()
    assert not Text.objects.filter(erased_why__contains="Asha").exists()
    assert verify().whole


def test_letters_leave_once_and_not_after_their_author_said_no(comment):
    sent: list[Letter] = []
    assert send_letters(comment.strategy, sent.append) == (1, 0)
    assert send_letters(comment.strategy, sent.append) == (0, 0)
    assert len(sent) == 1


def test_a_letter_that_could_not_leave_is_tried_again(comment):
    def fails(letter: Letter) -> None:
        raise ConnectionRefusedError

    assert send_letters(comment.strategy, fails) == (0, 1)
    assert send_letters(comment.strategy, lambda letter: None) == (1, 0)

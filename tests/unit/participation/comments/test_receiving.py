"""A comment is kept with its reference; its author adds to it, follows it, takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.participation.conftest import HERE, WORDS, said
from tests.unit.people.conftest import BOARD, DAY, TOP

from commonweal.participation.comment_stages import Outcome, Stage
from commonweal.participation.comments.handling import Reply, answer, pass_on
from commonweal.participation.comments.receiving import (
    MOST,
    add_words,
    enter,
    receive,
    stop_letters,
    withdraw,
)
from commonweal.participation.models import Channel, Comment, Letter, Message
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Head, Role, Text
from commonweal.people.workflow import WrongStageError

pytestmark = pytest.mark.django_db


def test_a_comment_is_kept_and_its_author_told(comment):
    assert (comment.stage, comment.due) == (Stage.RECEIVED, DAY + timedelta(5))
    assert comment.messages.get().words.words == WORDS
    assert Letter.objects.get().why == "received"
    event = Event.objects.get(action="received")
    assert event.actor is None and set(event.commitments) == {"words", "mail"}
    assert "bus" not in str(event.facts) and "resident@" not in str(event.facts)


def test_a_comment_changes_no_public_page(comment):
    before = Head.objects.get().shown
    receive(said(), HERE)
    assert Head.objects.get().shown == before != Head.objects.get().hash


def test_who_gives_no_address_is_sent_nothing(db):
    receive(said(), HERE)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("words", "told"), [(" ", "Write what"), ("x" * 5001, "5001")])
def test_words_that_cannot_be_kept(words, told):
    with pytest.raises(ValueError, match=told):
        said(words=words)
    assert not Comment.objects.exists()


def test_the_same_words_about_the_same_thing_are_marked(comment):
    assert "repeated" not in comment.flags
    assert "repeated" in receive(said(), HERE).flags
    elsewhere = receive(said(about_id="buses"), HERE)
    later = receive(said(), replace(HERE, on=DAY + timedelta(8)))
    assert "repeated" not in [*elsewhere.flags, *later.flags]


def test_one_made_on_paper_counts_the_same(acting):
    secretary = acting(Role.SECRETARY, TOP)
    held = enter(secretary, said(channel=Channel.PAPER), "0" * 12, TOP)
    assert (held.stage, held.channel) == (Stage.RECEIVED, "paper")
    with pytest.raises(ValueError, match="how it was made"):
        enter(secretary, said(), "0" * 12, TOP)
    with pytest.raises(NotAllowedError):
        enter(acting(Role.MEMBER, TOP), said(channel=Channel.PAPER), "0" * 12, TOP)


def test_words_added_to_an_answered_comment_open_it_again(comment, reader, officer):
    held = pass_on(reader, comment, 1, TOP, BOARD)
    held = answer(officer, held, 2, Reply(words="It runs later now.", outcome=Outcome.CHANGED))
    again = add_words(comment.reference, "Not on Sundays.", DAY + timedelta(9))
    assert (again.stage, again.due) == (Stage.WITH_BOARD, DAY + timedelta(37))
    assert Message.objects.count() == 3


def test_words_added_while_it_waits_do_not_move_its_day(comment):
    later = add_words(comment.reference, "And at weekends.", DAY + timedelta(3))
    assert later.due == comment.due


def test_one_mail_lands_once(comment):
    for _ in range(2):
        add_words(comment.reference, "And at weekends.", DAY, "<1@example.org>")
    assert Message.objects.count() == 2


def test_a_thread_is_not_endless(comment):
    for number in range(MOST - 1):
        add_words(comment.reference, f"More {number}", DAY)
    with pytest.raises(ValueError, match="full"):
        add_words(comment.reference, "More", DAY)


def test_what_is_withdrawn_is_erased_and_the_log_stays_whole(comment, reader, officer):
    add_words(comment.reference, "I am Asha.", DAY)
    held = withdraw(comment.reference, DAY)
    assert (held.stage, held.due) == (Stage.WITHDRAWN, None)
    assert not Text.objects.exclude(words="").exists()
    assert verify().whole
    with pytest.raises(WrongStageError):
        add_words(comment.reference, "Again.", DAY)


def test_who_wants_no_more_mail_is_forgotten(comment):
    stop_letters(comment.reference, DAY)
    comment.refresh_from_db()
    assert comment.mail.words == "" and comment.messages.get().words.words == WORDS
    stop_letters(comment.reference, DAY)  # twice is no fault


def test_nobody_finds_a_comment_without_its_reference(comment):
    with pytest.raises(Comment.DoesNotExist):
        add_words("2222-2222-2222", "x", DAY)

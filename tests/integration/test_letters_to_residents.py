"""Mail to authors and back: sent by the clock, once; an answer by mail lands on the same thread."""

from __future__ import annotations

import io
import sys
from email.message import EmailMessage as Mail
from typing import Any

import pytest
from django.core import mail
from tests.integration.holders import ABOVE, BOARD
from tests.integration.test_comments_of_residents import acting

from commonweal.cli.letters import receive, write_and_send
from commonweal.cli.told import Told
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.changes import tell_of_changes
from commonweal.participation.comments.handling import Reply, answer, pass_on
from commonweal.participation.comments.receiving import Said, Where, withdraw
from commonweal.participation.comments.receiving import receive as take
from commonweal.participation.models import About, Comment, Letter
from commonweal.people.models import Role
from commonweal.publication.marks_of_items import mark_of

pytestmark = pytest.mark.django_db
WORDS = "The bus to the clinic stops at five."


@pytest.fixture
def comment(reading: Any) -> Comment:
    edition = reading.edition
    said = Said(about=About.PRIORITY, about_id=edition.standing_priorities[0].id, words=WORDS,
                language="en", mail="resident@example.org")  # fmt: skip
    return take(said, Where(edition.strategy.id, edition.id, reading.today))


@pytest.fixture
def answered(reading: Any, comment: Comment) -> Comment:
    held = pass_on(acting(reading, Role.SECRETARY, ABOVE), comment, 1, ABOVE, BOARD)
    officer = acting(reading, Role.OFFICER, BOARD)
    return answer(officer, held, 2, Reply(words="It runs till eight.", outcome=Outcome.CHANGED))


@pytest.fixture
def handed(monkeypatch: Any) -> Any:
    """Hand a mail over as a mail server does."""

    def hand(reference: str, words: str = "Not on Sundays.", **heads: str) -> None:
        made = Mail()
        made["Subject"], made["Message-ID"] = f"Re: [{reference}]", "<7@example.org>"
        for name, value in heads.items():
            made[name.replace("_", "-")] = value
        made.set_content(words)
        source = io.TextIOWrapper(io.BytesIO(bytes(made)))
        monkeypatch.setattr(sys, "stdin", source)
        monkeypatch.setattr("commonweal.cli.work.open_database", lambda: None)
        receive()

    return hand


def test_an_author_is_written_to_once_for_each_thing(reading, answered):
    strategy = reading.edition.strategy.id
    assert write_and_send(strategy) == (2, 0)
    assert write_and_send(strategy) == (0, 0)
    first, second = mail.outbox
    assert first.to == ["resident@example.org"]
    assert answered.reference in first.subject
    assert "It runs till eight." in second.body
    assert WORDS not in second.body
    assert f"/comment/{answered.reference}/" in second.body
    assert second.reply_to == [f"commonweal+{answered.reference}@localhost"]
    assert second.extra_headers["Auto-Submitted"] == "auto-generated"


def test_an_answer_by_mail_lands_on_the_same_thread_once(answered, handed, capsys):
    for _ in range(2):
        handed(answered.reference)
    answered.refresh_from_db()
    assert answered.stage == "with board"
    assert answered.messages.filter(words__words="Not on Sundays.").count() == 1
    assert "kept on its thread" in capsys.readouterr().out


def test_a_machine_s_answer_is_not_kept(answered, handed, capsys):
    handed(answered.reference, Auto_Submitted="auto-replied")
    assert "not kept" in capsys.readouterr().out
    assert answered.messages.count() == 2


def test_a_mail_of_no_thread_is_refused_without_a_word_of_it(reading, comment, handed):
    for reference, told in (("2222-2222-2222", "no comment"), ("hello", "no reference")):
        with pytest.raises(Told, match=told) as fault:
            handed(reference)
        assert "Sundays" not in str(fault.value)
    withdraw(comment.reference, reading.today)
    with pytest.raises(Told, match="taken back"):
        handed(comment.reference)


def test_a_mail_that_is_too_long_is_refused_and_not_cut(comment, handed):
    with pytest.raises(Told, match="5007"):
        handed(comment.reference, " ".join(["word"] * 1000) + " the end")
    assert comment.messages.count() == 1


def test_an_author_hears_when_the_thing_has_changed(reading, answered):
    strategy, day = reading.edition.strategy.id, reading.today
    real = mark_of(reading, "priority", answered.about_id)
    assert len(real) == 64
    assert tell_of_changes(strategy, day, lambda *_item: real) == 0
    assert tell_of_changes(strategy, day, lambda *_item: real) == 0
    assert tell_of_changes(strategy, day, lambda *_item: "another") == 1
    assert Letter.objects.last().why == "changed"
    write_and_send(strategy)
    assert "has changed" in mail.outbox[-1].subject


def test_what_is_marked_follows_the_figures(reading):
    priority = reading.edition.standing_priorities[0].id
    assert mark_of(reading, "measure", "nothing") == mark_of(reading, "site", "") == ""
    assert mark_of(reading, "priority", priority) == mark_of(reading, "priority", priority)

"""All that is kept of one person is told and erased: a mark is planted wherever it can be."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils.timezone import localdate
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.test_comments_of_residents import acting

from commonweal.cli import person as command
from commonweal.cli.told import Told
from commonweal.participation.champions.offering import Offer, offer
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.handling import (
    Reply,
    answer,
    hide,
    pass_back,
    pass_on,
    set_aside,
    show,
)
from commonweal.participation.comments.keeping import forget_author
from commonweal.participation.comments.receiving import (
    Said,
    Where,
    add_words,
    enter,
    receive,
    withdraw,
)
from commonweal.participation.models import About, Champion, Channel, Cohort, Comment, Message
from commonweal.people.accounts import close_account
from commonweal.people.acts import declare_interest
from commonweal.people.audit import verify
from commonweal.people.keeping import before
from commonweal.people.models import Event, Interest, Person, Role
from commonweal.people.processing import declared

pytestmark = pytest.mark.django_db
MARK = "zebra7"
OF_WORK = {"acts", "sign-in", "reminders", "erasable-words", "partner-name"}
"""Purposes that need no mark: numbers of people, what ends with the account, another's name."""


@pytest.fixture(autouse=True)
def here(reading: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("COMMONWEAL_TODAY", raising=False)
    monkeypatch.setattr("commonweal.cli.work.open_database", lambda: None)
    monkeypatch.setattr("commonweal.cli.letters.strategy_here", lambda: reading.edition.strategy.id)
    monkeypatch.setattr("commonweal.cli.letters.edition_here", lambda: reading.edition)
    monkeypatch.setattr("commonweal.publication.reading.today", lambda: reading.today)


def comment_of(reading: Any, on: date | None = None) -> Comment:
    """A comment with a mark in every field that its author fills, in the reply and each reason."""
    edition = reading.edition
    where = Where(edition.strategy.id, edition.id, on or reading.today)
    said = Said(about=About.SITE, about_id="", words=f"I am {MARK}.", language="en",
                mail=f"{MARK}@example.org", ward=MARK, may_publish=True)  # fmt: skip
    held = receive(said, where)
    add_words(held.reference, f"Still {MARK}.", where.on, f"<{MARK}@example.org>")
    secretary = acting(reading, Role.SECRETARY, ABOVE)
    held.refresh_from_db()
    held = pass_on(secretary, held, held.version, ABOVE, BOARD)
    officer = acting(reading, Role.OFFICER, BOARD)
    reply = Reply(words=f"Dear {MARK}, we did.", outcome=Outcome.CHANGED)
    held = answer(officer, held, held.version, reply)
    held = show(secretary, held, held.version, ABOVE, f"{MARK} waits.")
    held = hide(secretary, held, held.version, ABOVE, f"{MARK} rang us.")
    held = add_words(held.reference, "More.", where.on)
    held = pass_back(officer, held, held.version, f"{MARK} is known to others.")
    held = set_aside(secretary, held, held.version, ABOVE, f"{MARK} was told on the telephone.")
    return show(secretary, held, held.version, ABOVE, f"{MARK} waits.")


def marked() -> dict[str, list[str]]:
    """Every field of every row that holds the mark, pointers followed."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                for value in model.objects.values_list(field.name, flat=True):
                    if MARK in json.dumps(value, default=str):
                        found.setdefault(f"{model._meta.label}.{field.name}", []).append(str(value))
    return found


def told(capsys: Any, **asked: str) -> str:
    command.export(**asked)
    return str(capsys.readouterr().out)


def test_what_an_author_said_is_told_and_erased_whole(reading, capsys):
    held = comment_of(reading)
    shown = told(capsys, reference=held.reference.lower())
    for part in (f"I am {MARK}.", f"Still {MARK}.", f"{MARK}@example.org", f"{MARK} waits.",
                 f"Dear {MARK}, we did.", f"{MARK} rang us.", f"{MARK} is known to others.",
                 f"{MARK} was told on the telephone.", f'"ward": "{MARK}"',
                 f"<{MARK}@example.org>"):  # fmt: skip
        assert part in shown
    assert set(marked()) >= {"people.Text.words", "participation.Comment.ward",
                             "participation.Message.mail_id"}  # fmt: skip
    command.erase(mail=f"{MARK}@example.org", why="asked")
    assert marked() == {}
    assert verify().whole
    assert Comment.objects.get().messages.filter(reply__isnull=False).count() == 1


def test_what_others_noted_of_a_comment_is_told_as_well(reading, capsys):
    held = comment_of(reading)
    Comment.objects.filter(pk=held.pk).update(flags=["safety"])
    shown = json.loads(told(capsys, reference=held.reference))["comments"][0]
    assert (shown["flags"], shown["board"]) == (["safety"], BOARD)
    assert shown["closed_why"] == f"{MARK} was told on the telephone."
    assert [one["act"] for one in shown["reasons"]] == ["hid", "passed back", "set aside"]
    assert [one["why"] for one in shown["letters"]] == ["received", "answered", "closed"]
    ours = {"id", "strategy", "edition", "version", "told_of", "mail", "public_words"}
    fields = {one.name for one in Comment._meta.concrete_fields}
    assert fields - ours <= shown.keys(), "a field is not told: add it, or say here why not"


def test_every_declared_field_of_residents_was_planted(reading):
    comment_of(reading)
    planted = {"participation.Comment": Comment, "participation.Message": Message}
    mine = [one for one in declared() if one.model in planted and one.purpose.id not in OF_WORK]
    assert {one.field for one in mine} >= {"words", "reply", "closed_why"}
    for one in mine:
        held = planted[one.model].objects.values_list(one.field, flat=True)
        assert any(held), f"{one.model}.{one.field} holds nothing"


def test_what_is_kept_of_an_account_is_told_and_erased_once_it_is_closed(reading, capsys):
    holder(reading, Role.ADMINISTRATOR, "")
    actor = acting(reading, Role.MEMBER, BOARD)
    Person.objects.filter(pk=actor.person.pk).update(name=MARK, email=f"{MARK}@example.org")
    declare_interest(actor, BOARD, f"{MARK} owns the firm")
    shown = told(capsys, mail=f"{MARK}@example.org")
    assert f"{MARK} owns the firm" in shown
    assert BOARD in shown
    with pytest.raises(Told, match="close it first"):
        command.erase(mail=f"{MARK}@example.org", why="asked")
    administrator = acting(reading, Role.ADMINISTRATOR, "")
    close_account(administrator, actor.person, f"{MARK} left")
    command.erase(mail=f"{MARK}@example.org", why="asked")
    assert marked() == {}
    assert verify().whole
    assert Event.objects.filter(actor=actor.person).exists()  # who did what stays, as a number


def test_what_an_author_takes_back_leaves_no_ward_and_no_number_of_a_mail(reading):
    held = comment_of(reading)
    withdraw(held.reference, reading.today)
    assert marked() == {}


def test_an_erasure_leaves_the_day_on_which_a_comment_was_taken_back(reading):
    held = comment_of(reading)
    withdraw(held.reference, before(reading.today, 1))
    held.refresh_from_db()

    forget_author(held, "asked", reading.today)

    held.refresh_from_db()
    assert (held.stage, held.ended_on) == ("withdrawn", before(reading.today, 1))


def test_what_was_kept_long_enough_is_forgotten_and_nothing_else(reading, capsys):
    old, late = (comment_of(reading, before(reading.today, 26)) for _ in range(2))
    Comment.objects.filter(pk=old.pk).update(ended_on=before(reading.today, 25))
    late.messages.update(on=before(reading.today, 26))  # told long ago, and closed since
    Comment.objects.filter(pk=late.pk).update(ended_on=before(reading.today, 23))
    young = comment_of(reading)
    actor = acting(reading, Role.MEMBER, BOARD)
    interest = declare_interest(actor, BOARD, "a cousin owns the firm")
    since, ended = before(reading.today, 40), before(reading.today, 25)
    Interest.objects.filter(pk=interest.pk).update(since=since, until=ended)
    command.retention(dry_run=True)
    assert "would forget: 1 comments, 1 interests, 0 accounts" in capsys.readouterr().out
    command.retention(dry_run=False)
    assert "forgot: 1 comments, 1 interests" in capsys.readouterr().out
    interest.words.refresh_from_db()
    old.refresh_from_db()
    assert interest.words.words == ""
    assert (old.stage, old.ward, old.public_on) == ("closed", "", None)
    for kept in (young, late):
        assert kept.messages.first().words.words == f"I am {MARK}."
    command.retention(dry_run=False)
    assert "forgot: 0 comments, 0 interests" in capsys.readouterr().out
    assert verify().whole


def test_a_comment_of_which_no_end_is_known_is_kept_from_its_last_words(reading, capsys):
    held = comment_of(reading, before(reading.today, 26))
    held.messages.update(on=before(reading.today, 25))
    Comment.objects.filter(pk=held.pk).update(ended_on=None)
    command.retention(dry_run=True)
    assert "would forget: 1 comments" in capsys.readouterr().out


def test_nothing_is_erased_by_a_day_that_may_be_wrong(reading, capsys, monkeypatch):
    far = localdate() + timedelta(800)
    held = comment_of(reading, localdate())
    monkeypatch.setattr("commonweal.publication.reading.today", lambda: far)
    for given, told_ in (
        ("", "800 days after the newest entry"),
        ("2026-01-01", "not the clock's"),
    ):
        with pytest.raises(Told, match=told_):
            command.retention(day=given)
    monkeypatch.setenv("COMMONWEAL_TODAY", far.isoformat())
    with pytest.raises(Told, match="stands in for the clock"):
        command.retention(day=far.isoformat())
    command.retention(dry_run=True)
    assert "would forget: 1 comments" in capsys.readouterr().out
    assert held.messages.first().words.words == f"I am {MARK}."

    monkeypatch.delenv("COMMONWEAL_TODAY")
    command.retention(day=far.isoformat())
    assert "forgot: 1 comments" in capsys.readouterr().out


def test_a_demonstration_may_be_as_of_any_day(reading, capsys, monkeypatch):
    comment_of(reading, localdate())
    far = localdate() + timedelta(800)
    monkeypatch.setattr("commonweal.publication.reading.today", lambda: far)
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", "yes")
    monkeypatch.setenv("COMMONWEAL_TODAY", far.isoformat())
    command.retention()
    assert "forgot: 1 comments" in capsys.readouterr().out


def test_words_that_an_officer_wrote_down_are_the_residents_own(reading, capsys):
    holder(reading, Role.ADMINISTRATOR, "")
    officer = acting(reading, Role.OFFICER, BOARD)
    said = Said(about=About.SITE, about_id="", words=f"I am {MARK}.", language="en",
                mail=f"{MARK}@example.org", channel=Channel.PAPER)  # fmt: skip
    held = enter(officer, said, reading.edition.id, BOARD)
    assert MARK not in told(capsys, mail=officer.person.email)
    close_account(acting(reading, Role.ADMINISTRATOR, ""), officer.person, "left")
    command.erase(mail=officer.person.email, why="asked")
    held.refresh_from_db()
    assert held.mail.words == f"{MARK}@example.org"
    assert held.messages.get().words.words == f"I am {MARK}."


def champion_of(reading: Any) -> Champion:
    """A champion with a mark in every field that they fill."""
    told = Offer(name=f"I am {MARK}", reach=f"{MARK}@example.org", consents=True,
                 ward="E05000001", languages=("ur",))  # fmt: skip
    return offer(told, reading.edition.strategy.id, reading.today)


def test_what_a_champion_told_is_told_and_erased_whole(reading, capsys):
    held = champion_of(reading)
    for asked in ({"reference": held.reference.lower()}, {"mail": f"{MARK}@example.org"}):
        shown = told(capsys, **asked)
        for part in (f"I am {MARK}", f"{MARK}@example.org", "E05000001", '"ur"'):
            assert part in shown
    command.erase(mail=f"{MARK}@example.org", why="asked")
    held.refresh_from_db()
    assert marked() == {}
    assert (held.stage, held.ward, held.languages) == ("withdrawn", "", [])
    assert verify().whole
    with pytest.raises(Told, match="nothing is kept"):
        command.export(mail=f"{MARK}@example.org")


def test_a_champion_is_found_by_an_address_among_other_ways_to_reach_them(reading, capsys):
    held = champion_of(reading)
    held.reach.words = f"07700 900123 or <{MARK}@Example.org>, evenings."
    held.reach.save()
    assert held.reference in told(capsys, mail=f" {MARK}@example.org ")
    for other in (f"{MARK[1:]}@example.org", f"{MARK}@example.or", "@example.org"):
        with pytest.raises(Told, match="nothing is kept"):
            command.export(mail=other)


def test_every_declared_field_of_champions_is_told_and_emptied(reading, capsys):
    held = champion_of(reading)
    mine = [one for one in declared() if one.model == "participation.Champion"]
    assert {one.field for one in mine} == {"reference", "name", "reach", "ward", "languages"}
    shown = json.loads(told(capsys, reference=held.reference))["champion"][0]
    assert all(shown[one.field] for one in mine)
    command.erase(reference=held.reference, why="asked")
    capsys.readouterr()
    shown = json.loads(told(capsys, reference=held.reference))["champion"][0]
    assert [one.field for one in mine if shown[one.field]] == ["reference"]


def test_a_champion_who_moved_on_is_forgotten_after_a_year(reading, capsys):
    held = champion_of(reading)
    since = before(reading.today, 12)
    cohort = Cohort.objects.create(strategy=held.strategy, name="Spring", begins_on=since)
    told_ = {"stage": "alumni", "cohort": cohort, "joined_on": since, "left_on": since, "due": None}
    Champion.objects.filter(pk=held.pk).update(**told_, erase_after=before(reading.today, -1))
    command.retention(dry_run=False)
    assert "0 champions" in capsys.readouterr().out
    Champion.objects.filter(pk=held.pk).update(erase_after=reading.today)
    command.retention(dry_run=True)
    assert "1 champions" in capsys.readouterr().out
    command.retention(dry_run=False)
    held.refresh_from_db()
    assert marked() == {}
    assert held.stage == "alumni"
    assert verify().whole


def test_what_cannot_be_found_says_so(reading):
    for asked in ({}, {"mail": "a@b.example", "reference": "x"}, {"reference": "x"},
                  {"mail": "nobody@example.org"}):  # fmt: skip
        with pytest.raises(Told):
            command.export(**asked)
    with pytest.raises(Told, match="say why"):
        command.erase(mail="nobody@example.org", why="Amina asked us")


def test_months_are_counted_by_the_calendar():
    assert before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert before(date(2026, 1, 15), 24) == date(2024, 1, 15)
    assert before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert before(date(2026, 6, 1), 0) + timedelta(0) == date(2026, 6, 1)

"""Needs are stated, changed, linked, unlinked and closed; what stood on a day can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.participation.editions import edition
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.participation.models import Need, NeedOfPriority, Strength
from commonweal.participation.needs.actions import (
    Stated,
    change_need,
    close_need,
    link_need,
    state_need,
    unlink_need,
)
from commonweal.participation.needs.queries import needs_on
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError

pytestmark = pytest.mark.django_db
HELD = edition()
FIRST = HELD.standing_priorities[0].id
STATED = Stated(
    title="Older people who live alone",
    who="People of 75 or more",
    place="The north of the town",
    evidence="Some 2,100 live alone.",
    source="Census 2021",
    link="https://www.example.org/census",
    strength=Strength.COUNTED_HERE,
    as_of=DAY - timedelta(400),
)


@pytest.fixture
def analyst(acting) -> Actor:
    return acting(Role.ANALYST, TOP)


@pytest.fixture
def need(analyst: Actor) -> Need:
    return state_need(analyst, HELD, STATED)


def test_a_need_is_stated_with_what_shows_it(need, analyst):
    told = needs_on(STRATEGY, DAY)[0]

    assert (told.id, told.strength, told.priorities) == (
        "older-people-who-live-alone", "counted here", ())  # fmt: skip
    assert needs_on(STRATEGY, DAY - timedelta(1)) == ()
    event = Event.objects.get()
    assert (event.action, event.kind, event.item, event.actor) == (
        "stated", "need", need.name, analyst.person)  # fmt: skip


def test_a_need_of_the_same_title_gets_another_name(need, analyst):
    again = state_need(analyst, HELD, STATED)
    of_edition = state_need(analyst, HELD, replace(STATED, title="Late talkers"))
    other_script = state_need(analyst, HELD, replace(STATED, title="ضرورت"))

    assert again.name == "older-people-who-live-alone-2"
    assert of_edition.name == "late-talkers-2"  # the edition's own need has the first
    assert other_script.name == "need"
    assert state_need(analyst, HELD, replace(STATED, title="New")).name == "new-2"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"title": " "}, "few words"), ({"who": ""}, "whose"), ({"place": ""}, "where"),
        ({"evidence": ""}, "shows"), ({"source": " "}, "source"),
        ({"link": "javascript:alert(1)"}, "https"), ({"link": "example.org"}, "https"),
    ],
)  # fmt: skip
def test_a_need_without_its_evidence_is_none(told, words):
    with pytest.raises(ValueError, match=words):
        replace(STATED, **told)


def test_evidence_of_a_day_to_come_is_refused(analyst):
    with pytest.raises(ValueError, match="not come"):
        state_need(analyst, HELD, replace(STATED, as_of=DAY + timedelta(1)))


def test_a_priority_answers_a_need_from_a_day_to_a_day(need, analyst):
    link_need(analyst, HELD, need, 1, FIRST)
    later = replace(analyst, on=DAY + timedelta(10))
    unlink_need(later, HELD, need, 2, FIRST)

    assert needs_on(STRATEGY, DAY)[0].priorities == (FIRST,)
    assert needs_on(STRATEGY, DAY + timedelta(9))[0].priorities == (FIRST,)
    assert needs_on(STRATEGY, DAY + timedelta(10))[0].priorities == ()
    link_need(later, HELD, need, 3, FIRST)  # and again
    assert NeedOfPriority.objects.count() == 2
    assert [one.action for one in Event.objects.order_by("number")][1:] == [
        "linked", "unlinked", "linked"]  # fmt: skip


def test_what_is_no_link_is_refused(need, analyst):
    with pytest.raises(ValueError, match="Select a priority"):
        link_need(analyst, HELD, need, 1, "no-such")
    with pytest.raises(ValueError, match="does not answer"):
        unlink_need(analyst, HELD, need, 1, FIRST)
    link_need(analyst, HELD, need, 1, FIRST)
    with pytest.raises(ValueError, match="already"):
        link_need(analyst, HELD, need, 2, FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedOfPriority.objects.create(need=need, priority=FIRST, edition="e", since=DAY)


def test_a_need_is_closed_with_its_links_and_a_reason(need, analyst):
    link_need(analyst, HELD, need, 1, FIRST)
    later = replace(analyst, on=DAY + timedelta(5))
    with pytest.raises(ValueError, match="why"):
        close_need(later, HELD, need, 2, " ")
    close_need(later, HELD, need, 2, "Counted anew: there are few.")

    assert needs_on(STRATEGY, DAY + timedelta(5)) == ()
    assert needs_on(STRATEGY, DAY + timedelta(4))[0].priorities == (FIRST,)
    with pytest.raises(ValueError, match="closed"):
        change_need(later, HELD, need, 3, STATED)


def test_newer_evidence_takes_the_place_of_older(need, analyst):
    change_need(analyst, HELD, need, 1, replace(STATED, evidence="Some 2,300.", as_of=DAY))

    assert needs_on(STRATEGY, DAY)[0].evidence == "Some 2,300."
    with pytest.raises(StaleError):
        change_need(analyst, HELD, need, 1, STATED)


@pytest.mark.parametrize(
    ("role", "board"),
    [(Role.MEMBER, TOP), (Role.CHAIR, TOP), (Role.OFFICER, BOARD), (Role.ANALYST, BOARD)],
)
def test_others_state_no_need(acting, need, role, board):
    actor = acting(role, board)
    for act in (
        lambda: state_need(actor, HELD, STATED),
        lambda: change_need(actor, HELD, need, 1, STATED),
        lambda: link_need(actor, HELD, need, 1, FIRST),
        lambda: unlink_need(actor, HELD, need, 1, FIRST),
        lambda: close_need(actor, HELD, need, 1, "No"),
    ):
        with pytest.raises(NotAllowedError):
            act()
    need.refresh_from_db()
    assert need.version == 1

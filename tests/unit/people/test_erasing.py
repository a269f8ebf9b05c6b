"""Words of a person are found by number and erased; the log says so and stays whole."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction
from tests.unit.people.conftest import BOARD, DAY, STRATEGY

from commonweal.people.acts import Actor, declare_interest
from commonweal.people.audit import verify
from commonweal.people.erasing import NoSuchTextError, erase_text, texts_of
from commonweal.people.log import Act, keep, record
from commonweal.people.models import Event, Role

WORDS = "a cousin owns the firm"


@pytest.fixture
def member(someone):
    held = someone((Role.MEMBER, BOARD))
    declare_interest(Actor(held, STRATEGY, DAY), BOARD, WORDS)
    return held


def test_an_interest_is_found_once_though_an_act_holds_it_too(member, someone):
    held = texts_of(member)

    assert [(one.about, one.words) for one in held] == [
        (f"interest declared to {BOARD} on {DAY}", WORDS)
    ]
    assert texts_of(someone()) == []


def test_words_about_somebody_by_another_are_found(member, someone):
    with transaction.atomic():
        act = Act("closed account", "person", str(member.pk), "administrator")
        record(act, someone(), None, {"why": keep("moved away")})

    assert [one.words for one in texts_of(member)] == [WORDS, "moved away"]
    assert texts_of(member)[1].about == f"why of event 2, closed account person {member.pk}"


def test_erased_words_are_gone_and_the_log_stays_whole(member):
    number = str(texts_of(member)[0].text)

    erase_text(number, "asked for", DAY)

    held, event, audit = texts_of(member)[0], Event.objects.last(), verify()
    assert (held.words, held.erased_on) == ("", DAY)
    assert (event.action, event.item, event.role, event.actor) == ("erased", number, "system", None)
    assert audit.whole and audit.erased == 1


def test_nothing_is_erased_without_a_reason_or_twice(member):
    number = str(texts_of(member)[0].text)

    with pytest.raises(ValueError, match="say why"):
        erase_text(number, " ", DAY)
    erase_text(number, "asked for", DAY)
    with pytest.raises(ValueError, match="was erased on"):
        erase_text(number, "asked for", DAY)
    assert Event.objects.filter(action="erased").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["7", str(uuid.UUID(int=7))])
def test_a_number_under_which_nothing_is_kept_is_quoted(number):
    with pytest.raises(NoSuchTextError, match=number):
        erase_text(number, "asked for", DAY)

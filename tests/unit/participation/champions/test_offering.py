"""Somebody offers to be a champion, without an account, and can take it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.participation.champions.conftest import NAME, REACH, offered
from tests.unit.people.conftest import DAY, STRATEGY

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.offering import (
    CONSENT,
    by_reference,
    offer,
    take_back,
)
from commonweal.participation.models import Champion
from commonweal.people.audit import verify
from commonweal.people.models import Event, Head, Text
from commonweal.people.workflow import WrongStageError

pytestmark = pytest.mark.django_db


def test_an_offer_is_kept_with_a_day_by_which_they_are_invited(champion):
    assert (champion.stage, champion.due) == (Stage.INTERESTED, DAY + timedelta(14))
    assert (champion.name.words, champion.reach.words) == (NAME, REACH)
    assert (champion.languages, champion.consented_to) == (["en", "ur"], CONSENT)
    assert by_reference(STRATEGY, champion.reference) == champion
    assert by_reference("another", champion.reference) is None


def test_the_log_holds_no_word_about_them_and_no_public_page_changes(champion):
    before = Head.objects.get().shown
    offer(offered(), STRATEGY, DAY)
    event = Event.objects.latest("number")
    assert set(event.commitments) == {"name", "reach"}
    assert NAME not in str(event.facts)
    assert Head.objects.get().shown == before


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"consents": False}, "agree"),
        ({"name": " "}, "a name"),
        ({"reach": ""}, "one way"),
        ({"name": "x" * 121}, "121"),
        ({"ward": "E05'; DROP"}, "no code of a ward"),
        ({"languages": ("en", "xx")}, "xx"),
    ],
)
def test_an_offer_that_cannot_be_kept_says_why(told, fault):
    with pytest.raises(ValueError, match=fault):
        offered(**told)
    assert not Champion.objects.exists()


def test_who_takes_it_back_is_erased_at_once(active):
    held = take_back(active.reference, DAY)
    assert (held.stage, held.left_on, held.erase_after) == (Stage.WITHDRAWN, DAY, DAY)
    assert (held.ward, held.languages) == ("", [])
    assert not Text.objects.exclude(words="").exists()
    assert held.joined_on == DAY
    assert verify().whole
    with pytest.raises(WrongStageError):
        take_back(active.reference, DAY)

"""Accounts get new links and are closed, organisations are added and followed: all on record."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.people.conftest import BOARD, DAY, STRATEGY

from commonweal.people.accounts import awaits_first_sign_in, close_account, renew_invitation
from commonweal.people.acts import (
    Actor,
    NotAllowedError,
    OwnAccountError,
    declare_interest,
    first_administrator,
    give_office,
    invite,
)
from commonweal.people.audit import verify
from commonweal.people.invitations import invitation_link, invited
from commonweal.people.models import Event, Office, Organisation, Person, Role, Sector
from commonweal.people.organisations import add_organisation, end_organisation

pytestmark = pytest.mark.django_db
LATER = date(2026, 9, 1)


@pytest.fixture
def administrator() -> Actor:
    person = first_administrator("first@example.org", "first", STRATEGY, date(2026, 1, 1))
    return Actor(person, STRATEGY, DAY)


@pytest.fixture
def asha(administrator: Actor) -> Person:
    person = invite(administrator, "asha@example.org", "Asha")
    give_office(administrator, person, BOARD, Role.CHAIR)
    return person


def token(person: Person) -> str:
    return invitation_link(person).rstrip("/").rpartition("/")[2]


def test_a_new_link_makes_the_old_one_worthless(administrator, asha):
    old = token(asha)
    held = renew_invitation(administrator, asha)

    assert invited(old) is None and invited(token(held)) == asha
    assert Event.objects.last().action == "renewed invitation"


def test_nobody_gets_a_link_with_which_to_sign_in_as_another(administrator, asha):
    Person.objects.filter(pk=asha.pk).update(last_login="2026-05-01T09:00Z")

    with pytest.raises(ValueError, match="signed in already"):
        renew_invitation(administrator, asha)
    asha.refresh_from_db()
    assert not awaits_first_sign_in(asha)


def test_closing_ends_offices_and_interests_and_deletes_nothing(administrator, asha):
    interest = declare_interest(Actor(asha, STRATEGY, DAY), BOARD, "a cousin owns the firm")
    close_account(Actor(administrator.person, STRATEGY, LATER), asha, "left the council")

    held = Person.objects.get(pk=asha.pk)
    interest.refresh_from_db()
    assert not held.is_active and interest.until == LATER
    assert held.offices.get().until == LATER
    event = Event.objects.last()
    assert (event.action, event.facts) == ("closed account", {"offices": [held.offices.get().pk]})
    assert "left the council" not in str(event.facts) and verify().whole


def test_an_office_of_the_same_day_ends_on_the_next(administrator, asha):
    close_account(administrator, asha, "a mistake")

    assert asha.offices.get().until == date(2026, 6, 2)


def test_an_account_is_closed_once_with_a_reason_and_by_another(administrator, asha):
    with pytest.raises(ValueError, match="why"):
        close_account(administrator, asha, " ")
    with pytest.raises(OwnAccountError, match="own account"):
        close_account(administrator, administrator.person, "tired")
    close_account(administrator, asha, "left")
    with pytest.raises(ValueError, match="closed already"):
        close_account(administrator, asha, "left")
    asha.refresh_from_db()
    with pytest.raises(ValueError, match="can hold no office"):
        give_office(administrator, asha, BOARD, Role.MEMBER)


def test_an_office_in_another_strategy_is_ended_there(administrator, asha):
    Office.objects.create(person=asha, strategy="other", board="x", role=Role.CHAIR, since=DAY)

    with pytest.raises(ValueError, match="another strategy"):
        close_account(administrator, asha, "left")
    assert Person.objects.get(pk=asha.pk).is_active
    assert not Office.objects.filter(person=asha, until__isnull=False).exists()


def test_a_chair_changes_no_account_and_no_organisation(administrator, asha):
    chair, before = Actor(asha, STRATEGY, DAY), Event.objects.count()
    council = Organisation.objects.create(
        slug="council", name="The council", sector=Sector.COUNCIL, since=date(2000, 1, 1)
    )

    with pytest.raises(NotAllowedError):
        close_account(chair, administrator.person, "a quarrel")
    with pytest.raises(NotAllowedError):
        renew_invitation(chair, asha)
    with pytest.raises(NotAllowedError):
        add_organisation(chair, "A charity", Sector.VOLUNTARY, DAY)
    with pytest.raises(NotAllowedError):
        end_organisation(chair, council, DAY)
    assert Event.objects.count() == before


def test_an_organisation_is_followed_by_another(administrator):
    old = add_organisation(administrator, "  The  Group ", Sector.HEALTH, date(2013, 4, 1))
    new = add_organisation(administrator, "The Board", Sector.HEALTH, date(2022, 7, 1))
    end_organisation(administrator, old, date(2022, 7, 1), new)

    held = Organisation.objects.get(slug="the-group")
    assert held.name == "The Group"
    assert (held.on(date(2022, 6, 30)), held.on(date(2022, 7, 1))) == (held, new)
    assert [one.action for one in Event.objects.all()][-1] == "ended organisation"
    again = add_organisation(administrator, "The Group", Sector.HEALTH, DAY)
    assert again.slug == "the-group-2"


@pytest.mark.parametrize(
    ("until", "told"),
    [(date(2022, 6, 30), "not there on that day"), (date(2013, 4, 1), "after the day it began")],
)
def test_no_organisation_ends_before_it_began_or_without_its_successor(administrator, until, told):
    old = add_organisation(administrator, "The Group", Sector.HEALTH, date(2013, 4, 1))
    new = add_organisation(administrator, "The Board", Sector.HEALTH, date(2022, 7, 1))

    with pytest.raises(ValueError, match=told):
        end_organisation(administrator, old, until, new)


def test_a_line_of_successors_never_comes_back(administrator):
    first = add_organisation(administrator, "First", Sector.OTHER, date(2010, 1, 1))
    second = add_organisation(administrator, "Second", Sector.OTHER, date(2010, 1, 1))
    first = end_organisation(administrator, first, date(2020, 1, 1), second)

    with pytest.raises(ValueError, match="not there on that day"):
        end_organisation(administrator, second, date(2021, 1, 1), first)
    with pytest.raises(ValueError, match="own place"):
        end_organisation(administrator, second, date(2021, 1, 1), second)
    with pytest.raises(ValueError, match="has an end already"):
        end_organisation(administrator, first, date(2021, 1, 1))
    with pytest.raises(ValueError, match="this name already"):
        add_organisation(administrator, "second", Sector.OTHER, DAY)

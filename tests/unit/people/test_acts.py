"""Every act checks, changes and records at once, or does nothing at all."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY

from commonweal.people.acts import (
    Actor,
    NotAllowedError,
    OwnAccountError,
    declare_interest,
    end_office,
    first_administrator,
    give_office,
    invite,
)
from commonweal.people.audit import verify
from commonweal.people.boards import membership
from commonweal.people.interests import end_interest
from commonweal.people.models import Event, Interest, Office, Organisation, Person, Role, Sector

LATER = date(2026, 9, 1)


@pytest.fixture
def administrator(db: None) -> Actor:
    person = first_administrator("first@example.org", "first", STRATEGY, date(2026, 1, 1))
    return Actor(person, STRATEGY, DAY)


def test_there_is_one_first_administrator(administrator):
    with pytest.raises(NotAllowedError, match="already"):
        first_administrator("other@example.org", "other", STRATEGY, DAY)

    assert Person.objects.count() == 1
    assert not Person.objects.get().has_usable_password()
    assert Event.objects.get().role == "system"


def test_a_year_of_an_office_stands_in_the_log(administrator):
    person = invite(administrator, "asha@example.org", "Asha")
    office = give_office(administrator, person, BOARD, Role.CHAIR)
    ended = end_office(Actor(administrator.person, STRATEGY, LATER), office)

    assert (office.since, ended.until) == (DAY, LATER)
    told = [(one.action, one.role) for one in Event.objects.all()]
    assert told == [
        ("made first administrator", "system"),
        ("invited", "administrator"),
        ("gave office", "administrator"),
        ("ended office", "administrator"),
    ]
    assert Event.objects.last().facts["until"] == LATER.isoformat()
    assert verify().whole
    assert "Asha" not in str([one.facts for one in Event.objects.all()])


def test_who_holds_no_such_office_changes_nothing(administrator, someone):
    chair = Actor(someone((Role.CHAIR, BOARD)), STRATEGY, DAY)
    before = Person.objects.count(), Office.objects.count(), Event.objects.count()

    with pytest.raises(NotAllowedError, match="invite"):
        invite(chair, "x@example.org", "x")
    with pytest.raises(NotAllowedError, match="give_office"):
        give_office(chair, chair.person, OTHER, Role.CHAIR)
    with pytest.raises(NotAllowedError, match="declare_interest"):
        declare_interest(chair, OTHER, "a cousin owns the firm")

    assert (Person.objects.count(), Office.objects.count(), Event.objects.count()) == before


def test_an_act_that_the_database_refuses_leaves_no_event(administrator):
    person = invite(administrator, "asha@example.org", "Asha")
    give_office(administrator, person, BOARD, Role.CHAIR)
    before = Event.objects.count()

    with pytest.raises(IntegrityError), transaction.atomic():
        give_office(administrator, person, BOARD, Role.CHAIR)

    assert Event.objects.count() == before and verify().whole


def test_an_office_ends_once_and_after_it_began(administrator):
    person = invite(administrator, "asha@example.org", "Asha")
    office = give_office(administrator, person, BOARD, Role.OFFICER)

    with pytest.raises(ValueError, match="cannot end on or before"):
        end_office(administrator, office)
    end_office(Actor(administrator.person, STRATEGY, LATER), office)
    with pytest.raises(ValueError, match="ended on"):
        end_office(Actor(administrator.person, STRATEGY, LATER), office)


def test_a_substitute_sits_in_the_same_board(administrator):
    person = invite(administrator, "asha@example.org", "Asha")
    absent = invite(administrator, "ben@example.org", "Ben")
    other = give_office(administrator, absent, OTHER, Role.MEMBER)

    with pytest.raises(ValueError, match="A substitute"):
        give_office(administrator, person, BOARD, Role.MEMBER, in_place_of=other)
    with pytest.raises(ValueError, match="Nobody stands in for themselves"):
        give_office(administrator, absent, OTHER, Role.OFFICER, in_place_of=other)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.MEMBER, Role.DATA_OWNER])
def test_nobody_gives_an_office_to_themselves(administrator, role):
    before = Office.objects.count(), Event.objects.count()

    with pytest.raises(OwnAccountError, match="yourself"):
        give_office(administrator, administrator.person, BOARD, role)

    assert (Office.objects.count(), Event.objects.count()) == before


def test_the_last_administrator_stays(administrator):
    only = administrator.person.offices.get()
    with pytest.raises(ValueError, match="last administrator"):
        end_office(administrator, only)
    person = invite(administrator, "asha@example.org", "Asha")
    give_office(administrator, person, "", Role.ADMINISTRATOR)

    assert end_office(administrator, only).until == DAY


def test_an_interest_is_ended_by_who_declared_it(someone):
    member, other = (Actor(someone((Role.MEMBER, BOARD)), STRATEGY, DAY) for _ in range(2))
    interest = declare_interest(member, BOARD, "a cousin owns the firm")

    with pytest.raises(NotAllowedError, match="only who declared"):
        end_interest(other, interest)
    assert end_interest(Actor(member.person, STRATEGY, LATER), interest).until == LATER
    with pytest.raises(ValueError, match="ended on"):
        end_interest(member, interest)
    assert Event.objects.last().action == "ended interest" and verify().whole


def test_an_interest_is_kept_where_it_can_be_erased(someone):
    member = Actor(someone((Role.MEMBER, BOARD)), STRATEGY, DAY)

    declare_interest(member, BOARD, " a cousin owns the firm ")

    assert Interest.objects.get().words.words == "a cousin owns the firm"
    assert "cousin" not in str(Event.objects.get().facts) and verify().whole
    with pytest.raises(ValueError, match="say what"):
        declare_interest(member, BOARD, " ")
    assert str(Interest.objects.get()) == f"interest declared to {BOARD}"


def test_a_board_without_a_voluntary_member_or_a_chair_is_told(administrator, someone):
    charity = Organisation.objects.create(
        slug="charity", name="A charity", sector=Sector.VOLUNTARY, since=date(2000, 1, 1)
    )
    someone((Role.MEMBER, BOARD))
    before = membership(STRATEGY, BOARD, DAY)
    person = invite(administrator, "asha@example.org", "Asha")
    give_office(administrator, person, BOARD, Role.CHAIR, charity)
    second = invite(administrator, "ben@example.org", "Ben")
    give_office(administrator, second, BOARD, Role.MEMBER)

    after = membership(STRATEGY, BOARD, LATER)

    assert before.warnings == ("no_voluntary_member", "no_chair")
    assert after.warnings == () and len(after.seats) == 3
    assert {one.organisation for one in after.seats} == {"The council", "A charity", ""}
    give_office(administrator, second, BOARD, Role.CHAIR)
    assert membership(STRATEGY, BOARD, LATER).warnings == ("several_chairs",)

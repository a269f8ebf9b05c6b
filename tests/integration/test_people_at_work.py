"""Accounts, offices, organisations and interests, made on the pages of work."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.accounts import enter
from tests.integration.accounts import log as whole_log
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.people.audit import verify
from commonweal.people.invitations import invited
from commonweal.people.models import Event, Interest, Office, Organisation, Person, Role, Sector

pytestmark = pytest.mark.django_db
PEOPLE = "/work/people/"
ASHA = {"name": "Asha Khan", "email": "Asha@example.org"}


@pytest.fixture
def administrator(reading: Any) -> Client:
    return holder(reading, Role.ADMINISTRATOR, "")


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, BOARD)


@pytest.fixture
def asha(administrator: Client) -> Person:
    administrator.post(f"{PEOPLE}invite/", ASHA)
    return Person.objects.get(email="asha@example.org")


def me(role: Role) -> Person:
    return Person.objects.get(offices__role=role)


def log() -> list[str]:
    """What was done, but for the signing in of the tests themselves."""
    return [one for one in whole_log() if one != "signed in"]


def text(response: Any) -> str:
    found: str = response.content.decode()
    return found


def link_in(response: Any) -> str:
    found = re.search(r"/account/welcome/([^/<]+)/", text(response))
    assert found, text(response)
    return found[1].replace("&amp;", "&")


def give(client: Client, person: Person, **other: str) -> Any:
    told = {"board": BOARD, "role": "chair", "organisation": "", "in_place_of": ""}
    return client.post(f"{PEOPLE}{person.pk}/office/", told | other)


def test_somebody_is_invited_and_the_link_is_shown_once(administrator):
    page = administrator.post(f"{PEOPLE}invite/", ASHA)
    person = Person.objects.get(email="asha@example.org")

    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert "http://testserver/account/welcome/" in text(page) and "for 3 days" in text(page)
    assert invited(link_in(page)) == person
    for address in (PEOPLE, f"{PEOPLE}{person.pk}/", f"{PEOPLE}invite/"):
        assert "/account/welcome/" not in text(administrator.get(address))
    assert log() == ["invited"] and verify().whole


def test_a_new_link_takes_the_place_of_the_first(administrator, asha):
    first = link_in(administrator.post(f"{PEOPLE}{asha.pk}/link/"))
    second = link_in(administrator.post(f"{PEOPLE}{asha.pk}/link/"))

    assert invited(first) is None and invited(second) == asha
    assert log() == ["invited", "renewed invitation", "renewed invitation"]


def test_whoever_has_signed_in_gets_no_new_link(administrator, asha):
    enter(Client(), asha)
    page = administrator.post(f"{PEOPLE}{asha.pk}/link/")

    assert page.status_code == 409 and "has signed in already" in text(page)
    assert "Make a new link" not in text(administrator.get(f"{PEOPLE}{asha.pk}/"))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": ""}, "Enter the name of the person"),
        ({"email": ""}, "Enter their e-mail address"),
        ({"email": "asha"}, "Enter an e-mail address such as name@example.org"),
        ({"email": "ASHA@EXAMPLE.ORG"}, "There is an account with this address already"),
    ],
)
def test_what_is_amiss_in_an_invitation_is_told_beside_its_field(administrator, asha, other, told):
    page = administrator.post(f"{PEOPLE}invite/", ASHA | {"email": "ben@example.org"} | other)

    assert page.status_code == 422 and told in text(page)
    assert Person.objects.count() == 2


def test_an_office_is_given_shown_and_ended(administrator, asha, reading):
    charity = Organisation.objects.create(
        slug="charity", name="A charity", sector=Sector.VOLUNTARY, since=date(2000, 1, 1)
    )
    assert give(administrator, asha, organisation=str(charity.pk)).status_code == 302
    office = asha.offices.get()
    assert (office.board, office.role, office.since) == (BOARD, "chair", reading.today)
    page = text(administrator.get(PEOPLE))
    assert "Asha Khan" in page and "A charity" in page and "Voluntary and community" in page

    end = f"{PEOPLE}offices/{office.pk}/end/"
    early = administrator.post(end)
    assert early.status_code == 422 and "cannot end on or before that day" in text(early)
    Office.objects.filter(pk=office.pk).update(since=reading.today - timedelta(days=30))
    assert "It is held until yesterday" in text(administrator.get(end))
    assert administrator.post(end).status_code == 302
    assert asha.offices.get().until == reading.today
    assert "Offices before" in text(administrator.get(f"{PEOPLE}{asha.pk}/"))
    assert log()[-2:] == ["gave office", "ended office"]


def test_an_administrator_gives_no_office_to_themselves(administrator):
    own = me(Role.ADMINISTRATOR)
    page = give(administrator, own)

    assert page.status_code == 422
    assert "You cannot give an office to yourself: ask another administrator" in text(page)
    assert own.offices.get().role == Role.ADMINISTRATOR and not log()
    assert "Give the office" not in text(administrator.get(f"{PEOPLE}{own.pk}/"))


def test_an_administrator_closes_no_account_of_their_own_nor_leaves_none(administrator):
    own = me(Role.ADMINISTRATOR)
    page = administrator.post(f"{PEOPLE}{own.pk}/close/", {"why": "tired"})
    assert page.status_code == 422 and "You cannot close your own account" in text(page)

    page = administrator.post(f"{PEOPLE}offices/{own.offices.get().pk}/end/")
    assert page.status_code == 422 and "last administrator" in text(page)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"role": ""}, "Select the role that they hold"),
        ({"board": ""}, "Select the board of this role"),
        ({"role": "administrator"}, "An administrator has no board: leave it empty"),
        ({"board": "no-such-board"}, "Select a valid choice"),
    ],
)
def test_what_is_amiss_in_an_office_is_told_beside_its_field(administrator, asha, other, told):
    page = give(administrator, asha, **other)

    assert page.status_code == 422 and told in text(page)
    assert not asha.offices.exists()


def test_an_office_is_not_given_twice(administrator, asha):
    give(administrator, asha)
    page = give(administrator, asha)

    assert page.status_code == 422 and "They hold this role in this board already" in text(page)


def test_a_substitute_sits_where_they_stand_in(administrator, chair, asha):
    other = str(me(Role.CHAIR).offices.get().pk)
    page = give(administrator, asha, board=ABOVE, role="member", in_place_of=other)
    assert page.status_code == 422 and "a substitute sits in the same" in text(page)

    assert give(administrator, asha, role="member", in_place_of=other).status_code == 302
    assert f"in place of chair of {BOARD}" in text(administrator.get(PEOPLE))


def test_what_a_board_lacks_is_told(administrator, chair):
    page = text(administrator.get(PEOPLE))

    assert "No member from the voluntary sector" in page
    assert "No chair" not in page


def test_a_closed_account_keeps_its_rows_and_opens_nothing(administrator, asha, reading):
    give(administrator, asha, role="officer")
    theirs = Client()
    enter(theirs, asha)
    assert theirs.get("/work/").status_code == 200
    empty = administrator.post(f"{PEOPLE}{asha.pk}/close/", {"why": " "})
    assert empty.status_code == 422 and "Enter why the account is closed" in text(empty)

    sent = administrator.post(f"{PEOPLE}{asha.pk}/close/", {"why": "left the council"})

    assert sent.status_code == 302 and theirs.get("/work/").status_code == 302
    assert not Person.objects.get(pk=asha.pk).is_active
    assert asha.offices.get().until == reading.today + timedelta(days=1)
    assert "This account is closed." in text(administrator.get(f"{PEOPLE}{asha.pk}/"))
    again = administrator.post(f"{PEOPLE}invite/", ASHA)
    assert "An account with this address was closed" in text(again)
    assert log()[-1] == "closed account" and verify().whole


def test_a_chair_reads_who_sits_but_no_address_and_changes_nothing(administrator, chair, asha):
    page = text(chair.get(PEOPLE))
    one = text(chair.get(f"{PEOPLE}{asha.pk}/"))
    before = Event.objects.count()

    assert "Asha Khan" in page and "Asha Khan" in one
    assert "@example.org" not in page + one
    assert "Invite somebody" not in page and "Give an office" not in one
    for address in (
        "invite/",
        f"{asha.pk}/link/",
        f"{asha.pk}/office/",
        f"{asha.pk}/close/",
        f"offices/{me(Role.ADMINISTRATOR).offices.get().pk}/end/",
        "organisations/",
    ):
        assert chair.post(PEOPLE + address, ASHA).status_code == 403, address
    assert Event.objects.count() == before
    assert "asha@example.org" in text(administrator.get(PEOPLE))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER, Role.ANALYST, Role.DATA_OWNER])
def test_others_neither_read_people_nor_see_them_in_the_menu(reading, role):
    client = holder(reading, role, BOARD)

    for address in (PEOPLE, f"{PEOPLE}{me(role).pk}/", f"{PEOPLE}organisations/"):
        assert client.get(address).status_code == 403
    menu = text(client.get("/work/"))
    assert f'href="{PEOPLE}"' not in menu and 'href="/work/interests/"' in menu


def test_nobody_else_comes_in(db):
    assert "/account/sign-in/" in Client().get(PEOPLE)["Location"]


@pytest.mark.usefixtures("reading")
def test_an_organisation_is_added_ended_and_followed(administrator):
    address = f"{PEOPLE}organisations/"
    day = {"since_day": "1", "since_month": "4", "since_year": "2013"}
    for name in ("The Group", "The Board"):
        told = {"name": name, "sector": "health", **day}
        assert administrator.post(address, told).status_code == 302
    old, new = Organisation.objects.order_by("pk")
    end = {"until_day": "1", "until_month": "7", "until_year": "2022", "successor": str(new.pk)}
    assert administrator.post(f"{address}{old.pk}/end/", end).status_code == 302

    page = text(administrator.get(address))
    assert "then The Board" in page and "1 July 2022" in page
    back = administrator.post(f"{address}{new.pk}/end/", end | {"successor": str(old.pk)})
    assert back.status_code == 422 and "not there on that day" in text(back)
    assert log() == ["added organisation", "added organisation", "ended organisation"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": ""}, "Enter the name of the organisation"),
        ({"sector": ""}, "Select its sector"),
        ({"since_day": "31", "since_month": "2"}, "Enter a real date"),
        ({"since_day": "", "since_month": "", "since_year": ""}, "Enter the day on which it began"),
    ],
)
def test_what_is_amiss_in_an_organisation_is_told_beside_its_field(administrator, other, told):
    day = {"since_day": "1", "since_month": "4", "since_year": "2013"}
    page = administrator.post(
        f"{PEOPLE}organisations/", {"name": "A trust", "sector": "health"} | day | other
    )

    assert page.status_code == 422 and told in text(page)
    assert not Organisation.objects.exists()


def test_an_interest_is_declared_to_ones_own_board_and_ended(chair, reading):
    address = "/work/interests/"
    told = {"board": BOARD, "words": "A cousin owns <the> firm"}
    assert chair.post(address, told).status_code == 302
    assert "A cousin owns &lt;the&gt; firm" in text(chair.get(address))
    held = Interest.objects.get()
    stranger = holder(reading, Role.OFFICER, BOARD)
    assert stranger.post(f"{address}{held.pk}/end/").status_code == 404
    assert "cousin" not in text(stranger.get(address))

    assert chair.post(f"{address}{held.pk}/end/").status_code == 302
    assert Interest.objects.get().until == reading.today
    assert chair.post(f"{address}{held.pk}/end/").status_code == 409
    elsewhere = chair.post(address, told | {"board": ABOVE})
    assert elsewhere.status_code == 422 and Interest.objects.count() == 1
    assert "Enter what the interest is" in text(chair.post(address, {"board": BOARD}))
    assert log() == ["declared interest", "ended interest"]


def test_an_administrator_has_no_board_to_declare_an_interest_to(administrator):
    assert "nobody to declare an interest to" in text(administrator.get("/work/interests/"))

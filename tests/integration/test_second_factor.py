"""The second step of signing in: who needs it, how it is added, shown and taken away."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from tests.integration.accounts import (
    SIGN_IN,
    WORK,
    add_app,
    code_of,
    factors,
    log,
    make,
    sign_in,
    signed_in,
)

from commonweal.people.forgetting import forget_second_factors
from commonweal.people.models import Event, Person, Role
from commonweal.web import urls as ours
from commonweal.web.accounts.second_factor import has_factor, satisfied
from commonweal.web.work.kept_words import KEPT, writer_token

pytestmark = pytest.mark.usefixtures("accounts")
NEEDED, CODE, AGAIN = "/account/second-factor/", "/account/code/", "/account/again/code/"
FIRST = [path("work/probe/", lambda request: HttpResponse(str(satisfied(request))))]
urlpatterns = [*FIRST, *ours.urlpatterns]
PROBE = "/work/probe/"


@pytest.fixture(autouse=True)
def _probe(settings):
    """A page of work that itself asks for nothing."""
    settings.ROOT_URLCONF = __name__


@pytest.mark.parametrize("role", Role)
def test_pages_of_work_open_to_who_may_approve_only_after_a_second_factor(client, role):
    sign_in(client, make("asha", role))

    answer = client.get(PROBE)

    if role in {Role.CHAIR, Role.SECRETARY, Role.DATA_OWNER, Role.ADMINISTRATOR}:
        assert answer["Location"] == f"{NEEDED}?next=%2Fwork%2Fprobe%2F"
        assert client.post(PROBE)["Location"] == answer["Location"]
    else:
        assert answer.content == b"False"


def test_who_is_nobody_yet_passes_to_the_view_that_asks_to_sign_in(client):
    assert client.get(PROBE).status_code == 200


def test_adding_an_app_leads_back_to_the_work(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    assert not has_factor(person)
    page = client.get(client.get(PROBE)["Location"]).content.decode()
    assert "/account/app/" in page and "/account/passkeys/add/" in page

    add_app(client)

    shown = client.get("/account/codes/").content.decode()
    assert len(re.findall(r'<code class="code">\d{8}</code>', shown)) == 10
    assert f'href="{PROBE}"' in shown
    assert client.get(PROBE).content == b"True"
    assert has_factor(person)
    assert factors(person) == {"totp", "recovery_codes"}
    assert log() == ["signed in", "added second factor", "added second factor"]
    assert mail.outbox[-1].subject == "Your account was changed"


def test_the_page_of_the_app_shows_its_key_as_a_picture_without_leave_for_data(client):
    sign_in(client, make("asha"))

    answer = client.get("/account/app/")

    page = answer.content.decode()
    assert "<svg" in page and "data:" not in page and "<?xml" not in page
    assert 'autocomplete="one-time-code"' in page
    assert "script-src" not in answer["Content-Security-Policy"]


def test_a_wrong_code_adds_nothing(client):
    person = make("asha")
    sign_in(client, person)
    client.get("/account/app/")

    answer = client.post("/account/app/", {"code": "000000"})

    assert "Incorrect code" in answer.content.decode() and factors(person) == set()


def test_who_has_an_app_shows_a_code_before_they_are_signed_in(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    secret = add_app(client)
    client.post("/account/sign-out/")

    assert sign_in(client, person, next=PROBE)["Location"] == CODE
    assert not signed_in(client)
    assert client.get(PROBE).content == b"False"
    assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert not signed_in(client)
    answer = client.post(CODE, {"code": code_of(secret)})

    assert answer["Location"] == PROBE and client.get(PROBE).content == b"True"
    assert Event.objects.latest("number").facts == {"by": ["password", "totp"]}


def test_a_code_works_once(client):
    person = make("asha")
    sign_in(client, person)
    code = code_of(add_app(client))
    client.post("/account/sign-out/")
    sign_in(client, person)
    client.post(CODE, {"code": code})
    assert signed_in(client)
    other = Client()
    sign_in(other, person)

    other.post(CODE, {"code": code})

    assert not signed_in(other)


def test_guessing_codes_is_stopped(client):
    person = make("asha")
    sign_in(client, person)
    secret = add_app(client)
    client.post("/account/sign-out/")
    sign_in(client, person)
    code = code_of(secret)
    for number in range(5):
        client.post(CODE, {"code": f"00000{number}"})

    answer = client.post(CODE, {"code": code})

    assert not signed_in(client)
    assert "Too many failed login attempts" in answer.content.decode()


def test_a_recovery_code_works_once_in_place_of_the_app(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    add_app(client)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/account/sign-out/")
    sign_in(client, person)

    client.post(CODE, {"code": code})

    assert signed_in(client) and client.get(PROBE).content == b"True"
    client.post("/account/sign-out/")
    sign_in(client, person)
    client.post(CODE, {"code": code})
    assert not signed_in(client)


def test_a_session_from_before_the_factor_was_added_does_not_profit_from_it(client):
    person, thief = make("asha", Role.CHAIR), Client()
    sign_in(thief, person)
    sign_in(client, person)
    secret = add_app(client)

    assert thief.get(PROBE)["Location"] == f"{AGAIN}?next=%2Fwork%2Fprobe%2F"
    for change in ("passkeys/add/", "codes/", "codes/new/", "app/remove/"):
        for answer in (thief.get(f"/account/{change}"), thief.post(f"/account/{change}")):
            assert answer["Location"].startswith(AGAIN), change
    assert thief.post(AGAIN, {"code": "000000"}).status_code == 200
    assert thief.get(PROBE).status_code == 302
    shown = thief.post(AGAIN, {"code": code_of(secret), "next": PROBE})
    assert shown["Location"] == PROBE and thief.get(PROBE).content == b"True"


def test_what_was_written_is_kept_until_the_factor_is_shown(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)

    client.post(PROBE, {"said": "half a thought", "writer": writer_token(person.pk)})

    assert client.session[KEPT]["fields"] == {"said": ["half a thought"]}


def test_changing_a_factor_long_after_signing_in_asks_for_the_password(client, monkeypatch):
    sign_in(client, make("asha"))
    monkeypatch.setattr("commonweal.web.accounts.adapter.FRESH", -1)

    answer = client.get("/account/app/")

    assert answer["Location"] == "/account/again/?next=%2Faccount%2Fapp%2F"
    wrong = client.post(answer["Location"], {"password": "wrong"})
    assert "Incorrect password" in wrong.content.decode()


def test_taking_the_app_away_takes_the_codes_and_the_work_with_it(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    add_app(client)
    assert client.get("/account/app/remove/").status_code == 200

    client.post("/account/app/remove/")

    assert factors(person) == set()
    assert client.get(PROBE)["Location"].startswith(NEEDED)
    assert log()[-2:] == ["removed second factor", "removed second factor"]


def test_secrets_of_factors_are_not_in_the_database_in_the_clear(client):
    sign_in(client, make("asha"))
    secret = add_app(client)

    held = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in held
    assert "gAAAA" in held


def test_a_change_of_the_sites_key_keeps_factors_while_the_old_one_is_named(client, settings):
    person = make("asha")
    sign_in(client, person)
    secret = add_app(client)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 8
    fresh = Client()
    sign_in(fresh, person)

    fresh.post(CODE, {"code": code_of(secret)})

    assert signed_in(fresh)


def test_who_lost_everything_can_be_helped_and_is_signed_out(client):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    add_app(client)
    other = make("bo")
    away = Client()
    sign_in(away, other)

    assert forget_second_factors(person) == 2

    assert factors(person) == set() and log()[-1] == "forgot second factors"
    assert client.get("/account/")["Location"].startswith(SIGN_IN)
    assert away.get("/account/").status_code == 200


def test_only_pages_of_passkeys_may_run_a_script_and_only_ours(client):
    sign_in(client, make("asha"))
    passkeys = client.get("/account/passkeys/add/")

    assert "script-src 'self'" in passkeys["Content-Security-Policy"]
    scripts = re.findall(r"<script[^>]*>", passkeys.content.decode())
    assert scripts and all('src="/static/' in one for one in scripts)
    for address in ("/account/", "/account/codes/", "/account/password/", SIGN_IN, NEEDED):
        assert "script-src" not in client.get(address)["Content-Security-Policy"]


@pytest.mark.parametrize("credential", ["{}", "[]", "null", "x", '{"response": 1}', '{"id": "a"}'])
def test_a_passkey_that_is_none_is_refused(client, credential):
    person = make("asha")
    sign_in(client, person)
    client.get("/account/passkeys/add/")

    answer = client.post("/account/passkeys/add/", {"name": "x", "credential": credential})

    assert answer.status_code == 200 and factors(person) == set()


@pytest.mark.parametrize("credential", ["{}", "null", '{"id": "a", "rawId": "a"}'])
def test_a_passkey_that_is_none_opens_nothing(client, credential):
    person = make("asha")
    sign_in(client, person)
    add_app(client)
    client.post("/account/sign-out/")
    sign_in(client, person)
    client.get(CODE)

    assert client.post(CODE, {"credential": credential}).status_code == 200
    assert not signed_in(client)


def test_every_page_of_a_signed_in_account_opens(client):
    sign_in(client, make("asha", Role.CHAIR))
    add_app(client)

    for address in ("", "password/", "app/remove/", "codes/", "codes/new/", "passkeys/",
                    "passkeys/add/", "sign-out/", "second-factor/"):  # fmt: skip
        answer = client.get(f"/account/{address}")
        assert answer.status_code == 200, address
        assert answer["Cache-Control"] == "private, no-store", address
    assert client.get("/account/password/first/")["Location"] == "/account/password/"
    assert client.get("/account/app/")["Location"] == "/account/app/remove/"


@pytest.mark.parametrize(
    "address", ["", "password/", "app/", "codes/", "passkeys/", "passkeys/add/", "again/", NEEDED]
)
def test_nobody_but_its_owner_opens_an_account(client, address):
    answer = client.get(address if address.startswith("/") else f"/account/{address}")

    assert answer["Location"].startswith(SIGN_IN)


def test_what_a_view_of_work_may_ask_itself(client):
    request = RequestFactory().get(WORK)
    request.session, request.user = client.session, Person(pk=1, email="a@example.org")

    assert satisfied(request) is False

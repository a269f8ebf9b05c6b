"""Signing in with a council's own account: the whole way, at a real issuer of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.integration.accounts import SIGN_IN, WORK, add_app, log, make, sign_in, signed_in
from tests.integration.issuer import CLIENT, OTHER, SECRET, Issuer, asked_of, running

from commonweal.people.models import Event, Person, Role
from commonweal.web.council import IssuerError, council

pytestmark = pytest.mark.usefixtures("accounts")
LEAVE, BACK = "/account/council/", "/account/council/back/"
KNOWN = {"email": "Asha@example.org", "email_verified": True}


def environment(address: str, **more: str) -> dict[str, str]:
    told = {"ISSUER": address, "CLIENT_ID": CLIENT, "SECRET": SECRET, "NAME": "Kestrel"} | more
    return {f"COMMONWEAL_OIDC_{name}": value for name, value in told.items()}


@pytest.fixture
def issuer(settings) -> Iterator[Issuer]:
    with running() as one:
        settings.SOCIALACCOUNT_PROVIDERS = council(environment(one.address))
        one.claims = dict(KNOWN)
        yield one


def go(client: Client, issuer: Issuer, query: str = ""):
    """Leave for the issuer, sign in there, come back."""
    asked = asked_of(client.get(LEAVE + query)["Location"])
    return client.get(BACK, {"code": issuer.authorise(asked), "state": asked["state"]})


def refused(answer, client: Client) -> bool:
    return answer.status_code in {403, 502} and not signed_in(client)


def test_somebody_known_is_signed_in_and_nothing_is_kept(client, issuer):
    person = make("asha", password=None)

    answer = go(client, issuer, "?next=/work/returns/")

    assert (answer.status_code, answer["Location"]) == (302, "/work/returns/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Event.objects.get().facts == {"by": ["council account"]}
    assert set(issuer.asked["scope"].split()) == {"openid", "email"}
    assert issuer.asked["redirect_uri"] == "http://testserver/account/council/back/"
    assert not SocialAccount.objects.exists() and not EmailAddress.objects.exists()


def test_the_page_of_signing_in_names_the_council(client, issuer):
    page = client.get(SIGN_IN).content.decode()

    assert "Sign in with your account of Kestrel" in page and f'href="{LEAVE}"' in page


def test_without_an_issuer_there_is_no_such_page(client):
    assert client.get(LEAVE).status_code == client.get(BACK).status_code == 404
    assert LEAVE not in client.get(SIGN_IN).content.decode()


def test_an_address_told_afterwards_counts_when_it_is_of_the_same_subject(client, issuer):
    make("asha")
    issuer.claims, issuer.further = {}, KNOWN | {"sub": "8"}
    assert refused(go(client, issuer), client)

    issuer.further["sub"] = "7"

    assert go(client, issuer)["Location"] == WORK


@pytest.mark.parametrize("email", ["stranger@example.org", "", None, "asha@example.org.example"])
def test_a_stranger_is_refused_and_no_account_is_made(client, issuer, email):
    make("asha")
    issuer.claims["email"] = email

    answer = go(client, issuer)

    assert refused(answer, client) and Person.objects.count() == 1
    assert "Ask an administrator" in answer.content.decode() and log() == []


@pytest.mark.parametrize("verified", [False, None, "false", 1, "yes", []])
def test_an_address_that_nobody_verified_is_refused(client, issuer, verified):
    make("asha")
    issuer.claims["email_verified"] = verified
    assert refused(go(client, issuer), client)

    del issuer.claims["email_verified"]

    assert refused(go(client, issuer), client)


def test_a_council_may_vouch_for_an_issuer_that_never_tells(client, issuer, settings):
    make("asha")
    told = environment(issuer.address, TRUST_EMAIL="yes")
    settings.SOCIALACCOUNT_PROVIDERS = council(told)
    issuer.claims["email_verified"] = False
    assert refused(go(client, issuer), client)

    del issuer.claims["email_verified"]

    assert go(client, issuer)["Location"] == WORK


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another request"},
        {"nonce": ""},
        {"iss": "https://evil.example"},
        {"aud": "another service"},
        {"exp": 1_000_000_000},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_token_that_answers_something_else_is_refused(client, issuer, claims):
    make("asha")
    issuer.claims |= claims

    assert refused(go(client, issuer), client)


@pytest.mark.parametrize("kind", ["another key", "no signature", "a shared secret", "no token"])
def test_a_token_that_the_issuer_did_not_sign_is_refused(client, issuer, kind):
    make("asha")
    if kind == "another key":
        issuer.key = OTHER
    elif kind == "no signature":
        issuer.algorithm = "none"
    elif kind == "a shared secret":
        issuer.key, issuer.algorithm = SECRET * 4, "HS256"
    else:
        issuer.without_token = True

    assert refused(go(client, issuer), client)


def test_an_answer_to_another_browser_is_refused(client, issuer):
    make("asha")
    other = Client()
    asked = asked_of(other.get(LEAVE)["Location"])
    code = issuer.authorise(asked)

    assert refused(client.get(BACK, {"code": code, "state": asked["state"]}), client)
    assert refused(client.get(BACK, {"code": code, "state": "guessed"}), client)
    assert refused(client.get(BACK, {"code": code}), client)
    assert other.get(BACK, {"code": code, "state": asked["state"]})["Location"] == WORK


def test_an_answer_works_once(client, issuer):
    make("asha")
    asked = asked_of(client.get(LEAVE)["Location"])
    back = {"code": issuer.authorise(asked), "state": asked["state"]}
    assert client.get(BACK, back)["Location"] == WORK
    client.post("/account/sign-out/")

    assert refused(client.get(BACK, back), client)


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_who_gives_up_there_is_told_so_here(client, issuer, error):
    asked = asked_of(client.get(LEAVE)["Location"])

    answer = client.get(BACK, {"error": error, "state": asked["state"]})

    assert refused(answer, client) and "did not confirm" in answer.content.decode()


def test_a_closed_account_is_refused(client, issuer):
    make("asha")
    Person.objects.update(is_active=False)

    assert go(client, issuer)["Location"] == "/account/closed/" and not signed_in(client)


def test_the_second_factor_is_asked_for_here_too(client, issuer):
    person = make("asha", Role.CHAIR)
    sign_in(client, person)
    add_app(client)
    client.post("/account/sign-out/")

    assert go(client, issuer)["Location"] == "/account/code/" and not signed_in(client)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example"])
def test_nobody_is_led_to_another_site(client, issuer, elsewhere):
    make("asha")

    assert go(client, issuer, f"?next={elsewhere}")["Location"] == WORK


def test_a_request_adds_nothing_to_what_is_asked(client, issuer):
    answer = client.get(f"{LEAVE}?scope=admin&auth_params=nonce%3Dx&process=connect")

    asked = asked_of(answer["Location"])
    assert set(asked["scope"].split()) == {"openid", "email"}
    assert asked["nonce"] != "x"


def test_who_was_signed_in_as_somebody_else_is_signed_out_first(client, issuer):
    sign_in(client, make("bo"))
    person = make("asha")

    go(client, issuer)

    assert client.session["_auth_user_id"] == str(person.pk)
    assert log() == ["signed in", "signed out", "signed in"]


def test_an_issuer_that_is_down_is_told_in_words(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = council(environment("http://127.0.0.1:9"))

    answer = client.get(LEAVE)

    assert answer.status_code == 502 and "not signed in" in answer.content.decode()


def test_settings_of_the_issuer_are_checked():
    assert council({}) == {}
    with pytest.raises(IssuerError, match="COMMONWEAL_OIDC_SECRET"):
        council(environment("https://a.example", SECRET=""))
    with pytest.raises(IssuerError, match="https"):
        council(environment("http://a.example"))
    assert (
        council(environment("https://a.example", NAME=""))["council"]["APP"]["name"] == "a.example"
    )

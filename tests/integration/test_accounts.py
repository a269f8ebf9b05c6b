"""Signing in and out, passwords, and what is refused."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from tests.integration.accounts import PASSWORD, SIGN_IN, WORK, log, make, sign_in, signed_in
from tests.integration.pages import Page

from commonweal.people import invitations
from commonweal.people.audit import verify
from commonweal.people.invitations import invitation_link
from commonweal.people.models import Event, Person

pytestmark = pytest.mark.usefixtures("accounts")


def read(response) -> Page:
    return Page("", response.status_code, dict(response.headers), response.content, 0)


def test_who_is_right_is_signed_in_and_led_to_the_work(client):
    person = make("asha")

    answer = sign_in(client, person)

    assert (answer.status_code, answer["Location"]) == (302, WORK)
    assert client.session["_auth_user_id"] == str(person.pk)
    event = Event.objects.get()
    assert (event.action, event.actor, event.facts) == ("signed in", person, {"by": ["password"]})
    assert "@" not in str(event.facts)


def test_the_address_may_be_written_in_any_letters(client):
    make("asha")

    client.post(SIGN_IN, {"login": " Asha@EXAMPLE.org ", "password": PASSWORD})

    assert signed_in(client)


@pytest.mark.parametrize(
    "told",
    [
        {"login": "asha@example.org", "password": "wrong"},
        {"login": "nobody@example.org", "password": PASSWORD},
    ],
    ids=["wrong password", "unknown address"],
)
def test_who_is_wrong_is_told_the_same_whether_the_address_is_known(client, told):
    make("asha")

    answer = client.post(SIGN_IN, told)

    assert answer.status_code == 200 and not signed_in(client)
    page = read(answer)
    summary = next(
        one for one in page.all("div") if "govuk-error-summary" in one.attributes["class"]
    )
    assert "email address and/or password" in summary.text
    assert 'href="#id_login"' in page.text
    assert PASSWORD not in page.text and log() == []


def test_an_empty_form_says_of_each_field_what_to_enter(client):
    page = read(client.post(SIGN_IN, {"login": "", "password": ""}))

    summary = next(one for one in page.all("div") if one.attributes.get("role") == "alert")
    assert "Enter your email address" in summary.text and "Enter your password" in summary.text
    fields = {one.attributes["name"]: one.attributes for one in page.all("input")}
    assert fields["login"]["aria-describedby"] in page.ids
    assert 'href="#id_password"' in page.text and page.all("title")[0].text.startswith("Error:")


def test_the_form_has_labels_and_says_what_a_browser_may_fill_in(client):
    page = read(client.get(SIGN_IN))

    fields = {one.attributes["name"]: one.attributes for one in page.all("input")}
    labels = {one.attributes.get("for") for one in page.all("label")}
    assert fields["login"]["autocomplete"] == "username"
    assert fields["password"]["autocomplete"] == "current-password"
    assert {fields["login"]["id"], fields["password"]["id"]} <= labels
    assert "placeholder" not in page.text and "onpaste" not in page.text
    assert len(page.all("h1")) == 1 and not page.all("script")


def test_pages_of_accounts_stand_in_the_frame_of_the_release(client, served):
    page = read(client.get(SIGN_IN))

    assert page.status == 200
    assert any(one.attributes.get("href") == "/outcomes/" for one in page.all("a"))


def test_signing_in_makes_a_new_session(client):
    person = make("asha")
    client.get("/account/password/reset/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before

    sign_in(client, person)

    assert client.session.session_key != before
    assert not client.session.__class__(before).load()


def test_signing_in_without_the_mark_of_the_form_is_refused():
    person = make("asha")
    strict = Client(enforce_csrf_checks=True)

    answer = sign_in(strict, person)

    assert answer.status_code == 403 and "sessionid" not in strict.cookies
    assert "not sent from here" in answer.content.decode()
    page = read(strict.get(SIGN_IN))
    mark = next(one for one in page.all("input") if one.attributes["name"] == "csrfmiddlewaretoken")
    assert sign_in(strict, person, csrfmiddlewaretoken=mark.attributes["value"]).status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http://127.0.0.1/x",
        "https:evil.example",
    ],
)
def test_nobody_is_led_to_another_site(client, elsewhere):
    person = make("asha")

    assert sign_in(client, person, next=elsewhere)["Location"] == WORK
    client.logout()
    assert sign_in(client, person, next="/work/returns/?a=b")["Location"] == "/work/returns/?a=b"
    left = client.post("/account/sign-out/", {"next": elsewhere})
    assert left["Location"] == SIGN_IN


def test_guessing_is_stopped_for_one_account(client):
    person = make("asha")
    for _ in range(5):
        sign_in(client, person, "wrong")

    answer = sign_in(client, person)

    assert not signed_in(client)
    assert "Too many failed login attempts" in answer.content.decode()


def test_guessing_is_stopped_for_one_place_whatever_the_account(client):
    make("asha")
    for number in range(30):
        client.post(SIGN_IN, {"login": f"x{number}@example.org", "password": "wrong"})

    answer = sign_in(client, Person.objects.get())

    assert answer.status_code == 429 and not signed_in(client)
    assert "Too many attempts" in answer.content.decode()


def test_a_forged_address_of_a_proxy_lifts_no_limit(client):
    person = make("asha")
    for number in range(40):
        answer = client.post(
            SIGN_IN,
            {"login": f"x{number}@example.org", "password": "wrong"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        )

    assert answer.status_code == 429
    assert sign_in(client, person).status_code == 429


def test_a_closed_account_is_refused_and_its_session_ends(client):
    person = make("asha")
    sign_in(client, person)
    assert client.get("/account/").status_code == 200
    Person.objects.update(is_active=False)

    assert client.get("/account/")["Location"].startswith(SIGN_IN)
    client.logout()
    answer = sign_in(client, person)
    assert answer["Location"] == "/account/closed/" and not signed_in(client)
    assert client.get("/account/closed/").status_code == 200


def test_signing_out_takes_a_form_and_is_told_to_the_log(client):
    sign_in(client, make("asha"))

    assert client.get("/account/sign-out/").status_code == 200
    assert signed_in(client)
    assert client.post("/account/sign-out/").status_code == 302
    assert not signed_in(client)
    assert log() == ["signed in", "signed out"]


def test_the_cookie_is_no_scripts_business_and_ends_with_the_browser(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    sign_in(client, make("asha"))

    cookie = client.cookies["sessionid"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Lax"
    assert cookie["max-age"] == "" and cookie["expires"] == ""
    assert client.session.get_expiry_age() == 8 * 3600


def test_eight_hours_of_nothing_end_a_session(client, monkeypatch):
    sign_in(client, make("asha"))
    later = timezone.now() + timedelta(hours=8, minutes=1)
    monkeypatch.setattr("django.contrib.sessions.backends.db.timezone.now", lambda: later)

    assert client.get("/account/")["Location"].startswith(SIGN_IN)


def test_work_moves_the_end_of_a_session_on(client, monkeypatch):
    from django.contrib.sessions.models import Session

    sign_in(client, make("asha"))
    client.get("/account/")
    first = Session.objects.get(pk=client.session.session_key).expire_date
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr("commonweal.web.accounts.idle.time.time", later.timestamp)
    monkeypatch.setattr("django.contrib.sessions.backends.base.timezone.now", lambda: later)

    client.get("/account/")

    second = Session.objects.get(pk=client.session.session_key).expire_date
    assert second - first > timedelta(minutes=59)


def test_pages_of_accounts_are_kept_by_nobody(client):
    answer = client.get(SIGN_IN)

    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "login/code/",
        "social/",
        "3rdparty/",
        "2fa/",
        "codes/download/",
        "login/",
    ],
)
def test_what_the_library_could_do_besides_is_not_there(client, path):
    with pytest.raises(Resolver404):
        resolve(f"/account/{path}")


def wait_for_mail(number: int) -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("Thread-"):
            thread.join(5)
    assert len(mail.outbox) == number


def ask_for_reset(client, address: str) -> str:
    answer = client.post("/account/password/reset/", {"email": address})
    assert answer["Location"] == "/account/password/reset/sent/"
    return client.get(answer["Location"]).content.decode()


def test_asking_for_a_password_tells_nobody_which_addresses_are_known(client):
    person = make("asha")
    make("closed")
    Person.objects.filter(name="closed").update(is_active=False)

    known = ask_for_reset(client, person.email)
    wait_for_mail(1)

    assert known == ask_for_reset(client, "nobody@example.org")
    assert known == ask_for_reset(client, "closed@example.org")
    wait_for_mail(1)
    assert mail.outbox[0].to == [person.email]


def test_a_mail_server_that_is_down_tells_nothing_either(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert ask_for_reset(client, make("asha").email)
    wait_for_mail(0)


def test_a_new_password_is_set_once_with_the_link(client):
    person = make("asha")
    ask_for_reset(client, person.email)
    wait_for_mail(1)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    place = client.get(link)["Location"]
    new = {"password1": "otters under the arches", "password2": "otters under the arches"}

    weak = client.post(place, {"password1": "password", "password2": "password"})
    assert "too short" in weak.content.decode() and "too common" in weak.content.decode()
    assert client.post(place, new)["Location"] == "/account/password/reset/done/"

    assert "no longer works" in Client().get(link).content.decode()
    assert sign_in(client, person).status_code == 200
    assert sign_in(client, person, new["password1"]).status_code == 302
    assert log() == ["set password", "signed in"]
    wait_for_mail(2)
    assert "password was set" in mail.outbox[1].body


def test_changing_the_password_needs_the_one_until_now_and_ends_other_sessions(client):
    person, other = make("asha"), Client()
    sign_in(client, person)
    sign_in(other, person)
    new = {"password1": "otters under the arches", "password2": "otters under the arches"}

    assert client.post("/account/password/", {"oldpassword": "wrong", **new}).status_code == 200
    assert client.post("/account/password/", {"oldpassword": PASSWORD, **new}).status_code == 302

    assert client.get("/account/").status_code == 200
    assert other.get("/account/")["Location"].startswith(SIGN_IN)


def test_passwords_are_hashed_with_argon2(settings):
    from commonweal.web import settings as ours

    settings.PASSWORD_HASHERS = ours.PASSWORD_HASHERS
    assert make("asha").password.startswith("argon2$argon2id$")


def test_an_invitation_sets_a_password_once_and_signs_in(client):
    person = make("asha", password=None)
    link = invitation_link(person)
    new = {"password1": "otters under the arches", "password2": "otters under the arches"}

    assert person.name in client.get(link).content.decode()
    weak = client.post(link, {"password1": "short", "password2": "short"})
    assert weak.status_code == 200 and not signed_in(client)
    assert client.post(link, new)["Location"] == WORK

    assert signed_in(client)
    assert log() == ["set password", "signed in"]
    again = Client()
    assert again.get(link).status_code == 410 and again.post(link, new).status_code == 410
    assert not signed_in(again)
    with pytest.raises(ValueError, match="set a password already"):
        invitation_link(Person.objects.get())


def test_an_invitation_ends_after_three_days(client, monkeypatch):
    link = invitation_link(make("asha", password=None))
    assert client.get(link).status_code == 200

    monkeypatch.setattr(invitations, "LASTS", -1)

    assert client.get(link).status_code == 410


@pytest.mark.parametrize("spoil", ["closed", "cut", "other", "replaced"])
def test_an_invitation_that_was_tampered_with_or_withdrawn_is_refused(client, spoil):
    person = make("asha", password=None)
    link = invitation_link(person)
    if spoil == "closed":
        Person.objects.update(is_active=False)
    elif spoil == "cut":
        link = link[:-3] + "/"
    elif spoil == "other":
        link = "/account/welcome/anything/"
    else:
        person.set_unusable_password()
        person.save()

    assert client.get(link).status_code == 410


def test_what_was_signed_with_another_key_is_refused(client, settings):
    link = invitation_link(make("asha", password=None))
    settings.SECRET_KEY = "another" * 8
    assert client.get(link).status_code == 410


def test_the_log_is_whole_after_all_this(client):
    person = make("asha")
    sign_in(client, person)
    client.post("/account/sign-out/")

    assert verify().whole

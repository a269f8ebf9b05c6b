"""People with accounts, and the steps of signing in, for the tests of accounts."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from commonweal.people.models import Event, Office, Person, Role
from commonweal.people.permissions import may_approve
from commonweal.web.session_marks import ADDED

PASSWORD = "a heron on the viaduct"  # noqa: S105
SIGN_IN, WORK = "/account/sign-in/", "/work/"
DAY = date(2020, 1, 1)


def make(name: str, *roles: Role, password: str | None = PASSWORD) -> Person:
    """A person with offices in one board."""
    person = Person.objects.create_user(f"{name}@example.org", name, password)
    for role in roles:
        board = "" if role is Role.ADMINISTRATOR else "wellbeing"
        Office.objects.create(person=person, strategy="s", board=board, role=role, since=DAY)
    return person


def sign_in(client: Client, person: Person, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": person.email, "password": password, **more})


def enter(client: Client, person: Person) -> None:
    """Sign a person in by the back door, with a second factor shown where it is asked for."""
    if may_approve(person, date(2026, 1, 1)):
        Authenticator.objects.bulk_create([Authenticator(user=person, type="totp", data={})])
    client.force_login(person)
    session = client.session
    session[ADDED] = True
    session.save()


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_of(secret: str, step: int = 0) -> str:
    """The code that an app shows; ``step`` is how many half minutes from now."""
    cache.clear()  # a code works once: the tests sign in again within its half minute
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def add_app(client: Client) -> str:
    """Add an app to whoever is signed in; its secret."""
    page = client.get("/account/app/").content.decode()
    secret = re.search(r'<code class="code">([A-Z2-7]+)</code>', page)
    assert secret, page
    done = client.post("/account/app/", {"code": code_of(secret[1])})
    assert done.status_code == 302, done.content.decode()
    assert done["Location"] == "/account/codes/"
    return secret[1]


def factors(person: Person) -> set[str]:
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def log() -> list[str]:
    return list(Event.objects.order_by("number").values_list("action", flat=True))

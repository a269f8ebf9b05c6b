"""Public pages know nobody: no cookie, nothing that differs by who asks, signed in or not."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve
from tests.integration.accounts import enter, make
from tests.integration.pages import Page

from commonweal.people.models import Role

FORMS = ("/comment/", "/champions/join/", "/champions/mine/")
"""Made anew for each reader, and never kept."""


def one_of_each(site: dict[str, Page]) -> list[str]:
    """One address of each kind of public page."""
    kinds = {}
    for url in site:
        path = url.partition("?")[0]
        if path.startswith(FORMS):
            continue
        kinds.setdefault(resolve(path).route, path)
    return sorted(kinds.values())


def test_no_public_answer_depends_on_a_cookie(site: dict[str, Page]) -> None:
    for url, page in site.items():
        assert "cookie" not in page.headers.get("Vary", "").lower(), url
        assert "Set-Cookie" not in page.headers, url


@pytest.mark.usefixtures("accounts")
def test_who_is_signed_in_reads_just_what_everybody_reads(site: dict[str, Page]) -> None:
    client = Client()
    enter(client, make("asha", Role.CHAIR))

    for url in one_of_each(site):
        answer = client.get(url, headers={"cookie": f"sessionid={client.session.session_key}"})
        assert not answer.cookies, url
        assert "cookie" not in answer.get("Vary", "").lower(), url
        assert answer["Cache-Control"].startswith("public"), url
        if site.get(url) and not answer.streaming:
            assert answer.content == site[url].body, url

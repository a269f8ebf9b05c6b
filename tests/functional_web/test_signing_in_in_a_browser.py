"""Invitation, app, passkey: at a server of its own with an empty database, in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from tests.functional.tables import with_tables
from tests.functional_web.conftest import AXE, ROOT
from tests.functional_web.listening import free_port, wait_for

PASSWORD = "a heron on the viaduct"  # noqa: S105
MAIL = "asha@example.org"
BUTTON = "main button.govuk-button"


@dataclass
class Site:
    address: str
    link: str


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site on ``localhost``, where a browser allows passkeys, with its first administrator."""
    port = free_port()
    address = f"http://localhost:{port}"
    own = {"COMMONWEAL_DATA_DIR": str(tmp_path), "PYTHONPATH": "src", "COMMONWEAL_SITE": address}
    settled = {"env": os.environ | own, "cwd": ROOT}
    with_tables(tmp_path)
    invite = [sys.executable, "-m", "commonweal.cli.main", "admin", "invite", MAIL]
    told = subprocess.run(invite, capture_output=True, text=True, check=True, **settled)
    serve = ["gunicorn", "commonweal.web.wsgi", "-b", f"127.0.0.1:{port}", "--threads", "4"]
    quiet = ["--log-level", "error", "--no-control-socket"]
    with subprocess.Popen([sys.executable, "-m", *serve, *quiet], **settled) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield Site(address, told.stdout.split()[0])
        finally:
            process.terminate()


def accept(page: Any, site: Site) -> None:
    page.goto(site.link)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("The new password again").fill(PASSWORD)
    page.click(BUTTON)
    page.wait_for_url("**/account/second-factor/**")


def sign_in(page: Any, site: Site) -> None:
    page.goto(f"{site.address}/account/sign-in/")
    page.get_by_label("Email address").fill(MAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.click(BUTTON)


def sign_out(page: Any, site: Site) -> None:
    page.goto(f"{site.address}/account/sign-out/")
    page.click(BUTTON)
    page.wait_for_url("**/account/sign-in/")


def code(secret: str, step: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def add_app(page: Any) -> str:
    """Add an app with the keyboard; its secret."""
    page.get_by_role("link", name="Use an app").press("Enter")
    secret = page.locator("code").inner_text()
    page.get_by_label("Code").fill(code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/codes/")
    return str(secret)


def test_the_way_in_needs_neither_script_nor_mouse(chromium: Any, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()

    accept(page, site)
    secret = add_app(page)
    assert page.locator("ul.codes li").count() == 10
    sign_out(page, site)
    sign_in(page, site)
    page.get_by_label("Code").fill(code(secret, 1))  # the next half minute's: a code works once
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/")
    page.goto(f"{site.address}/account/")

    assert page.get_by_role("heading", level=1).inner_text() == "Your account"
    context.close()


def test_a_passkey_is_added_and_opens_the_account(chromium: Any, site: Site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    told: list[Any] = []
    page.on(
        "response", lambda one: told.append((one.status, one.url)) if one.status > 399 else None
    )
    page.on("pageerror", lambda one: told.append(str(one)))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True}
    ready = {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": key | ready})

    accept(page, site)
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_label("Name of the passkey").fill("work laptop")
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/account/codes/")
    sign_out(page, site)
    sign_in(page, site)
    page.wait_for_url("**/account/code/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/work/")
    page.goto(f"{site.address}/account/passkeys/")

    assert "work laptop" in page.locator("main").inner_text()
    assert told == [(503, f"{site.address}/work/")]  # there is no release here to work on
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_accounts_are_usable_by_everybody(chromium: Any, site: Site, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    found: list[Any] = []

    def look() -> None:
        page.add_script_tag(path=AXE)
        result = page.evaluate("axe.run()")
        found.extend((page.url, one["id"]) for one in result["violations"])
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append((page.url, f"scrolls sideways to {wide}"))

    public = ("sign-in/", "password/reset/", "password/reset/sent/", "welcome/x/", "closed/")
    own = ("", "password/", "app/remove/", "codes/", "codes/new/", "passkeys/", "passkeys/add/",
           "second-factor/", "sign-out/")  # fmt: skip
    for path in public:
        page.goto(f"{site.address}/account/{path}")
        look()
    page.goto(f"{site.address}/account/sign-in/")
    page.click(BUTTON)
    look()
    page.goto(site.link)
    look()
    accept(page, site)
    page.goto(f"{site.address}/account/app/")
    look()
    page.goto(f"{site.address}/account/second-factor/")
    add_app(page)
    for path in own:
        page.goto(f"{site.address}/account/{path}")
        look()
    sign_out(page, site)
    sign_in(page, site)
    look()

    assert found == []
    context.close()

"""The first administrator is let in by a command, in processes of their own on a database file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.functional.tables import with_tables

READ = """
from commonweal.cli.work import open_database
open_database()
import json
from commonweal.people.models import Event, Office, Person
from commonweal.people.invitations import invited
import sys
person = Person.objects.get()
token = sys.argv[1].rstrip("/").rsplit("/", 1)[1]
print(json.dumps({
    "name": person.name, "email": person.email, "usable": person.has_usable_password(),
    "offices": list(Office.objects.values_list("role", "strategy")),
    "invited": bool(invited(token)),
    "log": list(Event.objects.values_list("action", flat=True)),
}))
"""
SET = """
from commonweal.cli.work import open_database
open_database()
from commonweal.people.models import Person
person = Person.objects.get()
person.set_password("a heron on the viaduct")
person.save()
"""

KEEP = """
from commonweal.cli.work import open_database
open_database()
from datetime import date
from commonweal.people.log import keep
from commonweal.people.models import Interest, Person
Interest.objects.create(person=Person.objects.get(), strategy="s", board="b",
                        words=keep("a cousin\\n" + "x" * 80), since=date(2026, 11, 24))
"""


@pytest.fixture
def _tables(tmp_path: Path) -> None:
    """The tables are made; the first test makes them by its command."""
    with_tables(tmp_path)


def run(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    own = {"COMMONWEAL_DATA_DIR": str(data), "PYTHONPATH": "src", "COMMONWEAL_SECRET_KEY": ""}
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | own | more,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )


def admin(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return run(data, "-m", "commonweal.cli.main", "admin", *arguments, **more)


def link_of(data: Path, *arguments: str) -> str:
    done = admin(data, "invite", *arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["schema"] == "commonweal/invitation/1"
    return told["link"]


def test_the_first_administrator_is_made_once_and_given_a_link(tmp_path):
    link = link_of(tmp_path, "Asha@Example.org", "--name", "Asha", "--site", "https://a.example/")

    assert link.startswith("https://a.example/account/welcome/")
    told = json.loads(run(tmp_path, "-c", READ, link).stdout)
    strategy = Path(__file__).parents[2].joinpath("strategies/DEFAULT").read_text().strip()
    assert told == {
        "name": "Asha",
        "email": "asha@example.org",
        "usable": False,
        "offices": [["administrator", strategy]],
        "invited": True,
        "log": ["made first administrator"],
    }
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


@pytest.mark.usefixtures("_tables")
def test_asked_again_it_prints_a_fresh_link_until_a_password_is_set(tmp_path):
    first = link_of(tmp_path, "asha@example.org")
    second = link_of(tmp_path, "ASHA@example.org")
    assert first.startswith("http://127.0.0.1:8000/account/welcome/")
    assert json.loads(run(tmp_path, "-c", READ, second).stdout)["invited"]
    run(tmp_path, "-c", SET)

    done = admin(tmp_path, "invite", "asha@example.org")

    assert done.returncode == 2 and "has set a password" in done.stderr
    assert not json.loads(run(tmp_path, "-c", READ, second).stdout)["invited"]


@pytest.mark.usefixtures("_tables")
def test_nobody_else_becomes_administrator_by_the_command(tmp_path):
    link_of(tmp_path, "asha@example.org")

    done = admin(tmp_path, "invite", "bo@example.org")

    assert done.returncode == 2 and "ask to be invited" in done.stderr


@pytest.mark.usefixtures("_tables")
def test_what_is_no_address_is_told_in_words(tmp_path):
    done = admin(tmp_path, "invite", "asha")

    assert done.returncode == 2 and "valid email address" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("_tables")
def test_who_lost_a_second_factor_is_helped_by_address(tmp_path):
    link_of(tmp_path, "asha@example.org")

    helped = admin(tmp_path, "forget-second-factor", "asha@example.org", "--format", "json")
    unknown = admin(tmp_path, "forget-second-factor", "bo@example.org")

    assert json.loads(helped.stdout)["number"] == 0
    assert unknown.returncode == 2 and "nobody signs in" in unknown.stderr


@pytest.mark.usefixtures("_tables")
def test_words_of_a_person_are_listed_in_short_and_erased_by_number(tmp_path):
    link_of(tmp_path, "asha@example.org")
    run(tmp_path, "-c", KEEP)

    listed = admin(tmp_path, "erase", "--person", "ASHA@example.org", "--format", "json")
    (held,) = json.loads(listed.stdout)["texts"]
    without = admin(tmp_path, "erase", held["text"])
    erased = admin(tmp_path, "erase", held["text"], "--why", "asked for", "--format", "json")
    after = admin(tmp_path, "erase", "--person", "asha@example.org")
    audit = run(tmp_path, "-m", "commonweal.cli.main", "audit", "verify")

    assert held["words"] == "a cousin " + "x" * 50 + "…"
    assert without.returncode == 2 and "--why" in without.stderr
    assert json.loads(erased.stdout)["event"] == 2
    assert "erased on" in after.stdout and "cousin" not in after.stdout
    assert audit.returncode == 0


@pytest.mark.parametrize("told", [(), ("7", "--person", "asha@example.org"), ("7", "--why", "x")])
@pytest.mark.usefixtures("_tables")
def test_an_erasure_without_one_number_that_is_kept_is_refused_in_words(tmp_path, told):
    done = admin(tmp_path, "erase", *told)

    assert done.returncode == 2 and done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("SECRET_KEY", "short"), ("EMAIL", "mail.example"), ("OIDC_ISSUER", "x")]
)
@pytest.mark.usefixtures("_tables")
def test_a_wrong_setting_is_told_in_words(tmp_path, name, value):
    done = admin(tmp_path, "invite", "asha@example.org", **{f"COMMONWEAL_{name}": value})

    assert done.returncode == 2 and "COMMONWEAL_" in done.stderr
    assert "Traceback" not in done.stderr

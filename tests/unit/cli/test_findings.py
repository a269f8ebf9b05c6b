"""What the doctor says, of made-up settings and days; and of the database of the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator

from commonweal.cli.doctor import database, machine, settings
from commonweal.cli.doctor.finding import State
from commonweal.people.models import Office, Person, Role

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BEHIND = {
    "COMMONWEAL_HOSTS": "wellbeing.example.org",
    "COMMONWEAL_HTTPS": "yes",
    "COMMONWEAL_PROXIES": "1",
    "COMMONWEAL_SITE": "https://wellbeing.example.org",
}


def states(found) -> dict[str, State]:
    return {one.what: one.state for one in found}


def test_settings_behind_a_web_server_fit():
    assert set(states(settings.addresses(BEHIND)).values()) == {State.WELL}


def test_settings_of_a_machine_alone_fit():
    assert states(settings.addresses({})) == {"hosts": State.WELL}


@pytest.mark.parametrize(
    ("changed", "what", "state"),
    [
        ({"COMMONWEAL_HTTPS": ""}, "https", State.WRONG),
        ({"COMMONWEAL_HOSTS": "*"}, "hosts", State.WRONG),
        ({"COMMONWEAL_PROXIES": "0"}, "proxies", State.MIND),
        ({"COMMONWEAL_SITE": ""}, "site", State.WRONG),
        ({"COMMONWEAL_SITE": "http://wellbeing.example.org"}, "site", State.WRONG),
        ({"COMMONWEAL_SITE": "https://other.example.org"}, "site", State.WRONG),
    ],
)
def test_a_setting_that_does_not_fit_is_told(changed, what, state):
    assert states(settings.addresses(BEHIND | changed))[what] is state


def test_every_line_that_is_not_well_says_what_to_do():
    found = [*settings.addresses({"COMMONWEAL_HOSTS": "*"}), settings.mail({})]

    assert all(one.to_do for one in found if one.state is not State.WELL)


def test_a_key_that_others_can_read_is_told(tmp_path: Path):
    assert settings.key("", tmp_path).state is State.MIND
    (tmp_path / "secret-key").write_text("k" * 40)
    (tmp_path / "secret-key").chmod(0o644)
    assert settings.key("", tmp_path).state is State.WRONG
    (tmp_path / "secret-key").chmod(0o600)
    assert settings.key("", tmp_path).state is State.WELL


def test_mail_without_an_address_of_its_own_is_told():
    told = {"COMMONWEAL_EMAIL": "smtp://127.0.0.1:1"}

    assert settings.mail(told).state is State.WRONG
    assert settings.mail({}).state is State.MIND


@pytest.mark.parametrize(
    ("days", "state"), [(None, State.MIND), (0, State.WELL), (2, State.WELL), (3, State.MIND)]
)
def test_a_tick_is_told_when_it_is_two_days_old(days, state):
    last = None if days is None else NOW - timedelta(days=days)

    assert machine.ran("tick", NOW, last, "Run it").state is state


@pytest.mark.parametrize(
    ("free", "state"),
    [(10_000_000, State.WRONG), (1_000_000_000, State.MIND), (9_000_000_000, State.WELL)],
)
def test_a_disk_without_room_is_told(free, state, tmp_path):
    assert machine.room(free, tmp_path).state is state


def test_a_clock_behind_the_log_is_told():
    found = states(machine.clock(NOW, NOW + timedelta(days=1), "", True))

    assert found == {"clock": State.WRONG, "time zone": State.WELL}


def test_a_day_in_place_of_the_clock_is_told_unless_acts_are_made_up():
    assert states(machine.clock(NOW, None, "2026-01-01", True))["clock"] is State.WRONG
    assert states(machine.clock(NOW, None, "2026-01-01", False))["clock"] is State.WELL


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert machine.folder(tmp_path).state is State.WELL
    assert machine.folder(tmp_path / "absent").state is State.WRONG


def administrator(name: str, factor: bool) -> Person:
    person = Person.objects.create_user(f"{name}@example.org", name)
    Office.objects.create(
        person=person, strategy="made-up", role=Role.ADMINISTRATOR, since=date(2020, 1, 1)
    )
    if factor:
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    return person


@pytest.mark.parametrize(
    ("factors", "state"),
    [([], State.WRONG), ([False], State.WRONG), ([True], State.MIND), ([True, False], State.WELL)],
)
def test_an_administrator_with_a_second_factor_is_needed(factors, state, db):
    for number, factor in enumerate(factors):
        administrator(f"one{number}", factor)

    assert [one.state for one in database.administrators(NOW.date())] == [state]


def test_a_database_with_all_its_tables_is_well(db, tmp_path, monkeypatch):
    from django.db import connection

    there = tmp_path / "there"
    there.touch()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(there))
    assert database.reached().state is State.WELL
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "absent"))
    if connection.vendor == "sqlite":
        assert database.reached().state is State.WRONG

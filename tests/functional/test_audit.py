"""The command that walks the log, in processes of their own on a database file."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.functional.tables import with_tables

WRITE = """
from commonweal.cli.work import open_database
open_database()
from django.db import transaction
from commonweal.people.log import Act, keep, record
with transaction.atomic():
    for number in range(3):
        record(Act("proposed", "target", f"c0{number}", "officer"), None, {}, {"why": keep("so")})
"""


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"COMMONWEAL_DATA_DIR": str(data), "PYTHONPATH": "src"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )


def verify(data: Path, *heads: str) -> tuple[int, dict[str, Any]]:
    asked = [word for head in heads for word in ("--head", head)]
    done = run(data, "-m", "commonweal.cli.main", "audit", "verify", "--format", "json", *asked)
    assert not done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    done = run(with_tables(tmp_path), "-c", WRITE)
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_a_new_database_has_an_empty_log_that_is_whole(tmp_path):
    code, told = verify(tmp_path / "new")

    assert (code, told["events"], told["whole"], told["schema"]) == (
        0,
        0,
        True,
        "commonweal/audit/1",
    )


def test_a_log_that_is_whole_holds_the_heads_printed_before(data):
    code, told = verify(data)

    assert (code, told["events"], told["breaks"]) == (0, 3, [])
    assert verify(data, str(told["head"]))[0] == 0


def test_what_someone_with_the_file_alters_is_told(data):
    with sqlite3.connect(data / "db.sqlite3") as file:
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            file.execute("UPDATE people_event SET role = 'chair' WHERE number = 2")
        file.execute("DROP TRIGGER people_event_no_update")
        file.execute("UPDATE people_event SET role = 'chair' WHERE number = 2")

    code, told = verify(data)

    assert (code, told["whole"]) == (4, False)
    guard, altered = told["breaks"]
    assert guard["number"] == 0
    assert "people_event_no_update is gone" in guard["told"]
    assert altered == {"number": 2, "told": "it was altered after it was written"}


AGREE = """
from commonweal.cli.work import open_database
open_database()
from datetime import date
from commonweal.delivery.models import AmendmentRow
from commonweal.delivery.amendments.actions import agree
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person
made = {}
for board, role in (("children", "officer"), ("wellbeing", "chair")):
    made[role] = Person.objects.create_user(f"{role}@example.org", role)
    Office.objects.create(person=made[role], strategy="s", board=board, role=role,
                          since=date(2020, 1, 1))
row = AmendmentRow.objects.create(
    strategy="s", board="children", edition="e", kind="reword", target="listing", item="c01",
    field="name", old="Walks", new="Long walks", since=date(2026, 1, 1), reason="Clearer.",
    stage="proposed", proposed_on=date(2026, 1, 1), proposed_by=made["officer"])
agree(Actor(made["chair"], "s", date(2026, 2, 1)), row, "wellbeing", 1, "item 7")
"""


def test_a_row_that_someone_with_the_file_alters_is_told_without_its_words(data):
    done = run(data, "-c", AGREE)
    assert done.returncode == 0, done.stderr
    code, told = verify(data)
    assert (code, told["rows"], told["unsealed"], told["whole"]) == (0, 1, 0, True)

    with sqlite3.connect(data / "db.sqlite3") as file:
        file.execute("UPDATE delivery_amendmentrow SET reason = 'ALTERED'")
    code, told = verify(data)

    assert (code, told["whole"]) == (4, False)
    assert told["breaks"] == [
        {
            "number": told["events"],
            "told": "amendment 1 in the database is not what was sealed here",
        }
    ]


def test_it_says_what_it_compared(data):
    done = run(data, "-m", "commonweal.cli.main", "audit", "verify")

    assert "0 rows (accepted returns and plans" in done.stdout
    assert "cannot be compared" not in done.stdout


def test_a_database_that_is_none_is_told_in_words(tmp_path):
    (tmp_path / "db.sqlite3").write_bytes(b"no database" * 100)

    done = run(tmp_path, "-m", "commonweal.cli.main", "audit", "verify")

    assert done.returncode == 4
    assert "cannot be opened" in done.stderr and "Traceback" not in done.stderr

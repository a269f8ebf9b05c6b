"""An export imports again to an equal state, from a file database to PostgreSQL as well."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.filled import command, filled
from tests.integration.postgresql import cluster, programs


@pytest.fixture(scope="module")
def home(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("used") / "data", store)


@pytest.fixture(scope="module")
def exported(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("out") / "export"
    code, out, err = command(home, "export", "--to", str(to))
    assert code == 0, out + err
    return to


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    found = programs()
    if found is None:
        told = "PostgreSQL is missing: on Debian 'apt install postgresql'"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(told)
        pytest.skip(told)
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with cluster(Path(folder) / "c", found) as told:
            yield told


def content(folder: Path) -> dict[str, bytes]:
    found = sorted(one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def rows(folder: Path, table: str) -> list[dict]:
    text = (folder / "tables" / f"{table}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def again(data: Path, source: Path, to: Path, database: str = "") -> None:
    """Import into an empty instance and export from it."""
    for told in (("import", str(source)), ("export", "--to", str(to))):
        code, out, err = command(data, *told, database=database)
        assert code == 0, out + err


def test_what_was_imported_exports_to_equal_bytes(exported, tmp_path):
    again(tmp_path / "new", exported, tmp_path / "second")

    assert content(tmp_path / "second") == content(exported)
    code, out, _ = command(tmp_path / "new", "audit", "verify")
    assert code == 0 and "1 texts erased" in out


def test_from_a_file_database_to_postgresql(exported, address, tmp_path):
    again(tmp_path / "new", exported, tmp_path / "second.tar", address)
    sealed = command(tmp_path / "new", "audit", "verify", "--format", "json", database=address)
    code, out, err = command(tmp_path / "back", "import", str(tmp_path / "second.tar"))
    assert code == 0, out + err
    assert command(tmp_path / "back", "export", "--to", str(tmp_path / "third"))[0] == 0
    went_on = command(tmp_path / "new", "tick", database=address)

    before, after = content(exported), content(tmp_path / "third")
    assert after == before
    assert went_on[0] == 0, went_on[2]
    assert sealed[0] == 0, "another database gives every row the sum that it was sealed with"
    assert json.loads(sealed[1])["rows"] >= 2


def test_what_was_erased_stays_erased_and_nothing_for_signing_in_is_told(exported):
    people, texts = rows(exported, "people.Person"), rows(exported, "people.Text")

    assert set(people[0]) == {"id", "email", "name", "is_active"}
    assert [one["words"] for one in texts if one["erased_on"]] == [""]
    told = b"".join(content(exported).values())
    assert b"A brother works there" not in told and b"argon2" not in told
    assert "sessions.Session.jsonl" not in {one.name for one in (exported / "tables").iterdir()}


def test_an_export_that_was_altered_is_refused(exported, tmp_path):
    bad = tmp_path / "bad"
    shutil.copytree(exported, bad)
    with (bad / "tables" / "people.Office.jsonl").open("ab") as out:
        out.write(b"{}\n")

    code, _, err = command(tmp_path / "new", "import", str(bad))

    assert code == 4 and "people.Office" in err


def test_an_instance_in_use_takes_no_export_in(home, exported, tmp_path):
    used = tmp_path / "used"
    shutil.copytree(home, used, symlinks=True)

    code, _, err = command(used, "import", str(exported))

    assert code == 2 and "not empty" in err
    with sqlite3.connect(used / "db.sqlite3") as file:
        assert file.execute("SELECT count(*) FROM people_head").fetchone() == (1,)

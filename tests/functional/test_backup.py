"""Backup and restore lose nothing, on a file and on PostgreSQL; what is damaged changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.filled import command, files, filled, rows
from tests.integration.postgresql import cluster, programs


@pytest.fixture(scope="module")
def home(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance in use; never written to by a test."""
    return filled(tmp_path_factory.mktemp("used") / "data", store)


@pytest.fixture(scope="module")
def backup(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("kept") / "one.tar"
    code, out, err = command(home, "backup", "--to", str(to))
    assert code == 0, out + err
    return to


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    found = programs()
    if found is None or shutil.which("pg_dump") is None:
        told = "PostgreSQL is missing: on Debian 'apt install postgresql'"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(told)
        pytest.skip(told)
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with cluster(Path(folder) / "c", found) as told:
            yield told


def other(tmp_path: Path, home: Path) -> Path:
    """Another instance, in use too: what is not in the backup must go."""
    copy = tmp_path / "other"
    shutil.copytree(home, copy, symlinks=True)
    (copy / "packs_frozen" / "later.pdf").write_bytes(b"later")
    (copy / "secret-key").write_text("s" * 40)
    with sqlite3.connect(copy / "db.sqlite3") as file:
        file.execute("INSERT INTO django_session VALUES ('later', '', '2030-01-01')")
    return copy


def test_everything_stands_again_in_an_empty_folder(home, backup, tmp_path):
    code, out, err = command(tmp_path / "new", "restore", str(backup))

    assert code == 0, out + err
    assert "the log is whole" in out
    assert rows(tmp_path / "new") == rows(home)
    assert files(tmp_path / "new") == files(home)


def test_a_backup_is_for_its_owner_and_holds_no_key(home, backup, tmp_path):
    to, data = tmp_path / "keyed.tar", tmp_path / "copy"
    shutil.copytree(home, data, symlinks=True)
    (data / "secret-key").write_text("s" * 40)
    assert command(data, "backup", "--to", str(to), "--with-key")[0] == 0
    assert command(tmp_path / "keyed", "restore", str(to))[0] == 0

    key = tmp_path / "keyed" / "secret-key"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert b"secret-key" not in backup.read_bytes()
    assert (key.read_text(), stat.S_IMODE(key.stat().st_mode)) == ("s" * 40, 0o600)


def test_an_instance_in_use_is_kept_unless_it_is_given_up(home, backup, tmp_path):
    used = other(tmp_path, home)

    code, _, err = command(used, "restore", str(backup))
    assert code == 2 and "--replace" in err
    assert (used / "packs_frozen" / "later.pdf").exists()

    assert command(used, "restore", str(backup), "--replace")[0] == 0
    assert files(used) == files(home)
    assert rows(used) == rows(home)
    assert (used / "secret-key").read_text() == "s" * 40
    assert [one.name for one in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize("harm", ["cut", "bent", "none"])
def test_a_damaged_backup_changes_nothing(home, backup, tmp_path, harm):
    used = other(tmp_path, home)
    before, bad = (files(used), rows(used)), tmp_path / "bad.tar"
    content = backup.read_bytes()
    middle = content.index(b"manifest.json") - 200_000
    bent = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    bad.write_bytes({"cut": content[: len(content) // 2], "bent": bent, "none": b"x" * 9000}[harm])

    code, _, err = command(used, "restore", str(bad), "--replace")

    assert code == 4 and "Nothing was changed" in err
    assert (files(used), rows(used)) == before


@pytest.mark.parametrize("step", ["folder", "exchanged"])
def test_killed_in_the_middle_one_of_both_stands_whole(home, backup, tmp_path, step):
    used = other(tmp_path, home)
    before = files(used), rows(used)

    code, _, _ = command(used, "restore", str(backup), "--replace", COMMONWEAL_DIE_AT=step)

    assert code == -9
    after = (files(used), rows(used))
    assert after == (before if step == "folder" else (files(home), rows(home)))


@pytest.mark.parametrize("step", ["members", "archive"])
def test_a_backup_that_is_killed_has_no_name(home, tmp_path, step):
    to = tmp_path / "one.tar"

    assert command(home, "backup", "--to", str(to), COMMONWEAL_DIE_AT=step)[0] == -9

    assert not to.exists()


def test_a_database_that_cannot_be_opened_is_replaced(home, backup, tmp_path):
    used = other(tmp_path, home)
    (used / "db.sqlite3").write_bytes(b"no database" * 100)

    assert command(used, "restore", str(backup))[0] == 4
    assert command(used, "restore", str(backup), "--replace")[0] == 0

    assert rows(used) == rows(home)


def test_a_backup_of_real_acts_never_becomes_a_demonstration(backup, tmp_path):
    told = {"COMMONWEAL_DEMONSTRATION": "yes"}

    code, _, err = command(tmp_path / "new", "restore", str(backup), **told)

    assert code == 2 and "demonstration" in err


def test_everything_stands_again_on_postgresql(store, address, tmp_path):
    home = filled(tmp_path / "data", store, address)
    before, to = (files(home), rows(home, address)), tmp_path / "one.tar"
    code, out, err = command(home, "backup", "--to", str(to), database=address)
    assert code == 0, out + err
    (home / "packs_frozen" / "later.pdf").write_bytes(b"later")
    back = ("restore", str(to), "--replace")

    killed = command(home, *back, database=address, COMMONWEAL_DIE_AT="database")
    assert killed[0] == -9 and "later.pdf" in "".join(files(home))
    code, out, err = command(home, *back, database=address)

    assert code == 0, out + err
    assert (files(home), rows(home, address)) == before
    assert command(home, "tick", database=address)[0] == 0  # numbers of new rows go on

"""The doctor over instances of its own, before and after what it asks for was done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.functional.filled import command


def asked(data: Path, **told: str) -> tuple[int, dict[str, str]]:
    code, out, err = command(
        data, "doctor", "--format", "json", **({"COMMONWEAL_TODAY": ""} | told)
    )
    assert code in {0, 1}, err
    found = json.loads(out)
    assert found["schema"] == "commonweal/doctor/1"
    return code, {one["what"]: one["state"] for one in found["findings"]}


def test_an_empty_place_is_told_what_it_lacks_and_stays_empty(tmp_path):
    home = tmp_path / "data"
    home.mkdir()

    code, found = asked(home)

    assert (code, found["database"]) == (1, "wrong")
    assert list(home.iterdir()) == []


def test_what_was_done_is_well(store, tmp_path):
    home = tmp_path / "data"
    shutil.copytree(store, home, symlinks=True)
    for done in (("build",), ("tick",), ("backup", "--to", str(tmp_path / "one.tar"))):
        assert command(home, *done)[0] == 0

    _, found = asked(home)

    for what in ("database", "kind", "pack", "release", "tick", "backup", "clock", "data folder"):
        assert found[what] == "well", what
    assert found["administrator"] == "wrong"


def test_a_setting_that_cannot_be_read_is_told(tmp_path):
    code, found = asked(tmp_path, COMMONWEAL_EMAIL="post@example.org")

    assert (code, found) == (1, {"settings": "wrong"})

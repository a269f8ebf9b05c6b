"""What of a data folder goes into a backup and an export: never what the other kind made."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.cli.keeping.home import carry_over, files_of, kept_files

REAL = {"packs_frozen", "reports_signed"}
MADE_UP = {"packs_demonstration", "reports_demonstration"}
ALWAYS = {"editions", "extracts", "packs"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for top in (*REAL, *MADE_UP, *ALWAYS, "releases"):
        folder = tmp_path / "home" / top
        folder.mkdir(parents=True)
        (folder / "one").write_text(top)
    return tmp_path / "home"


def tops(members) -> set[str]:
    return {one.name.split("/")[1] for one in members}


@pytest.mark.parametrize(("kind", "own"), [("", REAL), ("yes", MADE_UP)])
def test_a_backup_takes_signed_reports_and_packs_of_its_own_kind(home, monkeypatch, kind, own):
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", kind)

    assert tops(files_of(home, with_key=False)) == own | ALWAYS | {"releases"}


@pytest.mark.parametrize(("kind", "own"), [("", REAL), ("yes", MADE_UP)])
def test_an_export_takes_signed_reports_and_packs_of_its_own_kind(home, monkeypatch, kind, own):
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", kind)

    assert tops(kept_files(home)) == own | ALWAYS


def test_a_restored_folder_keeps_what_the_other_kind_gave_out(home, monkeypatch, tmp_path):
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", "")
    new = tmp_path / "new"
    new.mkdir()

    carry_over(home, new)

    assert {one.name for one in new.iterdir()} == MADE_UP

"""Commands and site find the same project, data and pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.cli.main import main
from commonweal.cli.told import WRONG_USE
from commonweal.publication.locations import (
    NoPackError,
    data_dir,
    default_pack,
    pack_folder,
    packs_made,
    project,
)


def test_without_settings_the_default_pack_lies_beside_the_data():
    assert data_dir() == project() / "var"
    assert pack_folder() == project() / "strategies" / default_pack()


def test_a_made_up_pack_has_data_of_its_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COMMONWEAL_PACK", "example")
    assert data_dir() == project() / "var/example"
    assert packs_made() == project() / "var/packs"


def test_a_made_up_pack_named_by_its_folder_has_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(project() / "strategies/example")
    monkeypatch.setenv("COMMONWEAL_PACK", ".")
    assert data_dir() == project() / "var/example"


def test_a_pack_made_for_a_place_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path))
    folder = tmp_path / "packs/e06000036"
    folder.mkdir(parents=True)
    (folder / "strategy.yaml").write_text("id: x\n")
    assert pack_folder("e06000036") == folder
    assert data_dir() == tmp_path


def test_a_pack_that_is_not_there_is_told_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
):
    with pytest.raises(NoPackError, match=r"no pack 'nowhere'.*example"):
        pack_folder("nowhere")
    assert main(["check", "nowhere"]) == WRONG_USE
    assert "no pack 'nowhere'" in capsys.readouterr().err

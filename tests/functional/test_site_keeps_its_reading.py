"""What the site serves while a pack is being edited, or somebody builds for another place."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from commonweal.cli.main import main
from commonweal.publication import site
from commonweal.publication.compiling import PackError
from commonweal.publication.locations import project

pytestmark = pytest.mark.django_db  # the site asks what the boards have agreed


@pytest.fixture
def edited(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one's own and a data folder of one's own, served by the site."""
    pack = tmp_path / "pack"
    shutil.copytree(project() / "strategies/luton-2023-2028", pack)
    shutil.copytree(data, tmp_path / "data", symlinks=True)
    assert main(["build", "--data-dir", str(tmp_path / "data"), "--pack", str(pack)]) == 0
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COMMONWEAL_PACK", str(pack))
    monkeypatch.setattr(site, "_kept", {})
    monkeypatch.setattr(site, "_coming", set())
    return pack


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_a_broken_pack_leaves_the_reading_before_and_a_mended_one_replaces_it(edited: Path):
    before = site.current_reading()
    strategy = edited / "strategy.yaml"
    changed(strategy, "\ntitle:", "\ntitel:")
    assert site.current_reading() is before
    strategy.rename(edited / "away")
    assert site.current_reading() is before
    (edited / "away").rename(strategy)
    changed(strategy, "\ntitel:", "\n# mended\ntitle:")
    assert site.current_reading() is before  # the same edition: a comment is no change
    changed(strategy, "\ntitle:", "\ncontact: The public health team\ntitle:")
    assert waited_for(before).edition.strategy.contact == "The public health team"


def waited_for(before: object) -> site.Reading:
    """The first reading other than the one before; each look starts or awaits the new one."""
    for _ in range(600):
        if (now := site.current_reading()) is not before:
            return now
        time.sleep(0.1)
    raise AssertionError("the new reading never came")


def test_a_new_reading_that_failed_once_is_tried_again(
    edited: Path, monkeypatch: pytest.MonkeyPatch
):
    before, ready, tries = site.current_reading(), site._ready, []

    def fails_once(*given: object) -> site.Reading:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("as a full disk would")
        return ready(*given)

    monkeypatch.setattr(site, "_ready", fails_once)
    changed(edited / "strategy.yaml", "\ntitle:", "\ncontact: The public health team\ntitle:")
    assert waited_for(before).edition.strategy.contact == "The public health team"
    assert len(tries) == 2


def test_a_pack_that_was_broken_from_the_start_is_told(edited: Path):
    changed(edited / "strategy.yaml", "\ntitle:", "\ntitel:")
    with pytest.raises(PackError, match="titel"):
        site.current_reading()


def test_a_build_for_another_place_does_not_change_what_is_served(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = site.current_reading()
    other = tmp_path / "other"
    where = ("--data-dir", str(tmp_path / "data"))
    assert main(["new", "E06000036", "--to", str(other), *where]) == 0
    assert main(["build", "--pack", str(other), *where]) == 0
    monkeypatch.setenv("COMMONWEAL_PACK", str(edited))  # a command writes it in its own process
    assert site.current_reading() is before
    assert site.current_reading().place.code != "E06000036"

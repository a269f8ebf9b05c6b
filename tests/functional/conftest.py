"""The project's own figures, ingested and built once for all tests of commands."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commonweal.cli.main import main

PLACE = "E06000032"
COMMON = ("COMMONWEAL_DATA_DIR", "COMMONWEAL_PACK", "COMMONWEAL_FORMAT")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands write the environment of their process: take it back after each test."""
    for name in COMMON:
        monkeypatch.setenv(name, "")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with a release from ``figures/``; one for all workers, to be read only."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent / "figures-built" if base.name.startswith("popen") else base / "built"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        for name in COMMON:
            patch.setenv(name, "")
        fcntl.flock(lock, fcntl.LOCK_EX)
        root = Path(__file__).parents[2]
        assert main(["ingest", str(root / "figures"), "--data-dir", str(folder / "data")]) == 0
        assert main(["build", "--data-dir", str(folder / "data")]) == 0
    yield folder / "data"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str], db: None) -> Run:
    """Run a command on the release from ``figures/``: exit code, output, errors.

    A test that serves the folder leaves a database in it, which commands then ask for amendments.
    """

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        for name in COMMON:
            os.environ[name] = ""  # given back by the monkeypatch of every test
        code = main([*arguments, "--data-dir", str(data)])
        out, err = capsys.readouterr()
        return code, out, err

    return call

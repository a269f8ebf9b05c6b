"""The site as `commonweal serve` puts it up, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port that no one listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own for the server, to see what it leaves there."""
    return tmp_path_factory.mktemp("home")


@contextmanager
def serving(data: Path, home: Path) -> Iterator[str]:
    """Address of a site that is up; stopped as Ctrl-C would."""
    port = free_port()
    command = [sys.executable, "-m", "commonweal.cli.main", "serve", "--port", str(port)]
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "COMMONWEAL_DATA_DIR": str(data)}
    environment = os.environ | own | {"PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
        assert process.wait(20) == 0


@pytest.fixture(scope="module")
def site(data: Path, home: Path) -> Iterator[str]:
    """One site for the tests that only look at it."""
    with serving(data, home) as address:
        yield address


def status(address: str) -> int:
    """Status of an answer that comes within half a minute."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own address
        return int(answer.status)


def test_the_site_listens_on_this_machine_only_and_answers(site: str):
    assert site.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(site) as answer:  # noqa: S310 - our own address
        assert answer.status == 200
        assert b"<h1" in answer.read()


def test_readers_who_come_at_once_after_the_start_are_all_answered(data: Path, home: Path):
    """A lock taken before the server forked is never let go of, and whoever asks for it waits."""
    with serving(data, home) as site, ThreadPoolExecutor(4) as readers:
        asked = ("pupil-absence", "pupil-absence", "overweight-year-6", "life-expectancy")
        answers = [readers.submit(status, f"{site}measures/{one}/") for one in asked]
        assert [answer.result() for answer in answers] == [200] * 4


def test_no_control_socket_is_left(site: str, home: Path):
    assert not list(home.rglob("*.ctl"))

"""The peer in an environment of its own, and its times there.

The environment lies in ``build/``, which git ignores; it is made once and kept. The peer stands in
no lock: nothing of this project needs it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.methods_cases import Case
from bench.methods_floor import Numbers

ROOT = Path(__file__).resolve().parents[1]
PEER = "PHStatsMethods==0.1.16"
HOME = ROOT / "build" / "peer"
RUN = Path(__file__).with_name("methods_peer_run.py")


@dataclass(frozen=True, slots=True)
class PeerTime:
    """Seconds of one row or group, and its answers for the rows that it was given."""

    seconds: float
    numbers: Numbers


class NoPeerError(Exception):
    """Why the peer could not be asked, in one line."""


def install(home: Path = HOME, package: str = PEER) -> Path:
    """Return the Python that has the peer, making its environment when there is none."""
    python = home / "bin" / "python"
    if _has_peer(python):
        return python
    shutil.rmtree(home, ignore_errors=True)
    try:
        venv.create(home, with_pip=True)
        _run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", package)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(home, ignore_errors=True)
        raise NoPeerError("not installed") from error
    return python


def peer_times(case: Case, most: int, python: Path, rounds: int) -> PeerTime:
    """Time the peer on the first rows or groups of a case's inputs."""
    with tempfile.TemporaryDirectory() as folder:
        given, answer = Path(folder) / "given.npz", Path(folder) / "answer.npz"
        np.savez(given, *(one[:most] for one in case.inputs), whole=_reference(case))
        try:
            told = _run(python, str(RUN), case.peer, str(given), str(answer), str(rounds))
        except subprocess.SubprocessError as error:
            raise NoPeerError("it failed") from error
        with np.load(answer) as held:
            numbers = tuple(held[name] for name in ("value", "lower", "upper"))
    return PeerTime(json.loads(told.stdout) / len(numbers[0]), numbers)


def _reference(case: Case) -> np.ndarray:
    """Events and people of all groups by band, for the indirect rates."""
    return np.stack([one.sum(0) for one in case.inputs])


def _has_peer(python: Path) -> bool:
    try:
        _run(python, "-c", "import PHStatsMethods")
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    told = [str(python), *arguments]
    return subprocess.run(told, capture_output=True, text=True, check=True, timeout=1200)

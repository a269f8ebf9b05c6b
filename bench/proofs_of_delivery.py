"""The long proofs of issue 5: writers, kills under load, a whole strategy, what pages cost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.killed_service import killed_sender, killed_server
from bench.places import built
from bench.prove import Proof, Proved
from bench.work_service import ROOT, Service, service
from bench.writers import lost, write_for
from tests.integration.postgresql import cluster, programs

WRITERS, SECONDS, KILLS = 50, 60.0, 50


@contextmanager
def on_postgresql(folder: Path, data: Path) -> Iterator[Service]:
    """A service on a PostgreSQL of its own; its folder is one that every user may enter."""
    home = programs()
    assert home is not None, "PostgreSQL is missing: on Debian 'apt install postgresql'"
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)
        with cluster(Path(place) / "c", home) as address, service(folder, data, address) as held:
            yield held


def many_writers(
    folder: Path, data: Path | None = None, writers: int = WRITERS, seconds: float = SECONDS
) -> Proved:
    """Writers on one return: what each was told holds, and nobody got a fault of ours."""
    with on_postgresql(folder, data or _built(folder)) as held:
        held.ask("written")  # makes the tables
        held.start()
        tally = write_for(held, seconds, writers)
        faults = [*tally.faults, *lost(held, tally)]
    told = f"{len(tally.accepted)} accepted, {tally.conflicts} told of another's words"
    passed = bool(tally.accepted and tally.conflicts) and not faults
    what = f"{writers} writers for {seconds:.0f} s"
    return Proved(what, passed, "; ".join([told, *faults[:5]]))


def killed(folder: Path, data: Path | None = None, kills: int = KILLS, writers: int = 20) -> Proved:
    """Server and sender killed under load, half the moments each."""
    with on_postgresql(folder, data or _built(folder)) as held:
        held.ask("written")
        faults, written = killed_server(held, kills // 2, writers)
        held.stop()
        of_mail, told = killed_sender(held, kills - kills // 2, mails=20 * kills)
        faults += of_mail
    return Proved(f"killed at {kills} moments", not faults, "; ".join([written, told, *faults[:5]]))


def simulated(folder: Path, data: Path | None = None, rounds: int = 10, seed: int = 1) -> Proved:
    """A strategy from its first round to its last in a process of its own, on SQLite."""
    home, stage = folder / "of-strategy", folder / "stage"
    stage.mkdir()
    if data is None:
        home.mkdir()
    else:
        shutil.copytree(data, home, symlinks=True)
    told = os.environ | {
        "COMMONWEAL_DATA_DIR": str(home), "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip
    for name in ("COMMONWEAL_DATABASE", "COMMONWEAL_PACK", "COMMONWEAL_DEMONSTRATION"):
        told.pop(name, None)
    command = [sys.executable, "-m", "bench.strategy_simulated", str(stage), str(rounds), str(seed)]
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True)
    if done.returncode:
        return Proved(f"a strategy of {rounds} rounds", False, done.stderr[-800:])
    found = json.loads(done.stdout)
    counts = ", ".join(f"{name} {n}" for name, n in (found["done"] | found["refused"]).items())
    passed = not found["faults"]
    return Proved(f"a strategy of {rounds} rounds", passed, "; ".join([counts, *found["faults"]]))


def common_pages(folder: Path, data: Path | None = None, rounds: int = 40) -> Proved:
    """The commonest pages with 50 boards' worth of work: what each costs beside an empty one."""
    command = [sys.executable, "-m", "bench.web", str(rounds)]
    told = os.environ | {
        "COMMONWEAL_DATA_DIR": str(data or _built(folder)), "COMMONWEAL_DATABASE": "",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True)
    sys.stdout.write(done.stdout)
    over = [line for line in done.stdout.splitlines() if line.endswith("over its limit")]
    said = "; ".join(over) or done.stderr[-300:] or "each within its limit"
    return Proved("the commonest pages", done.returncode == 0, said)


def _built(folder: Path) -> Path:
    place = folder / "built"
    place.mkdir()
    return built(place)


OF_ISSUE_5: dict[str, Proof] = {
    "writers": many_writers,
    "kills": killed,
    "strategy": simulated,
    "pages": common_pages,
}

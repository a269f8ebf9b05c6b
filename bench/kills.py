"""A writer killed without warning, and what must still hold."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from commonweal.measures.release import damage
from commonweal.measures.store import Store

SOURCE = Path(__file__).resolve().parent.parent / "src"
KILLED = -signal.SIGKILL
Start = Callable[..., int]


def steps() -> list[str]:
    """Every step at which the code says it can be made to die, in the order of its files."""
    texts = (
        path.read_text() for path in sorted((SOURCE / "commonweal" / "measures").rglob("*.py"))
    )
    return [step for text in texts for step in re.findall(r'reached\("([a-z-]+)"\)', text)]


@dataclass(frozen=True)
class Killed:
    """One killing: where, whether it came in time, and what was wrong afterwards."""

    where: str
    hit: bool
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Nothing was wrong afterwards."""
        return not self.faults


Run = Callable[[dict[str, str]], int]
"""Does the work in a process of its own, with these settings; returns its exit code."""


def kill_at(step: str, run: Run, again: Run, store: Store) -> Killed:
    """Die at a step; then look, run ``again``, and look once more."""
    before = _id(store)
    hit = run({"COMMONWEAL_DIE_AT": step}) == KILLED
    return Killed(step, hit, tuple(_faults(store, before, again)))


def kill_after(seconds: float, start: Start, again: Run, store: Store) -> Killed:
    """Die after so many seconds, wherever that is."""
    before = _id(store)
    process = start()
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    hit = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == KILLED
    return Killed(f"after {seconds:.2f} s", hit, tuple(_faults(store, before, again)))


def moments(number: int, longest: float, seed: int = 3) -> list[float]:
    """Random moments of a run."""
    chance = random.Random(seed)  # noqa: S311 - the same moments every time
    return sorted(chance.uniform(0.05, longest) for _ in range(number))


def of_command(command: list[str]) -> Run:
    """A command as something to run."""

    def run(settings: dict[str, str]) -> int:
        done = subprocess.run(command, env=environment() | settings, stdout=-3, stderr=-3)
        return done.returncode

    return run


def forked(action: Callable[[], object]) -> Start:
    """An action as something to start in a child of this process, which has imported all of it."""

    def start(settings: dict[str, str] | None = None) -> int:
        process = os.fork()
        if process:
            return process
        os.environ.update(settings or {})
        try:
            action()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    return start


def waited(start: Start) -> Run:
    """The same, waited for."""

    def run(settings: dict[str, str]) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(start(settings), 0)[1])

    return run


def _faults(store: Store, before: str, again: Run) -> Iterator[str]:
    after = _id(store)
    if before and not after:
        yield "no release is in service any more"
    if after:
        yield from damage(store.releases / after)
    code = again({})
    if code:
        yield f"the next run ended with {code}"
    elif not _id(store) or damage(store.releases / _id(store)):
        yield "the next run left no whole release"
    yield from (f"{path.name} was left" for path in store.releases.glob(".draft-*"))


def _id(store: Store) -> str:
    home = store.current_release()
    return home.name if home else ""


def environment() -> dict[str, str]:
    """That of this process, with the project's folders to import from."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCE), str(SOURCE.parent)])}

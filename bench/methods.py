"""How fast the methods are beside the peer and beside a floor, and what memory they take.

Usage: ``python -m bench.methods [--small] [--no-peer] [--rounds N]``. Prints one table, all of it
measured in one run, and ends with 1 when a row falls short of what is asked. Peer: PHStatsMethods,
timed at 10,000 rows or groups and quoted per row. Floor: the fewest NumPy passes over the same
arrays. Both must give our numbers, or the run stops. Memory: the most that is held beside the
inputs, results counted, as a multiple of the inputs.
"""

from __future__ import annotations

import argparse
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from bench import methods_verdicts
from bench.methods_cases import SMALL, Case, Sizes, cases
from bench.methods_floor import Numbers
from bench.methods_peer import NoPeerError, install, peer_times

NO_LIKE = "has none"
NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of ours and of the floor, the peer's of a row (or why there are none), memory."""

    case: Case
    ours: float
    floor: float
    peer: float | str
    memory: float

    @property
    def beside_floor(self) -> float:
        return self.ours / self.floor

    @property
    def beside_peer(self) -> float | None:
        """How many times the peer's time of a row is ours."""
        row = self.ours / self.case.rows
        return None if isinstance(self.peer, str) else self.peer / row

    @property
    def short(self) -> list[str]:
        """What is asked and not reached."""
        asked, peer = self.case.asked, self.beside_peer
        found = {
            "peer": asked.peer and peer is not None and peer < asked.peer,
            "floor": asked.floor and self.beside_floor > asked.floor,
            "time": asked.seconds and self.ours > asked.seconds,
            "memory": self.memory > asked.memory,
        }
        return [name for name, missed in found.items() if missed]

    def line(self) -> str:
        peer, times = self.peer, self.beside_peer
        told = peer if isinstance(peer, str) else f"{peer * 1e6:,.1f} µs"
        columns = f"{_ms(self.ours):>11} {told:>13} {_ms(self.floor):>11} {self.beside_floor:6.1f}×"
        times_told = "" if times is None else f"{times:,.0f}×"
        end = f"{times_told:>9} {self.memory:5.1f}×  {self.case.asked.words()}"
        missed = f"  SHORT: {', '.join(self.short)}" if self.short else ""
        return f"{self.case.name:35}{self.case.sizes:31}{columns} {end}{missed}"


def measure(case: Case, sizes: Sizes, peer: Path | str, rounds: int) -> Measured:
    """Measure one case; ours and the floor by turns, so that both meet the same moments."""
    numbers, least = case.ours(), case.floor()
    _agree(case, numbers, least)
    told: float | str = peer if isinstance(peer, str) else NO_LIKE
    if case.peer and isinstance(peer, Path):
        try:
            found = peer_times(case, sizes.peer, peer, 3)
            _agree(case, tuple(one[: sizes.peer] for one in numbers), found.numbers)
            told = found.seconds
        except NoPeerError as error:
            told = str(error)
    taken = [(_seconds(case.ours), _seconds(case.floor)) for _ in range(rounds)]
    ours, floor = (median(column) for column in zip(*taken, strict=True))
    return Measured(case, ours, floor, told if case.peer else NO_LIKE, _memory(case))


def _agree(case: Case, ours: Numbers, theirs: Numbers) -> None:
    for one, other in zip(ours, theirs, strict=True):
        apart = case.near * float(np.nanmax(np.abs(other)))
        same = np.allclose(one, other, rtol=0, atol=apart, equal_nan=True)
        assert same, f"{case.name}: the numbers differ, so the times say nothing"


def _seconds(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun


def _memory(case: Case) -> float:
    given = sum(one.nbytes for one in case.inputs) + case.held
    tracemalloc.start()
    try:
        case.ours()
        return tracemalloc.get_traced_memory()[1] / given
    finally:
        tracemalloc.stop()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms"


def run(sizes: Sizes, rounds: int = 9, *, peer: bool = True) -> list[Measured]:
    """Measure every case; without the peer, its column says so."""
    asked = _peer(peer)
    return [measure(case, sizes, asked, rounds) for case in cases(sizes)]


def _peer(wanted: bool) -> Path | str:
    try:
        return install() if wanted else NOT_ASKED
    except NoPeerError as error:
        return str(error)


def table(found: list[Measured]) -> str:
    """What was measured, a line a case."""
    columns = f"{'ours':>11} {'peer, a row':>13} {'floor':>11} {'/floor':>7}"
    head = f"{'what':35}{'sizes':31}{columns} {'peer/ours':>9} {'memory':>6}  asked"
    return "\n".join((head, *(one.line() for one in found)))


def main() -> int:
    """Print the table; 1 when a row falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="small arrays, to try the code")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer's column empty")
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    found = run(SMALL if asked.small else Sizes(), asked.rounds, peer=not asked.no_peer)
    sys.stdout.write(table(found) + "\n")
    if asked.small:  # to try the code: what is asked holds for whole sizes
        return 0
    verdicts = methods_verdicts.run(asked.rounds)
    sys.stdout.write("\n".join(verdicts.lines()) + "\n")
    return int(any(one.short for one in found) or verdicts.whole > methods_verdicts.ASKED)


if __name__ == "__main__":
    sys.exit(main())

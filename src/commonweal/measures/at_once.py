"""Two files read at once, each in a process of its own; the results do not depend on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TypeVar

from commonweal.measures.store import StoreError

T = TypeVar("T")
Work = Callable[[Sequence[Path]], T]

PROCESSES = 2
WORTH = 8_000_000
"""Bytes below which starting processes takes longer than it saves."""


def work_at_once(work: Work[T], groups: Sequence[Sequence[Path]]) -> Iterator[tuple[int, T]]:
    """Do the work on every group of files; gives (number of the group, result) as they come."""
    sizes = [sum(path.stat().st_size for path in group) for group in groups]
    if len(groups) < 2 or sum(sizes) < WORTH or (os.cpu_count() or 1) < 2:
        yield from ((number, work(group)) for number, group in enumerate(groups))
        return
    largest_first = sorted(range(len(groups)), key=lambda number: -sizes[number])
    fresh = get_context("spawn")  # a fork would inherit the threads of the engine
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh, initializer=_end_with_parent) as pool:
        tasks = {pool.submit(work, groups[number]): number for number in largest_first}
        try:
            for task in as_completed(tasks):
                yield tasks[task], task.result()
        except BrokenProcessPool:
            raise StoreError("a reading process was killed: run the command again") from None


def _end_with_parent() -> None:
    """Die when the parent is killed, instead of waiting for work for ever."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()

"""Hundreds of readers at once on the public pages while residents write: nobody gets a fault.

Usage: ``PYTHONPATH=src:. python bench/public.py [sqlite|postgresql]`` over the release of the data
folder. In turns of a few seconds the same readers ask for the empty view and for public pages, so
that both stand under the same load; writers write all the time. Ends with 1 over the limit.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.work_service import Service, service  # noqa: E402 - the folder above is found first

LIMIT, READERS, WRITERS, TURNS, TURN = 5.0, 200, 20, 4, 6.0
EMPTY = "/empty/"
PAGES = (
    "/", "/outcomes/", "/priorities/", "/plan/", "/boards/", "/report/", "/report/plain/",
    "/plain/", "/cannot-tell/", "/have-your-say/", "/measures/pupil-absence/", "/privacy/",
    "/measures/pupil-absence/plain/", "/comment/?about=report",
)  # fmt: skip
READING = 3.2  # seconds in which somebody reads the form; faster is a machine
BEGUN = re.compile(r'name="begun" value="([^"]+)"')


@dataclass
class Tally:
    """Seconds of each answer, and every answer that should not have been."""

    empty: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    written: int = 0
    kept: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def times(self) -> float:
        """How many times the empty view's slowest of twenty a page's is, under the same load."""
        return _p95(self.pages) / _p95(self.empty)

    @property
    def within(self) -> bool:
        return not self.faults and self.times <= LIMIT and self.kept == self.written > 0

    def line(self) -> str:
        of = f"{len(self.pages)} pages, p95 {_p95(self.pages):.2f} s"
        beside = f"{len(self.empty)} empty views, p95 {_p95(self.empty):.2f} s"
        told = f"{of}; {beside}; {self.times:.2f} times; {self.written} comments, {self.kept} kept"
        return "; ".join([told, *self.faults[:5]])


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] if len(taken) > 1 else float("nan")


def run(
    held: Service,
    readers: int = READERS,
    writers: int = WRITERS,
    turns: int = TURNS,
    seconds: float = TURN,
) -> Tally:
    """Put a service under load; what its database kept is counted at the end."""
    held.told["DJANGO_SETTINGS_MODULE"] = "bench.public_settings"
    held.ask("comments")  # makes the tables
    held.start()
    tally = Tally()
    with ThreadPoolExecutor(1) as apart:  # another loop may run in this thread
        apart.submit(
            asyncio.run, _load(held.port, tally, readers, writers, turns, seconds)
        ).result()
    tally.kept = held.ask("comments")["comments"]
    return tally


async def _load(
    port: int, tally: Tally, readers: int, writers: int, turns: int, seconds: float
) -> None:
    for path in (EMPTY, *PAGES):
        await _get(port, path)  # each is made once before: a release is read warm
    end = time.monotonic() + 2 * turns * seconds
    writing = [asyncio.create_task(_write(port, n, tally, end)) for n in range(writers)]
    for _ in range(turns):
        for paths, taken in (((EMPTY,), tally.empty), (PAGES, tally.pages)):
            until = time.monotonic() + seconds
            reading = (_read(port, n, paths, taken, tally, until) for n in range(readers))
            await asyncio.gather(*reading)
    await asyncio.gather(*writing)


async def _read(
    port: int, number: int, paths: tuple[str, ...], taken: list[float], tally: Tally, until: float
) -> None:
    chance = random.Random(number)  # noqa: S311 - the same each time
    while time.monotonic() < until:
        path, begun = chance.choice(paths), time.perf_counter()
        try:
            status, _body = await _get(port, path)
        except OSError as fault:
            tally.faults.append(f"{path}: {fault!r}")
            continue
        taken.append(time.perf_counter() - begun)
        if status != 200:
            tally.faults.append(f"{path}: {status}")


async def _write(port: int, number: int, tally: Tally, end: float) -> None:
    turn = 0
    while time.monotonic() < end:
        turn += 1
        network = f"10.{number}.{turn % 250}.7"
        try:
            _status, page = await _get(port, "/comment/?about=report", network)
            await asyncio.sleep(READING)
            found = BEGUN.search(page)
            words = {"words": f"writer {number}, turn {turn}", "begun": found[1] if found else ""}
            status, _body = await _post(port, "/comment/?about=report", words, network)
        except OSError as fault:
            tally.faults.append(f"writing: {fault!r}")
            continue
        tally.written += status == 302
        if status != 302:
            tally.faults.append(f"writing: {status}")


async def _get(port: int, path: str, network: str = "192.0.2.1") -> tuple[int, str]:
    return await _ask(port, f"GET {path} HTTP/1.1", network, b"")


async def _post(port: int, path: str, sent: dict[str, str], network: str) -> tuple[int, str]:
    return await _ask(port, f"POST {path} HTTP/1.1", network, urlencode(sent).encode())


async def _ask(port: int, line: str, network: str, body: bytes) -> tuple[int, str]:
    heads = [
        line, "Host: 127.0.0.1", "Connection: close", f"X-Forwarded-For: {network}",
        f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded",
    ]  # fmt: skip
    async with _line(port) as (reader, writer):
        writer.write("\r\n".join([*heads, "", ""]).encode() + body)
        await writer.drain()
        answer = (await reader.read()).decode("utf-8", "replace")
    return int(answer.split(" ", 2)[1]) if answer.startswith("HTTP/") else 0, answer


@asynccontextmanager
async def _line(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    try:
        yield reader, writer
    finally:
        writer.close()


@contextmanager
def on(kind: str, folder: Path, data: Path) -> Iterator[Service]:
    """A service on a file, or on a PostgreSQL of its own."""
    if kind == "postgresql":
        from bench.proofs_of_delivery import on_postgresql

        with on_postgresql(folder, data) as held:
            yield held
    else:
        with service(folder, data, "") as held:
            yield held


def main() -> int:
    """Measure on the database asked for, else on both."""
    data = Path(os.environ.get("COMMONWEAL_DATA_DIR", ROOT / "var"))
    within = True
    for kind in sys.argv[1:] or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory() as folder, on(kind, Path(folder), data) as held:
            found = run(held)
        print(f"{kind}: {found.line()}", flush=True)
        within = within and found.within
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())

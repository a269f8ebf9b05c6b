"""The ten commonest pages with 50 boards' worth of work, beside pages with nothing on them.

Usage: ``PYTHONPATH=src:. python bench/web.py [rounds]``, over a copy of the data folder's release
and a database of its own. Prints requests per second, the slowest of twenty, how many times an
empty page each page costs, and its queries; ends with 1 when one is over its limit.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from bench.pages import EMPTY, seconds
from bench.pages import WARM as PUBLIC

BOARDS, WORK, QUERIES = 50, 8.0, 12
EMPTY_AT_WORK = "/work/empty/"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, who opens it, what it is measured beside and how many times that it may cost."""

    name: str
    path: str
    client: Any
    empty: str
    limit: float


@dataclass(frozen=True, slots=True)
class Load:
    """What a page cost: seconds of each answer, of the empty page beside it, and queries."""

    page: Page
    taken: tuple[float, ...]
    empty: float
    queries: int

    @property
    def times(self) -> float:
        return median(self.taken) / self.empty

    @property
    def within(self) -> bool:
        return self.times <= self.page.limit and self.queries <= QUERIES

    @property
    def p95(self) -> float:
        return quantiles(self.taken, n=20)[-1] if len(self.taken) > 1 else self.taken[0]

    def line(self) -> str:
        speed = f"{1 / mean(self.taken):7.1f} {self.p95 * 1000:8.1f} {self.times:6.1f}"
        over = "" if self.within else "  over its limit"
        return f"{self.page.name:16}{speed} {self.page.limit:5g} {self.queries:8d}{over}"


def addresses() -> Any:
    """The site's own addresses, and two where nothing stands but what is round every page."""
    from bench.pages import addresses as with_public
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import path

    from commonweal.web.work.door import Worker, around, at_work

    @at_work()
    def empty(request: HttpRequest, worker: Worker) -> HttpResponse:
        return render(request, "work.jinja", around(request, worker))

    held = with_public()

    class Addresses:
        urlpatterns = (*held.urlpatterns, path(EMPTY_AT_WORK[1:], empty))
        handler404, handler500 = held.handler404, held.handler500

    return Addresses


def pages(reading: Any, world: dict[str, Any]) -> list[Page]:
    """Five pages of the public's and five of work, each opened by who opens it most."""
    from django.test import Client
    from django.urls import reverse
    from tests.integration.holders import ABOVE, BOARD, holder

    from commonweal.people.models import Role
    from commonweal.publication.links import link, measure

    anybody = Client()
    officer = holder(reading, Role.OFFICER, BOARD)
    secretary = holder(reading, Role.SECRETARY, BOARD)
    chair = holder(reading, Role.CHAIR, ABOVE)
    priority = next(one for one in reading.edition.standing_priorities if one.listings)
    shown = next(o for one in reading.listed for o in one.measures if o.has_figure)
    open_to_all = [
        ("home", link("home")),
        ("outcomes", link("outcomes")),
        ("priority", link("priority", priority.id)),
        ("measure", measure(shown.card.id, shown.series.id)),
        ("board", link("board", BOARD)),
    ]

    def at(name: str) -> str:
        return reverse(name, kwargs=world[name].arguments)

    at_work = [
        ("desk", at("desk"), officer),
        ("returns", at("returns"), officer),
        ("return entry", at("return-entry"), officer),
        ("plan", at("board-plan"), officer),
        ("meeting", at("meeting-at-work"), secretary),
        ("chair's page", at("exceptions"), chair),
    ]
    return [Page(name, path, anybody, EMPTY, PUBLIC) for name, path in open_to_all] + [
        Page(name, path, client, EMPTY_AT_WORK, WORK) for name, path, client in at_work
    ]


def load_of(page: Page, rounds: int) -> Load:
    """Open a page again and again, the empty page in the same moments."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for path in (page.empty, page.path):
        seconds(page.client, path)
    with CaptureQueriesContext(connection) as asked:
        seconds(page.client, page.path)
    queries = len(asked.captured_queries)  # the next request forgets them
    taken, empty = [], []
    for _ in range(rounds):
        empty.append(seconds(page.client, page.empty)[0])
        taken.append(seconds(page.client, page.path)[0])
    return Load(page, tuple(taken), median(empty), queries)


def run(reading: Any, rounds: int = 40, boards: int = BOARDS) -> list[Load]:
    """Fill the database that is open, and measure each page in it."""
    from bench.boards_worth import fill
    from django.test.utils import override_settings
    from tests.integration.world_of_work import pages as one_of_everything

    world = one_of_everything(reading)
    fill(reading, boards)
    with override_settings(ROOT_URLCONF=addresses()):
        return [load_of(one, rounds) for one in pages(reading, world)]


def table(found: list[Load]) -> str:
    """What was measured, a line a page."""
    head = "page            per sec   p95 ms  times limit  queries"
    empty = {one.page.empty: one.empty * 1000 for one in found}
    told = f"empty page {empty[EMPTY]:.1f} ms, at work {empty[EMPTY_AT_WORK]:.1f} ms"
    return "\n".join((told, head, *(one.line() for one in found)))


def measured(data: Path, rounds: int) -> Iterator[Load]:
    """Measure over a copy of a data folder's release, with a database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="web-") as folder:
        for name in ("current", "releases", "editions", "extracts"):
            if (data / name).exists():
                (Path(folder) / name).symlink_to((data / name).resolve())
        os.environ |= {
            "COMMONWEAL_DATA_DIR": folder, "COMMONWEAL_TODAY": "2026-11-24",
            "COMMONWEAL_SECRET_KEY": "k" * 40,
        }  # fmt: skip
        from commonweal.cli.work import open_database

        open_database()
        from commonweal.publication.site import current_reading, finish_behind

        reading = current_reading()
        if (behind := finish_behind()) is not None:
            behind.join()
        yield from run(reading, rounds)


def main() -> int:
    """Print the table; 1 when a page is over its limit."""
    from commonweal.publication.locations import data_dir

    found = list(measured(data_dir().resolve(), int(sys.argv[1]) if len(sys.argv) > 1 else 40))
    sys.stdout.write(table(found) + "\n")
    return 0 if all(one.within for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())

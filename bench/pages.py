"""How dear each public page is beside an empty one: same middleware, base template with menu.

Usage: ``PYTHONPATH=src python bench/pages.py [rounds]``, over the release in service of the data
folder. Prints one line a page and ends with 1 when a page is dearer than its limit.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WARM, COLD = 4.0, 40.0
EMPTY = "/empty/"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a page seen for the first time and again; of an empty page; bytes as sent."""

    name: str
    path: str
    cold: float
    warm: float
    empty: float
    sent: int

    @property
    def warm_ratio(self) -> float:
        return self.warm / self.empty

    @property
    def cold_ratio(self) -> float:
        return self.cold / self.empty

    @property
    def within(self) -> bool:
        return self.warm_ratio <= WARM and self.cold_ratio <= COLD

    def line(self) -> str:
        sizes = f"{self.warm * 1000:8.1f} {self.warm_ratio:6.1f} {self.cold * 1000:9.1f}"
        end = f"{self.cold_ratio:7.1f} {self.sent / 1000:7.1f}"
        return f"{self.name:16}{sizes} {end}{'' if self.within else '  over its limit'}"


def addresses() -> Any:
    """The site's own addresses and one more, where nothing stands but what is round every page."""
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import path

    from commonweal.publication.frame import frame
    from commonweal.publication.site import current_reading
    from commonweal.web import urls

    def empty(request: HttpRequest) -> HttpResponse:
        return render(request, "base.jinja", frame(current_reading(), "home"))

    class Addresses:
        urlpatterns = (*urls.urlpatterns, path(EMPTY[1:], empty))
        handler404, handler500 = urls.handler404, urls.handler500

    return Addresses


def kinds(reading: Any) -> Iterator[tuple[str, str]]:
    """One page of each kind."""
    from commonweal.publication.frame import FOOTER, MENU
    from commonweal.publication.links import link, measure

    for name, _text in (*MENU, *FOOTER):
        yield name, link(name)
    yield "outcomes, asked", f"{link('outcomes')}?verdict=too_uncertain_to_tell&sort=name"
    yield from (("stage", link("stage", one.id)) for one in reading.edition.strategy.stages[:1])
    priority = next(one for one in reading.edition.standing_priorities if one.listings)
    yield "priority", link("priority", priority.id)
    yield "board", link("board", reading.edition.governance.bodies[0].id)
    held = [one for listed in reading.listed for one in listed.measures if one.has_figure]
    heaviest = max(held, key=lambda one: len(reading.gaps(one.card)), default=None)
    for name, one in (("measure", held[0] if held else None), ("measure, groups", heaviest)):
        if one:
            yield name, measure(one.card.id, one.series.id)
    if held:
        yield "evidence", measure(held[0].card.id, held[0].series.id, "evidence")


def seconds(client: Any, path: str) -> tuple[float, int]:
    """Time of one answer and its size as sent."""
    begun = perf_counter()
    response = client.get(path, headers={"accept-encoding": "gzip"})
    taken = perf_counter() - begun
    assert response.status_code == 200, f"{path} answers {response.status_code}"
    return taken, len(response.content)


def forget(client: Any) -> float:
    """Forget the reading and its pages, as after a release; seconds of the first answer.

    The site judges every measure of a new release before it serves a page of it.
    """
    from commonweal.publication import site

    site._kept.clear()
    site.current_reading()
    behind = site.finish_behind()  # as is done before a new release is served
    assert behind is not None
    behind.join()
    return seconds(client, EMPTY)[0]


def costs(client: Any, pages: Iterable[tuple[str, str]], rounds: int) -> Iterator[Cost]:
    """The cost of each page, its empty page measured in the same moments."""
    for name, path in pages:
        forget(client)
        cold, sent = seconds(client, path)
        warm, empty = [], []
        for _ in range(rounds):
            empty.append(seconds(client, EMPTY)[0])
            warm.append(seconds(client, path)[0])
        yield Cost(name, path, cold, median(warm), median(empty), sent)


def run(rounds: int = 15, chosen: Container[str] | None = None) -> list[Cost]:
    """Measure one page of every kind, or of the kinds chosen."""
    from django.test import Client
    from django.test.utils import override_settings

    from commonweal.publication.site import current_reading

    with override_settings(ROOT_URLCONF=addresses()):
        client = Client()
        seconds(client, EMPTY)
        every = list(kinds(current_reading()))
        wanted = [one for one in every if chosen is None or one[0] in chosen]
        return list(costs(client, wanted, rounds))


def table(found: list[Cost]) -> str:
    """What was measured, a line a page."""
    head = "page             warm ms  times   cold ms   times   kB sent"
    empty = median(one.empty for one in found) * 1000
    limits = f"empty page {empty:.1f} ms; limits: warm {WARM:g} times, cold {COLD:g} times"
    return "\n".join((limits, head, *(one.line() for one in found)))


def main() -> int:
    """Print the table; 1 when a page is over its limit."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
    django.setup()
    found = run(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    sys.stdout.write(table(found) + "\n")
    return 0 if all(one.within for one in found) else 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())

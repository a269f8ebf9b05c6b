"""A measure bears one name wherever it stands, and its page says what the strategy calls it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from tests.integration.pages import Page

from commonweal.publication import links
from commonweal.publication.naming import called_otherwise, name_of
from commonweal.strategy.priority import MeasureUse

WITH_TABLES = ("/outcomes/", "/stages/", "/priorities/", "/data/")


def plain(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


def test_a_row_bears_the_name_that_heads_the_measures_own_page(pages: list[Page]) -> None:
    heads = {p.url: plain(p.all("h1")[0].text) for p in pages if p.url.startswith("/measures/")}
    held = 0
    for page in pages:
        rows = [plain(one.text) for one in page.all("th")]
        for one in page.all("a") if page.url.startswith(WITH_TABLES) else []:
            url, name = urljoin(page.url, one.attributes["href"]), plain(one.text)
            if url in heads and any(row.startswith(name) for row in rows):
                assert name == heads[url], page.url
                held += 1
    assert held > 200


def test_a_measure_called_otherwise_by_the_strategy_says_so(
    site: dict[str, Page], reading: Any
) -> None:
    told = 0
    for listed in reading.listed:
        for measure in listed.measures:
            page = site[links.measure(measure.card.id, measure.series.id)]
            use = MeasureUse(card=measure.card.id, select=measure.series.id)
            listings = reading.edition.listings_of_use(use)
            assert plain(page.all("h1")[0].text) == name_of(measure)
            for name in called_otherwise(measure, listings):
                assert f"In the strategy: {name}" in plain(page.all("main")[0].text), page.url
                told += 1
    assert told > 10

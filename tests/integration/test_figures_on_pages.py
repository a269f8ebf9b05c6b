"""Charts and numbers on pages: named, told in a table, and equal to the evidence."""

from __future__ import annotations

import re
from typing import Any

from tests.integration.pages import Page

from commonweal.publication import numbers
from commonweal.publication.naming import name_of
from commonweal.publication.open_data import evidence_json
from commonweal.publication.rows import with_unknown
from commonweal.publication.wording.words import WORDS


def plain(text: str) -> str:
    """The text with its line breaks, joiners and doubled spaces gone."""
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()


def test_every_drawing_is_named_and_told_or_hidden_beside_its_words(pages: list[Page]) -> None:
    drawn = 0
    for page in pages:
        for one in page.all("svg"):
            if one.attributes.get("aria-hidden") == "true":
                continue
            drawn += 1
            assert one.attributes["role"] == "img", page.url
            assert "title" in one.inside, page.url
            assert "desc" in one.inside, page.url
            assert one.attributes["aria-labelledby"], page.url
    assert drawn > 100


def test_every_chart_of_a_measure_has_its_table_on_the_page(pages: list[Page]) -> None:
    charted = [p for p in pages if p.url.startswith("/measures/") and 'class="chart"' in p.text]
    assert len(charted) > 30
    for page in charted:
        tables = [one for one in page.all("table") if "caption" in one.inside]
        assert tables, page.url
        assert "figures" in page.ids, page.url


def test_every_table_has_heads_with_a_scope(pages: list[Page]) -> None:
    for page in pages:
        for one in page.all("table"):
            assert "th" in one.inside, page.url
        for one in page.all("th"):
            assert "scope" in one.attributes, (page.url, one.text)


def test_each_counted_measure_stands_once_on_the_outcomes_page(
    site: dict[str, Page], reading: Any
) -> None:
    shown = [one for one in site["/outcomes/"].all("th") if one.attributes.get("scope") == "row"]
    counted = {mark.listing for mark in reading.marks}
    wanted = [
        name_of(measure) + with_unknown(measure)
        for listed in reading.listed
        if listed.listing.id in counted
        for measure in listed.measures
    ]
    assert [plain(one.text) for one in shown] == [plain(name) for name in wanted]
    assert {one.listing.id for one in reading.listed if not one.measures} == set()


def test_counts_on_the_front_page_sum_to_all(site: dict[str, Page], reading: Any) -> None:
    big = [one for one in site["/"].elements if one.attributes.get("class") == "big"]
    assert len(big) == 6
    apart = len(reading.marks) - sum(int(one.text) for one in big)
    kinds = reading.summary.counts
    assert apart == sum(kinds[kind] for kind in kinds if kind.value in {"stalled", "rose", "fell"})


def test_numbers_of_a_measures_page_are_those_of_its_evidence_rounded(
    site: dict[str, Page], reading: Any
) -> None:
    checked = 0
    held = {one.key: one for listed in reading.listed for one in listed.measures}
    for measure in held.values():
        only = measure.series.id == "all"
        page = site[f"/measures/{measure.card.id}/" + ("" if only else f"{measure.series.id}/")]
        told = plain(page.all("main")[0].text)
        found = evidence_json(reading, measure)["assessment"]
        checked += _since(found["since"], measure.card, told, page.url)
        if found["beside_england"]["evidence"].get("england") is not None:
            value = found["beside_england"]["evidence"]["england"]
            assert numbers.number(value, numbers.decimals_of(measure.card)) in told, page.url
    assert checked > 20


def _since(answer: dict[str, Any], card: Any, told: str, url: str) -> int:
    """Word, ends, change and limits of a judged answer stand on the page."""
    evidence, decimals = answer["evidence"], numbers.decimals_of(card)
    if not evidence.get("change") or not evidence.get("end") or not evidence.get("baseline"):
        return 0
    word = next(one for verdict, one in WORDS.items() if verdict.value == answer["verdict"])
    assert str(word.text).lower() in told.lower(), url
    change = evidence["change"]
    ends = (evidence["baseline"]["value"], evidence["end"]["value"], change["delta"])
    decimals = numbers.agreeing(*ends, decimals)
    wanted = [
        numbers.number(evidence["baseline"]["value"], decimals),
        numbers.with_unit(evidence["end"]["value"], card, decimals),
        numbers.limits(change["lower"], change["upper"], decimals, sign=True),
    ]
    for one in wanted:
        assert one in told, (url, one)
    if evidence.get("leaning"):
        assert str(evidence["leaning"]["percent"]) in told, url
    return 1


def test_the_outcomes_page_says_why_it_counts_fewer_than_are_listed(
    site: dict[str, Page], reading: Any
) -> None:
    listings = reading.edition.listings
    text = site["/outcomes/"].text
    assert f"Why {reading.summary.total}, when the strategy lists {len(listings)}" in text
    assert text.count("is counted as") == len(listings) - reading.summary.total

"""What holds of every page: its answer, its headers, its head, its links, its weight."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.urls import resolve
from tests.integration.pages import Page, get, is_ours

from commonweal.publication.urls import urlpatterns

HEAVIEST = 60_000
UNLISTED = {"/"}  # the front door is itself a list of what there is
POLICY = {
    "default-src": "'none'", "style-src": "'self'", "font-src": "'self'", "img-src": "'self'",
    "form-action": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
}  # fmt: skip
NOT_LINKED = {"findings-csv", "strategy-document", "outcomes-json", "release-file"}
OF_WORK = {
    "meeting",
    "pack",
    "decision",
    "review",
    "consultation",
    "signed-report",
}  # linked once boards have met; they have tests of their own


def test_everything_reached_from_the_front_door_answers(site: dict[str, Page]) -> None:
    assert {url: page.status for url, page in site.items() if page.status != 200} == {}
    assert len(site) > 50


def test_every_address_of_the_site_is_reached(site: dict[str, Page]) -> None:
    reached = {resolve(urlsplit(unquote(url)).path).route for url in site}
    absent = [one for one in urlpatterns if str(one.pattern) not in reached]
    assert [one.name for one in absent if one.name not in NOT_LINKED | OF_WORK] == []


def test_addresses_that_no_page_links_answer_too(served: Path) -> None:
    for url in ("/findings.csv", "/strategy/document.md", "/outcomes.json", "/data/manifest.json"):
        assert get(url).status == 200, url


def test_every_answer_carries_the_strict_policy(site: dict[str, Page]) -> None:
    for url, page in site.items():
        told = page.headers["Content-Security-Policy"].split(";")
        assert dict(part.strip().split(" ", 1) for part in told) == POLICY, url
        assert page.headers["X-Content-Type-Options"] == "nosniff", url
        assert page.headers["X-Frame-Options"] == "DENY", url
        assert page.headers["Referrer-Policy"] == "same-origin", url
        assert "Set-Cookie" not in page.headers, url


def test_no_page_carries_a_script_or_a_style_of_its_own(pages: list[Page]) -> None:
    for page in pages:
        for one in page.elements:
            assert one.tag not in {"script", "style", "iframe", "object", "embed"}, page.url
            handlers = [name for name in one.attributes if name.startswith("on")]
            assert not handlers, (page.url, one)
            assert "style" not in one.attributes, (page.url, one)
            assert "javascript:" not in one.attributes.get("href", ""), (page.url, one)


def test_every_page_has_language_title_and_one_heading_over_all(pages: list[Page]) -> None:
    for page in pages:
        assert page.all("html")[0].attributes["lang"] == "en-GB"
        assert page.all("title")[0].text.strip(" –"), page.url
        assert len(page.all("h1")) == 1, page.url
        assert page.all("h1")[0].text.strip(), page.url
        assert len(page.all("main")) == 1, page.url


def test_pages_with_the_same_title_are_the_same_page(pages: list[Page]) -> None:
    held: dict[str, set[str]] = {}
    for page in pages:
        if "?" not in page.url:
            held.setdefault(page.all("title")[0].text, set()).add(page.all("main")[0].text)
    assert [title for title, contents in held.items() if len(contents) > 1] == []


def test_headings_never_skip_a_level(pages: list[Page]) -> None:
    for page in pages:
        levels = [int(one.tag[1]) for one in page.elements if re.fullmatch("h[1-6]", one.tag)]
        pairs = pairwise(levels)
        assert all(below <= above + 1 for above, below in pairs), (page.url, levels)


def test_every_id_stands_once_and_every_reference_finds_it(pages: list[Page]) -> None:
    for page in pages:
        twice = [one for one, count in Counter(page.ids).items() if count > 1]
        assert not twice, (page.url, twice)
        for one in page.elements:
            for name in ("for", "aria-labelledby", "aria-describedby"):
                for wanted in one.attributes.get(name, "").split():
                    assert wanted in page.ids, (page.url, name, wanted)


def test_every_link_within_the_site_and_every_fragment_resolves(
    site: dict[str, Page], pages: list[Page]
) -> None:
    lost = set()
    for page in pages:
        for link in filter(is_ours, page.links):
            address, _, fragment = link.partition("#")
            if address.startswith("/static/"):
                found = bool(finders.find(urlsplit(address).path.removeprefix("/static/")))
            else:
                held = site[address or page.url]
                found = held.status == 200 and (not fragment or fragment in held.ids)
            if not found:
                lost.add((page.url, link))
    assert lost == set()


def test_no_page_asks_another_site_for_anything(pages: list[Page]) -> None:
    for page in pages:
        for one in page.elements:
            for name in ("src", "srcset", "poster", "data"):
                assert one.attributes.get(name, "/").startswith("/"), (page.url, one)
        for one in page.all("link"):
            assert one.attributes["href"].startswith("/"), (page.url, one)


def test_every_page_is_light(pages: list[Page]) -> None:
    assert {page.url: page.sent for page in pages if page.sent >= HEAVIEST} == {}


def test_every_page_names_its_release_and_its_day(pages: list[Page], reading: Any) -> None:
    for page in pages:
        assert reading.release.id in page.all("footer")[0].text, page.url
        assert "24 November 2026" in page.all("footer")[0].text, page.url


def test_a_page_of_many_sections_lists_them_at_its_top(pages: list[Page]) -> None:
    listed = 0
    for page in pages:
        heads = [one for one in page.all("h2") if "section" in one.attributes.get("class", "")]
        if len(heads) < 4 or page.url in UNLISTED:
            continue
        top = [one for one in page.all("nav") if one.attributes.get("class") == "on-page"]
        assert len(top) == 1, page.url
        listed += 1
        below = page.elements[page.elements.index(top[0]) :]
        for head in (one for one in heads if one in below):
            assert " ".join(head.text.split()) in " ".join(top[0].text.split()), page.url
    assert listed > 20


def test_no_id_stands_twice_on_a_page(pages: list[Page]) -> None:
    for page in pages:
        named = re.findall(r'\bid="([^"]+)"', page.text)
        assert [one for one, n in Counter(named).items() if n > 1] == [], page.url

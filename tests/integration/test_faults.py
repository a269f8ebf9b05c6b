"""When something is asked amiss or goes wrong: hostile filters, lost addresses, our own faults."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from tests.integration.pages import Page, get

from commonweal.measures.panels import Release
from commonweal.publication import views, views_data

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\" onmouseover='alert(1)' x=\"",
    "database": "'; DROP TABLE series; --",
    "template": "{{ 7 * 191 }}{% raise %}${7*191}",
    "long": "a" * 10_000,
    "directions": "\u202e\u2066evil\u2069\u200b",
    "nul": "x\x00y",
    "half": "\ud800",
    "path": "../../etc/passwd",
    "lines": "x\r\nSet-Cookie: a=b",
}
ASKED = {
    "/outcomes/": ("stage", "priority", "board", "verdict", "search", "sort"),
    "/line-of-sight/": ("priority",),
    "/findings/": ("code",),
}


def asked(path: str, word: str) -> Page:
    query = urlencode(dict.fromkeys(ASKED[path], word), errors="surrogatepass")
    return get(f"{path}?{query}")


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_filters_are_answered_and_escaped(served: Path, path: str, name: str) -> None:
    page = asked(path, HOSTILE[name])
    assert page.status == 200
    assert not page.all("script")
    for one in page.elements:
        assert not any(attribute.startswith("on") for attribute in one.attributes), one
    assert "1337" not in page.text
    assert len(page.body) < len(get(path).body) + 10_000


def test_what_was_searched_for_is_shown_as_it_was_typed(served: Path) -> None:
    page = asked("/outcomes/", "<b>&amp;")
    box = next(one for one in page.all("input") if one.attributes.get("id") == "f-search")
    assert box.attributes["value"] == "<b>&amp;"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/", "/measures/nothing/", "/measures/pupil-absence/nothing/", "/boards/nothing/",
        "/priorities/nothing/", "/stages/nothing/", "/data/series.parquet.bak",
        "/data/..%2Fcurrent",
        "/measures/nothing/figures.csv", "/measures/nothing/chart.svg", "/%00", "/<script>/",
    ],
)  # fmt: skip
def test_a_lost_address_has_its_page(served: Path, path: str) -> None:
    page = get(path)
    assert page.status == 404
    assert len(page.all("h1")) == 1
    assert "Content-Security-Policy" in page.headers
    assert not page.all("script")


def no_detail(page: Page) -> None:
    for word in ("Traceback", "Error", "commonweal/", ".py", "secret words", "/tmp"):  # noqa: S108
        assert word not in page.text, word


def test_our_own_fault_shows_nothing_of_the_machine(
    served: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(reading: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(views.home_page, "home", fail)
    page = get("/?never=seen")  # a page seen before is kept with its reading
    assert page.status == 500
    assert len(page.all("h1")) == 1
    assert "Content-Security-Policy" in page.headers
    no_detail(page)


def test_a_fault_of_everything_still_has_its_page(
    served: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(views, "current_reading", fail)
    page = get("/")
    assert page.status == 500
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    no_detail(page)


@pytest.mark.parametrize(
    "path", ["/", "/outcomes/", "/report/report.pdf", "/outcomes.csv", "/data/manifest.json"]
)
def test_without_a_release_the_site_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path))
    page = get(path)
    assert page.status == 503
    assert len(page.all("h1")) == 1
    assert str(tmp_path) not in page.text


@pytest.mark.parametrize("path", ["/", "/outcomes/", "/outcomes.csv", "/report/report.pdf"])
def test_only_reading_is_allowed(served: Path, path: str) -> None:
    client = Client()
    head = client.head(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Type"] == client.get(path)["Content-Type"]
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(path).status_code == 405


def test_an_address_without_its_slash_leads_to_the_page(served: Path) -> None:
    response = Client().get("/outcomes?search=a%0d%0ab")
    assert response.status_code == 301
    assert response["Location"] == "/outcomes/?search=a%0d%0ab"


@pytest.mark.parametrize("name", ["series.parquet", "manifest.json"])
def test_an_altered_table_is_refused_plainly(
    reading: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    home = tmp_path / reading.release.id
    shutil.copytree(reading.release.home, home, ignore=shutil.ignore_patterns("charts"))
    altered = Release(home)
    assert altered.manifest.outputs
    monkeypatch.setattr(views_data, "current_reading", lambda: replace(reading, release=altered))
    assert get(f"/data/{name}").status == 200

    (home / name).write_bytes((home / name).read_bytes() + b" ")
    page = get(f"/data/{name}")

    assert page.status == 503
    assert "not as it was sealed" in page.text
    assert len(page.all("h1")) == 1
    no_detail(page)
    assert f"{name} is not as it was sealed" in caplog.text
    assert get("/data/areas.parquet").status == 200

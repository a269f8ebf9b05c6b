"""A publisher's own trend marker beside ours: whose word it is, and where it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from tests.integration.pages import get

from commonweal.publication.pages import measure_answers
from commonweal.publication.pages.measure_figures import publishers_marker
from commonweal.publication.wording import sentences

MARKED = "social-contact-carers"


@dataclass
class Held:
    """A release that holds these rows of any series."""

    held: list[dict[str, Any]]

    def rows(self, key: Any, area: str) -> list[dict[str, Any]]:
        return self.held


@dataclass
class Read:
    """As much of a reading as the marker asks for."""

    release: Held
    place: Any


def marked(reading: Any, *rows: tuple[str, str, bool]) -> tuple[str, str]:
    held = [
        {"period": period, "period_end": period, "trend": trend, "newest": newest}
        for period, trend, newest in rows
    ]
    measure = reading.measure(MARKED, "")
    return publishers_marker(Read(Held(held), reading.place), measure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param([], ("", ""), id="no figure"),
        pytest.param([("2020", "", True)], ("", ""), id="no marker"),
        pytest.param(
            [("2020", "Decreasing", True), ("2021", "Increasing", True)],
            ("Increasing", "2021"),
            id="the newest of two",
        ),
        pytest.param(
            [("2020", "Decreasing", True), ("2021", "", True)],
            ("Decreasing", "2020"),
            id="with the period it stands on",
        ),
        pytest.param(
            [("2020", "Decreasing", True), ("2021", "Increasing", False)],
            ("Decreasing", "2020"),
            id="not of an older vintage",
        ),
    ],
)
def test_the_marker_is_that_of_the_newest_figure_used(
    reading: Any, rows: list[tuple[str, str, bool]], wanted: tuple[str, str]
) -> None:
    assert marked(reading, *rows) == wanted


def test_the_sentence_says_whose_word_it_is() -> None:
    told = sentences.publishers_marker("Increasing", "2018/19")

    assert "publisher’s own marker, on 2018/19: “Increasing”" in told
    assert "another rule than ours" in told
    assert sentences.publishers_marker("", "") == ""


def test_the_page_shows_it_under_lately_only_where_the_source_has_one(reading: Any) -> None:
    shown, silent = reading.measure(MARKED, ""), reading.measure("employment", "")
    marker, period = publishers_marker(reading, shown)
    assert marker

    lines = measure_answers.lately(reading, shown).lines

    assert lines[-1] == sentences.publishers_marker(marker, period)
    assert f"“{marker}”" in get(f"/measures/{MARKED}/").text
    assert "own marker" not in get("/measures/employment/").text
    assert measure_answers.lately(reading, silent).lines


def test_the_figures_as_json_name_it(reading: Any) -> None:
    figures = json.loads(get(f"/measures/{MARKED}/figures.json").text)["figures"]

    marker, period = publishers_marker(reading, reading.measure(MARKED, ""))
    assert (period, marker) in {(one["period"], one["trend"]) for one in figures}

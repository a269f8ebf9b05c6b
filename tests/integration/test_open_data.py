"""Open data: the same numbers as the release and the pages, in files a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from tests.integration.pages import Page, get

from commonweal.facts.area import ENGLAND
from commonweal.measures.unused import unused
from commonweal.publication import open_data, report_files

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx")
UNSAFE = ("=", "+", "@", "\t", "\r")


def rows_of(page: Page) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page.text, newline="")))


def test_texts_that_a_spreadsheet_would_run_are_defused() -> None:
    made = open_data.as_csv(("a", "b"), [{"a": text, "b": -1.5} for text in FORMULAS])
    read = list(csv.DictReader(io.StringIO(made, newline="")))
    assert [row["a"] for row in read] == ["'" + text for text in FORMULAS]
    assert {row["b"] for row in read} == {"-1.5"}


def test_no_cell_of_any_table_begins_like_a_formula(site: dict[str, Page]) -> None:
    tables = [page for page in site.values() if page.url.endswith(".csv")]
    assert len(tables) > 30
    for page in tables:
        assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
        for row in rows_of(page):
            for cell in row.values():
                assert not cell.startswith(UNSAFE), (page.url, cell)
                assert not cell.startswith("-") or float(cell) < 0, (page.url, cell)


def same(told: str, held: Any) -> bool:
    if told == "" or held is None:
        return told == "" and (held is None or held != held)
    return float(told) == held


def measures_with_figures(reading: Any) -> list[Any]:
    held = {one.key: one for listed in reading.listed for one in listed.measures}
    return [one for one in held.values() if one.has_figure]


def test_figures_as_csv_and_json_equal_the_rows_of_the_release(reading: Any) -> None:
    for measure in measures_with_figures(reading)[:12]:
        areas = [reading.place.code, reading.place.parent, ENGLAND]
        key = (measure.card.id, measure.series.id, "", "")
        held = [row for area in areas if area for row in reading.release.rows(key, area)]
        home = f"/measures/{measure.card.id}/"
        home += "" if measure.series.id == "all" else f"{measure.series.id}/"
        as_csv = rows_of(get(home + "figures.csv"))
        as_json = json.loads(get(home + "figures.json").text)["figures"]
        assert len(as_csv) == len(as_json) == len(held) > 0
        for row, one, two in zip(held, as_csv, as_json, strict=True):
            for name in ("value", "lower", "upper", "count", "denominator"):
                wanted = None if row[name] is None or row[name] != row[name] else row[name]
                assert same(one[name], wanted), (home, name)
                assert two[name] == wanted, (home, name)
            assert one["area"] == two["area"] == row["area"]
            assert one["period"] == two["period"] == row["period"]


def test_outcomes_have_one_row_for_each_listing_and_measure(reading: Any) -> None:
    rows = rows_of(get("/outcomes.csv"))
    wanted = [(o.listing.id, m.card.id, m.series.id) for o in reading.listed for m in o.measures]
    assert [(row["listing"], row["card"], row["series"]) for row in rows] == wanted
    told = json.loads(get("/outcomes.json").text)
    assert sum(told["counts"].values()) == len(reading.marks)
    for row, one in zip(rows, told["outcomes"], strict=True):
        assert same(row["value"], one["value"])
        assert (row["verdict"], row["kind"]) == (one["verdict"], one["kind"])


def test_every_file_of_the_report_is_written_and_equals_what_is_served(
    reading: Any, tmp_path: Any
) -> None:
    written = report_files.write_report(reading, tmp_path / "new" / "folder")
    names = ["report.pdf", "report.html", "plain.html", "plain.pdf", "report.json"]
    names += ["outcomes.csv", "evidence.json"]
    assert [path.name for path in written] == names
    held = {path.name: path.read_bytes() for path in written}
    assert held["report.html"] == get("/report/").body
    assert held["report.pdf"] == get("/report/report.pdf").body
    assert held["outcomes.csv"] == get("/outcomes.csv").body
    told = json.loads(held["report.json"])
    assert told["schema"] == "commonweal/report/1"
    assert told["release"] == reading.release.id
    assert sum(count for _kind, count, _named in told["report"]["unknown"]) <= len(reading.marks)
    evidence = json.loads(held["evidence.json"])["measures"]
    assert len(evidence) == len({(one["card"], one["series"]) for one in evidence}) > 0


def test_the_data_page_names_each_figure_that_was_not_used(
    site: dict[str, Page], reading: Any
) -> None:
    text = " ".join(site["/data/"].all("main")[0].text.split())
    held = unused(reading.release.home)
    assert held
    for one in held:
        assert one.place in text
        assert one.why in text

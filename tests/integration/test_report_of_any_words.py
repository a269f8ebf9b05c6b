"""The printed report with words nobody foresaw: none, too many, and words meant to harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pypdfium2 import PdfDocument
from tests.integration.test_report_pdf import read_back

from commonweal.publication.locations import project
from commonweal.publication.pages.annual_report import Report, annual_report
from commonweal.publication.report_pdf.sheet import sheet
from commonweal.publication.report_pdf.typeset import typeset

LONG = "Words that go on about the town and all who live in it, " * 9
HOSTILE = '#eval("1") $x$ <b> @label *bold* \\u{41} = heading \x00\u202e اردو'


def set_of(reading: Any, report: Report, **over: str) -> bytes:
    return typeset("report.typ", sheet(reading, report) | over, project(), reading.today)


def test_a_place_with_neither_ambition_nor_figures_gets_its_page(reading: Any) -> None:
    none: dict[str, Any] = {name: [] for name in (
        "levels", "better", "worse", "leaning_better", "leaning_worse",
        "due", "unknown")}  # fmt: skip
    none |= {"gap": None, "nearest": None}
    made = set_of(reading, replace(annual_report(reading), ambition="", goal=None, note="", **none))
    told = read_back(made)
    assert "What got better None." in told
    assert "No figure of a gap is held." in told


def test_long_words_are_shortened_to_one_page(reading: Any) -> None:
    report = annual_report(reading)
    items = [
        replace(one, name=LONG, sentence=LONG) for one in report.leaning_worse + report.worse
    ] * 3
    blocks = dict.fromkeys(("better", "worse", "leaning_better", "leaning_worse"), items)
    goal = report.goal and replace(report.goal, text=LONG, finding=LONG)
    made = set_of(
        reading, replace(report, ambition=LONG, note=LONG, nearest_name=LONG, goal=goal, **blocks)
    )
    document = PdfDocument(made)
    assert len(document) == 1
    document.close()


def test_no_word_of_a_pack_becomes_source(reading: Any) -> None:
    told = read_back(set_of(reading, annual_report(reading), strategy=HOSTILE))
    assert '#eval("1") $x$ <b> @label *bold* \\u{41} = heading ????' in told

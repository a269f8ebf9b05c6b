"""The printed report: one page, tagged, our fonts, the same numbers as on screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_float
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfDocument

from commonweal.publication.pages.annual_report import Report, annual_report
from commonweal.publication.report_files import report_html, report_pdf

SMALLEST = 9.0


@pytest.fixture(scope="module")
def made(reading: Any) -> bytes:
    return report_pdf(reading)


@pytest.fixture(scope="module")
def pdf(made: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(made)) as opened:
        yield opened


def read_back(made: bytes) -> str:
    """Text of every page, white space made one."""
    document = PdfDocument(made)
    told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s+", " ", told)


def test_is_one_page_of_a4(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 1
    box = [float(side) for side in pdf.pages[0].mediabox]
    assert box[2:] == pytest.approx([595.28, 841.89], abs=0.1)


def test_declares_pdf_ua_with_title_and_language(pdf: pikepdf.Pdf, reading: Any) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == annual_report(reading).title
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def elements(node: Any) -> Iterator[Any]:
    """Every element of the tree of tags."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def test_tags_name_headings_table_heads_and_what_each_figure_shows(pdf: pikepdf.Pdf) -> None:
    held = list(elements(pdf.Root.StructTreeRoot.K))
    kinds = [str(one.S) for one in held]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 8
    assert "/TH" in kinds
    figures = [one for one in held if str(one.S) == "/Figure"]
    assert figures
    assert all(str(one.get("/Alt", "")).strip() for one in figures)


def test_embeds_our_two_families_and_no_other(pdf: pikepdf.Pdf) -> None:
    named = {
        str(one.BaseFont).split("+")[-1]
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
    }
    assert named
    assert all(name.startswith(("SourceSerif4", "SourceSans3")) for name in named), named


def test_no_type_is_smaller_than_nine_points(made: bytes) -> None:
    document = pypdfium2.PdfDocument(made)
    page = document[0]
    sizes = []
    for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
        size = c_float()
        pdfium.FPDFTextObj_GetFontSize(part, byref(size))
        matrix = part.get_matrix()
        sizes.append(round(size.value * abs(matrix.d), 2))
    document.close()
    assert sizes
    assert min(sizes) >= SMALLEST


def key_words(report: Report) -> Iterator[str]:
    """What must be read on paper as on screen."""
    yield from (report.title, report.ambition)
    if report.goal:
        yield report.goal.finding
    for level in report.levels:
        yield from (level.value, level.limits, level.change, level.chip.leaning)
    shown = report.nearest or report.gap
    for line in shown.lines if shown else ():
        yield from (line.then, line.now, line.limits)
    for items in (report.better, report.worse, report.leaning_better, report.leaning_worse):
        for item in items[:1]:
            yield from (item.name, item.sentence, item.england)
    yield from (str(count) for _kind, count, _named in report.unknown)


def test_says_the_same_numbers_as_the_page_on_screen(made: bytes, reading: Any) -> None:
    from html import unescape

    on_paper = read_back(made)
    on_screen = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>|\u2060", "", report_html(reading))))
    for told in filter(None, key_words(annual_report(reading))):
        assert told in on_screen
        assert told in on_paper
    assert reading.release.id in on_paper


def test_equal_readings_make_equal_bytes(made: bytes, reading: Any) -> None:
    assert report_pdf(reading) == made

"""The plain report in more forms: the same sentences, read back, in every language's letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bench.claims_read_back import text_of
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.translation import gettext as _
from tests.integration.made_up_words import LETTERS, words_of
from tests.integration.test_report_pdf import elements

from commonweal.publication.languages.spoken import speaking
from commonweal.publication.plain import brief, light, one_page
from commonweal.publication.plain.about_report import LISTED
from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.easy import parts_of
from commonweal.publication.plain.easy_paper import easy_pdf
from commonweal.publication.plain.grammar import block_of
from commonweal.publication.plain.light import light_html
from commonweal.publication.plain.one_page import one_page_pdf
from commonweal.publication.plain.pages import easy_html
from commonweal.publication.plain.paper import LARGE, plain_pdf, told_on
from commonweal.publication.plain.published import every_measure, faults_of_spoken
from commonweal.publication.plain.report import PlainReport, plain_report
from commonweal.publication.plain.spoken import spoken_text
from commonweal.publication.plain.visible import of_page
from commonweal.publication.reading import Reading

LIGHTEST = 30_000
FORMS = {
    "/report/easy/": "text/html",
    "/report/easy.pdf": "application/pdf",
    "/report/large.pdf": "application/pdf",
    "/report/one-page.pdf": "application/pdf",
    "/report/light/": "text/html",
    "/report/spoken.txt": "text/plain; charset=utf-8",
}
PAPERS: dict[str, Callable[[Reading], bytes]] = {
    "easy": easy_pdf,
    "large": lambda reading: plain_pdf(reading, LARGE),
    "one page": one_page_pdf,
}
PAGES = {"easy": easy_html, "light": light_html}


@pytest.fixture(params=["en", *LETTERS])
def told_in(request: Any, reading: Any) -> Iterator[str]:
    """Each language in turn: English, and made-up words in the letters of the others."""
    with speaking(None if request.param == "en" else words_of(request.param, reading)):
        yield request.param


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def sheets(paper: bytes) -> int:
    with pikepdf.open(BytesIO(paper)) as pdf:
        return len(pdf.pages)


def test_every_form_is_served_and_linked_from_the_report(reading: Any) -> None:
    whole, plain = (Client().get(one).content.decode() for one in ("/report/", "/report/plain/"))
    for address, kind in FORMS.items():
        answer = Client().get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(kind), address
        assert answer.content == Client().get(address).content
        assert f'href="{address}"' in whole
        assert f'href="{address}"' in plain


@pytest.mark.parametrize("form", PAPERS)
def test_a_paper_reads_back_in_every_language(reading: Any, told_in: str, form: str) -> None:
    text = text_of(PAPERS[form](reading))

    assert Checker(reading).faults_of_report(told_on(text, reading), replace(reading)) == []


@pytest.mark.parametrize("form", PAGES)
def test_a_page_reads_back_in_every_language(reading: Any, told_in: str, form: str) -> None:
    text = of_page(PAGES[form](reading))

    assert Checker(reading).faults_of_report(text, replace(reading)) == []


def test_a_paper_reads_back_by_its_places_too_in_english(reading: Any) -> None:
    for made in PAPERS.values():
        text = told_on(text_of(made(reading)), reading)
        assert Checker(reading).faults_of_report(text, replace(reading)) == []


def test_the_text_to_be_spoken_reads_back_in_every_language(reading: Any, told_in: str) -> None:
    text = spoken_text(reading)

    assert faults_of_spoken(text, reading) == []
    assert re.findall(r"\d[–/-]\d|[−%]|[–-] ?\d", text) == []


def test_a_paper_and_a_voice_say_that_their_words_are_a_draft(reading: Any, told_in: str) -> None:
    with speaking(None):
        signed = [text_of(one(reading)) for one in PAPERS.values()] + [spoken_text(reading)]
    made = [text_of(one(reading)) for one in PAPERS.values()] + [spoken_text(reading)]
    said = _("This translation is a draft: nobody who speaks the language has checked it yet.")

    assert [squeezed(said) in squeezed(one) for one in made] == [told_in != "en"] * len(made)
    assert not any("is a draft" in one for one in signed)


def test_a_voice_hears_both_years_and_the_words_of_the_signs(reading: Any) -> None:
    text = spoken_text(reading)

    for said in ("2017 to 2019", "per cent", "A new part begins.\nWhat got better\n"):
        assert said in text
    wrong = text.replace("2017 to 2019", "2016 to 2018", 1)
    assert any("2016 to 2018" in one for one in faults_of_spoken(wrong, reading))
    wrong = text.replace("23.6 per cent", "23.5 per cent", 1)
    assert any("the figure is" in one for one in faults_of_spoken(wrong, reading))


@pytest.mark.parametrize("form", PAPERS)
def test_a_paper_is_pdf_ua_with_our_fonts_within(reading: Any, told_in: str, form: str) -> None:
    with pikepdf.open(BytesIO(PAPERS[form](reading))) as pdf, pdf.open_metadata() as metadata:
        kinds = [str(one.S) for one in elements(pdf.Root.StructTreeRoot.K)]
        held = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
        faces = [one for one in held if one.get("/Type") == "/FontDescriptor"]
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang).startswith(told_in)
    assert kinds.count("/H1") == 1
    assert {"/H2", "/P"} <= set(kinds)
    assert "/Table" not in kinds
    assert faces
    assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in faces)


def letters_of(paper: bytes) -> set[float]:
    """Sizes of all letters that are set, in points."""
    from pypdfium2 import PdfDocument
    from pypdfium2.raw import FPDFText_CountChars, FPDFText_GetFontSize

    found: set[float] = set()
    for page in PdfDocument(paper):
        text = page.get_textpage()
        held = [FPDFText_GetFontSize(text, n) for n in range(FPDFText_CountChars(text))]
        found |= {round(one, 1) for one in held if one > 1}
    return found


def test_large_print_and_easy_read_set_nothing_below_18_points(reading: Any) -> None:
    assert min(letters_of(plain_pdf(reading, LARGE))) >= 18
    assert min(letters_of(easy_pdf(reading))) >= 18


def test_the_gist_is_one_page_of_nothing_below_9_points(reading: Any, told_in: str) -> None:
    paper = one_page_pdf(reading)

    assert sheets(paper) == 1
    assert min(letters_of(paper)) >= 9


def swollen(reading: Any) -> PlainReport:
    """The report as it would be, had every measure with a figure got better and got worse."""
    whole = plain_report(reading)
    blocks = tuple(block_of(reading, one) for one in every_measure(reading) if one.has_figure)
    assert len(blocks) > 40
    return replace(whole, sections=tuple(
        replace(one, blocks=blocks, sentences=()) if one.id in LISTED else one
        for one in whole.sections
    ))  # fmt: skip


def test_with_many_measures_it_is_one_page_and_says_what_it_leaves_out(
    reading: Any, told_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = swollen(reading)
    monkeypatch.setattr(brief, "plain_report", lambda reading: whole)
    paper = one_page_pdf(reading)

    assert sheets(paper) == 1
    pieces = Checker(reading).pieces_of(told_on(text_of(paper), reading))
    left = [one for one in pieces if one.message and one.message.id.startswith("left-out:")]
    assert len(left) == 2


def built(name: str) -> bytes:
    found = finders.find(f"built/{name}")
    assert found, f"{name} is not built: run 'make test'"
    return Path(found).read_bytes()


def weight(html: str) -> int:
    return len(html.encode()) + len(built("light.css")) + len(built("icon.svg"))


def test_the_light_form_is_below_30_kb_with_all_it_needs(reading: Any, told_in: str) -> None:
    html = light_html(reading)

    assert weight(html) < LIGHTEST
    assert html.count("<link") == 2
    assert "<img" not in html
    assert b"url(" not in built("light.css")


def test_with_many_measures_it_is_light_and_says_what_it_leaves_out(
    reading: Any, told_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = swollen(reading)
    for module in (brief, light):
        monkeypatch.setattr(module, "plain_report", lambda reading: whole)
    html = light_html(reading)

    assert weight(html) < LIGHTEST
    pieces = Checker(reading).pieces_of(of_page(html))
    assert [o.message.id for o in pieces if o.message and "left-out" in o.message.id]


def test_a_cut_that_hides_what_it_leaves_out_is_told(
    reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_page, "MOST", 1)
    checker, text = Checker(reading), told_on(text_of(one_page_pdf(reading)), reading)
    said = "We leave out 1 more measure that got better."
    assert said in text
    assert checker.faults_of_report(text, reading) == []

    assert checker.faults_of_report(text.replace(said, ""), reading) == [
        "of 2 improved, 1 are shown and 0 left out"
    ]
    two = text.replace(said, "We leave out 2 more measures that got better.")
    assert checker.faults_of_report(two, reading) == ["of 2 improved, 1 are shown and 2 left out"]
    whole = text.replace("This is the short form: the whole report tells of all measures.", "")
    assert len(checker.faults_of_report(whole, reading)) > 5


def test_every_line_of_the_easy_read_is_one_sentence_with_a_mark(reading: Any) -> None:
    report = plain_report(reading)
    html, held = easy_html(reading), report.all_sentences

    assert html.count('<li><span class="easy-mark') == len(held)
    assert html.count("aria-hidden") >= len(held)
    assert len({idea.mark for part in parts_of(report) for one in part.named
                for idea in one.ideas}) > 5  # fmt: skip


def test_what_is_not_sure_never_bears_the_mark_of_better(reading: Any) -> None:
    perhaps = [one for one in parts_of(plain_report(reading)) if one.id.startswith("perhaps")]

    assert perhaps
    firsts = {one.ideas[0].mark for part in perhaps for one in part.named}
    assert firsts == {"plus-minus"}

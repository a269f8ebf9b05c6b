"""Every language on paper: each word reads back as it was written, in letters of our own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from bench.claims_read_back import text_of

from commonweal.publication.languages.catalogues import Domain
from commonweal.publication.languages.faults import faults_of
from commonweal.publication.languages.language import OTHERS, Language
from commonweal.publication.languages.offered import draft_words, entries_of
from commonweal.publication.languages.sources import wanted_of
from commonweal.publication.languages.spoken import speaking
from commonweal.publication.plain.paper import plain_pdf, told_on
from commonweal.publication.plain.published import check_published
from commonweal.publication.plain.report import PlainReport, plain_report

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("language", OTHERS, ids=[one.code for one in OTHERS])


def words_of(report: PlainReport) -> Iterator[str]:
    """Every text of the report in the order in which the paper has it."""
    yield report.title
    yield from (one.text for one in report.sentences)
    for section in report.sections:
        yield section.heading
        yield from (one.text for one in section.sentences)
        for block in section.blocks:
            yield block.name
            yield from (one.text for one in block.sentences)


@EVERY
def test_a_catalogue_is_of_today_and_without_a_fault(reading: Any, language: Language) -> None:
    """A message that is not translated stands in English; one that is must be right."""
    wanted = wanted_of(reading)

    for domain in Domain:
        held = entries_of(language, domain)
        found = faults_of(held, wanted[domain], right_to_left=language.right_to_left)
        assert [one for one in found if not one.endswith("is not translated")] == []
        assert {(one.context, one.english) for one in held} >= {
            (one.context, one.english) for one in wanted[domain]
        }


@EVERY
def test_a_paper_reads_back_as_it_was_written(reading: Any, language: Language) -> None:
    with speaking(draft_words(language)):
        written = " ".join(" ".join(words_of(plain_report(reading))).split())
        paper = plain_pdf(reading)
        assert told_on(text_of(paper), reading) == written


@EVERY
def test_a_paper_is_tagged_in_its_language_and_holds_its_letters(
    reading: Any, language: Language
) -> None:
    with speaking(draft_words(language)):
        paper = pikepdf.open(BytesIO(plain_pdf(reading)))

    assert str(paper.Root.Lang) == language.code
    assert bool(paper.Root.MarkInfo.Marked)
    fonts = {str(font.BaseFont) for page in paper.pages for font in page.Resources.Font.values()}
    assert all("+" in one for one in fonts)  # subsets, embedded
    family = language.letters.replace(" ", "")
    assert any(family in one for one in fonts)
    assert not any("Libertinus" in one for one in fonts)


@EVERY
def test_every_plain_text_is_borne_out(reading: Any, language: Language) -> None:
    with speaking(draft_words(language)):
        assert [one for one in check_published(reading) if one.faults] == []

"""A further language is a catalogue and never code: a made-up one is written and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.claims_of_text import directions_altered, figures_altered
from django.utils import translation
from tests.integration.pseudo_language import CODE, written_to

from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.pages import report_html
from commonweal.publication.plain.published import check_published
from commonweal.publication.plain.visible import of_page

STRIDE = 17


@pytest.fixture
def _strange(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.LOCALE_PATHS = [str(written_to(tmp_path))]
    settings.LANGUAGES = [*settings.LANGUAGES, (CODE, "Strange")]
    with translation.override(CODE):
        yield


@pytest.mark.usefixtures("_strange")
def test_its_marks_and_letters_are_on_the_page(reading: Any) -> None:
    text = of_page(report_html(reading))

    assert "Ø" in text
    assert re.search(r"[০-৯],[০-৯]%", text)
    assert "got better" not in text


@pytest.mark.usefixtures("_strange")
def test_every_plain_text_is_read_back_in_it(reading: Any) -> None:
    assert [one for one in check_published(reading) if one.faults] == []


@pytest.mark.usefixtures("_strange")
def test_what_is_altered_in_it_is_found(reading: Any) -> None:
    checker, text = Checker(reading), of_page(report_html(reading))
    made = [*figures_altered(text), *directions_altered(text, list(checker.pieces_of(text)))]

    missed = [one for one in made[::STRIDE] if not checker.faults_of_report(one.text, reading)]

    assert len(made) > STRIDE * 20
    assert missed == []

"""The printed report of other places and packs: one page each, whatever they have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import project
from commonweal.publication.reading import Reading, open_reading
from commonweal.publication.report_files import report_pdf
from commonweal.strategy.definition import Edition

PACKS = sorted(path.parent.name for path in (project() / "strategies").glob("*/strategy.yaml"))


def pages_of(made: bytes) -> int:
    document = PdfDocument(made)
    count = len(document)
    document.close()
    return count


def moved(edition: Edition, code: str, name: str) -> Edition:
    """The edition as if it were another place's."""
    place = replace(edition.strategy.place, code=code, name=name)
    return replace(edition, strategy=replace(edition.strategy, place=place))


@pytest.mark.parametrize("share", [0.0, 0.33, 0.66, 1.0])
def test_any_authority_gets_one_page(reading: Reading, share: float) -> None:
    tops = reading.release.places.panel
    area = reading.release.places.areas[tops[round(share * (len(tops) - 1))]]
    elsewhere = replace(reading, edition=moved(reading.edition, area.code, area.name))
    assert pages_of(report_pdf(elsewhere)) == 1


def test_the_longest_name_gets_one_page(reading: Reading) -> None:
    areas = reading.release.places.areas
    area = max((areas[code] for code in reading.release.places.panel), key=lambda a: len(a.name))
    elsewhere = replace(reading, edition=moved(reading.edition, area.code, area.name))
    assert pages_of(report_pdf(elsewhere)) == 1


@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_gets_one_page(served: Path, reading: Any, pack: str) -> None:
    """A made-up place has hardly a figure in a release of real ones."""
    ground = ground_of(project(), project() / "strategies" / pack)
    found = open_reading(served, ground, reading.today)
    assert pages_of(report_pdf(found)) == 1

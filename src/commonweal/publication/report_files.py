"""The report as files: PDF/UA by Typst, HTML as served, and its data."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from commonweal.measures.store import write_whole
from commonweal.publication import open_data
from commonweal.publication.agreed_words import AgreedWords
from commonweal.publication.goal import Goal
from commonweal.publication.locations import project
from commonweal.publication.pages.annual_report import annual_report, report_page
from commonweal.publication.plain.pages import report_html as plain_html
from commonweal.publication.plain.paper import plain_pdf
from commonweal.publication.plain.published import must_hold
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.report_pdf.agreed import agreed_pages
from commonweal.publication.report_pdf.sheet import sheet
from commonweal.publication.report_pdf.typeset import typeset

_DRAWN = {"spark", "bar", "then_at", "now_at", "england_at"}


def report_pdf(reading: Reading, told: AgreedWords | None = None) -> bytes:
    """The report on one page of A4, PDF/UA-1; equal bytes for an equal reading.

    What boards agreed follows on further pages where it is given.
    """
    data = sheet(reading, annual_report(reading))
    data["agreed"] = agreed_pages(told) if told else data["agreed"]
    return typeset("report.typ", data, project(), reading.today)


def report_html(reading: Reading) -> str:
    """The report as the site serves it."""
    return render_to_string("pages/report.jinja", report_page(reading))


def report_json(reading: Reading) -> dict[str, Any]:
    """Everything the report says, without drawings."""
    head = _head(reading, "report")
    return head | {"report": _plain(annual_report(reading))}


def evidence_json(reading: Reading) -> dict[str, Any]:
    """Evidence of every measure that tells a listing, each once."""
    held = {one.key: one for listed in reading.listed for one in listed.measures}
    told = [open_data.evidence_json(reading, one) for one in held.values()]
    return _head(reading, "evidence-of-report") | {"measures": told}


def write_report(reading: Reading, folder: Path) -> list[Path]:
    """Write the report, its plain version, its data and its evidence; returns the files written.

    Raises ``WordsError`` when the plain version says what the release does not.
    """
    made = {
        "report.pdf": report_pdf(reading),
        "report.html": report_html(reading).encode(),
        "plain.html": must_hold(reading, plain_html(reading)).encode(),
        "plain.pdf": plain_pdf(reading),
        "report.json": _json(report_json(reading)),
        "outcomes.csv": open_data.outcomes_csv(reading).encode(),
        "evidence.json": _json(evidence_json(reading)),
    }
    for name, content in made.items():
        write_whole(folder / name, content)
    return [folder / name for name in made]


def _head(reading: Reading, schema: str) -> dict[str, Any]:
    return {
        "schema": f"commonweal/{schema}/1",
        "release": reading.release.id,
        "edition": reading.edition.id,
        "as_of": reading.today.isoformat(),
        "area": reading.place.code,
        "licence": "Open Government Licence v3.0",
    }


def _json(thing: dict[str, Any]) -> bytes:
    return (json.dumps(thing, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _plain(thing: Any) -> Any:
    """Dataclasses, enums and dates as JSON holds them; a goal without its panels of figures."""
    if isinstance(thing, Goal):
        return {name: getattr(thing, name) for name in ("text", "finding", "lead", "measured_once")}
    if isinstance(thing, Measure):
        return {"card": thing.card.id, "series": thing.series.id}
    if is_dataclass(thing):
        named = (one.name for one in fields(thing) if one.name not in _DRAWN)
        return {name: _plain(getattr(thing, name)) for name in named}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, list | tuple):
        return [_plain(one) for one in thing]
    if thing is None or isinstance(thing, bool | int | float):
        return thing
    return thing.isoformat() if isinstance(thing, date) else str(thing)

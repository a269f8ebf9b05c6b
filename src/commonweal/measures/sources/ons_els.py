"""ONS Explore Local Statistics: one CSV an indicator, with a CSVW file beside it.

Quirks: a byte order mark in some files; measure and observation in either order; a second
``notes`` column; several measures of one indicator in one file; the symbol of a missing value in
``status``, but in one file a note of the geography stands there beside a value.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import (
    CROSSED,
    NOT_A_CODE,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    Make,
    has_year,
    is_code,
    number_or_none,
    read_rows,
)
from commonweal.measures.sources.documents import described
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.numbers import read_figure

_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_HEADINGS = (
    "areacd",
    "areanm",
    "geography",
    "indicator",
    "period",
    "observation",
    "measure",
    "unit",
    "lci_95",
    "uci_95",
    "status",
)


def read_ons_els(match: Match) -> Harvest:
    """Rows of one Explore Local Statistics file."""
    harvest, table = Harvest(), match.table
    read_rows(table, harvest, _maker(table))
    harvest.unread = tuple(name for name in table.left_unread() if name != "notes")
    harvest.vintage, harvest.vintage_note = sidecar_vintage(match.document.path)
    return harvest


def _maker(table: Table) -> Make:
    at = table.columns(*_HEADINGS)
    area, name, _, indicator, period, value, measure, _, low, high, status = at
    notes = [status, *(i for i, heading in enumerate(table.names) if heading == "notes")]

    def make(line: int, cells: list[str]) -> Observation | Fault:
        figure = read_figure(cells[value])
        if not is_code(cells[area]):
            return "areacd", cells[area], NOT_A_CODE
        if not has_year(cells[period]):
            return "period", cells[period], NOT_A_PERIOD
        if figure is None:
            return "observation", cells[value], NOT_A_NUMBER
        try:
            lower, upper = number_or_none(cells[low]), number_or_none(cells[high])
        except ValueError as error:
            return "lci_95, uci_95", str(error), NOT_A_NUMBER
        if lower is not None and upper is not None and lower > upper:
            return "lci_95", cells[low], CROSSED
        told = "; ".join(text for note in notes if (text := cells[note].strip()))
        return Observation(
            _named(cells[indicator], cells[measure]),
            cells[area],
            cells[name],
            cells[period],
            figure.value,
            lower,
            upper,
            note=told or figure.note,
            line=line,
        )

    return make


def _named(indicator: str, measure: str) -> str:
    """The indicator; with its measure where one indicator is told in several ways."""
    return f"{indicator}: {measure}" if "(" in measure else indicator


def sidecar_vintage(path: Path) -> tuple[str, str]:
    """Date that the publisher gives in the CSVW file beside a CSV, and what it is."""
    beside = path.with_name(path.name.removesuffix(".csv") + ".csvw.json")
    try:
        held: dict[str, Any] = json.loads(beside.read_text("utf-8-sig"))
        given = [part.get("sourceDate", "") for part in described(held)]
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return "", ""
    dates = sorted(_iso(text) for text in given) or [""]
    if dates[-1]:
        return dates[-1], "sourceDate of the CSVW file"
    changed = _iso(str(held.get("_note", "")))
    return changed, "CSVW file last modified" if changed else ""


def _iso(text: str) -> str:
    found = _DAY.search(text)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else ""


READERS = (
    Reader(
        "ons-els",
        Kind.OBSERVATIONS,
        "ONS Explore Local Statistics",
        read_ons_els,
        needs=(_HEADINGS,),
    ),
)

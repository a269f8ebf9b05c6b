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
    full_rows,
    has_year,
    is_code,
    number_or_none,
)
from commonweal.measures.sources.documents import described
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.numbers import BLANK, read_figure

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
    harvest = Harvest()
    table = match.table
    _rows(table, harvest)
    harvest.unread = tuple(name for name in table.left_unread() if name not in ("notes",))
    harvest.vintage, harvest.vintage_note = sidecar_vintage(match.document.path)
    return harvest


def _rows(table: Table, harvest: Harvest) -> None:
    at = table.columns(*_HEADINGS)
    area, name, _, indicator, period, value, measure, _, low, high, status = at
    notes = [index for index, heading in enumerate(table.names) if heading == "notes"]
    for line, cells in full_rows(table, harvest):
        figure = read_figure(cells[value])
        if not is_code(cells[area]):
            harvest.aside(line, "areacd", cells[area], NOT_A_CODE)
        elif not has_year(cells[period]):
            harvest.aside(line, "period", cells[period], NOT_A_PERIOD)
        elif figure is None:
            harvest.aside(line, "observation", cells[value], NOT_A_NUMBER)
        else:
            try:
                lower, upper = number_or_none(cells[low]), number_or_none(cells[high])
            except ValueError as error:
                harvest.aside(line, "lci_95, uci_95", str(error), NOT_A_NUMBER)
                continue
            if lower is not None and upper is not None and lower > upper:
                harvest.aside(line, "lci_95", cells[low], CROSSED)
                continue
            note = "; ".join(
                text for text in (cells[status].strip(), *(cells[n].strip() for n in notes)) if text
            )
            if figure.value is None and not note:
                note = figure.note or BLANK
            harvest.observations.append(
                Observation(
                    _named(cells[indicator], cells[measure]),
                    cells[area],
                    cells[name],
                    cells[period],
                    figure.value,
                    lower,
                    upper,
                    note=note,
                    line=line,
                )
            )


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

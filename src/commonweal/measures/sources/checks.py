"""Small checks that every reader makes of a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from commonweal.facts.observation import Observation
from commonweal.measures.sources.extract import Harvest, Table
from commonweal.measures.sources.numbers import read_figure

_CODE = re.compile(r"[EKNSWJ]\d{8}|[XU]\d{5}(?:\d{3})?")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d")

Fault = tuple[str, str, str]
"""Column, value and reason for which a row is set aside."""

Make = Callable[[int, list[str]], Observation | Fault]
NOT_A_CODE = "is not the code of an area"
NOT_A_PERIOD = "names no year"
NOT_A_NUMBER = "is neither a number nor a known symbol"
CROSSED = "the lower limit is above the upper"


@lru_cache(maxsize=1 << 17)
def is_code(text: str) -> bool:
    """Whether it is a nine-character code (or one of a made-up place, with X or U)."""
    return _CODE.fullmatch(text) is not None


@lru_cache(maxsize=1 << 14)
def has_year(text: str) -> bool:
    """Whether a label of a period names a year."""
    return _YEAR.search(text) is not None


@lru_cache(maxsize=1 << 10)
def as_sex(text: str) -> str:
    """ "male", "female" or "persons"; empty for anything else."""
    word = text.strip().lower()
    known = {"males": "male", "females": "female", "person": "persons", "all": "persons"}
    word = known.get(word, word)
    return word if word in ("male", "female", "persons") else ""


def number_or_none(text: str) -> float | None:
    """The number of a cell that may be empty or hold a symbol; raises ``ValueError`` for text."""
    figure = read_figure(text)
    if figure is None:
        raise ValueError(text)
    return figure.value


def read_rows(table: Table, harvest: Harvest, make: Make, needed: int | None = None) -> None:
    """Make a figure of every row; a row of which none can be made is set aside."""
    for line, cells in full_rows(table, harvest, needed):
        made = make(line, cells)
        if isinstance(made, Observation):
            harvest.observations.append(made)
        else:
            column, value, reason = made
            sheet = table.sheet.name
            harvest.aside(line, f"{sheet}!{column}" if sheet else column, value, reason)


def full_rows(
    table: Table, harvest: Harvest, needed: int | None = None
) -> list[tuple[int, list[str]]]:
    """Rows with at least ``needed`` cells (as many as headings); the others are set aside.

    Counts every row, and every line that could not be taken apart, as a record. Empty cells
    beyond the headings are let pass, filled ones are not.
    """
    width = len(table.headings)
    needed = width if needed is None else needed
    body = table.body
    harvest.records_in += len(body) + len(table.sheet.faults)
    harvest.set_aside.extend(table.sheet.faults)
    rows = []
    for row in body:
        line, cells = row
        if needed <= len(cells) <= width:
            rows.append(row)
        elif len(cells) < needed or any(cell.strip() for cell in cells[width:]):
            harvest.aside(line, "", ",".join(cells), f"has {len(cells)} cells instead of {width}")
        else:
            rows.append(row)
    return rows

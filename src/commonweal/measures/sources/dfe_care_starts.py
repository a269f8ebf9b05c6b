"""DfE, children who started to be looked after, by category of need: two published shapes.

The newer file repeats the total of a place in ``Number``, ``Rate Per 10000``, ``rates_number`` and
``rate_per_10000`` on every row; the figures of a category are ``placements_number`` and
``placement_per_10000`` (whole numbers), and −100 in a sister column stands for a suppressed one.
The older file has counts and shares, no rate.
"""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.cells import Wrong
from commonweal.measures.sources.checks import NOT_A_NUMBER, Fault, number_or_none, read_rows
from commonweal.measures.sources.dfe_explore import dfe_place
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

GROUP_KIND = "category of need"
RATE = "children starting to be looked after, rate per 10,000"
COUNT = "children starting to be looked after, number"
_SHARED = ("time_period", "geographic_level", "new_la_code", "cla_group", "characteristic")
_NEWER = (
    *_SHARED,
    "placements_number",
    "placement_per_10000",
    "population_estimate",
    "rates_number",
)
_OLDER = (*_SHARED, "number", "percentage")


def read_newer(match: Match) -> Harvest:
    """Rates per 10,000 children, with count and child population."""
    return _read(match, RATE, "placement_per_10000", "placements_number", "population_estimate")


def read_older(match: Match) -> Harvest:
    """Counts; the file has no population."""
    return _read(match, COUNT, "number", "number", "")


def _read(match: Match, indicator: str, value: str, count: str, base: str) -> Harvest:
    harvest, table = Harvest(), match.table
    place = dfe_place(table)
    kind, need, at, *beside = table.columns("cla_group", "characteristic", value, count, base)

    def make(line: int, cells: list[str]) -> Observation | Fault:
        where = place(cells)
        figure = read_figure(cells[at])
        if isinstance(where, Wrong):
            return where
        if figure is None:
            return value, cells[at], NOT_A_NUMBER
        try:
            children, people = (number_or_none(cells[i]) if i >= 0 else None for i in beside)
        except ValueError as error:
            return count, str(error), NOT_A_NUMBER
        whole = cells[need].strip() == "Total"
        return Observation(
            indicator,
            where.area,
            where.area_name,
            where.period,
            figure.value,
            numerator=children,
            denominator=people,
            group_kind="" if whole else cells[kind].strip().lower(),
            group="" if whole else cells[need].strip(),
            note=figure.note,
            line=line,
        )

    read_rows(table, harvest, make)
    harvest.unread = table.left_unread()
    return harvest


READERS = (
    Reader(
        "dfe-care-starts",
        Kind.OBSERVATIONS,
        "DfE, children starting to be looked after by category of need",
        read_newer,
        needs=(_NEWER,),
    ),
    Reader(
        "dfe-care-starts-2022",
        Kind.OBSERVATIONS,
        "DfE, children starting to be looked after by category of need, as published in 2022",
        read_older,
        needs=(_OLDER,),
    ),
)

"""DESNZ sub-regional fuel poverty: stacked tables and the workbook as published.

Quirks: two definitions, LIHC to 2018 and LILEE from 2019, told in the note of every figure; the
sheet of 2011 holds fractions and old codes, so it makes an indicator of its own; regions are named,
not coded, in one table. The share is modelled: count and base are estimates, not a sample.
The unit is that of a year, not of a row: a row that is wrong must not look like a fraction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from commonweal.facts.observation import Observation
from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, NOT_A_NUMBER, Fault, is_code, read_rows
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.numbers import read_figure
from commonweal.measures.sources.regions import region_code as coded

SHARE = "households in fuel poverty, per cent"
FRACTION = "households in fuel poverty, fraction"
_STACKED = (
    "data_year",
    "metric",
    "households",
    "households_in_fuel_poverty",
    "percent_fuel_poor",
)
_SHEET = (
    "Number of households",
    "Number of households in fuel poverty",
    "Proportion of households fuel poor (%)",
)
_OLD_CODE = re.compile(r"\d\d[A-Z]{2}")


def region_code(name: str) -> str:
    """Code of a region; the last line of a table of regions is England, "All households"."""
    return coded("England" if name.strip() == "All households" else name)


def read_stacked(match: Match) -> Harvest:
    """Years stacked, for authorities, regions or small areas."""
    harvest, table = Harvest(), match.table
    year, metric, base, count, value = table.columns(*_STACKED)
    area_of = _area(table)

    def make(line: int, cells: list[str]) -> Observation | Fault:
        area, name = area_of(cells)
        share, poor, homes = (read_figure(cells[at]) for at in (value, count, base))
        if not area:
            return "area_code", name, NOT_A_CODE
        if share is None or poor is None or homes is None:
            return "percent_fuel_poor", cells[value], NOT_A_NUMBER
        return Observation(
            SHARE,
            area,
            name,
            cells[year],
            share.value,
            numerator=poor.value,
            denominator=homes.value,
            note="; ".join(part for part in (share.note, cells[metric]) if part),
            line=line,
        )

    read_rows(table, harvest, make)
    harvest.observations = _in_units(harvest.observations)
    harvest.unread = tuple(name for name in table.left_unread() if name != "source_file")
    return harvest


def _area(table: Table) -> Callable[[list[str]], tuple[str, str]]:
    code = max(table.columns("area_code", "lsoa_code"))
    name = max(table.columns("area_name", "lsoa_name", "region_or_country"))

    def found(cells: list[str]) -> tuple[str, str]:
        named = cells[name].strip()
        if code < 0:
            return region_code(named), named
        held = cells[code].strip()
        if is_code(held) or _OLD_CODE.fullmatch(held):
            return held, named
        return region_code(held), held

    return found


def _in_units(observations: list[Observation]) -> list[Observation]:
    """Figures under the indicator of their unit, which most shares of their year decide."""
    votes = Counter((one.period, _fraction(one)) for one in observations if one.value is not None)
    fractions = {year for year, _ in votes if votes[year, True] > votes[year, False]}
    return [
        one._replace(indicator=FRACTION) if one.period in fractions else one for one in observations
    ]


def _fraction(one: Observation) -> bool:
    """Whether a share is held as a fraction of one, by its own count and base."""
    share, poor, homes = one.value, one.numerator, one.denominator
    if share is None or poor is None or not homes or not 0 < share <= 1:
        return False
    return abs(share - poor / homes) < abs(share - 100 * poor / homes)


def read_workbook(match: Match) -> Harvest:
    """Tables 1 to 4 of one year: regions, authorities, small areas, constituencies."""
    harvest = Harvest()
    for table in match.tables:
        _read_sheet(table, harvest)
    return harvest


def _read_sheet(table: Table, harvest: Harvest) -> None:
    title = table.sheet.rows[0][1][0]
    harvest.notes.append(title)
    year = (re.findall(r"20\d\d", title) or [""])[-1]
    base, count, value = table.columns(*_SHEET)

    def place(cells: list[str]) -> Where | Wrong:
        named = [cell.strip() for cell in cells[1:base] if cell.strip()]
        if is_code(cells[0].strip()):
            return Where(cells[0].strip(), named[0] if named else "", year, note="LILEE")
        if code := region_code(cells[0]):
            return Where(code, cells[0].strip(), year, note="LILEE")
        return Wrong(table.headings[0], cells[0], NOT_A_CODE)

    figures = [Figures(value, SHARE, numerator=count, denominator=base)]
    rows = []
    for line, cells in table.body:
        if any(cells[1:]):
            rows.append((line, cells))
        else:
            harvest.notes.append(cells[0])
    read_cells(table, harvest, place, figures, rows=rows, sheet=table.sheet.name)


READERS = (
    Reader(
        "fuel-poverty",
        Kind.OBSERVATIONS,
        "DESNZ sub-regional fuel poverty, years stacked",
        read_stacked,
        needs=(
            (*_STACKED, "area_code", "area_name"),
            (*_STACKED, "lsoa_code", "lsoa_name"),
            (*_STACKED, "region_or_country"),
        ),
    ),
    Reader(
        "fuel-poverty-workbook",
        Kind.OBSERVATIONS,
        "DESNZ sub-regional fuel poverty, workbook of one year",
        read_workbook,
        needs=(_SHEET,),
        every_table=True,
    ),
)

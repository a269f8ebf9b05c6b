"""NHS England: waits from referral to treatment, and children's use of mental health services.

Areas are bodies of the NHS (trusts by their code, CCGs, STPs), never authorities. A blank median
belongs to a service on which nobody waits.
"""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import (
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    has_year,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

SERVICE = "treatment function"
TOTAL = "C_999"
_OVERVIEW = ("month", "type_of_wait", "count")
_TRUSTS = (
    "provider_code",
    "provider_name",
    "treatment_function_code",
    "treatment_function",
    "total_incomplete_pathways",
    "reporting_month",
)
_SHARES = {"pct_within_18_weeks": "total_within_18_weeks", "pct_52_plus": "total_52_plus"}
_PLAIN = ("median_wait_weeks", "p92_wait_weeks", "total_65_plus", "total_78_plus")
_ACCESS = ("indicator_title", "indicator_id", "org_code", "org_name", "org_type", "period", "value")


def read_overview(match: Match) -> Harvest:
    """Pathways of England by length of wait and month."""
    harvest, table = Harvest(), match.table
    month, kind, count = table.columns(*_OVERVIEW)

    def make(line: int, cells: list[str]) -> Observation | Fault:
        figure = read_figure(cells[count])
        if not has_year(cells[month]):
            return "month", cells[month], NOT_A_PERIOD
        if figure is None:
            return "count", cells[count], NOT_A_NUMBER
        told = f"incomplete pathways: {cells[kind].strip()}"
        found = (told, "E92000001", "England", cells[month], figure.value)
        return Observation(*found, note=figure.note, line=line)

    read_rows(table, harvest, make)
    return harvest


def read_trusts(match: Match) -> Harvest:
    """Incomplete pathways by trust and service; C_999 is all services and no group."""
    harvest, table = Harvest(), match.table
    code, name, service, named, total, month = table.columns(*_TRUSTS)
    figures = [Figures(total, "total_incomplete_pathways", numerator=total)]
    for share, count in _SHARES.items():
        figures.append(
            Figures(table.column(share), share, numerator=table.column(count), denominator=total)
        )
    figures += [Figures(at, name) for name in _PLAIN if (at := table.column(name)) >= 0]

    def place(cells: list[str]) -> Where | Wrong:
        if not has_year(cells[month]):
            return Wrong("reporting_month", cells[month], NOT_A_PERIOD)
        trust = (cells[code].strip(), cells[name].strip(), cells[month].strip())
        if cells[service] == TOTAL:
            return Where(*trust)
        return Where(*trust, group_kind=SERVICE, group=cells[named].strip())

    read_cells(table, harvest, place, figures)
    harvest.unread = table.left_unread()
    return harvest


def read_access(match: Match) -> Harvest:
    """Children and young people with contacts, by body of the NHS."""
    harvest, table = Harvest(), match.table
    _, indicator, code, name, _, period, value = table.columns(*_ACCESS)

    def make(line: int, row: list[str]) -> Observation | Fault:
        cells = [cell.strip() for cell in row]
        figure = read_figure(cells[value])
        if not has_year(cells[period]):
            return "period", cells[period], NOT_A_PERIOD
        if not cells[code]:
            return "org_code", "", "names no body"
        if figure is None:
            return "value", cells[value], NOT_A_NUMBER
        found = (cells[indicator], cells[code], cells[name], cells[period], figure.value)
        return Observation(*found, note=figure.note, line=line)

    read_rows(table, harvest, make)
    return harvest


READERS = (
    Reader(
        "nhs-waits-england",
        Kind.OBSERVATIONS,
        "NHS England, incomplete pathways of England by length of wait",
        read_overview,
        needs=(_OVERVIEW,),
    ),
    Reader(
        "nhs-waits-trusts",
        Kind.OBSERVATIONS,
        "NHS England, incomplete pathways by trust and service",
        read_trusts,
        needs=((*_TRUSTS, *_SHARES, *_PLAIN),),
    ),
    Reader(
        "nhs-children-mental-health",
        Kind.OBSERVATIONS,
        "NHS England Mental Health Dashboard, children and young people",
        read_access,
        needs=(_ACCESS,),
    ),
)

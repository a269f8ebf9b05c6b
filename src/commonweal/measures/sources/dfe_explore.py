"""Tables of DfE's Explore Education Statistics: one row a year and area, one column a figure.

Symbols: c suppressed, x not available, z not applicable, u unreliable, low rounds to nothing.
Years of these tables end on 31 March, those of participation lie in December to February.
"""

from __future__ import annotations

from collections.abc import Callable

from commonweal.measures.sources.cells import Figures, Place, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, NOT_A_PERIOD, has_year, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table

_AREA = ("time_period", "geographic_level", "region_code", "new_la_code", "la_name")
_TEXT = frozenset(
    [
        *("timeperiod", "timeidentifier", "geographiclevel", "countrycode", "countryname"),
        *("regioncode", "regionname", "oldlacode", "newlacode", "laname"),
        *("age", "agegroup", "category", "claggroup", "characteristic"),
    ]
)
_OF_COHORT = ("NEET_not_known_percent", "NEET_percent", "Notknown_percent")


def dfe_place(table: Table) -> Place:
    """Finds the area of a row by its level: authority, region or England."""
    period, _, region, code, name = table.columns(*_AREA)
    country, country_name, region_name = table.columns(
        "country_code", "country_name", "region_name"
    )
    table.columns("old_la_code", "time_identifier")
    level = table.column("geographic_level")
    levels = ((code, name), (region, region_name), (country, country_name))

    def place(cells: list[str]) -> Where | Wrong:
        if not has_year(cells[period]):
            return Wrong("time_period", cells[period], NOT_A_PERIOD)
        for at, named in levels:
            area = cells[at].strip() if at >= 0 else ""
            if area and area != "z":
                if not is_code(area):
                    return Wrong(table.headings[at], area, NOT_A_CODE)
                return Where(area, cells[named].strip(), cells[period].strip())
        if cells[level].strip() == "National" and country < 0:
            return Where("E92000001", "England", cells[period].strip())
        return Wrong("new_la_code", "", "names no area")

    return place


def _every_figure(table: Table, denominators: dict[str, str]) -> list[Figures]:
    figures = []
    for heading, name in zip(table.headings, table.names, strict=True):
        if name and name not in _TEXT:
            at, base = table.columns(heading, denominators.get(heading, ""))
            count = at if base >= 0 and heading not in _OF_COHORT else -1
            figures.append(Figures(at, heading, numerator=count, denominator=base))
    return figures


def read_participation(match: Match) -> Harvest:
    """Young people not in education, employment or training; shares of the cohort."""
    return _read(match, dict.fromkeys(_OF_COHORT, "Cohort_DJFavg"))


def read_children_in_need(match: Match) -> Harvest:
    """Children in need, table b1: counts without a denominator."""
    return _read(match, {})


def read_factors(match: Match) -> Harvest:
    """Factors at the end of assessment, table c3: counts out of assessments with a factor."""
    whole = "Episodes_with_assessment_factor"
    return _read(match, {heading: whole for heading in match.table.headings if heading != whole})


def read_population(match: Match) -> Harvest:
    """Children aged 0 to 17 in the middle of the year."""
    return _read(match, {})


def _read(match: Match, denominators: dict[str, str]) -> Harvest:
    harvest, table = Harvest(), match.table
    read_cells(table, harvest, dfe_place(table), _every_figure(table, denominators))
    harvest.unread = tuple(
        heading
        for heading in table.left_unread()
        if heading.lower() not in ("age", "age_group", "category")
    )
    return harvest


def _named(name: str, about: str, read: Callable[[Match], Harvest], *needs: str) -> Reader:
    return Reader(name, Kind.OBSERVATIONS, about, read, needs=((*_AREA, *needs),))


READERS = (
    _named(
        "dfe-participation",
        "DfE, participation of young people aged 16 and 17",
        read_participation,
        "Cohort_DJFavg",
        *_OF_COHORT,
    ),
    _named(
        "dfe-children-in-need",
        "DfE, children in need, table b1",
        read_children_in_need,
        "category",
        "At31_episodes",
        "Anypoint_child",
    ),
    _named(
        "dfe-assessment-factors",
        "DfE, factors identified at the end of assessment, table c3",
        read_factors,
        "category",
        "Episodes_with_assessment_factor",
    ),
    _named(
        "dfe-child-population",
        "ONS mid-year estimates of children aged 0 to 17, as DfE publishes them",
        read_population,
        "age_group",
        "population_estimate",
    ),
)

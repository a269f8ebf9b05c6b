"""data.police.uk: street crime as published, one row an event, and counts made from it.

Events are counted here by month, small area and type; they are not de-duplicated, and an event without
a place is counted under no area. A month that is absent is unknown, not nought.
"""  # noqa: E501 - one sentence a quirk

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import (
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    full_rows,
    has_year,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

CRIMES = "recorded street crime"
GROUP_KIND = "crime type"
_RAW = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
)
_COUNTS = ("month", "lsoa_code", "lsoa_name", "crime_type", "count")
_FORCES = ("month", "force", "crime_type", "count")


def read_events(match: Match) -> Harvest:
    """Counts of the events of a file; every event counted is a record loaded."""
    harvest, table = Harvest(loaded=0), match.table
    month, code, name, kind = table.columns("Month", "LSOA code", "LSOA name", "Crime type")
    counts: dict[tuple[str, str, str, str], list[int]] = {}
    loaded = 0
    for line, cells in full_rows(table, harvest):
        if not has_year(cells[month]):
            harvest.aside(line, "Month", cells[month], NOT_A_PERIOD)
        elif not cells[kind].strip():
            harvest.aside(line, "Crime type", "", "names no type of crime")
        else:
            key = (cells[code].strip(), cells[name].strip(), cells[month], cells[kind].strip())
            tally = counts.setdefault(key, [0, line])
            tally[0] += 1
            loaded += 1
    for (area, named, when, crime), (count, line) in counts.items():
        harvest.observations.append(
            _count(area, named, when, crime, float(count), line, "counted here")
        )
    harvest.loaded = loaded
    harvest.unread = table.left_unread()
    return harvest


def read_counts(match: Match) -> Harvest:
    """Counts by month, small area or force, and type."""
    harvest, table = Harvest(), match.table
    month, kind, count = table.columns("month", "crime_type", "count")
    area = max(table.columns("lsoa_code", "force"))
    name = max(table.columns("lsoa_name", "force"))

    def make(line: int, cells: list[str]) -> Observation | Fault:
        figure = read_figure(cells[count])
        if not has_year(cells[month]):
            return "month", cells[month], NOT_A_PERIOD
        if figure is None:
            return "count", cells[count], NOT_A_NUMBER
        told = (cells[area].strip(), cells[name].strip(), cells[month], cells[kind].strip())
        return _count(*told, figure.value, line, figure.note)

    read_rows(table, harvest, make)
    return harvest


def _count(
    area: str, name: str, month: str, crime: str, count: float | None, line: int, note: str
) -> Observation:
    return Observation(
        CRIMES,
        area,
        name,
        month,
        count,
        numerator=count,
        group_kind=GROUP_KIND,
        group=crime,
        note=note,
        line=line,
    )


READERS = (
    Reader(
        "police-events",
        Kind.OBSERVATIONS,
        "data.police.uk, street crime, one row an event",
        read_events,
        needs=(_RAW,),
    ),
    Reader(
        "police-counts",
        Kind.OBSERVATIONS,
        "data.police.uk, street crime counted by month, area and type",
        read_counts,
        needs=(_COUNTS, _FORCES),
    ),
)

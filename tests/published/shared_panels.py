"""A plain reader of the neighbouring raw extracts, for tests only: files in, panels out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import numpy as np

from commonweal.facts.card import Card, CardState, Estimation, LimitsRule, Polarity, ValueKind
from commonweal.facts.panel import COMPARISONS, Figures, Panel
from commonweal.facts.period import Period, PeriodKind, parse_period
from commonweal.facts.succession import current_code, follow, valid_upper_tier

SHARED = Path(__file__).parents[3] / "shared"
DATA = SHARED / "data"
GOLDEN = SHARED / "golden" / "verdicts"
CHILDREN = "dfe_csc/ons_mid-year_population_estimates_2012_to_2024_age0_17_la.csv"
ENGLAND = "E92000001"
NEWEST_DAY = date(2025, 12, 31)


@dataclass(frozen=True)
class Cell:
    """One figure as a file holds it."""

    area: str
    period: Period
    value: float
    lower: float = float("nan")
    upper: float = float("nan")
    comparison: int = 0


def rows_of(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def children() -> dict[str, float]:
    """People aged 0 to 17, mid-2021, by current code."""
    held = {
        row["new_la_code"]: float(row["population_estimate"])
        for row in rows_of(CHILDREN)
        if row["time_period"] == "2021" and row["geographic_level"] == "Local authority"
    }
    return follow(held)


@cache
def department_codes() -> dict[int, str]:
    """The education department's numbers of authorities, with the code they bear today."""
    found = {970: ENGLAND}
    for row in sorted(rows_of(CHILDREN), key=lambda one: one["time_period"]):
        if row["geographic_level"] == "Local authority":
            found[int(row["old_la_code"])] = current_code(row["new_la_code"])
    return found


@cache
def panel_places() -> tuple[tuple[str, ...], np.ndarray]:
    """Upper-tier authorities valid on the newest day held, and their sizes."""
    known = set(department_codes().values())
    places = tuple(sorted(code for code in known if valid_upper_tier(code, NEWEST_DAY)))
    size = np.array([children().get(code, np.nan) for code in places])
    return places, np.where(np.isnan(size), np.nanmedian(size), size)


def department_cells(measure: str) -> list[Cell]:
    """Figures of the local authority tool; a dash stands for none."""
    source = str(DATA / "dfe_lait" / "bds_long_0.parquet")
    rows = duckdb.execute(
        """select "LA Number", "Years", "Values" from read_parquet(?)
        where "Short Desc" = ? and "Values" <> '-'""",
        [source, measure],
    ).fetchall()
    codes = department_codes()
    return [
        Cell(codes[int(number)], parse_period(year, PeriodKind.ACADEMIC), float(value))
        for number, year, value in rows
        if int(number) in codes
    ]


def statistics_office_cells(path: str, indicator: str) -> list[Cell]:
    return [
        Cell(
            row["areacd"],
            parse_period(row["period"], PeriodKind.CALENDAR),
            float(row["observation"]),
            float(row["lci_95"] or "nan"),
            float(row["uci_95"] or "nan"),
        )
        for row in rows_of(path)
        if row["indicator"] == indicator and row["observation"]
    ]


def trafford_cells(
    path: str, inequality: str, kind: PeriodKind = PeriodKind.CALENDAR
) -> list[Cell]:
    found = []
    for row in rows_of(path):
        if row["indicator"].endswith("data combined"):
            continue
        word = row["compared_to_England"].lower()
        if row["inequality"] == inequality and row["value"] not in ("", "NA"):
            coded = COMPARISONS.index(word) if word in COMPARISONS else 0
            period = parse_period(row["period"], kind)
            found.append(Cell(row["area_code"], period, float(row["value"]), comparison=coded))
    return found


def figures(cells: list[Cell], areas: tuple[str, ...], periods: tuple[Period, ...]) -> Figures:
    """Lay cells out as arrays, under current codes; the new code wins over the old."""
    shape = (len(areas), len(periods))
    value, lower, upper = (np.full(shape, np.nan) for _ in range(3))
    comparison = np.zeros(shape, dtype=np.int8)
    rows = {area: row for row, area in enumerate(areas)}
    columns = {period: column for column, period in enumerate(periods)}
    for cell in sorted(cells, key=lambda one: one.area == current_code(one.area)):
        row = rows.get(current_code(cell.area))
        if row is None or cell.period not in columns:
            continue
        at = row, columns[cell.period]
        value[at], lower[at], upper[at] = cell.value, cell.lower, cell.upper
        comparison[at] = cell.comparison
    none = np.full(shape, np.nan)
    withheld = np.zeros(shape, dtype=np.bool_)
    return Figures(areas, periods, value, lower, upper, none, none.copy(), comparison, withheld)


def panel(measure: str, cells: list[Cell], start: int = 0) -> Panel:
    """Build the panel of a measure from its cells, from a year on."""
    places, size = panel_places()
    periods = tuple(sorted({c.period for c in cells if c.period.end.year >= start}))
    return Panel(
        measure,
        figures(cells, places, periods),
        figures(cells, (ENGLAND,), periods),
        size,
    )


def card(name: str, polarity: Polarity, kind: ValueKind, limits: LimitsRule) -> Card:
    return Card(
        id=name,
        name=name,
        state=CardState.ACTIVE,
        polarity=polarity,
        value_kind=kind,
        limits=limits,
        estimation=Estimation.DIRECT,
    )


HLE = "ons_els/healthy-life-expectancy.csv"
LIFE = "trafford_fingertips/life_expectancy.csv"
UP, DOWN = Polarity.HIGHER, Polarity.LOWER
SCORE, PERCENT, YEARS = ValueKind.MEAN_SCORE, ValueKind.PERCENTAGE, ValueKind.YEARS


def golden_measure(name: str) -> tuple[Card, Panel, int]:
    """Card, panel and baseline year of a measure with golden answers."""
    if name == "attainment-8":
        cells, start, rules = department_cells("AVG_Attain8_Score"), 0, (UP, SCORE, "panel")
    elif name == "development-since-2022":
        cells, start, rules = department_cells("FSP_NEW_GOODDEV"), 2022, (UP, PERCENT, "panel")
    elif name == "persistent-absence":
        cells, start, rules = department_cells("TotPerAbNew"), 0, (DOWN, PERCENT, "panel")
    elif name == "life-expectancy-men":
        cells, start, rules = trafford_cells(LIFE, "Male"), 0, (UP, YEARS, "recovered")
    else:
        sex = {"hle-men": "Male", "hle-women": "Female"}[name]
        cells = statistics_office_cells(HLE, f"{sex} healthy life expectancy")
        start, rules = 0, (UP, YEARS, "published")
    polarity, kind, limits = rules
    made = card(name, polarity, kind, LimitsRule(limits))
    return made, panel(name, cells, start), 2022 if start else 2019

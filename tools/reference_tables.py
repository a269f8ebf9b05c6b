"""Make the project's reference tables from published files: areas, their sizes, neighbours.

Usage: python tools/reference_tables.py RAW_FOLDER figures/reference
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import python_calamine

from commonweal.facts.succession import SUCCESSIONS
from commonweal.measures import engine

ENGLAND = "E92000001"
LONDON = "E12000007"
SAME_TERRITORY = {one.old: one.new for one in SUCCESSIONS}


def main(raw: Path, target: Path) -> None:
    """Write ``areas.parquet`` and ``neighbours.parquet``."""
    target.mkdir(parents=True, exist_ok=True)
    con = engine.connect()
    areas = [*_countries_and_regions(raw), *_authorities(raw)]
    names = ("code", "name", "kind", "parent", "old_codes", "children")
    columns = dict(zip(names, zip(*areas, strict=True), strict=True))
    engine.table(con, "areas", columns)
    engine.write_parquet(con, "SELECT * FROM areas ORDER BY code", target / "areas.parquet")
    neighbours = _neighbours(raw, _codes_by_number(raw))
    engine.table(con, "n", dict(zip(_NEIGHBOURS, zip(*neighbours, strict=True), strict=True)))
    engine.write_parquet(con, "SELECT * FROM n", target / "neighbours.parquet")
    print(f"{len(areas)} areas, {len(neighbours)} neighbours")


_NEIGHBOURS = ("comparator_set", "dated", "area", "position", "neighbour", "file", "cell")


def _population(raw: Path) -> list[dict[str, str]]:
    path = raw / "dfe_csc/ons_mid-year_population_estimates_2012_to_2024_age0_17_la.csv"
    with path.open(newline="", encoding="utf-8-sig") as source:
        return [row for row in csv.DictReader(source) if row["time_period"] == "2021"]


def _countries_and_regions(raw: Path) -> list[tuple[object, ...]]:
    rows = [(ENGLAND, "England", "country", "", "", 0.0)]
    for row in _population(raw):
        code = row["region_code"]
        if row["geographic_level"] == "Regional" and code.startswith("E12"):
            rows.append((code, row["region_name"], "region", ENGLAND, "", 0.0))
    if LONDON not in {row[0] for row in rows}:
        rows.append((LONDON, "London", "region", ENGLAND, "", 0.0))
    return [(*row[:5], None) for row in rows]


def _authorities(raw: Path) -> list[tuple[object, ...]]:
    geography = json.loads((raw / "geo/ctyua_dec2023_bsc.geojson").read_text())
    held = {f["properties"]["CTYUA23CD"]: f["properties"] for f in geography["features"]}
    population = {r["new_la_code"]: r for r in _population(raw) if r["new_la_code"]}
    regions = _regions(raw)
    rows = []
    for old, properties in held.items():
        if not old.startswith("E"):
            continue
        code = SAME_TERRITORY.get(old, old)
        before = [o for o, new in SAME_TERRITORY.items() if new == code]
        counted = next((population[c] for c in (code, *before) if c in population), None)
        children = float(counted["population_estimate"]) if counted else None
        name = properties["CTYUA23NM"].strip()
        rows.append((code, name, "authority", regions.get(name, ""), " ".join(before), children))
    return sorted(rows)


def _regions(raw: Path) -> dict[str, str]:
    """Region code by name of authority, from the newest population file and the list of areas."""
    path = raw / "dfe_csc/ons_mid-year_population_estimates_2012_to_2024_age0_17_la.csv"
    with path.open(newline="", encoding="utf-8-sig") as source:
        rows = [row for row in csv.DictReader(source) if row["la_name"]]
    return {
        row["la_name"].strip(): LONDON
        if row["region_code"].startswith("E13")
        else row["region_code"]
        for row in reversed(rows)
    }


def _neighbours(raw: Path, code_of: dict[str, str]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for name, dated in (("sn_april_2021.xlsx", "2021-04"), ("sn_may_2025.xlsx", "2025-05")):
        found += _sheet(raw / "dfe_lait" / name, dated, code_of)
    return found


def _sheet(path: Path, dated: str, code_of: dict[str, str]) -> list[tuple[object, ...]]:
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    sheet = workbook.sheet_names[0]
    rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    header = next(n for n, row in enumerate(rows) if "LA Name" in row)
    heads = [str(cell).strip() for cell in rows[header]]
    ranked = {int(h[2:]): n for n, h in enumerate(heads) if h[2:].isdigit() and h.startswith("SN")}
    found: list[tuple[object, ...]] = []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        area = code_of.get(_number(row[0]))
        for position, column in ranked.items():
            neighbour = code_of.get(_number(row[column]))
            if area and neighbour:
                cell = f"{sheet}!R{number}C{column + 1}"
                key = ("dfe-statistical-neighbours", dated, area, position, neighbour)
                found.append((*key, path.name, cell))
    return found


def _number(cell: object) -> str:
    return str(cell).split(".", maxsplit=1)[0].strip()


def _codes_by_number(raw: Path) -> dict[str, str]:
    """Nine-character code of today by the education department's three-digit number."""
    path = raw / "dfe_csc/ons_mid-year_population_estimates_2012_to_2024_age0_17_la.csv"
    with path.open(newline="", encoding="utf-8-sig") as source:
        rows = sorted(csv.DictReader(source), key=lambda row: row["time_period"])
    return {
        row["old_la_code"]: SAME_TERRITORY.get(row["new_la_code"], row["new_la_code"])
        for row in rows
        if row["new_la_code"]
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Make the project's reference tables from published files: areas, sizes, neighbours, wards.

Usage: python tools/reference_tables.py RAW_FOLDER figures/reference
"""

from __future__ import annotations

import csv
import json
import math
import sys
from pathlib import Path

import python_calamine

from commonweal.facts.succession import SUCCESSIONS
from commonweal.measures import engine
from residents_table import RESIDENTS, residents_of

ENGLAND = "E92000001"
LONDON = "E12000007"
COUNTY = "E10"
SAME_TERRITORY = {one.old: one.new for one in SUCCESSIONS}


def main(raw: Path, target: Path) -> None:
    """Write the tables of areas, neighbours, small areas, residents and wards."""
    if not raw.is_dir():
        sys.exit(f"no folder {raw}: name the folder of raw files, 'make figures RAW=...'")
    target.mkdir(parents=True, exist_ok=True)
    con = engine.connect()
    areas = [*_countries_and_regions(raw), *_authorities(raw), *_districts(raw)]
    names = ("code", "name", "kind", "parent", "old_codes", "children")
    columns = dict(zip(names, zip(*areas, strict=True), strict=True))
    engine.table(con, "areas", columns)
    engine.write_parquet(con, "SELECT * FROM areas ORDER BY code", target / "areas.parquet")
    neighbours = _neighbours(raw, _codes_by_number(raw))
    engine.table(con, "n", dict(zip(_NEIGHBOURS, zip(*neighbours, strict=True), strict=True)))
    engine.write_parquet(con, "SELECT * FROM n", target / "neighbours.parquet")
    small = _small_areas(raw, {name: code for code, name, *_ in areas})
    engine.table(con, "small", dict(zip(_SMALL, zip(*small, strict=True), strict=True)))
    engine.write_parquet(con, "SELECT * FROM small ORDER BY code", target / "small_areas.parquet")
    lives = residents_of(raw, areas)
    engine.table(con, "lives", dict(zip(RESIDENTS, zip(*lives, strict=True), strict=True)))
    told = "SELECT * FROM lives ORDER BY authority, trait, position"
    engine.write_parquet(con, told, target / "residents.parquet")
    _write_wards(raw, target / "wards.csv")
    print(f"{len(small)} small areas, {len(areas)} areas, {len(neighbours)} neighbours")


_NEIGHBOURS = ("comparator_set", "dated", "area", "position", "neighbour", "file", "cell")


_SMALL = ("code", "name", "authority", "population", "rank", "ranking", "deprived")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as source:
        return list(csv.DictReader(source))


def _write_wards(raw: Path, path: Path) -> None:
    """Wards of 2024 that a lookup from small areas names."""
    rows = {
        (row["ltla24_code"], row["ward24_code"], row["ward24_name"])
        for lookup in sorted((raw / "geo").glob("*lsoa21_ward24_lookup.csv"))
        for row in _rows(lookup)
    }
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([("authority", "code", "name"), *sorted(rows)])


def _small_areas(raw: Path, code_of: dict[str, str]) -> list[tuple[object, ...]]:
    """Middle-layer areas with population (mid-2019), population-weighted rank and the deprived.

    The deprived are the people deprived of income whom the indices of 2019 count.
    """
    poor = {
        row["lsoa11_code"]: float(row["income_domain_numerator"])
        for path in sorted((raw / "imd").glob("*imd2019_underlying_indicators.csv"))
        for row in _rows(path)
    }
    people = {
        row["lsoa11_code"]: float(row["total_population"])
        for path in sorted((raw / "population").glob("*2019_lsoa11*.csv"))
        for row in _rows(path)
    }
    code_by_name = {
        row["msoa11_name"]: row["msoa11_code"]
        for row in _rows(raw / "ons_hle_msoa_2009_13/hle_le_by_msoa_2009_13.csv")
    }
    parts: dict[str, list[tuple[float, float, float]]] = {}
    for path in sorted((raw / "imd").glob("*imd2019_lsoa11.csv")):
        for row in _rows(path):
            middle = row["lsoa11_name"][:-1]
            held = people[row["lsoa11_code"]]
            deprived = poor.get(row["lsoa11_code"], math.nan)
            parts.setdefault(middle, []).append((held, float(row["IMD_rank"]), deprived))
    found: list[tuple[object, ...]] = []
    for name, lower in parts.items():
        total = sum(population for population, *_ in lower)
        rank = sum(population * rank for population, rank, _ in lower) / total
        deprived = sum(counted for *_, counted in lower)
        authority = code_of[name.rsplit(" ", 1)[0]]
        found.append((code_by_name[name], name, authority, total, rank, "IMD 2019", deprived))
    return sorted(found)


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


def _districts(raw: Path) -> list[tuple[object, ...]]:
    """Districts of today's counties, each with its county as parent."""
    rows = [
        row
        for row in _rows(raw / "fingertipsnext/areas.csv")
        if row["HierarchyType"] == "Administrative"
    ]
    county = {
        district: row["AreaCode"]
        for row in rows
        if row["AreaCode"].startswith(COUNTY)
        for district in row["Children"].split("|")
    }
    names = {row["AreaCode"]: row["AreaName"] for row in rows}
    return [(code, names[code], "district", county[code], "", None) for code in sorted(county)]


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

"""Who lives in a place, by bands: sums of census tables, for the reference table of residents."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

RESIDENTS = ("authority", "trait", "band", "position", "people", "source", "file")
AGES = {
    "0-14": ("Aged 4 years and under", "Aged 5 to 9 years", "Aged 10 to 14 years"),
    "15-24": ("Aged 15 to 19 years", "Aged 20 to 24 years"),
    "25-34": ("Aged 25 to 29 years", "Aged 30 to 34 years"),
    "35-49": ("Aged 35 to 39 years", "Aged 40 to 44 years", "Aged 45 to 49 years"),
    "50-64": ("Aged 50 to 54 years", "Aged 55 to 59 years", "Aged 60 to 64 years"),
    "65+": (
        "Aged 65 to 69 years", "Aged 70 to 74 years", "Aged 75 to 79 years", "Aged 80 to 84 years",
        "Aged 85 years and over",
    ),
}  # fmt: skip
ETHNIC = {
    "asian": ("Asian, Asian British or Asian Welsh",),
    "black": ("Black, Black British, Black Welsh, Caribbean or African",),
    "mixed": ("Mixed or Multiple ethnic groups",),
    "white": ("White",),
    "other": ("Other ethnic group",),
}
SEXES = {"female": ("total_females",), "male": ("total_males",)}
OF_SMALL_AREAS = (
    ("*census2021_TS007A_*_by_lsoa21.csv", "age", AGES, "Total", "Census 2021, table TS007A"),
    ("*census2021_TS021_*_by_lsoa21.csv", "ethnic", ETHNIC, "Total: All usual residents",
     "Census 2021, table TS021"),
)  # fmt: skip
BY_SEX = "census2021_age3_by_sex_ltla_england_wales.csv"
Row = tuple[object, ...]


def residents_of(raw: Path, areas: Iterable[Row]) -> list[Row]:
    """Rows of the table: ages and ethnic groups where their tables are held, sexes everywhere."""
    held = list(areas)
    code_of = {str(name): str(code) for code, name, *_ in held}
    found: list[Row] = []
    for pattern, trait, bands, whole, source in OF_SMALL_AREAS:
        for path in sorted((raw / "census").glob(pattern)):
            found += _summed(path, trait, bands, whole, source, code_of)
    return [*found, *_by_sex(raw / "census" / BY_SEX, held)]


def _summed(
    path: Path, trait: str, bands: dict[str, tuple[str, ...]], whole: str, source: str,
    code_of: dict[str, str],
) -> Iterator[Row]:  # fmt: skip
    """Sums over the small areas of an authority, whose name stands before theirs."""
    sums: dict[str, dict[str, float]] = {}
    for row in _table(path, whole):
        authority = code_of[row["2021 super output area - lower layer"].rsplit(" ", 1)[0]]
        held = sums.setdefault(authority, dict.fromkeys(bands, 0.0))
        for band, columns in bands.items():
            held[band] += sum(float(row[one]) for one in columns)
    for authority, held in sums.items():
        for position, (band, people) in enumerate(held.items()):
            yield (authority, trait, band, position, people, source, path.name)


def _by_sex(path: Path, areas: list[Row]) -> Iterator[Row]:
    """Women and men of each authority; a county is the sum of its districts if all are there."""
    with path.open(newline="", encoding="utf-8-sig") as source:
        rows = {row["ltla21_code"]: row for row in csv.DictReader(source)}
    districts: dict[str, list[str]] = {}
    for code, _name, kind, parent, *_ in areas:
        if kind == "district":
            districts.setdefault(str(parent), []).append(str(code))
    for code, _name, kind, *_ in areas:
        parts = districts.get(str(code), [str(code)]) if kind == "authority" else []
        if not parts or not all(one in rows for one in parts):
            continue
        for position, (band, columns) in enumerate(SEXES.items()):
            people = sum(float(rows[one][column]) for one in parts for column in columns)
            told = "Census 2021, three ages by sex"
            yield (code, "sex", band, position, people, told, path.name)


def _table(path: Path, whole: str) -> Iterator[dict[str, str]]:
    """Rows of a table of Nomis, which begins with lines about it and may end with more."""
    with path.open(newline="", encoding="utf-8-sig") as source:
        lines = list(csv.reader(source))
    head = next(n for n, cells in enumerate(lines) if whole in cells)
    for cells in lines[head + 1 :]:
        if len(cells) == len(lines[head]) and cells[1].startswith("E"):
            yield dict(zip(lines[head], cells, strict=True))

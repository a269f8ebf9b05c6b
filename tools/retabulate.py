"""Re-tabulate published files into the small tables of ``figures/``, which the project carries.

Usage: python tools/retabulate.py RAW_FOLDER figures

Of every file only the figures that a card of the catalogue asks for are kept, as held and at full
precision, each with file, sha256 and line; one Parquet a reader, rewritten only when a row of it
changed, since binary files live in the history for ever.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from commonweal.measures import engine
from commonweal.measures.calculate import wanted_table
from commonweal.measures.carried import PACKAGE, SELECTIONS, selections_id
from commonweal.measures.catalogue import load_catalogue
from commonweal.measures.extracts import OBSERVATION_FIELDS, ingest
from commonweal.measures.pipeline import load_observations
from commonweal.measures.receipts import Held, observations, receipts
from commonweal.measures.small_areas import SLOPE
from commonweal.measures.sources.origins import load_origins
from commonweal.measures.store import Store, canonical_json, write_whole
from commonweal.measures.wanted import wanted_rows

ROOT = Path(__file__).resolve().parent.parent
LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."
_NUMBERS = ("value", "lower", "upper", "confidence", "numerator", "denominator")
_JOIN = (
    "w.reader = o.reader AND w.indicator = o.indicator AND w.sex = o.sex AND w.age = o.age "
    "AND w.group_kind = o.group_kind AND w.group_name = o.group"
)
_CHOSEN = f"""
SELECT o.* FROM observations o
WHERE EXISTS (SELECT 1 FROM wanted w JOIN kept k ON k.code = o.area WHERE {_JOIN}
              AND (NOT k.district OR o.numerator IS NOT NULL OR w.counts))
   OR EXISTS (SELECT 1 FROM small_wanted w JOIN small s ON s.code = o.area
              WHERE w.reader = o.reader AND w.indicator = o.indicator AND w.sex = o.sex)
"""
_ORDER = 'file, sha256, indicator, sex, age, group_kind, "group", area, period, line, cell'


def main(raw: Path, target: Path) -> None:
    """Write ``<reader>.parquet`` for every reader asked for, and ``datapackage.json``."""
    if not raw.is_dir():
        sys.exit(f"no folder {raw}: name the folder of raw files, 'make figures RAW=...'")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        ingest([raw], store, load_origins(ROOT / "tools/origins.toml"))
        held = observations(list(receipts(store)))
        con = engine.connect()
        load_observations(con, held)
        select(con, target / "reference")
        written = [_write(con, reader, target) for reader in _readers(con)]
        resources = [_resource(con, held, reader) for reader in _readers(con)]
    for stale in set(target.glob("*.parquet")) - {
        target / f"{r['name']}.parquet" for r in resources
    }:
        stale.unlink()
    write_whole(target / PACKAGE, _package(resources))
    size = sum(path.stat().st_size for path in target.glob("*.parquet"))
    rows = sum(resource["rows"] for resource in resources)
    print(f"{len(written)} tables ({sum(written)} written), {rows} rows, {size / 1e6:.1f} MB")


def select(con: engine.Connection, reference: Path) -> None:
    """Make the table ``chosen``: what the catalogue asks for, of the areas that are shown."""
    wanted = wanted_rows(load_catalogue(ROOT / "catalogue").cards.values())
    wanted_table(con, wanted)
    counts = [n for n, w in enumerate(wanted) if w.card.value_kind.value == "count"]
    con.execute("ALTER TABLE wanted ADD COLUMN counts BOOLEAN DEFAULT false")
    con.execute("UPDATE wanted SET counts = list_contains(?, number)", [counts])
    slopes = [n for n, w in enumerate(wanted) if w.card.derived == SLOPE]
    con.execute(
        "CREATE TABLE small_wanted AS SELECT * FROM wanted WHERE list_contains(?, number)", [slopes]
    )
    areas, small = str(reference / "areas.parquet"), str(reference / "small_areas.parquet")
    con.execute(
        "CREATE TABLE kept AS SELECT code, kind = 'district' AS district FROM read_parquet($1) "
        "UNION SELECT unnest(string_split(old_codes, ' ')), false FROM read_parquet($1)",
        [areas],
    )
    con.execute("DELETE FROM kept WHERE code = ''")
    con.execute("CREATE TABLE small AS SELECT code FROM read_parquet(?)", [small])
    con.execute(f"CREATE TABLE chosen AS {_CHOSEN} ORDER BY reader, {_ORDER}")


def _readers(con: engine.Connection) -> list[str]:
    found = con.execute("SELECT DISTINCT reader FROM chosen ORDER BY reader").fetchall()
    return [reader for (reader,) in found]


def _write(con: engine.Connection, reader: str, target: Path) -> bool:
    """Write one table; False when the file there holds just these rows already."""
    path = target / f"{reader}.parquet"
    fields = ", ".join(f'"{name}"' for name in OBSERVATION_FIELDS)
    rows = f"SELECT {fields} FROM chosen WHERE reader = '{reader}'"
    if path.exists() and _same(con, rows, path):
        return False
    engine.write_parquet(con, f"{rows} ORDER BY {_ORDER}", path)
    return True


def _same(con: engine.Connection, rows: str, path: Path) -> bool:
    old = f"SELECT * FROM read_parquet('{path}')"
    try:
        differing = [
            con.execute(f"SELECT count(*) FROM ({a} EXCEPT ALL {b})").fetchall()[0][0]
            for a, b in ((rows, old), (old, rows))
        ]
    except engine.Error:  # another layout, or a damaged file: to be written anew
        return False
    return differing == [0, 0]


def _resource(con: engine.Connection, held: list[Held], reader: str) -> dict[str, Any]:
    """One table as the package describes it: its fields, and the files its rows were read from."""
    by_hash = {receipt["sha256"]: receipt for _, receipt in held}
    query = "SELECT sha256, count(*) FROM chosen WHERE reader = ? GROUP BY 1 ORDER BY 1"
    files = con.execute(query, [reader]).fetchall()
    return {
        "name": reader,
        "path": f"{reader}.parquet",
        "format": "parquet",
        "rows": sum(count for _, count in files),
        "schema": {"fields": [{"name": n, "type": _type(n)} for n in OBSERVATION_FIELDS]},
        "sources": sorted(
            (_source(by_hash[sha256], count) for sha256, count in files), key=lambda s: s["file"]
        ),
    }


def _type(name: str) -> str:
    if name == "line":
        return "integer"
    return "number" if name in _NUMBERS else "string"


def _source(receipt: dict[str, Any], rows: int) -> dict[str, Any]:
    return {
        "title": receipt["dataset"],
        "publisher": receipt["publisher"],
        "file": receipt["file"],
        "sha256": receipt["sha256"],
        "vintage": receipt["vintage"] or receipt["vintage_note"],
        "copied_from": receipt["origin"],
        "rows": rows,
    }


def _package(resources: list[dict[str, Any]]) -> bytes:
    package = {
        "name": "commonweal-figures",
        "title": "Official figures of the upper-tier authorities of England, re-tabulated",
        "licenses": [LICENCE],
        "attribution": ATTRIBUTION,
        SELECTIONS: selections_id(load_catalogue(ROOT / "catalogue").cards.values()),
        "resources": resources,
    }
    return json.dumps(json.loads(canonical_json(package)), indent=1, ensure_ascii=False).encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

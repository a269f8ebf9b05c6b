"""How long ingest and build take, beside a floor measured in the same run.

Usage: python bench/build.py [RAW_FOLDER]

The floor of the ingest does nothing but open the same files and write them as Parquet: DuckDB for
text and Parquet, python-calamine for workbooks. It checks nothing and knows no measure.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import python_calamine

from commonweal.measures import engine, pipeline
from commonweal.measures.catalogue import load_catalogue
from commonweal.measures.extracts import files_below, ingest
from commonweal.measures.panels import Release
from commonweal.measures.sources.origins import load_origins
from commonweal.measures.store import Store
from commonweal.publication.compiling import compile_or_tell
from commonweal.publication.drawings import draw_all
from commonweal.publication.reading import Reading, today

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT.parent / "shared" / "data"
Times = dict[str, float]


def main(raw: Path = RAW) -> list[tuple[str, str]]:
    """Measure everything, print and return a table of (what, how long)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        times = measure(raw, Path(folder))
    rows = [(what, f"{seconds:.2f} s") for what, seconds in times.items()]
    rows.append(("ingest, as a multiple of its floor", f"{times['ingest'] / times['floor']:.1f} x"))
    for what, told in rows:
        print(f"{what:44} {told:>10}")
    return rows


def measure(raw: Path, folder: Path) -> Times:
    """Seconds of the floor, the ingest, the ingest of what is held, the build and the charts."""
    times: Times = {}
    origins = load_origins(ROOT / "tools/origins.toml")
    with _timed(times, "floor"):
        floor(raw, folder)
    with _timed(times, "ingest"):
        ingest([raw], Store(folder / "raw"), origins)
    with _timed(times, "ingest, nothing new"):
        ingest([raw], Store(folder / "raw"), origins)
    with _timed(times, "ingest of figures/"):
        ingest([ROOT / "figures"], Store(folder / "data"), origins)
    with _timed(times, "build of series from figures/"):
        home = build(Store(folder / "data"))
    with _timed(times, "build, nothing new"):
        build(Store(folder / "data"))
    with _timed(times, "judging and drawing all charts of a place"):
        draw(home, folder / "charts")
    return times


@contextmanager
def _timed(times: Times, what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    times[what] = time.perf_counter() - start


def floor(raw: Path, folder: Path) -> None:
    """Open every file and write its tables as Parquet, reading nothing into them."""
    con = engine.connect()
    for number, path in enumerate(files_below([raw])):
        _floor_of(path, _writer(con, folder / f"{number}.parquet"))


Write = Callable[[str, list[str]], None]


def _writer(con: engine.Connection, target: Path) -> Write:
    def write(table: str, arguments: list[str]) -> None:
        con.execute(f"COPY (SELECT * FROM {table}) TO '{target}' (FORMAT parquet)", arguments)

    return write


_TEXT = "all_varchar=true, ignore_errors=true, null_padding=true, strict_mode=false, delim=','"


def _floor_of(path: Path, write: Write) -> None:
    name = path.name.lower()
    if name.endswith((".csv", ".csv.gz")):
        try:
            write(f"read_csv(?, {_TEXT})", [str(path)])
        except engine.Error:  # a file the engine cannot take apart costs the floor its bytes only
            path.read_bytes()
    elif name.endswith(".parquet"):
        write("read_parquet(?)", [str(path)])
    elif name.endswith((".xlsx", ".xls", ".ods", ".xlsm")):
        book = python_calamine.CalamineWorkbook.from_path(path)
        for sheet in book.sheet_names:
            book.get_sheet_by_name(sheet).to_python()
    else:
        path.read_bytes()


def build(store: Store) -> Path:
    """Make a release of the catalogue's series, without charts."""
    cards = load_catalogue(ROOT / "catalogue").cards.values()
    return store.releases / pipeline.build(store, cards, ROOT / "figures/reference", {}).id


def draw(release: Path, folder: Path) -> None:
    """Judge and draw every measure of the default pack's place."""
    cards = load_catalogue(ROOT / "catalogue").cards
    pack = ROOT / "strategies" / (ROOT / "strategies/DEFAULT").read_text().strip()
    edition = compile_or_tell(pack, cards).edition
    draw_all(Reading(Release(release), edition, dict(cards), (), today()), folder)


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:2]])

"""Workbooks and Parquet files as rows of text."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from commonweal.facts.observation import SetAside
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.lines import Row
from commonweal.measures.sources.sheet_text import spread

Loaded = tuple[list[Row], list[SetAside]]
MOST_ROWS = 3_000_000
MOST_CELLS = 20_000_000


def workbook_sheets(path: Path) -> list[tuple[str, Callable[[], Loaded]]]:
    """Name and loader of every sheet; rows keep their number in the sheet."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(path, error) from None
    return [(name, _sheet_loader(path, book, name)) for name in book.sheet_names]


def _sheet_loader(
    path: Path, book: python_calamine.CalamineWorkbook, name: str
) -> Callable[[], Loaded]:
    def load() -> Loaded:
        if spread(path, name) > MOST_CELLS:
            raise SourceError(path, f"sheet {name} spreads over too many cells", "Clear it.")
        try:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (python_calamine.CalamineError, ValueError, IndexError) as error:
            raise _damaged(path, error) from None
        texts = ((line, [as_text(cell) for cell in row]) for line, row in enumerate(cells, 1))
        return [row for row in texts if any(row[1])], []

    return load


def as_text(cell: object) -> str:
    """A cell of a workbook as a person would have typed it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, (date, time, datetime)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).strip()


def column_letters(index: int) -> str:
    """Letters of a column of a workbook: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parquet_rows(path: Path) -> Loaded:
    """Heading and rows of a Parquet file, every value as text; the heading is line 0."""
    if set("*?[{") & set(str(path)):
        return _from_plain_name(path)
    from commonweal.measures import engine

    with engine.connect() as con:
        try:
            found = con.execute("SELECT * FROM read_parquet($1) LIMIT 0", [str(path)])
            names = [column[0] for column in found.description or []]
            texts = ", ".join(f"CAST({_quoted(name)} AS VARCHAR)" for name in names)
            query = f"SELECT {texts} FROM read_parquet($1) LIMIT {MOST_ROWS + 1}"
            held = con.execute(query, [str(path)]).fetchall()
        except engine.Error as error:
            raise _damaged(path, error) from None
    if len(held) > MOST_ROWS:
        raise SourceError(path, "the file has too many rows", "Split it and read the parts.")
    rows: list[Row] = [(0, names)]
    rows.extend(
        (line, ["" if cell is None else cell for cell in row]) for line, row in enumerate(held, 1)
    )
    return rows, []


def _from_plain_name(path: Path) -> Loaded:
    """Read a copy: DuckDB takes signs of a pattern in a name for a pattern."""
    with tempfile.TemporaryDirectory() as folder:
        return parquet_rows(Path(shutil.copyfile(path, Path(folder) / "copy.parquet")))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _damaged(path: Path, error: Exception) -> SourceError:
    first = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
    return SourceError(path, f"the file is damaged ({first})", "Fetch or save it again.")

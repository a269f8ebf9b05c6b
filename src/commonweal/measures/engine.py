"""The engine behind official tables: DuckDB, closed to the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

Connection = duckdb.DuckDBPyConnection
Error = duckdb.Error


def connect() -> Connection:
    """An in-memory engine: fetches no extension, keeps the order of rows, prints nothing."""
    con = duckdb.connect(
        config={
            "threads": 2,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": True,
        }
    )
    # In a process without a script (one that reads files for another) a query of two seconds
    # draws a bar on standard output, among the JSON.
    con.execute("SET enable_progress_bar = false")
    return con


def write_parquet(con: Connection, query: str, path: Path) -> None:
    """Write the rows of ``query``; the same rows give the same bytes."""
    target = str(path).replace("'", "''")
    con.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def table(con: Connection, name: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Make a table of the engine from columns of text, whole numbers or floats (None: missing)."""
    arrays = {key: _array(values) for key, values in columns.items()}
    con.register("_incoming", arrays)
    fields = ", ".join(_field(key, array) for key, array in arrays.items())
    con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {fields} FROM _incoming")
    con.unregister("_incoming")


def _array(values: Sequence[Any]) -> np.ndarray[Any, Any]:
    if isinstance(values, np.ndarray):
        return values
    first = next((value for value in values if value is not None), "")
    if isinstance(first, bool):
        return np.array(values, dtype=bool)
    if isinstance(first, float):
        return np.array([np.nan if v is None else v for v in values], dtype=float)
    if isinstance(first, int):
        return np.array(values, dtype=np.int64)
    return np.array(values, dtype=object)


def _field(key: str, array: np.ndarray[Any, Any]) -> str:
    if array.dtype == object:
        return f'CAST("{key}" AS VARCHAR) AS "{key}"'
    if array.dtype == float:
        return f'CASE WHEN isnan("{key}") THEN NULL ELSE "{key}" END AS "{key}"'
    return f'"{key}"'


def columns_of(con: Connection, query: str) -> dict[str, np.ndarray[Any, Any]]:
    """The rows of ``query`` as NumPy columns; missing numbers are NaN, missing text is ''."""
    fetched = con.execute(query).fetchnumpy()
    return {name: _plain(column) for name, column in fetched.items()}


def _plain(column: Any) -> np.ndarray[Any, Any]:
    if np.ma.isMaskedArray(column):
        fill: Any = np.nan if column.dtype.kind == "f" else ""
        column = column.filled(fill) if column.dtype.kind in "fO" else column.filled()
    return np.asarray(column)

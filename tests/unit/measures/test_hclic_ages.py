"""Applicants aged 16 to 24 are summed of two counts, and a sum hides neither of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.measures.fixtures import write

from commonweal.measures.sources.extract import Extract
from commonweal.measures.sources.hclic import A6, NEGATIVE, YOUNG, YOUNG_OF
from commonweal.measures.sources.registry import read

HEAD = ",".join(("quarter", "area_code", "area_name", *A6, "source_file"))


def ages(folder: Path, *rows: tuple[str, str]) -> Extract:
    """A table A6 with these two ages in each row."""
    lines = [
        f"2024Q1,E0600009{at},Wessex,50,{young},{older},1,1,1,1,1,1,1,x.xlsx"
        for at, (young, older) in enumerate(rows)
    ]
    return read(write(folder, "ages.csv", "\n".join([HEAD, *lines, ""])))


def young(extract: Extract) -> list[float | None]:
    return [one.value for one in extract.observations if one.indicator == YOUNG]


@pytest.mark.parametrize(
    ("first", "second", "column", "value"),
    [
        pytest.param("-4", "10", "age_16_17", "-4", id="the younger"),
        pytest.param("4", "-10", "age_18_24", "-10", id="the older"),
    ],
)
def test_a_negative_age_is_set_aside_and_not_summed(
    tmp_path: Path, first: str, second: str, column: str, value: str
):
    extract = ages(tmp_path, (first, second), ("1", "2"))

    told = [(one.line, one.column, one.value, one.reason) for one in extract.set_aside]
    assert told == [(2, column, value, NEGATIVE)]
    assert young(extract) == [3.0]


def test_every_cell_is_counted_once(tmp_path: Path):
    extract = ages(tmp_path, ("-4", "-10"), ("1", "2"))

    assert extract.records_in == extract.loaded + len(extract.set_aside)
    assert len(extract.set_aside) == len(YOUNG_OF)


def test_nought_and_no_return_stay(tmp_path: Path):
    extract = ages(tmp_path, ("0", "10"), ("..", "2"))

    assert young(extract) == [10.0, None]
    assert extract.set_aside == []

"""A share's unit is that of its year, so that a wrong row is told at build and not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.measures.fixtures import write

from commonweal.measures.sources.fuel_poverty import FRACTION, SHARE
from commonweal.measures.sources.registry import read

HEAD = (
    "data_year,metric,area_code,area_name,households,households_in_fuel_poverty,"
    "percent_fuel_poor,source_file\n"
)
WHOLE = ("1000,120,12", "1000,90,9")
FRACTIONS = ("1000,120,0.12", "1000,90,0.09")


def units(folder: Path, *rows: str, year: int = 2021) -> list[str]:
    """Indicator of each row of one year: households, in fuel poverty, share."""
    lines = [f"{year},LILEE,E0600009{at},Wessex,{row},a\n" for at, row in enumerate(rows)]
    held = read(write(folder, "fuel.csv", HEAD + "".join(lines)))
    return [one.indicator for one in held.observations]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("1000,120,-3", id="a negative share"),
        pytest.param("1000,120,0", id="a share of nought"),
        pytest.param("1000,120,0.13", id="a share that lost its hundred"),
        pytest.param("1000,99999999,12", id="a count above its base"),
        pytest.param("1000,-7,12", id="a negative count"),
        pytest.param("-5,120,12", id="a negative base"),
        pytest.param("1000,120,", id="no share"),
    ],
)
def test_a_wrong_row_among_per_cents_stays_a_per_cent(tmp_path: Path, row: str):
    assert units(tmp_path, *WHOLE, row) == [SHARE] * 3


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("1000,120,12", id="a per cent"),
        pytest.param("1000,120,-0.1", id="a negative share"),
        pytest.param("1000,120,", id="no share"),
    ],
)
def test_a_wrong_row_among_fractions_stays_a_fraction(tmp_path: Path, row: str):
    assert units(tmp_path, *FRACTIONS, row) == [FRACTION] * 3


@pytest.mark.parametrize("row", ["1000,120,-3", "1000,120,0", "1000,99999999,12", "1000,120,"])
def test_a_wrong_row_alone_is_no_fraction(tmp_path: Path, row: str):
    assert units(tmp_path, row) == [SHARE]


def test_each_year_of_a_file_has_its_own_unit(tmp_path: Path):
    rows = [f"{year},X,E06000099,Wessex,{row},a\n" for year, row in zip(
        (2011, 2012), (FRACTIONS[0], WHOLE[0]), strict=True
    )]  # fmt: skip
    held = read(write(tmp_path, "fuel.csv", HEAD + "".join(rows)))

    assert [(one.period, one.indicator) for one in held.observations] == [
        ("2011", FRACTION),
        ("2012", SHARE),
    ]

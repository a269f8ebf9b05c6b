"""A row set aside of Fingertips names the very column that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.measures.fixtures import write
from tests.unit.measures.test_readers import FINGERTIPS

from commonweal.measures.sources.checks import CROSSED, NOT_A_NUMBER
from commonweal.measures.sources.registry import read

HEADINGS = FINGERTIPS.split(",")
RIGHT = {
    "Indicator ID": "90280",
    "Area Code": "E06000099",
    "Area Name": "Wessex",
    "Sex": "Persons",
    "Age": "18+ yrs",
    "Time period": "2020/21",
    "Value": "48",
    "Lower CI 95.0 limit": "43",
    "Upper CI 95.0 limit": "52",
}
ONLY_998 = {
    "Lower CI 95.0 limit": "",
    "Upper CI 95.0 limit": "",
    "Lower CI 99.8 limit": "60",
    "Upper CI 99.8 limit": "40",
}


def row(**changed: str) -> str:
    return ",".join((RIGHT | changed).get(heading, "") for heading in HEADINGS)


@pytest.mark.parametrize("column", HEADINGS[13:19])
def test_the_limit_or_count_that_is_no_number_is_named(tmp_path: Path, column: str):
    text = "\n".join([FINGERTIPS, row(**{column: "many"}), row(), ""])

    extract = read(write(tmp_path, "a.csv", text))

    assert [tuple(one) for one in extract.set_aside] == [(2, column, "many", NOT_A_NUMBER)]
    assert len(extract.observations) == 1


@pytest.mark.parametrize(
    ("changed", "column", "value"),
    [
        pytest.param({"Lower CI 95.0 limit": "55"}, "Lower CI 95.0 limit", "55", id="of 95"),
        pytest.param(ONLY_998, "Lower CI 99.8 limit", "60", id="of 99.8"),
    ],
)
def test_crossed_limits_are_named_by_their_own_column(
    tmp_path: Path, changed: dict[str, str], column: str, value: str
):
    text = "\n".join([FINGERTIPS, row(**changed), row(), ""])

    extract = read(write(tmp_path, "a.csv", text))

    assert [tuple(one) for one in extract.set_aside] == [(2, column, value, CROSSED)]

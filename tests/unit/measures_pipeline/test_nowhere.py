"""A code that no area bears is told once; areas that ended and small areas are not."""

from __future__ import annotations

import pytest
from tests.unit.measures_pipeline.conftest import Country, homes

from commonweal.cli.build import not_used
from commonweal.measures.nowhere import Nowhere

MISTYPED = "E06999999"


def _told(country: Country, text: str) -> list[str]:
    country.arrive("homes.csv", text)
    return not_used(country.build().home)


def test_a_mistyped_code_is_told_once_with_its_first_line_and_what_to_do(country: Country):
    told = _told(
        country,
        homes(
            ("2024Q1", "E06000099", 10, 20.0),
            ("2024Q1", MISTYPED, 10, 20.0),
            ("2024Q2", MISTYPED, 12, 20.0),
        ),
    )

    assert told[0] == (
        f"homes.csv:3, ta_per_1000_households: '{MISTYPED}', is the code of no area known here; "
        "its 2 figures are not used for temporary-homes"
    )
    assert len(told) == 2
    assert "Correct the file" in told[-1]


def test_the_rest_of_the_file_goes_on(country: Country):
    text = homes(("2024Q1", MISTYPED, 10, 20.0), ("2024Q1", "E06000099", 10, 20.0))
    country.arrive("homes.csv", text)

    rows = country.build().rows(("temporary-homes", "all", "", ""))

    assert [row["area"] for row in rows] == ["E06000099"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param("E10999999", True, id="a county"),
        pytest.param("E12000042", True, id="a region"),
        pytest.param("E06000028", False, id="an authority that ended"),
        pytest.param("E01000001", False, id="a small area"),
        pytest.param("E07000004", False, id="a district"),
        pytest.param("00KA", False, id="a code of the old kind"),
        pytest.param("", False, id="no code"),
    ],
)
def test_only_kinds_of_area_that_a_release_shows_are_told(code: str, told: bool):
    nowhere = Nowhere()

    nowhere.meet("any", code, "a.csv", "a.csv:2")

    assert bool(nowhere.told()) == told


def test_each_card_and_file_is_told_by_itself():
    nowhere = Nowhere()
    for card, file in (("one", "a.csv"), ("one", "a.csv"), ("two", "a.csv"), ("one", "b.csv")):
        nowhere.meet(card, MISTYPED, file, f"{file}:2")

    assert [(card, place) for card, place, *_ in nowhere.told()] == [
        ("one", "a.csv:2"), ("two", "a.csv:2"), ("one", "b.csv:2"),
    ]  # fmt: skip
    assert "its 2 figures are" in nowhere.told()[0][-1]
    assert "its figure is" in nowhere.told()[1][-1]

"""A figure that cannot be is set aside at build and told; the rest of its file goes on."""

from __future__ import annotations

import json

from tests.unit.measures_pipeline.conftest import Country, homes, years

from commonweal.cli.build import not_used


def _told(country: Country, *rows: tuple[str, str, object, object]) -> list[str]:
    country.arrive("homes.csv", homes(*rows))
    return not_used(country.build().home)


def test_a_negative_rate_is_told_and_the_next_row_is_read(country: Country):
    told = _told(country, ("2024Q1", "E06000099", -4, 20.0), ("2024Q1", "E06000098", 8, 20.0))

    (line, _) = told
    assert line.startswith("homes.csv:2, ta_per_1000_households, numerator: '-4', ")
    assert "cannot be negative; set aside from temporary-homes, E06000099, 31 Mar 2024" in line
    rows = country.release().rows(("temporary-homes", "all", "", ""))
    assert [(row["area"], row["value"]) for row in rows] == [("E06000098", 0.4)]


def test_what_to_do_stands_once_at_the_end(country: Country):
    told = _told(country, ("2024Q1", "E06000099", -4, 20.0), ("2024Q1", "E06000098", -8, 20.0))

    assert len(told) == 3
    assert "Correct the file" in told[-1]
    assert "--vintage" in told[-1]


def test_a_county_with_an_impossible_district_is_not_summed(country: Country):
    _told(country, ("2024Q1", "E07000001", 30, 10.0), ("2024Q1", "E07000002", -10, 30.0))

    assert country.release().rows(("temporary-homes", "all", "", ""), "E10000099") == []


def test_a_negative_number_of_years_is_told_as_the_file_holds_it(country: Country):
    country.arrive("years.csv", years(("E06000099", "2021", -61.5), ("E06000098", "2021", 61.5)))

    rows = json.loads((country.build().home / "unread.json").read_text())

    assert [(card, place, text) for card, place, text, _ in rows] == [
        ("years", "years.csv:2, value", "-61.5")
    ]

"""A county is the sum of its districts, when all are present."""

from tests.unit.measures_pipeline.conftest import Country, homes

KEY = ("temporary-homes", "all", "", "")


def test_a_county_is_computed_of_summed_numerators_and_denominators(country: Country):
    (row,) = country.build().rows(KEY, "E10000099")

    assert row["value"] == 1.0  # 40 of 40,000, not the mean of 3.0 and 0.33
    assert (row["count"], row["denominator"]) == (40.0, 40000.0)
    assert row["note"] == "summed here from its 2 districts"
    assert row["period"] == "31 Mar 2024"


def test_a_county_with_a_district_missing_has_no_figure(country: Country):
    periods = [row["period"] for row in country.build().rows(KEY, "E10000099")]

    assert "30 Jun 2024" not in periods


def test_districts_are_not_places_of_the_release(country: Country):
    assert country.build().rows(KEY, "E07000001") == []


def test_a_published_figure_of_the_county_wins(country: Country):
    rows = [("2024Q1", code, 30, 10.0) for code in ("E07000001", "E07000002")]
    country.arrive("homes.csv", homes(*rows, ("2024Q1", "E10000099", 50, 20.0)))

    (row,) = country.build().rows(KEY, "E10000099")

    assert row["value"] == 2.5
    assert row["note"] == ""


def test_rates_that_are_not_those_of_their_counts_are_not_summed(country: Country):
    wrong = homes(("2024Q1", "E07000001", 30, 10.0), ("2024Q1", "E07000002", 10, 30.0))
    country.arrive("homes.csv", wrong.replace(",3.0,", ",7.0,"))

    assert country.build().rows(KEY, "E10000099") == []


def test_a_published_figure_of_another_part_wins_over_a_sum(country: Country):
    country.arrive("county.csv", homes(("2024Q2", "E10000099", 50, 20.0)))
    districts = [("2024Q2", code, 30, 10.0) for code in ("E07000001", "E07000002")]
    country.arrive("homes.csv", homes(*districts))

    rows = country.build().rows(KEY, "E10000099")

    assert [row["value"] for row in rows if row["newest"]] == [2.5]
    assert sorted(row["value"] for row in rows) == [2.5, 3.0]


def test_districts_of_two_parts_are_used_once(country: Country):
    districts = [("2024Q2", code, 30, 10.0) for code in ("E07000001", "E07000002")]
    country.arrive("homes.csv", homes(*districts))
    country.arrive("more.csv", homes(*districts, ("2024Q2", "E06000098", 10, 10.0)))

    release = country.build()

    rows = [row for row in release.rows(KEY) if row["newest"]]
    assert {row["area"]: row["value"] for row in rows} == {"E06000098": 1.0, "E10000099": 3.0}
    assert len(rows) == 2

"""From a figure back to its line, and what differs between two releases."""

import pytest
from tests.unit.measures_pipeline.conftest import CARDS, Country, years

from commonweal.measures.comparing import compare_releases
from commonweal.measures.coverage import cards_of_place, coverage
from commonweal.measures.lineage import NoSuchFigureError, Trace, trace

BY_ID = {card.id: card for card in CARDS}


def _trace(country: Country, *asked: str) -> Trace:
    measure, area, period = asked
    release = country.build()
    return trace(release, country.store, BY_ID, country.reference, (measure, area, period))


def test_a_figure_is_followed_to_its_line_and_read_again(country: Country):
    found = _trace(country, "years", "Wessex", "2021")

    assert found.stored == (
        "E06000099,Somewhere,UA,Male years,2021-01-01/P1Y,61.5,Years,yrs,60.5,62.5,",
    )
    assert (found.file, found.line, found.held, found.agrees) == ("years.csv", 3, True, True)
    assert found.lines()[-1] == "read again: the same figure"
    assert found.as_dict()["agrees"] is True


def test_a_figure_under_an_old_code_is_found(country: Country):
    found = _trace(country, "years:all", "e06000099", "2020")

    assert found.stored[0].startswith("E06000090,")
    assert found.agrees


def test_a_sum_of_districts_is_made_again(country: Country):
    found = _trace(country, "temporary-homes", "Danelaw", "latest")

    assert found.agrees
    assert "note: summed here from its 2 districts" in found.lines()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("nothing", "Wessex", "2021"), "no measure 'nothing'"),
        (("years:women", "Wessex", "2021"), "may be any of these: years:all"),
        (("years", "Essex or Sussex", "2021"), "is no one area"),
        (("years", "Mercia", "2021"), "has no figure of E06000098"),
        (("years", "Wessex", "1066"), "held are 2020, 2021"),
    ],
)
def test_what_is_not_held_is_told(country: Country, asked: tuple[str, ...], told: str):
    with pytest.raises(NoSuchFigureError, match=told):
        _trace(country, *asked)


def test_releases_differ_by_new_revised_and_withdrawn_figures(country: Country):
    before = country.build()
    (country.raw / "years.csv").unlink()
    for home in country.store.extracts.iterdir():
        if (home / "years.csv").exists():
            (home / "receipt.json").unlink()
            home.rename(home.with_name(f".{home.name}.gone"))
    rows = [("E06000099", "2021", 61.4), ("E06000099", "2022", 62.0), ("E92000001", "2021", 63.0)]
    country.arrive("newer.csv", years(*rows))

    changes = compare_releases(before, country.build())

    told = {(c.sort.value, c.area, c.period): (c.before, c.after) for c in changes.rows}
    assert told == {
        ("withdrawn", "E06000099", "2020"): (60.5, None),
        ("revised", "E06000099", "2021"): (61.5, 61.4),
        ("new", "E06000099", "2022"): (None, 62.0),
    }
    assert changes.lines()[0] == "years:all: 1 new, 1 revised, 1 withdrawn"
    assert changes.as_dict()["counts"] == {"new": 1, "revised": 1, "corrected": 0, "withdrawn": 1}
    assert len(changes.of_area("E06000099")) == 3


def test_equal_releases_do_not_differ(country: Country):
    release = country.build()

    assert compare_releases(release, release).lines() == [
        f"{release.id} to {release.id}: no difference"
    ]


def test_coverage_counts_places_and_periods(country: Country):
    homes, lived = coverage(country.build())

    assert (homes.card, homes.places, homes.regions, homes.england) == (
        "temporary-homes",
        2,
        0,
        False,
    )
    assert (lived.first, lived.last, lived.periods, lived.england) == ("2020", "2021", 2, True)
    assert lived.has("E06000099") and not lived.has("E06000098")
    assert [c.id for c in cards_of_place(country.release(), CARDS, "E10000099")] == [
        "temporary-homes"
    ]

"""Figures that contradict themselves or each other are set aside, and say why."""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sound import sound
from commonweal.measures.sources.extract import Extract, Kind


def extract(*rows: Observation, reader: str = "ons-els") -> Extract:
    return Extract(
        "a.csv", "0" * 64, reader, Kind.OBSERVATIONS,
        records_in=len(rows), loaded=len(rows), observations=list(rows),
    )  # fmt: skip


def row(
    line: int, value: float, lower: float | None = None, upper: float | None = None, cell: str = ""
) -> Observation:
    return Observation("m", "E06000001", "", "2020", value, lower, upper, line=line, cell=cell)


OUTSIDE = "lies outside its own limits, 55.8 to 60: are columns swapped?"


def test_a_value_outside_its_own_limits_is_set_aside():
    found = sound(extract(row(2, 51.5, 55.8, 60.0), row(3, 55.8, 51.5, 60.0)))

    assert [one.line for one in found.observations] == [3]
    assert [(one.line, one.reason) for one in found.set_aside] == [(2, OUTSIDE)]
    assert found.records_in == found.loaded + len(found.set_aside)


def test_it_is_told_with_its_column_and_the_limits_there_are():
    found = sound(extract(row(2, 51.5, upper=50.0, cell="Sheet!C2"), row(3, 51.5)))

    assert found.set_aside == [
        (2, "Sheet!C2", "51.5", "lies outside its own limits, none to 50: are columns swapped?")
    ]


def test_one_limit_on_the_wrong_side_is_enough():
    found = sound(extract(row(2, 51.5, lower=55.8), row(3, 51.5, upper=50.0), row(4, 51.5, 50.0)))

    assert [one.line for one in found.set_aside] == [2, 3]


def test_a_file_that_then_holds_nothing_is_refused_with_the_reason():
    found = sound(extract(row(2, 51.5, 55.8, 60.0)))

    assert found.kind is Kind.REFUSED
    assert OUTSIDE in found.refusal


def test_contradicting_rows_of_a_return_are_both_set_aside():
    rows = (row(2, 5.0), row(3, 6.0))

    assert [one.line for one in sound(extract(*rows, reader="tidy")).set_aside] == [2, 3]
    assert sound(extract(*rows)).set_aside == []

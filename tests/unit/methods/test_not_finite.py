"""A number that is not finite is missing, in every method that gives reasons."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.unit.methods.every_method import WAYS, Way

import commonweal.methods
from commonweal.methods.by_key import in_order, laid_out
from commonweal.methods.disclosure import HOSPITAL, hidden_cells, rounded
from commonweal.methods.estimate import Reason
from commonweal.methods.given import none_if_missing, numbers_of
from commonweal.methods.indirect import expected_events
from commonweal.methods.proportions import proportion
from commonweal.methods.quantiles import quantiles

RESULTS = {
    "ControlChart", "DrawnEstimates", "DrawnSlopeIndex", "Estimates", "FunnelPoints", "HealthyGap",
    "LifeTable", "Proportionality", "SlopeIndex",
}  # fmt: skip
STEPS = {"by_delta", "by_draws", "estimates_of", "limited", "limited_if_known"}
"""Functions that put a result together for the methods, from numbers that were read before."""
CASES = [
    pytest.param(way, k, bad, id=f"{name}, argument {k}, {bad:g}")
    for name, way in WAYS.items()
    for k in range(len(way.given))
    for bad in (np.inf, -np.inf)
]


def reasons_and_values(found: object) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Each part of a result that has reasons, with the first of its numbers."""
    parts = [getattr(found, field.name) for field in dataclasses.fields(found)]
    if hasattr(found, "reason"):
        yield found.reason, parts[0]
        return
    for part in parts:
        if dataclasses.is_dataclass(part):
            yield from reasons_and_values(part)


def with_one(way: Way, argument: int, bad: float) -> object:
    given = [one.copy() for one in way.given]
    given[argument].reshape(3, -1)[1, 0] = bad
    return way.call(*given)


@pytest.mark.parametrize(("way", "argument", "bad"), CASES)
def test_an_infinite_number_is_missing_in_its_group_alone(way, argument, bad):
    parts = zip(
        reasons_and_values(way.call(*way.given)),
        reasons_and_values(with_one(way, argument, bad)),
        reasons_and_values(with_one(way, argument, np.nan)),
        strict=True,
    )

    for (sound_reason, sound), (reason, value), (missing, _) in parts:
        np.testing.assert_array_equal(value[[0, 2]], sound[[0, 2]])
        np.testing.assert_array_equal(reason[[0, 2]], sound_reason[[0, 2]])
        assert not np.isinf(value).any()
        unread = (value[1] == sound[1]).all() and (missing[1] == Reason.NONE).all()
        told = (reason[1] != Reason.NONE).any() and np.isnan(value[1]).any()
        assert told or unread


def test_every_method_that_gives_reasons_is_among_the_ways():
    folder = commonweal.methods.__path__
    modules = [importlib.import_module(f"commonweal.methods.{m.name}") for m in
               pkgutil.iter_modules(folder)]  # fmt: skip
    methods = {
        name
        for module in modules
        for name, one in inspect.getmembers(module, inspect.isfunction)
        if one.__annotations__.get("return") in RESULTS and not name.startswith("_")
    }

    asked = (Path(__file__).parent / "every_method.py").read_text()
    asked += (Path(__file__).parent / "summary_measures.py").read_text()

    assert {name for name in methods - STEPS if name not in asked} == set()


def test_masked_entries_are_missing():
    count = np.ma.masked_array([3, 5], mask=[False, True])

    assert proportion(count, 10).reason.tolist() == [Reason.NONE, Reason.MISSING]


def test_an_infinite_count_is_not_taken_as_none():
    assert none_if_missing([np.inf, np.nan, 2]).tolist()[1:] == [0.0, 2.0]
    assert np.isnan(none_if_missing([-np.inf])).all()
    assert np.isnan(expected_events([np.inf, 1], [1, 1], [5, 5]))


def test_finite_numbers_are_not_copied():
    given = np.array([1.0, np.nan])

    assert numbers_of(given) is given


def test_an_infinite_value_has_no_quantile():
    assert quantiles([np.inf, 1.0, 2.0], 2).tolist() == [0, 2, 1]


def test_a_masked_count_of_people_is_not_shown():
    counts = np.ma.masked_array([3.0, 40.0], mask=[False, True])

    assert np.isnan(rounded(counts, HOSPITAL)).all()
    with pytest.raises(ValueError, match="no count of it is missing"):
        hidden_cells(np.ma.atleast_2d(counts), HOSPITAL)


def test_masked_rows_are_laid_out_as_missing():
    rows = np.ma.masked_array([3.0, 40.0], mask=[False, True])

    np.testing.assert_array_equal(laid_out(rows, ["A", "B"]).value, [3, np.nan])
    np.testing.assert_array_equal(in_order(rows, ["A", "B"], ["B", "A"]), [np.nan, 3])

"""Every interval keeps its promise in 1,500 simulated data sets; a command takes 10,000."""

from __future__ import annotations

import numpy as np
import pytest
from tests.generative import interval_coverage
from tests.generative.interval_coverage import Coverage, coverages, covered
from tests.generative.interval_worlds import AT_LEAST, EXACT, Limits

FOUND = list(coverages(1500))


@pytest.mark.parametrize("one", FOUND, ids=[one.name for one in FOUND])
def test_an_interval_contains_the_truth_as_often_as_it_says(one: Coverage) -> None:
    assert one.kept, one.line()


def test_every_interval_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FOUND}) == len(FOUND)


def test_limits_that_are_missing_do_not_contain_the_truth() -> None:
    lower, upper = np.array([0.0, np.nan, 2.0, 0.0]), np.array([2.0, 2.0, 3.0, np.nan])
    assert covered(Limits("any", 1.0, lower, upper)).share == 0.25


@pytest.mark.parametrize(
    ("share", "promise", "kept"),
    [(0.95, EXACT, True), (0.93, EXACT, False), (1.0, AT_LEAST, True), (0.93, AT_LEAST, False)],
)
def test_a_promise_is_held_within_the_error_of_the_simulation(share, promise, kept) -> None:
    assert Coverage("any", share, 10_000, promise).kept is kept


def test_the_command_tells_what_is_not_kept(monkeypatch, capsys) -> None:
    bad = Coverage("too narrow", 0.5, 500, EXACT)
    monkeypatch.setattr(interval_coverage, "coverages", lambda _sets: iter([FOUND[0], bad]))
    assert interval_coverage.main(500) == 1
    assert "NOT KEPT" in capsys.readouterr().out.splitlines()[1]

"""Life expectancy and slope index beside the peer's answers, case by case."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from tests.published.deviations import deviating_groups
from tests.published.golden_cases import Case, answered, named, number
from tests.published.golden_life_and_slope import Z, age, expectancy_of, index_of

from commonweal.methods.slope_index import SlopeIndex

ANSWERED = answered("phe_life_expectancy")


@pytest.mark.parametrize("case", ANSWERED, ids=named)
def test_life_expectancy_is_the_peers(case: Case) -> None:
    start = case.column("startage")
    held, deviating = 0, set()
    expected = case.by_group("expected")
    for key, given in case.by_group().items():
        rows = sorted(given, key=lambda row: age(row[start]))
        found, ages = expectancy_of(case, rows), [age(row[start]) for row in rows]
        for row in expected[key]:
            n = ages.index(age(row[start]))
            ours = [found.value[n], *np.ravel(found.lower[..., n]), *np.ravel(found.upper[..., n])]
            sides = [k for side in ("lower", "upper") for k in row if k.startswith(side)]
            theirs = [number(row[name]) for name in ("value", *sides)]
            same = np.allclose(ours, theirs, rtol=1e-12, atol=1e-12, equal_nan=True)
            deviating |= set() if same else {key[:1]}
            held += same
    assert deviating == deviating_groups(case.name)
    assert held > 0


SLOPES = answered("phe_sii")
SIMULATED = {"type1_no_transform", "type2_no_transform_pct"}
LEXICAL = "quantile_as_text_sorts_lexically"


def rank(case: Case, row: dict[str, str]) -> Any:
    """Where a group stands; one case names groups by text, which the peer sorts as text."""
    text = row[case.column("quantile")]
    return text if case.id == LEXICAL else int(text)


@pytest.mark.parametrize("case", SLOPES, ids=named)
def test_slope_index_is_the_peers(case: Case) -> None:
    """Points to 1e-10; limits that are exact there to 1e-9, those that it draws by their error."""
    expected = case.by_group("expected")
    for key, rows in case.by_group().items():
        if key not in expected:  # dropped by the peer: see the deviations
            assert key[:1] in deviating_groups(case.name)
            continue
        found = index_of(case, sorted(rows, key=partial(rank, case)))
        (row,) = expected[key]
        assert float(found.slope.value) == pytest.approx(number(row["sii"]), rel=1e-10)
        if "rii" in row:
            assert float(found.relative.value) == pytest.approx(number(row["rii"]), rel=1e-10)
        if "intercept" in row:
            end = number(row["intercept"])
            assert float(found.intercept) == pytest.approx(end, rel=1e-10)
        if case.id not in SIMULATED:
            _check_limits(found, row)


def _check_limits(found: SlopeIndex, row: dict[str, str]) -> None:
    """By analytic columns where there are some; else within five errors of the peer's draws."""
    for n, level in enumerate(("95_0", "99_8")):
        for name, one in (("sii", found.slope), ("rii", found.relative)):
            for end, limits in (("lower", one.lower), ("upper", one.upper)):
                ours = float(np.atleast_1d(limits)[n]) if n < np.size(limits) else None
                exact, drawn = f"analytic_{name}_{end}{level}", f"{name}_{end}{level}cl"
                if ours is None:
                    continue
                if exact in row:
                    assert ours == pytest.approx(number(row[exact]), rel=1e-9)
                elif drawn in row:
                    spread = float(np.atleast_1d(one.upper)[0] - np.atleast_1d(one.lower)[0])
                    error = {"95_0": 0.0027, "99_8": 0.0094}[level] * spread / (2 * Z)
                    assert abs(ours - number(row[drawn])) <= 2.5 * error

"""Proportions, rates, means and standardised rates beside the peer's answers, case by case."""

from __future__ import annotations

import numpy as np
import pytest
from tests.published.golden_cases import Case, answered, cases_of, named, number
from tests.published.golden_numbers import answers, column, differs, limits
from tests.published.golden_rates import WAYS

from commonweal.methods.quantiles import quantiles

ANSWERED = [one for one in cases_of(*WAYS) if one.answered]


@pytest.mark.parametrize("case", ANSWERED, ids=named)
def test_values_and_limits_are_the_peers(case: Case) -> None:
    keys, found = WAYS[case.told["family"]](case)
    if "value" in case.compared():
        assert not differs(case, found.value, answers(case, keys, "value"))
    for side, ours in (("lower", found.lower), ("upper", found.upper)):
        assert not differs(case, ours, limits(case, keys, side))


@pytest.mark.parametrize("case", answered("phe_quantile"), ids=named)
def test_quantiles_are_the_peers(case: Case) -> None:
    told, rows = case.told["args"], case.rows()
    keys = sorted({case.key(row) for row in rows})
    values, many = column(rows, case.column("values")), int(told.get("nquantiles", 10))
    group = np.array([keys.index(case.key(row)) for row in rows])
    down, up = (quantiles(values, many, group=group, highest_first=one) for one in (True, False))
    inverted = told.get("invert", True)
    if isinstance(inverted, dict):
        inverted = np.array([row[inverted["column"]] == "TRUE" for row in rows])
    found = np.where(inverted, down, up)
    theirs = [number(row["quantile"]) for row in case.rows("expected")]
    assert found.tolist() == [0 if np.isnan(one) else int(one) for one in theirs]

"""Life expectancy and slope index beside the peer's answers, case by case."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from tests.published.golden_cases import Case, Rows, cases_of, number
from tests.published.golden_numbers import column, confidence_of

from commonweal.methods.estimate import Reason
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.slope_index import SlopeIndex, slope_index
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)

Z = 1.959963984540054
DELIBERATE = {
    ("edge_cases_grouped", "missing_band"): "any bands up to an open one from 75 will do",
    ("edge_cases_grouped", "no_deaths_90plus"): "infinite limits are withheld, with the reason",
}
ANSWERED = [one for one in cases_of("le") if one.told["outcome"] == "ok"]


def age(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found
    return int(found[0])


def expectancy_of(case: Case, rows: Rows) -> Any:
    return life_expectancy(
        [number(row[case.column("deaths")]) for row in rows],
        [number(row[case.column("population")]) for row in rows],
        [age(row[case.column("startage")]) for row in rows],
        confidence=confidence_of(case),
    )


@pytest.mark.parametrize("case", ANSWERED, ids=[one.id for one in ANSWERED])
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
            deviating |= set() if same else {(case.id, *key[:1])}
            held += same
    assert deviating <= set(DELIBERATE)
    assert held > 0


def test_each_deliberate_deviation_is_what_its_table_says() -> None:
    case = next(one for one in ANSWERED if one.id == "edge_cases_grouped")
    found = {key[0]: expectancy_of(case, rows) for key, rows in case.by_group().items()}

    assert np.isfinite(found["missing_band"].value).all()
    assert (found["no_deaths_90plus"].reason == Reason.NO_DEATHS_AT_END).all()


def logit(share: np.ndarray) -> np.ndarray:
    return np.log(share / (1 - share))


READ = {"value", "x", "se", "lower_cl", "upper_cl", "population"}


def index_of(case: Case, rows: Rows) -> SlopeIndex:
    """The index as a case asks for it, from the published limits of its groups."""
    args = case.told["args"]
    kind, transform = args.get("value_type", 0), args.get("transform", False)
    link: Callable[[Any], Any] = {0: np.asarray, 1: np.log, 2: logit}[kind if transform else 0]
    method = {0: slope_index, 1: slope_index_of_rates, 2: slope_index_of_proportions}[
        kind if transform else 0
    ]
    read = {name: column(rows, case.column(name)) for name in args if name in READ}
    if "value" not in read:
        read["value"] = read["x"] / read["population"]
    error = (
        read["se"] if "se" in read else (link(read["upper_cl"]) - link(read["lower_cl"])) / 2 / Z
    )
    levels = args.get("confidence", 0.95)
    return method(
        read["value"],
        error,
        read["population"],
        multiplier=args.get("multiplier", 1),
        confidence=levels,
    )


SLOPES = [one for one in cases_of("sii", "sii_ci") if one.told["outcome"] == "ok"]
SIMULATED = {"type1_no_transform", "type2_no_transform_pct"}
LEXICAL = "quantile_as_text_sorts_lexically"


def rank(case: Case, row: dict[str, str]) -> Any:
    """Where a group stands; one case names groups by text, which the peer sorts as text."""
    text = row[case.column("quantile")]
    return text if case.id == LEXICAL else int(text)


@pytest.mark.parametrize("case", SLOPES, ids=[one.id for one in SLOPES])
def test_slope_index_is_the_peers(case: Case) -> None:
    """Points to 1e-10; limits that are exact there to 1e-9, those that it draws by their error."""
    expected = case.by_group("expected")
    for key, rows in case.by_group().items():
        if key not in expected:  # a group that lacks a quantile is dropped by the peer
            assert len(rows) < max(len(one) for one in case.by_group().values())
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


REFUSED = [one for one in cases_of("le", "sii") if one.told["outcome"] == "error"]
OTHERWISE = {
    "err_prop_range": "on the scale of the values any number may be meant",
    "err_contents_mismatch": "bands are given once, so there is nothing for them to differ from",
    "err_reps": "nothing is drawn",
    "err_transform_type0": "the scale is the name of the function",
    "err_value_type": "the scale is the name of the function",
    "err_transform_se": "the error is given on the scale that the function names",
    "err_no_ci": "the error is an argument that cannot be left out",
}


@pytest.mark.parametrize("case", REFUSED, ids=[one.id for one in REFUSED])
def test_what_the_peer_refuses_is_refused_or_has_its_reason(case: Case) -> None:
    if case.id in OTHERWISE:
        pytest.skip(OTHERWISE[case.id])
    if case.id == "err_first_age":
        with pytest.raises(ValueError, match="begin at age 0"):
            life_expectancy([1, 1], [1, 1], case.told["args"]["age_contents"][:2])
    elif case.id == "err_conf":
        with pytest.raises(ValueError, match="confidence"):
            life_expectancy([1, 1], [1, 1], [0, 75], confidence=case.told["args"]["confidence"])
    elif case.id == "err_4_quantiles":
        with pytest.raises(ValueError, match="5 to 100 groups"):
            index_of(case, next(iter(case.by_group().values())))
    else:
        reasons = {int(index_of(case, rows).slope.reason) for rows in case.by_group().values()}
        assert reasons & {Reason.MISSING, Reason.NO_POPULATION, Reason.OUT_OF_RANGE}

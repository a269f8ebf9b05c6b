"""Proportions, rates, means and standardised rates beside the peer's answers, case by case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.published.golden_cases import GOLDEN, Case, cases_of, number
from tests.published.golden_numbers import (
    answers,
    by_band,
    column,
    confidence_of,
    differs,
    limits,
    multiplier_of,
    reference,
    summed,
    totals,
)

from commonweal.methods.counts import byars_limits, exact_limits
from commonweal.methods.estimate import Estimates, Reason
from commonweal.methods.indirect import (
    expected_events,
    standardised_rate_indirect,
    standardised_ratio,
)
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion
from commonweal.methods.quantiles import quantiles
from commonweal.methods.rates import crude_rate
from commonweal.methods.standardised import standardised_rate, standardised_rate_of_repeats

Answer = tuple[list[tuple[str, ...]], Estimates]


def of_proportion(case: Case) -> Answer:
    keys, (x, n) = summed(case, "x", "n")
    scale = multiplier_of(case, "multiplier", 1)
    return keys, proportion(x, n, multiplier=scale, confidence=confidence_of(case))


def of_rate(case: Case) -> Answer:
    keys, (x, n) = summed(case, "x", "n")
    scale = multiplier_of(case, "multiplier", 100_000)
    return keys, crude_rate(x, n, multiplier=scale, confidence=confidence_of(case))


def of_mean(case: Case) -> Answer:
    groups = case.by_group()
    keys = sorted(groups)
    rows = [(n, number(row[case.column("x")])) for n, k in enumerate(keys) for row in groups[k]]
    at, values = zip(*rows, strict=True)
    return keys, mean(values, group=at, confidence=confidence_of(case))


def of_repeats(case: Case) -> Answer:
    """People by band and by number of events, from one row of each."""
    groups = case.by_group()
    keys, levels = sorted(groups), confidence_of(case)
    times = sorted({number(row[case.column("eventfreq")]) for row in case.rows()})
    found = []
    for key in keys:
        bands = {row[case.column("ageband")]: row for row in groups[key]}
        people = np.zeros((len(bands), len(times)))
        for row in groups[key]:
            at = list(bands).index(row[case.column("ageband")])
            people[at, times.index(number(row[case.column("eventfreq")]))] = number(
                row[case.column("x")]
            )
        n, w = (column(list(bands.values()), case.column(name)) for name in ("n", "stdpop"))
        found.append(standardised_rate_of_repeats(people, times, n, w, confidence=levels))
    axis = -1
    numbers = (
        np.stack([getattr(one, name) for one in found], axis=axis)
        for name in ("value", "lower", "upper")
    )
    reason = np.stack([one.reason for one in found])
    return keys, Estimates(*numbers, found[0].confidence, found[0].method, reason)


def of_dsr(case: Case) -> Answer:
    if case.told["args"].get("independent_events") is False and "eventfreq" in case.told["args"]:
        return of_repeats(case)
    keys, (x, n) = by_band(case, "x", "n")
    if "stdpop" in case.told["args"]:
        w = by_band(case, "stdpop")[1][0]
    else:
        from commonweal.methods.standard_population import ESP2013

        w = np.array(ESP2013, dtype=float)
    scale = multiplier_of(case, "multiplier", 100_000)
    return keys, standardised_rate(x, n, w, multiplier=scale, confidence=confidence_of(case))


def of_indirect(case: Case) -> Answer:
    """Observed events may stand in a table of their own."""
    held = reference(case)
    keys, (n,) = by_band(case, "n")
    if case.told["args"].get("observed_totals"):
        observed = totals(case, keys)
    else:
        observed = np.nansum(by_band(case, "x")[1][0], axis=-1)
    expected = expected_events(n, *held)
    if case.told["family"] == "isratio":
        scale = multiplier_of(case, "refvalue", 1)
        return keys, standardised_ratio(
            observed, expected, refvalue=scale, confidence=confidence_of(case)
        )
    rate = np.nansum(held[0]) / held[1].sum() * multiplier_of(case, "multiplier", 1e5)
    return keys, standardised_rate_indirect(
        observed, expected, rate, confidence=confidence_of(case)
    )


WAYS: dict[str, Callable[[Case], Answer]] = {
    "proportion": of_proportion,
    "rate": of_rate,
    "mean": of_mean,
    "dsr": of_dsr,
    "israte": of_indirect,
    "isratio": of_indirect,
}
ANSWERED = [one for one in cases_of(*WAYS) if one.told["outcome"] == "ok"]


def named(case: Case) -> str:
    return f"{case.told['family']}-{case.id}"


@pytest.mark.parametrize("case", ANSWERED, ids=named)
def test_values_and_limits_are_the_peers(case: Case) -> None:
    keys, found = WAYS[case.told["family"]](case)
    columns = case.rows("expected")[0]
    if "value" in columns:
        assert not differs(case, found.value, answers(case, keys, "value"))
    for side, ours in (("lower", found.lower), ("upper", found.upper)):
        assert not differs(case, ours, limits(case, keys, side))


@pytest.mark.parametrize(
    "case", [c for c in cases_of("quantile") if c.told["outcome"] == "ok"], ids=named
)
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


def helper(name: str) -> Any:
    case = next(one for one in cases_of("helpers") if one.id == name)
    return {
        k: np.array([number(r[k]) for r in case.rows("expected")]) for k in case.rows("expected")[0]
    }


def test_limits_of_counts_are_the_peers() -> None:
    held = helper("byars_exact")
    for level in np.unique(held["confidence"]):
        at = held["confidence"] == level
        for way, prefix in ((byars_limits, ""), (exact_limits, "exact_")):
            for ours, side in zip(
                way(held["x"][at], float(level if level < 1 else level / 100)),
                ("lower", "upper"),
                strict=True,
            ):
                theirs = held[prefix + side][at]
                np.testing.assert_allclose(ours, theirs, rtol=1e-12)


REFUSED = {
    ("proportion", "err_neg_num"): Reason.NEGATIVE,
    ("proportion", "err_zero_den"): Reason.NO_POPULATION,
    ("proportion", "err_num_gt_den"): Reason.ABOVE_WHOLE,
    ("rate", "err_neg_num"): Reason.NEGATIVE,
    ("rate", "err_zero_den"): Reason.NO_POPULATION,
    ("dsr", "err_na_pop"): Reason.MISSING,
    ("dsr", "err_zero_pop"): Reason.NO_POPULATION,
    ("dsr", "err_neg_x"): Reason.NEGATIVE,
    ("dsr", "err_neg_std"): Reason.NEGATIVE,
    ("dsr", "err_na_std"): Reason.MISSING,
}


@pytest.mark.parametrize(
    "case", [c for c in cases_of(*WAYS) if (c.told["family"], c.id) in REFUSED], ids=named
)
def test_what_stops_the_peer_gives_its_group_a_reason(case: Case) -> None:
    """One bad group never stops the rest."""
    _, found = WAYS[case.told["family"]](case)
    assert REFUSED[case.told["family"], case.id] in found.reason
    assert np.isnan(found.value[found.reason != Reason.NONE]).all()


def test_a_confidence_in_per_cent_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValueError, match=r"write 0\.95 for 95 %"):
        proportion(1, 2, confidence=95)


def test_every_case_of_these_families_is_accounted_for() -> None:
    left = {
        named(one)
        for one in cases_of(*WAYS, "quantile")
        if one.told["outcome"] != "ok" and (one.told["family"], one.id) not in REFUSED
    }
    assert left == NOT_OURS, (
        "an error of the peer's own interface, of arguments that we do not have"
    )
    assert GOLDEN.is_dir()


NOT_OURS = {
    "proportion-err_type", "proportion-err_conf", "proportion-err_conf_two",
    "proportion-err_conf_three", "rate-err_type", "rate-err_conf", "dsr-err_char_x",
    "dsr-err_conf", "dsr-err_mult", "dsr-err_nonind_no_freq", "israte-err_neg", "israte-err_len",
    "isratio-err_neg", "isratio-err_len", "quantile-err_text", "quantile-err_inverttype",
}  # fmt: skip

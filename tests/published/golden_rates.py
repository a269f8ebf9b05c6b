"""Our answers to the cases of proportions, rates, means and standardised rates."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from tests.published.golden_cases import Case, number
from tests.published.golden_numbers import (
    by_band,
    column,
    confidence_of,
    multiplier_of,
    reference,
    summed,
    totals,
)

from commonweal.methods.estimate import Estimates
from commonweal.methods.indirect import (
    expected_events,
    standardised_rate_indirect,
    standardised_ratio,
)
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion
from commonweal.methods.rates import crude_rate
from commonweal.methods.standard_population import ESP2013
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

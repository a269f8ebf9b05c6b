"""Our answers to the cases of funnels."""

from __future__ import annotations

import numpy as np
from tests.published.golden_cases import Case
from tests.published.golden_numbers import column

from commonweal.methods.funnel import (
    Funnel,
    funnel_of_proportions,
    funnel_of_rates,
    funnel_of_ratios,
)


def funnel_of(case: Case) -> Funnel:
    told, rows, expected = case.told["args"], case.rows(), case.rows("expected")
    count, whole = (column(rows, case.column(name)) for name in ("numerator", "denominator"))
    at = column(expected, next(iter(expected[0])))
    scale = float(told["multiplier"])
    if told["statistic"] == "proportion":
        return funnel_of_proportions(count, whole, at, multiplier=scale)
    if told["statistic"] == "ratio":
        return funnel_of_ratios(at, refvalue=scale)
    people = np.nansum(derived(case, count)) / float(scale)
    average = float(count.sum()) / (people * scale)
    years = float(told["years_of_data"])
    return funnel_of_rates(at, average, multiplier=scale, years=years)


def derived(case: Case, count: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """People whom a rate would be of: those of the rate itself, where there were events."""
    rate = column(case.rows(), case.column("rate"))
    with np.errstate(divide="ignore", invalid="ignore"):
        people = float(case.told["args"]["multiplier"]) * count / rate
    if case.told["args"]["rate_type"] == "crude":
        people = np.where(count == 0, column(case.rows(), case.column("denominator")), people)
    return people

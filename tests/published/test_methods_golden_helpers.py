"""Inner functions of the peer beside ours: limits of counts and proportions, funnels, ranks."""

from __future__ import annotations

import numpy as np
import pytest
from tests.published.golden_cases import Case, answered, named
from tests.published.golden_numbers import Floats, column

from commonweal.methods.counts import byars_limits, exact_limits, poisson_limits
from commonweal.methods.funnel import funnel_of_proportions, funnel_of_ratios
from commonweal.methods.inequality import mid_ranks
from commonweal.methods.proportions import wilson_limits


def level(told: float) -> float:
    return told if told < 1 else told / 100


def columns(case: Case) -> dict[str, Floats]:
    rows = case.rows("expected")
    return {name: column(rows, name) for name in rows[0] if name != "area"}


@pytest.mark.parametrize("case", answered("h_byars"), ids=named)
def test_limits_of_counts_are_the_peers(case: Case) -> None:
    held = columns(case)
    for told in np.unique(held["confidence"]):
        at = held["confidence"] == told
        for way, prefix in ((byars_limits, ""), (exact_limits, "exact_")):
            found = way(held["x"][at], level(float(told)))
            for ours, side in zip(found, ("lower", "upper"), strict=True):
                np.testing.assert_allclose(ours, held[prefix + side][at], rtol=1e-12)


@pytest.mark.parametrize("case", answered("h_wilson"), ids=named)
def test_limits_of_proportions_are_the_peers(case: Case) -> None:
    """Those at a confidence of 1 are refused: see the deviations."""
    held = columns(case)
    for told in set(held["confidence"]) - {1.0}:
        at = held["confidence"] == told
        found = wilson_limits(held["x"][at], held["n"][at], float(told))
        for ours, side in zip(found, ("lower", "upper"), strict=True):
            np.testing.assert_allclose(ours, held[side][at], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("case", answered("h_funnel"), ids=named)
def test_expected_events_of_a_funnel_are_the_peers(case: Case) -> None:
    held, found = columns(case), funnel_of_ratios(columns(case)["obs"])
    for n, p in enumerate((0.025, 0.001)):
        at = held["p"] == p
        for ours, side in ((found.upper_at, "low"), (found.lower_at, "high")):
            theirs = held[f"expected_{side}"][at]
            events = held["obs"][at]
            halved = 1e-7 * (events + 1 + theirs) ** 2 / (events + 1)
            assert (np.abs(ours[n][at] - theirs) <= halved).all()
            np.testing.assert_allclose(ours[n][at], held[f"true_{side}_chisq"][at], rtol=1e-12)


@pytest.mark.parametrize("case", answered("h_sig"), ids=named)
def test_limits_of_a_ratio_are_the_peers(case: Case) -> None:
    held = columns(case)
    for told in np.unique(held["conf"]):
        at = held["conf"] == told
        found = poisson_limits(held["obs"][at], float(told))
        for ours, side in zip(found, ("low", "high"), strict=True):
            ratio = ours / held["expected"][at]
            np.testing.assert_allclose(ratio, held[f"ratio_{side}"][at], rtol=1e-12)


@pytest.mark.parametrize("case", answered("h_sigma"), ids=named)
def test_limits_of_a_funnel_of_proportions_are_the_peers_within_the_scale(case: Case) -> None:
    held = columns(case)
    for average, scale in {*zip(held["average"], held["multiplier"], strict=True)}:
        at = held["average"] == average
        for n, p in enumerate((0.975, 0.999)):
            here = at & (held["p"] == p)
            found = funnel_of_proportions(
                [average * 1e6], [1e6], held["population"][here], multiplier=float(scale)
            )
            for ours, side in ((found.lower, "low"), (found.upper, "high")):
                theirs = np.clip(held[side][here], 0, scale)
                np.testing.assert_allclose(ours[n], theirs, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("case", answered("h_rank"), ids=named)
def test_ranks_of_groups_are_the_peers(case: Case) -> None:
    areas = np.array([row["area"] for row in case.rows("expected")])
    held = columns(case)
    for area in np.unique(areas):
        people = held["pop"][areas == area]
        np.testing.assert_allclose(mid_ranks(people), held["b"][areas == area], rtol=1e-12)

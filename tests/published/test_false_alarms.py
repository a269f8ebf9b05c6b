"""Simulated places with known truth: false alarms stay within what the paper allows."""

from datetime import date

import numpy as np
import pytest
from tests.published import shared_panels as shared
from tests.unit.assessment.panels import CARD, SETTINGS, panel, with_

from commonweal.assessment.gap_reading import read_groups
from commonweal.assessment.judge import prepare
from commonweal.assessment.lately import lately
from commonweal.assessment.settings import Settings
from commonweal.assessment.since import since_baseline
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import LimitsRule, ValueKind
from commonweal.facts.period import Period
from commonweal.methods.change import Contrast
from commonweal.methods.normal import Z95
from commonweal.methods.panel_scatter import centred_changes, pairs_without_overlap
from commonweal.methods.projection import forecast, panel_movement

ALLOWED = 0.055  # 5 %, and half a per cent for the error of a simulation
CLEAR = (Verdict.IMPROVED, Verdict.WORSENED, Verdict.IMPROVING, Verdict.WORSENING)


def pooled(length: int) -> tuple[Period, ...]:
    return tuple(
        Period(date(end, 12, 31), date(end - length + 1, 1, 1)) for end in range(2013, 2026)
    )


def still_places(rng: np.random.Generator, length: int, noise: np.ndarray) -> np.ndarray:
    """Places that differ and do not move; figures of n years share their years."""
    yearly = rng.normal(size=(150, 13 + length - 1)) * np.sqrt(length)
    kernel = np.ones(length) / length
    pooled_noise = np.stack([np.convolve(row, kernel, "valid") for row in yearly])
    return 60 + rng.normal(0, 4, (150, 1)) + noise[:, None] * pooled_noise


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize("rule", [LimitsRule.PUBLISHED, LimitsRule.PANEL])
def test_false_alarms_of_places_that_do_not_move(rule, length):
    rng, periods = np.random.default_rng(20), pooled(length)
    noise = np.geomspace(2.0, 0.7, 150)  # smaller places scatter more
    kind = ValueKind.PERCENTAGE
    alarms = {"since": [], "lately": []}

    for _ in range(12):
        value = still_places(rng, length, noise)
        card = with_(CARD, limits=rule, value_kind=kind)
        made = prepare(card, panel(value, periods, se=noise[:, None]), settings=SETTINGS)
        for area in made.panel.places.areas:
            alarms["since"].append(since_baseline(made, area).verdict in CLEAR)
            alarms["lately"].append(lately(made, area).verdict in CLEAR)

    for question, raised in alarms.items():
        assert np.mean(raised) <= ALLOWED, question


def test_closing_is_seldom_read_where_the_worst_off_did_not_gain():
    rng, read = np.random.default_rng(22), 0

    for _ in range(4000):
        truth = np.array([[50.0, 70.0], [50.0, 60.0]])  # the best-off fell far
        told = read_groups(truth + rng.normal(size=(2, 2)), np.ones((2, 2)), 1)
        read += told.success

    assert read / 4000 <= 0.025 + 0.005


def test_the_power_to_see_the_smallest_visible_change_is_four_in_five():
    rng = np.random.default_rng(24)

    seen = [Contrast(Contrast(0, 1).sees + error, 1.0).sign == 1 for error in rng.normal(size=4000)]

    assert np.mean(seen) == pytest.approx(0.8, abs=0.02)


@pytest.mark.needs_shared
@pytest.mark.skipif(
    not shared.DATA.is_dir(), reason="the neighbouring folder of raw extracts is absent"
)
@pytest.mark.parametrize(
    "name",
    ["attainment-8", "hle-men", "hle-women", "life-expectancy-men", "persistent-absence"],
)
def test_placebo_over_every_authority_at_the_shortest_lag(name):
    card, held, baseline = shared.golden_measure(name)
    made = prepare(card, held, settings=Settings(baseline, 2024, date(2026, 7, 1)))
    starts, ends = (
        np.array([float(getattr(one, day).toordinal()) for one in held.periods])
        for day in ("start", "end")
    )
    full = np.isfinite(made.value).sum(axis=0) >= 40
    raised = []

    for a, b in pairs_without_overlap(starts, ends, made.side, full):
        deviation, se = centred_changes(made.value, a, b), np.sqrt(made.changes(a, b)[1])
        held_by = np.isfinite(deviation) & np.isfinite(se)
        raised.extend(np.abs(deviation[held_by]) > Z95 * se[held_by])

    assert np.mean(raised) <= ALLOWED


def test_forecast_ranges_cover_what_they_claim():
    rng, inside = np.random.default_rng(26), {80: [], 95: []}

    for _ in range(30):
        truth = 60 + rng.normal(0, 4, (150, 1)) + np.cumsum(rng.normal(0, 0.5, (150, 18)), axis=1)
        seen = truth + rng.normal(0, 1, truth.shape)
        movement = panel_movement(seen[:, :13], np.ones((150, 13)), np.arange(13.0), 1)
        for place in range(150):
            told = forecast(seen[place, 12], 1.0, 5, 1, movement)
            for share, (low, high) in ((80, told.range_80), (95, told.range_95)):
                inside[share].append(low <= seen[place, 17] <= high)

    assert np.mean(inside[80]) >= 0.79
    assert np.mean(inside[95]) >= 0.94

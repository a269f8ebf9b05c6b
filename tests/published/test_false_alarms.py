"""Simulated places with known truth: false alarms stay within what the paper allows."""

from datetime import date

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, SETTINGS, panel, with_

from commonweal.assessment.gap_reading import read_groups
from commonweal.assessment.judge import prepare
from commonweal.assessment.lately import lately
from commonweal.assessment.since import since_baseline
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import LimitsRule, ValueKind
from commonweal.facts.period import Period
from commonweal.methods.change import Contrast

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

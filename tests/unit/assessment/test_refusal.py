"""May it be judged at all? The rows of the first table, and their order."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, panel, steady, with_, years

from commonweal.assessment.judge import judge, prepare
from commonweal.assessment.reason import Code
from commonweal.assessment.settings import Settings
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Break, CardState, Estimation, LimitsRule, ValueKind
from commonweal.facts.panel import FrozenValue

SPAN = years(2013, 2025)


def since(card=CARD, value=None, periods=SPAN, settings=SETTINGS, **parts):
    held = steady(periods=periods) if value is None else value
    return judge(prepare(card, panel(held, periods, **parts), settings=settings), PLACE).since


@pytest.mark.parametrize(
    ("changes", "verdict", "code"),
    [
        ({"state": CardState.TO_BE_DEFINED}, Verdict.NOT_YET_MEASURABLE, Code.NO_DEFINITION),
        ({"value_kind": ValueKind.COUNT}, Verdict.CANNOT_TELL, Code.COUNT_WITHOUT_DENOMINATOR),
        ({"value_kind": ValueKind.MONEY}, Verdict.NOT_JUDGED, Code.MONEY),
        ({"estimation": Estimation.SYNTHETIC}, Verdict.CANNOT_TELL, Code.MODELLED),
        ({"state": CardState.MODELLED}, Verdict.CANNOT_TELL, Code.MODELLED),
        ({"state": CardState.ONE_OFF}, Verdict.CANNOT_TELL, Code.ONE_OFF_SOURCE),
        ({"breaks": (Break(2021, "new question"),)}, Verdict.CANNOT_TELL, Code.BREAK),
        ({"limits": LimitsRule.NONE}, Verdict.CANNOT_TELL, Code.NO_LIMITS),
    ],
)
def test_refusals_of_the_card(changes, verdict, code):
    told = since(with_(CARD, **changes))

    assert (told.verdict, told.reason.code) == (verdict, code)


def test_a_smoothed_estimate_may_be_judged():
    told = since(with_(CARD, estimation=Estimation.SMOOTHED))

    assert told.reason.code is Code.JUDGED


def test_a_place_without_any_figure_is_not_yet_measurable():
    value = steady()
    value[0] = np.nan

    told = judge(prepare(CARD, panel(value, SPAN), settings=SETTINGS), PLACE)

    for answer in (told.since, told.lately, told.beside_england, told.change_beside_others):
        assert answer.verdict is Verdict.NOT_YET_MEASURABLE


def test_a_place_outside_the_panel_is_not_yet_measurable():
    told = judge(prepare(CARD, panel(steady(), SPAN), settings=SETTINGS), "E07000001")

    assert told.since.verdict is Verdict.NOT_YET_MEASURABLE
    assert told.freshness.verdict is Verdict.NOT_YET_MEASURABLE


def test_no_baseline_when_the_measure_starts_later():
    told = since(periods=years(2020, 2025))

    assert told.reason.code is Code.NO_BASELINE


def test_no_baseline_when_the_place_starts_later():
    value = steady()
    value[0, :8] = np.nan

    assert since(value=value).reason.code is Code.NO_BASELINE


def test_too_early_when_nothing_came_after():
    told = since(periods=years(2013, 2019))

    assert (told.verdict, told.reason.code) == (Verdict.TOO_EARLY, Code.NONE_AFTER_BASELINE)


def test_measured_once_wins_over_too_early():
    assert since(periods=years(2018, 2018)).reason.code is Code.MEASURED_ONCE


def test_source_ended_wins_over_too_early():
    card = with_(CARD, ended="2019")

    assert since(card, periods=years(2013, 2019)).reason.code is Code.SOURCE_ENDED
    assert since(card).reason.code is Code.JUDGED  # it has figures after the baseline


@pytest.mark.parametrize(("column", "end"), [(6, "baseline"), (12, "latest")])
def test_missing_or_withheld_at_an_end_is_too_few(column, end):
    gone, hidden = steady(), np.zeros((120, 13), dtype=np.bool_)
    gone[0, column] = np.nan
    hidden[0, column] = True

    for told in (since(value=gone), since(withheld=hidden)):
        assert told.reason.code is Code.TOO_FEW
        assert told.reason.args["end"] == end


def test_a_count_under_ten_behind_a_rate_is_too_few():
    count = np.full((120, 13), 50.0)
    count[0, 12] = 9

    rate = since(with_(CARD, value_kind=ValueKind.RATE), count=count)
    percentage = since(count=count)

    assert rate.reason.code is Code.TOO_FEW
    assert percentage.reason.code is Code.JUDGED


def test_rebased_when_the_newest_vintage_dropped_the_baseline():
    held = panel(steady(periods=years(2020, 2025)), years(2020, 2025))
    frozen = FrozenValue(years(2019, 2019)[0], 61.0, "2020")

    told = judge(
        prepare(CARD, replace(held, earliest={PLACE: (frozen,)}), settings=SETTINGS), PLACE
    )

    assert told.since.reason.code is Code.REBASED
    assert told.baseline_frozen == frozen


def test_a_break_before_the_baseline_refuses_nothing():
    assert since(with_(CARD, breaks=(Break(2019, "early"),))).reason.code is Code.JUDGED


def test_a_break_carries_the_weaker_reading():
    value = steady(noise=0.0, spread=0.0)
    value[0, 12] += 9
    england = np.full(13, 60.0)

    told = since(with_(CARD, breaks=(Break(2021, "new"),)), value=value, england=england)

    weaker = told.evidence.weaker
    assert (weaker.distance_before, weaker.distance_after) == pytest.approx((0, 9))
    assert weaker.verdict is Verdict.IMPROVED


def test_no_limits_still_tells_the_change():
    none = np.full((120, 13), np.nan)

    told = since(lower=none, upper=none)

    assert told.reason.code is Code.NO_LIMITS
    assert np.isfinite(told.evidence.change.delta)


def test_standard_errors_of_nothing_are_no_limits():
    value = np.full((5, 13), 60.0)

    assert since(value=value, se=0.0).reason.code is Code.NO_LIMITS


def test_by_end_says_when_the_final_verdict_is_due():
    periods = years(2013, 2023)

    told = judge(prepare(CARD, panel(steady(periods=periods), periods), settings=SETTINGS), PLACE)

    assert told.since_by_end.evidence.final is False
    assert told.since_by_end.evidence.due == date(2025, 9, 30)


def test_by_end_is_final_once_the_last_period_is_published():
    told = judge(prepare(CARD, panel(steady(), SPAN), settings=SETTINGS), PLACE)

    assert told.since_by_end.evidence.final is True
    assert told.since_by_end.evidence.end.year == 2024


def test_settings_that_end_before_they_begin_are_refused():
    with pytest.raises(ValueError, match="lies before"):
        Settings(2024, 2019, date(2026, 1, 1))

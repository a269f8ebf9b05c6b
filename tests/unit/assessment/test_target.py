"""Will the target be met?"""

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, panel, steady, with_, years

from commonweal.assessment.judge import Target, judge, prepare
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Break, Polarity

SPAN = years(2013, 2025)


def told(target, card=CARD, periods=SPAN, places=120):
    value = steady(periods=periods, places=places)
    value[0] = 60.0
    return judge(
        prepare(card, panel(value, periods), settings=SETTINGS), PLACE, target=target
    ).target


def due(year: int):
    return years(year, year)[0]


def test_no_target_is_not_agreed():
    answer = told(None)

    assert (answer.verdict, answer.reason.code) == (Verdict.NOT_AGREED, Code.NO_TARGET)


def test_a_proposed_target_shows_the_forecast_and_is_not_agreed():
    answer = told(Target(65.0, due(2030), agreed=False))

    assert (answer.verdict, answer.reason.code) == (Verdict.NOT_AGREED, Code.TARGET_PROPOSED)
    assert 0 < answer.evidence.p < 0.5
    assert answer.evidence.need == pytest.approx(5)
    assert answer.evidence.first_judgeable > 2025


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(50.0, Verdict.ON_COURSE), (60.0, Verdict.POSSIBLE), (75.0, Verdict.UNLIKELY)],
)
def test_the_forecast_words(value, verdict):
    assert told(Target(value, due(2028))).verdict is verdict


@pytest.mark.parametrize(
    ("value", "verdict", "within"),
    [
        (50.0, Verdict.MET, False),
        (60.0, Verdict.MET, True),
        (60.5, Verdict.NOT_MET, True),
        (70.0, Verdict.NOT_MET, False),
    ],
)
def test_a_published_due_period_is_judged_by_value(value, verdict, within):
    answer = told(Target(value, due(2024)))

    assert (answer.verdict, answer.evidence.within_chance) == (verdict, within)
    assert answer.reason.code is Code.DUE_PUBLISHED


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"target": Target(65.0, due(2032))}, Code.TOO_FAR),
        ({"target": Target(65.0, due(2028)), "periods": years(2022, 2025)}, Code.FEW_PERIODS),
        ({"target": Target(65.0, due(2028)), "places": 40}, Code.FEW_PLACES),
        (
            {"target": Target(65.0, due(2028)), "card": with_(CARD, breaks=(Break(2016, "x"),))},
            Code.PANEL_BREAK,
        ),
        (
            {
                "target": Target(65.0, due(2028)),
                "card": with_(CARD, polarity=Polarity.NO_JUDGEMENT),
            },
            Code.NO_POLARITY,
        ),
    ],
)
def test_when_nothing_can_be_told(asked, code):
    answer = told(**asked)

    assert (answer.verdict, answer.reason.code) == (Verdict.CANNOT_TELL, code)


def test_a_due_period_that_shares_years_is_too_near():
    periods = years(2013, 2025, length=3)

    answer = told(Target(65.0, years(2027, 2027, 3)[0]), periods=periods)

    assert answer.reason.code is Code.TOO_NEAR


def test_a_due_period_published_without_the_place_cannot_be_told():
    value = steady()
    value[0, 11] = np.nan

    made = prepare(CARD, panel(value, SPAN), settings=SETTINGS)
    answer = judge(made, PLACE, target=Target(60.0, due(2024))).target

    assert answer.reason.code is Code.TOO_FEW

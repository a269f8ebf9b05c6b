"""Judged everywhere at once, every place gets the verdict and reason it gets by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, SETTINGS, group, panel, steady, with_, years

from commonweal.assessment.gap import judge_prepared_gap
from commonweal.assessment.gap_prepared import prepare_gap
from commonweal.assessment.judge import judge, prepare
from commonweal.assessment.many import judge_everywhere
from commonweal.assessment.many_answers import no_answers
from commonweal.assessment.many_gaps import gap_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import (
    Break,
    CardState,
    Estimation,
    GroupDefinition,
    LimitsRule,
    Polarity,
    ValueKind,
)
from commonweal.facts.panel import FrozenValue, Panel
from commonweal.facts.period import Period

SPAN, POOLED = years(2013, 2025), years(2013, 2025, 3)
PLACES = 120


def moving(seed: int = 3, places: int = PLACES) -> np.ndarray:
    """Places of which some rise, fall, stall and turn, seen with noise."""
    rng = np.random.default_rng(seed)
    before, since = rng.normal(0, 1.0, (2, places, 1))
    since[::4] = 0.0
    since[1::4] = -before[1::4]
    time = np.arange(-6.0, 7.0)
    path = np.where(time < 0, before * time, since * time)
    return 60 + 5 * rng.normal(size=(places, 1)) + path + rng.normal(size=(places, 13))


def gappy(value: np.ndarray, share: float = 0.15) -> np.ndarray:
    """The same with figures missing here and there, a whole place and a whole period."""
    out = value.copy()
    out[np.random.default_rng(5).random(value.shape) < share] = np.nan
    out[7] = np.nan
    out[:, 2] = np.nan
    return out


def figures(periods=SPAN, value=None, **parts) -> Panel:
    shown = gappy(moving()) if value is None else value
    england = parts.pop("england", np.full(len(periods), 60.0))
    return panel(shown, periods, england=england, **parts)


def compared() -> np.ndarray:
    codes = np.random.default_rng(6).integers(0, 4, (PLACES, 13)).astype(np.int8)
    codes[::3] = 0
    return codes


def earlier(held: Panel, period: Period) -> Panel:
    """Places 7 and 9 had a figure then, in an earlier vintage."""
    frozen = (FrozenValue(period, 60.0, "2020"),)
    names = held.places.areas
    return replace(
        held, earliest={names[7]: frozen, names[9]: frozen, names[3]: (), "gone": frozen}
    )


COUNTS = np.random.default_rng(8).integers(2, 40, (PLACES, 13)).astype(float)
WITHHELD = np.random.default_rng(9).random((PLACES, 13)) < 0.1
NONE = np.full((PLACES, 13), np.nan)
OLD = years(2001, 2013)
CASES = {
    "plain": (CARD, figures()),
    "pooled": (CARD, figures(POOLED)),
    "lower is better": (with_(CARD, polarity=Polarity.LOWER), figures()),
    "no polarity": (with_(CARD, polarity=Polarity.NO_JUDGEMENT), figures()),
    "quiet": (CARD, figures(value=steady(), se=0.2)),
    "little change": (CARD, figures(value=steady(noise=0.05), se=0.05)),
    "panel alone": (with_(CARD, limits=LimitsRule.PANEL), figures()),
    "no limits": (CARD, figures(lower=NONE, upper=NONE)),
    "no rule": (with_(CARD, limits=LimitsRule.NONE), figures()),
    "a board's m": (with_(CARD, smallest_change=4.0), figures()),
    "withheld": (CARD, figures(withheld=WITHHELD)),
    "few events": (with_(CARD, value_kind=ValueKind.RATE), figures(count=COUNTS)),
    "money": (with_(CARD, value_kind=ValueKind.MONEY), figures()),
    "a count": (with_(CARD, value_kind=ValueKind.COUNT), figures()),
    "modelled": (with_(CARD, estimation=Estimation.SYNTHETIC), figures()),
    "one-off": (with_(CARD, state=CardState.ONE_OFF), figures()),
    "to be defined": (with_(CARD, state=CardState.TO_BE_DEFINED), figures()),
    "ended": (with_(CARD, ended="2019"), figures(years(2007, 2019))),
    "too early": (CARD, figures(years(2007, 2019))),
    "no baseline": (CARD, figures(years(2020, 2032))),
    "measured once": (CARD, figures(SPAN[-1:], moving()[:, :1])),
    "break": (with_(CARD, breaks=(Break(2021, "new"),)), figures()),
    "rebased": (CARD, earlier(figures(years(2020, 2032)), SPAN[6])),
    "earlier vintages": (CARD, earlier(figures(), SPAN[3])),
    "no England": (CARD, figures(england=np.full(13, np.nan))),
    "published comparison": (CARD, figures(comparison=compared())),
    "few places": (CARD, panel(moving(places=45), SPAN)),
    "no periods": (CARD, panel(np.empty((PLACES, 0)), (), england=np.empty(0))),
    "nothing held": (CARD, panel(NONE, SPAN, england=np.full(13, 50.0))),
    "a gap only": (with_(CARD, gap_only=True, value_kind=ValueKind.YEARS), figures()),
    "a gap about 0": (with_(CARD, gap_only=True), figures(value=moving() - 60)),
    "a quiet gap": (with_(CARD, gap_only=True), figures(value=steady(noise=0.05), se=0.05)),
    "a gap too early": (with_(CARD, gap_only=True), figures(OLD)),
}


def agree(prepared: PreparedPanel) -> set[Verdict]:
    """Hold every place to its own judgement; the neighbours are the next four, for most."""
    names = prepared.panel.places.areas
    neighbours = {
        name: (*names[k + 1 : k + 5], "nowhere") for k, name in enumerate(names) if k % 5
    } | {names[10]: ("nowhere",)}
    every = judge_everywhere(prepared, neighbours)

    seen = set()
    for row, name in enumerate(names):
        told = judge(prepared, name, neighbours=neighbours.get(name))
        for question, answers in every.questions.items():
            one = getattr(told, question)
            assert answers.at(row) == (one.verdict, one.reason.code), (question, name)
            seen.add(one.verdict)
    return seen


@pytest.mark.parametrize("name", CASES)
def test_every_place_is_judged_as_by_itself(name):
    card, held = CASES[name]

    agree(prepare(card, held, settings=SETTINGS))


def test_the_cases_meet_the_words_of_a_change():
    seen = agree(prepare(CARD, figures(), settings=SETTINGS))

    assert {Verdict.IMPROVED, Verdict.WORSENED, Verdict.STALLED, Verdict.REVERSED} <= seen


def test_a_strategy_that_ends_before_its_latest_figure():
    settings = replace(SETTINGS, last_year=2021)

    agree(prepare(CARD, figures(), settings=settings))


@pytest.mark.parametrize("vintage_places", [PLACES, 60])
def test_an_unknown_share_is_judged_both_ways(vintage_places):
    other = panel(moving(4)[:vintage_places] + 3, SPAN)

    seen = agree(prepare(CARD, figures(), settings=SETTINGS, unknown=other))

    assert Verdict.CANNOT_TELL in seen


def test_a_place_that_is_not_answered_has_no_answer():
    with pytest.raises(LookupError, match="row 0"):
        no_answers(3).at(0)


def groups(number: int, apart: float, **parts) -> tuple[tuple[GroupDefinition, Panel], ...]:
    rng = np.random.default_rng(12)
    drift = rng.normal(0, 4, (number, PLACES, 1)) * np.arange(-6.0, 7.0) / 6
    value = np.stack([moving(20) / 8 + 55 + k * apart for k in range(number)]) + drift
    value[0][rng.random((PLACES, 13)) < 0.1] = np.nan
    value[:, 5, 6] = np.nan
    return tuple((group(f"group {k}"), panel(value[k], SPAN, **parts)) for k in range(number))


def half_limited() -> tuple[tuple[GroupDefinition, Panel], ...]:
    """Two groups, of which the second has no limits."""
    return groups(2, 6.0)[0], groups(2, 6.0, lower=NONE, upper=NONE)[1]


GAPS = {
    "two groups": (CARD, groups(2, 6.0), False),
    "two groups, lower is better": (with_(CARD, polarity=Polarity.LOWER), groups(2, 6.0), False),
    "no polarity": (with_(CARD, polarity=Polarity.NO_JUDGEMENT), groups(2, 6.0), False),
    "close together": (CARD, groups(2, 0.5), False),
    "years, no ratio": (with_(CARD, value_kind=ValueKind.YEARS), groups(2, 6.0), False),
    "ordered": (CARD, groups(5, 2.0), True),
    "the other way round": (CARD, groups(5, -2.0), True),
    "ordered, with people": (
        CARD,
        groups(3, 3.0, denominator=np.tile(np.arange(1.0, PLACES + 1)[:, None], 13)),
        True,
    ),
    "no limits": (CARD, groups(2, 6.0, lower=NONE, upper=NONE), False),
    "one group without limits": (CARD, half_limited(), False),
    "break": (with_(CARD, breaks=(Break(2021, "new"),)), groups(2, 6.0), False),
    "quiet": (CARD, groups(2, 6.0, se=0.01), False),
}


@pytest.mark.parametrize("by_end", [False, True])
@pytest.mark.parametrize("name", GAPS)
def test_every_gap_is_judged_as_by_itself(name, by_end):
    card, held, ordered = GAPS[name]
    prepared = prepare_gap(card, held, SETTINGS, ordered)

    found = gap_everywhere(prepared, by_end=by_end)

    for row, area in enumerate(held[0][1].places.areas):
        told = judge_prepared_gap(prepared, area)
        one = told.since_by_end if by_end else told.since
        assert found.at(row) == (one.verdict, one.reason.code), area


def test_gaps_of_people_who_are_not_counted_alike():
    people = np.random.default_rng(3).uniform(50, 900, (3, PLACES, 13))
    people[1, 4] = np.nan
    held = tuple(
        (one, replace(told, places=replace(told.places, denominator=people[k])))
        for k, (one, told) in enumerate(groups(3, 3.0))
    )
    prepared = prepare_gap(CARD, held, SETTINGS, True)

    found = gap_everywhere(prepared)

    for row, area in enumerate(held[0][1].places.areas):
        one = judge_prepared_gap(prepared, area).since
        assert found.at(row) == (one.verdict, one.reason.code), area


def test_groups_of_other_places_are_not_compared():
    (one, first), (two, _) = groups(2, 6.0)
    other = panel(moving(places=80), SPAN)

    with pytest.raises(ValueError, match="different places"):
        gap_everywhere(prepare_gap(CARD, ((one, first), (two, other)), SETTINGS))


def test_a_gap_without_any_period_by_the_baseline():
    late = replace(SETTINGS, baseline_year=2005, last_year=2006, today=date(2026, 1, 1))
    prepared = prepare_gap(CARD, groups(2, 6.0), late)

    found = gap_everywhere(prepared)

    assert {found.at(row)[0] for row in range(PLACES)} == {Verdict.CANNOT_TELL}

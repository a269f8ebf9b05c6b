"""What the proof is for: a rule that is broken is seen, a bold one and a timid one."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.assessment import limits, many_gaps, many_since
from commonweal.assessment.proof import ErrorRate, Sense
from commonweal.assessment.proof_gaps import crossed, false_closing, rows_met
from commonweal.assessment.proof_panels import KINDS, Kind
from commonweal.assessment.proof_placebo import placebo
from commonweal.assessment.proof_questions import alarms_of_pace, false_alarms, power_to_see
from commonweal.assessment.proof_run import simulated_errors
from commonweal.facts.card import LimitsRule
from commonweal.methods.contrasts import Contrasts

PANELS = 8


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def of(kind: str) -> Kind:
    return next(one for one in KINDS if one.id == kind)


def test_the_rules_as_they_are_keep_every_promise():
    assert [one for one in simulated_errors(PANELS, 7) if not one.holds] == []


def test_the_same_seed_gives_the_same_rates():
    assert list(simulated_errors(1, 3)) == list(simulated_errors(1, 3))


@pytest.mark.parametrize("kind", ["published", "counts"])
def test_a_rule_too_timid_to_see_anything_is_seen(rng, monkeypatch, kind):
    monkeypatch.setattr(limits, "WIDENING", 3.0)

    (power,) = power_to_see(rng, of(kind), PANELS)

    assert not power.holds


def test_limits_that_are_too_narrow_are_seen(rng, monkeypatch):
    honest = many_since.changes_everywhere

    def bold(*asked: object) -> Contrasts:
        change = honest(*asked)
        return Contrasts(change.delta, 0.7 * change.se)

    monkeypatch.setattr(many_since, "changes_everywhere", bold)

    told = {one.question: one for one in false_alarms(rng, of("published"), PANELS)}

    assert not told["since"].holds and not told["since_by_end"].holds


def test_a_table_without_its_row_nought_is_seen(rng, monkeypatch):
    assert all(one.holds for one in crossed(rng, 2000))

    monkeypatch.setattr(many_gaps, "settle_row_nought", lambda *_, **__: None)

    assert not all(one.holds for one in crossed(rng, 2000))


def test_a_table_that_calls_any_narrowing_closing_is_seen(rng, monkeypatch):
    table = many_gaps._table()
    monkeypatch.setattr(many_gaps, "_table", lambda: np.full_like(table, table[0, 1, 2, 1]))

    assert not all(one.holds for one in false_closing(rng, 2000))


def test_rows_are_counted_over_all_outcomes():
    assert {one.trials for one in rows_met()} == {108}


def test_pace_is_asked_where_it_errs_most(rng):
    (told,) = alarms_of_pace(rng, of("panel_heavy_tails"), 4 * PANELS)

    assert told.share > 0.01


def test_no_panel_no_promise():
    rates = {(one.question, one.case): one for one in placebo([])}

    assert not rates["placebo", "since"].holds  # nothing was tried
    assert rates["placebo", "lately"].holds


def test_a_rate_that_is_told_can_be_beyond_what_a_rule_aims_at():
    told = ErrorRate("placebo", "one", 30, 100, Sense.PRINTED, 0.05)

    assert told.beyond and told.holds
    assert not ErrorRate("placebo", "one", 30, 100, Sense.PRINTED).beyond
    assert not ErrorRate("since", "one", 30, 100, Sense.AT_MOST, 0.05, 0.055).beyond


def test_every_rule_of_limits_has_a_kind():
    rules = set(LimitsRule) - {LimitsRule.NONE}

    assert {one.rule for one in KINDS} == rules

"""Succession of area codes (kept here while the facts tests belong to another)."""

from datetime import date

import pytest

from commonweal.facts.succession import (
    STARTED,
    SUCCESSIONS,
    current_code,
    follow,
    valid_upper_tier,
)

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize("step", SUCCESSIONS, ids=lambda step: step.new)
def test_each_succession_on_its_day(step):
    before = date.fromordinal(step.since.toordinal() - 1)

    assert current_code(step.old, before) == step.old
    assert current_code(step.old, step.since) == step.new
    assert not valid_upper_tier(step.old, step.since)
    assert valid_upper_tier(step.new, step.since)


@pytest.mark.parametrize("code", STARTED)
def test_new_territory_takes_over_nothing(code):
    assert valid_upper_tier(code, TODAY)
    assert code not in {step.new for step in SUCCESSIONS}


@pytest.mark.parametrize("code", ["E10000009", "E10000021", "E10000006", "E07000001", "E12000006"])
def test_abolished_authorities_districts_and_regions_are_no_place_of_the_panel(code):
    assert not valid_upper_tier(code, TODAY)


def test_the_new_code_wins_over_the_old():
    assert follow({"E08000016": 1.0, "E08000038": 2.0}) == {"E08000038": 2.0}
    assert follow({"E08000038": 2.0, "E08000016": 1.0}) == {"E08000038": 2.0}
    assert follow({"E08000016": 1.0}, date(2024, 1, 1)) == {"E08000016": 1.0}

"""Gaps between groups, and published slope indices."""

import json

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, group, panel, steady, with_, years

from commonweal.assessment.gap import judge_gap, prepare_gap
from commonweal.assessment.gap_only import judge_gap_only
from commonweal.assessment.judge import judge, prepare
from commonweal.assessment.prepared import MixedVintagesError
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Break, Polarity, ValueKind

SPAN = years(2013, 2025)


def line(first: float, last: float, **parts):
    """A panel of steady places in which Luton moved at the baseline."""
    value = steady(noise=0.2)
    value[0, :7], value[0, 7:] = first, last
    return panel(value, SPAN, se=0.5, **parts)


def gap_of(*ends, card=CARD, **asked):
    groups = tuple((group(f"g{k}"), line(*pair)) for k, pair in enumerate(ends))
    return judge_gap(card, groups, PLACE, SETTINGS, **asked)


def test_a_gap_closes_only_when_the_worst_off_improved():
    told = gap_of((50, 60), (70, 70.5))

    assert (told.verdict, told.row, told.success) == (Verdict.CLOSING, 6, True)
    assert [one.id for one in told.since.evidence.groups] == ["g0", "g1"]


def test_the_worst_off_is_named_by_the_baseline_whatever_the_order_given():
    told = gap_of((70, 70.5), (50, 60))

    assert [one.id for one in told.since.evidence.groups] == ["g1", "g0"]
    assert told.verdict is Verdict.CLOSING


def test_levelling_down_is_no_success():
    told = gap_of((50, 50), (70, 60))

    assert (told.verdict, told.success) == (Verdict.LEVELLING_DOWN, False)


def test_lower_is_better_turns_the_gap_over():
    told = gap_of((50, 40), (30, 30), card=with_(CARD, polarity=Polarity.LOWER))

    evidence = told.since.evidence
    assert [one.id for one in evidence.groups] == ["g0", "g1"]
    assert evidence.gap_baseline.delta == pytest.approx(20)
    assert told.verdict is Verdict.CLOSING
    assert evidence.ratio_baseline == pytest.approx(30 / 50)


def test_years_of_life_tell_no_ratio():
    told = gap_of((50, 60), (70, 70.5), card=with_(CARD, value_kind=ValueKind.YEARS))

    assert told.since.evidence.relative is None
    assert told.verdict is Verdict.CLOSING


def test_five_ordered_groups_are_read_by_their_slope():
    told = gap_of((50, 58), (55, 60), (60, 62), (65, 65), (70, 70), ordered=True)

    evidence = told.since.evidence
    assert evidence.method == "slope_index"
    assert evidence.gap_baseline.delta == pytest.approx(25)
    assert told.success


def test_a_share_that_moved_by_more_than_a_quarter_is_said():
    told = gap_of((50, 60), (70, 70.5), shares=((0.2, 0.8), (0.3, 0.7)))

    assert [one.membership_changed for one in told.since.evidence.groups] == [True, False]


def test_shares_come_from_denominators_where_they_are_held():
    some = np.full((120, 13), 300.0), np.full((120, 13), 100.0)
    ends = ((50, 60), (70, 70.5))
    groups = tuple(
        (group(f"g{k}"), line(*pair, denominator=total))
        for k, (pair, total) in enumerate(zip(ends, some, strict=True))
    )

    told = judge_gap(CARD, groups, PLACE, SETTINGS)

    assert [one.share_end for one in told.since.evidence.groups] == [0.75, 0.25]


def test_wrong_shares_are_refused():
    with pytest.raises(ValueError, match="shares must be positive"):
        gap_of((50, 60), (70, 70.5), shares=((0.2, 0.8), (0.3, 0.0)))


def test_a_group_without_a_figure_is_named():
    lacking = steady()
    lacking[0, 12] = np.nan
    groups = ((group("held"), line(50, 60)), (group("lacking"), panel(lacking, SPAN)))

    told = judge_gap(CARD, groups, PLACE, SETTINGS)

    assert told.reason.code is Code.NO_GROUP_FIGURE
    assert told.reason.args["groups"] == ("lacking",)


def test_a_break_refuses_a_gap():
    told = gap_of((50, 60), (70, 70.5), card=with_(CARD, breaks=(Break(2022, "new"),)))

    assert told.reason.code is Code.BREAK


def test_groups_of_mixed_vintages_raise():
    groups = ((group("a"), line(50, 60)), (group("b"), line(70, 70, vintage="2024")))

    with pytest.raises(MixedVintagesError, match="one vintage"):
        prepare_gap(CARD, groups, SETTINGS)


@pytest.mark.parametrize("number", [1, 3])
def test_groups_need_a_pair_or_an_order(number):
    groups = tuple((group(f"g{k}"), line(50, 60)) for k in range(number))

    with pytest.raises(ValueError, match=r"two groups|an order"):
        prepare_gap(CARD, groups, SETTINGS)


def test_without_polarity_only_the_distance_is_told():
    told = gap_of((50, 60), (70, 70.5), card=with_(CARD, polarity=Polarity.NO_JUDGEMENT))

    assert (told.verdict, told.reason.code) == (Verdict.NARROWER, Code.DISTANCE_ONLY)
    assert not told.success


def test_a_gap_is_plain_json():
    plain = json.loads(json.dumps(gap_of((50, 60), (70, 70.5)).as_dict(), allow_nan=False))

    assert plain["since"]["verdict"] == "closing"


SLOPE = with_(CARD, polarity=Polarity.LOWER, value_kind=ValueKind.YEARS, gap_only=True)


def slope(first: float, last: float, level: tuple[float, float] | None = None):
    gap = prepare(SLOPE, line(first, last), settings=SETTINGS)
    whole = None
    if level is not None:
        card = with_(CARD, value_kind=ValueKind.YEARS)
        whole = prepare(card, line(*level), settings=SETTINGS)
    return gap, whole


def test_a_published_gap_that_narrowed_is_never_called_closing():
    told = judge_gap_only(*slope(20, 10, (70, 80)), PLACE, SETTINGS)

    implied = told.since.evidence.implied
    assert (told.verdict, told.reason.code, told.success) == (
        Verdict.NARROWER,
        Code.PUBLISHED_GAP,
        False,
    )
    assert (implied.row, implied.verdict) == (6, Verdict.NARROWER_IMPLIED)
    assert implied.worst.delta == pytest.approx(15)


def test_without_level_who_gained_is_not_known():
    told = judge_gap_only(*slope(20, 10), PLACE, SETTINGS)

    assert told.verdict is Verdict.NARROWER
    assert told.since.evidence.implied is None


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        ((10, 20), Verdict.WIDER),
        ((10, -10), Verdict.ORDER_CHANGED),
        ((-10, -10), Verdict.ORDER_REVERSED),
        ((10, 10), Verdict.TOO_UNCERTAIN),
    ],
)
def test_published_gaps(ends, verdict):
    told = judge_gap_only(*slope(*ends), PLACE, SETTINGS)

    allowed = {verdict, Verdict.LITTLE_CHANGE} if verdict is Verdict.TOO_UNCERTAIN else {verdict}
    assert told.verdict in allowed


def test_judging_a_published_gap_answers_as_a_gap():
    gap, whole = slope(20, 10, (70, 80))
    attached = prepare(gap.card, gap.panel, settings=SETTINGS, level=whole)

    told = judge(attached, PLACE)

    assert told.since == judge_gap_only(gap, whole, PLACE, SETTINGS).since

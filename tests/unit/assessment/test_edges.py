"""Seldom cases: what a vintage, a panel or a card may lack."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, group, panel, steady, with_, years

from commonweal.assessment.evidence import Evidence, plain
from commonweal.assessment.gap import judge_gap
from commonweal.assessment.gap_only import judge_gap_only
from commonweal.assessment.judge import Target, judge, prepare, sensitivity
from commonweal.assessment.reason import Code
from commonweal.assessment.settings import Settings
from commonweal.assessment.summary import mark_listing, summarise
from commonweal.assessment.verdict import Kind, Leaning, Verdict
from commonweal.facts.card import Break, LimitsRule, Polarity
from commonweal.facts.panel import FrozenValue
from commonweal.facts.period import Period

SPAN = years(2013, 2025)
NONE = np.full((120, 13), np.nan)


def told(card=CARD, value=None, periods=SPAN, settings=SETTINGS, target=None, **parts):
    held = panel(steady(periods=periods) if value is None else value, periods, **parts)
    return judge(prepare(card, held, settings=settings), PLACE, target=target)


def lacking(column: int) -> np.ndarray:
    value = steady()
    value[0, column] = np.nan
    return value


def test_without_england_there_is_no_comparison_and_no_weaker_reading():
    nowhere = np.full(13, np.nan)
    broken = with_(CARD, breaks=(Break(2021, "new"),))

    assert told(england=nowhere).beside_england.reason.code is Code.NO_ENGLAND
    assert told(broken, england=nowhere).since.evidence.weaker is None


def test_without_limits_no_question_is_judged():
    answer = told(lower=NONE, upper=NONE, target=Target(65.0, years(2028, 2028)[0]))

    assert answer.beside_england.reason.code is Code.NO_LIMITS
    assert answer.lately.reason.code is Code.NO_LIMITS
    assert answer.target.reason.code is Code.NO_LIMITS
    assert answer.target.evidence.need is not None
    assert answer.target.evidence.first_judgeable is None


def test_neighbours_need_the_own_figure_and_its_limits():
    gone = prepare(CARD, panel(lacking(12), SPAN), settings=SETTINGS)
    bare = prepare(CARD, panel(steady(), SPAN, lower=NONE, upper=NONE), settings=SETTINGS)
    others = gone.panel.places.areas[1:4]

    assert judge(gone, PLACE, neighbours=others).beside_neighbours.reason.code is Code.TOO_FEW
    assert judge(bare, PLACE, neighbours=others).beside_neighbours.reason.code is Code.NO_LIMITS


def test_a_target_without_the_latest_figure_or_without_a_baseline():
    due = years(2028, 2028)[0]

    assert told(value=lacking(12), target=Target(65.0, due)).target.reason.code is Code.TOO_FEW
    late = told(periods=years(2020, 2025), target=Target(65.0, due)).target
    assert late.evidence.achieved_a_year is None


def test_a_published_due_figure_without_limits_is_judged_by_value_alone():
    answer = told(target=Target(20.0, SPAN[-1]), lower=NONE, upper=NONE).target

    assert (answer.verdict, answer.evidence.within_chance) == (Verdict.MET, False)


def test_a_share_that_moved_needs_a_period_as_long_ago_and_others():
    due = years(2028, 2028)[0]

    few = told(value=steady(places=40), target=Target(65.0, due))
    strange = told(target=Target(65.0, Period(date(2028, 6, 30), date(2028, 4, 1))))

    assert few.target.evidence.share_that_moved is None
    assert strange.target.evidence.share_that_moved is None


def test_a_withheld_place_in_a_panel_without_figures():
    hidden = np.zeros((120, 13), dtype=np.bool_)
    hidden[0] = True

    answer = told(value=NONE.copy(), withheld=hidden, england=np.full(13, 60.0))

    assert answer.since.verdict is Verdict.CANNOT_TELL
    assert answer.lately.reason.code in (Code.POINTS, Code.NO_LIMITS)
    assert answer.target.verdict is Verdict.NOT_YET_MEASURABLE
    assert answer.beside_england.verdict is Verdict.NOT_YET_MEASURABLE
    assert answer.beside_neighbours.verdict is Verdict.NOT_YET_MEASURABLE


@pytest.mark.parametrize(("year", "code"), [(2019, Code.TOO_FEW), (2022, Code.NO_BASELINE)])
def test_a_place_known_only_to_an_earlier_vintage(year, code):
    frozen = FrozenValue(years(year, year)[0], 61.0, "2020")
    held = replace(panel(steady(), SPAN), earliest={"E06000099": (frozen,)})

    answer = judge(prepare(CARD, held, settings=SETTINGS), "E06000099")

    assert answer.since.reason.code is code
    assert answer.lately.verdict is Verdict.NOT_YET_MEASURABLE
    assert answer.baseline_differs is False


def test_a_rebased_latest_without_baseline_is_named_before_its_figures():
    frozen = FrozenValue(years(2019, 2019)[0], 61.0, "2020")
    held = replace(
        panel(steady(periods=years(2020, 2025)), years(2020, 2025)), earliest={PLACE: (frozen,)}
    )
    broken = with_(CARD, breaks=(Break(2021, "new"),))

    answer = judge(prepare(broken, held, settings=SETTINGS), PLACE)

    assert answer.since.reason.code is Code.BREAK
    assert answer.since.evidence.weaker is None


def test_the_smallest_change_of_a_board_stands():
    answer = told(with_(CARD, smallest_change=7.5)).since

    assert (answer.evidence.smallest_change, answer.evidence.smallest_change_by) == (7.5, "board")


def test_by_end_before_any_period_of_the_strategy():
    answer = told(settings=Settings(2010, 2012, date(2026, 1, 1)))

    assert answer.since_by_end.evidence.final is False
    assert answer.since_by_end.evidence.due is None
    assert answer.since.reason.code is Code.NO_BASELINE


def test_by_end_of_a_source_without_a_known_lag():
    answer = told(with_(CARD, lag_months=None), periods=years(2013, 2022))

    assert answer.since_by_end.evidence.final is False
    assert answer.since_by_end.evidence.due is None


def test_no_baseline_has_no_sensitivity():
    made = prepare(
        CARD, panel(steady(periods=years(2020, 2025)), years(2020, 2025)), settings=SETTINGS
    )

    assert sensitivity(made, PLACE) == ()


def test_a_gap_of_a_place_outside_the_panel():
    groups = ((group("a"), panel(steady(), SPAN)), (group("b"), panel(steady(2), SPAN)))

    answer = judge_gap(CARD, groups, "E07000001", SETTINGS)

    assert answer.verdict is Verdict.NOT_YET_MEASURABLE
    assert answer.since.evidence.groups[0].baseline is None


def test_a_gap_from_another_baseline():
    value = steady(noise=0.1)
    value[0] = 80.0
    groups = ((group("a"), panel(value, SPAN)), (group("b"), panel(steady(2), SPAN)))

    answer = judge_gap(CARD, groups, PLACE, replace(SETTINGS, baseline_override=SPAN[5]))

    assert answer.since.evidence.baseline == SPAN[5]


def test_groups_over_different_places_have_no_default_smallest_change():
    some = panel(steady(places=60), SPAN)
    groups = ((group("a"), panel(steady(), SPAN)), (group("b"), some))

    answer = judge_gap(CARD, groups, PLACE, SETTINGS)

    assert answer.since.evidence.gap is not None
    assert answer.since.evidence.smallest_change is None


def test_a_published_gap_is_refused_like_any_measure():
    gap = prepare(with_(CARD, gap_only=True), panel(lacking(12), SPAN), settings=SETTINGS)

    assert judge_gap_only(gap, None, PLACE).reason.code is Code.TOO_FEW


@pytest.mark.parametrize(
    "level",
    [
        pytest.param((CARD, lacking(12), SPAN), id="no figure at the end"),
        pytest.param((CARD, steady(periods=SPAN[:9]), SPAN[:9]), id="other periods"),
        pytest.param((with_(CARD, breaks=(Break(2022, "x"),)), steady(), SPAN), id="a break"),
        pytest.param(
            (with_(CARD, polarity=Polarity.NO_JUDGEMENT), steady(), SPAN), id="no polarity"
        ),
        pytest.param((with_(CARD, limits=LimitsRule.NONE), steady(), SPAN), id="no limits"),
    ],
)
def test_a_level_that_does_not_fit_implies_nothing(level):
    card, value, periods = level
    gap = prepare(with_(CARD, gap_only=True), panel(steady(), SPAN), settings=SETTINGS)
    whole = prepare(card, panel(value, periods), settings=SETTINGS)

    answer = judge_gap_only(gap, whole, PLACE)

    assert answer.since.evidence.implied is None


def test_the_leanings_of_series_that_lean_apart_are_not_counted():
    up, down = steady(noise=1.5), steady(noise=1.5)
    up[0], down[0] = 60.0, 60.0
    up[0, 7:], down[0, 7:] = 62.0, 58.0
    mark = mark_listing("c01", [told(value=up, se=1.5), told(value=down, se=1.5)])

    assert mark.kind is Kind.TOO_UNCERTAIN
    assert summarise([mark]).leanings == dict.fromkeys(Leaning, 0)


@dataclass(frozen=True)
class Strange(Evidence):
    thing: object


def test_what_has_no_plain_form_is_refused():
    assert plain(float("inf")) is None
    assert Strange(date(2026, 1, 2)).as_dict() == {"thing": "2026-01-02"}
    with pytest.raises(TypeError, match="set"):
        Strange({1}).as_dict()

"""One measure in one place: answers, their evidence, and what must not change them."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, panel, steady, with_, years

from commonweal.assessment.judge import judge, prepare, sensitivity
from commonweal.assessment.prepared import MixedVintagesError
from commonweal.assessment.reason import Code
from commonweal.assessment.since import lean, read_change
from commonweal.assessment.verdict import KIND_OF, Kind, Leaning, Size, Verdict
from commonweal.facts.card import LimitsRule, Polarity, ValueKind
from commonweal.methods.change import Contrast

SPAN = years(2013, 2025)


def told(card=CARD, value=None, **parts):
    held = steady() if value is None else value
    return judge(prepare(card, panel(held, SPAN, **parts), settings=SETTINGS), PLACE)


def moved(by: float) -> np.ndarray:
    value = steady()
    value[0] = 60.0
    value[0, 7:] += by
    return value


@pytest.mark.parametrize(
    ("polarity", "by", "verdict"),
    [
        (Polarity.HIGHER, 20, Verdict.IMPROVED),
        (Polarity.HIGHER, -20, Verdict.WORSENED),
        (Polarity.LOWER, 20, Verdict.WORSENED),
        (Polarity.LOWER, -20, Verdict.IMPROVED),
        (Polarity.NO_JUDGEMENT, 20, Verdict.ROSE),
        (Polarity.NO_JUDGEMENT, -20, Verdict.FELL),
    ],
)
def test_the_word_follows_polarity(polarity, by, verdict):
    answer = told(with_(CARD, polarity=polarity), moved(by)).since

    assert answer.verdict is verdict
    assert answer.evidence.size is Size.MORE


@pytest.mark.parametrize(
    ("delta", "se", "m", "verdict", "size"),
    [
        (5.0, 1.0, 2.0, Verdict.IMPROVED, Size.MORE),
        (5.0, 1.0, 8.0, Verdict.IMPROVED, Size.LESS),
        (5.0, 1.0, 4.0, Verdict.IMPROVED, Size.UNCERTAIN),
        (5.0, 1.0, None, Verdict.IMPROVED, None),
        (0.5, 1.0, 3.0, Verdict.LITTLE_CHANGE, None),
        (0.5, 1.0, 2.0, Verdict.TOO_UNCERTAIN, None),
        (0.5, 1.0, None, Verdict.TOO_UNCERTAIN, None),
    ],
)
def test_the_first_verdict_that_holds(delta, se, m, verdict, size):
    word, clause, leaning = read_change(Contrast(delta, se), 1, m)

    assert (word, clause) == (verdict, size)
    assert (leaning is not None) == (verdict is Verdict.TOO_UNCERTAIN)


@pytest.mark.parametrize(
    ("z", "word", "percent"),
    [
        (1.5, Leaning.VERY_LIKELY_BETTER, 93),
        (0.5, Leaning.LIKELY_BETTER, 69),
        (0.0, Leaning.EITHER, 50),
        (-0.43, Leaning.EITHER, 33),
        (-0.5, Leaning.LIKELY_WORSE, 69),
        (-1.5, Leaning.VERY_LIKELY_WORSE, 93),
    ],
)
def test_leaning_is_cut_so_that_word_and_number_agree(z, word, percent):
    answer = lean(Contrast(z, 1.0), 1)

    assert (answer.word, answer.percent) == (word, percent)


def test_without_polarity_there_is_no_leaning():
    assert read_change(Contrast(0.5, 1.0), 0, None)[2] is None


@pytest.mark.parametrize("limits", [LimitsRule.PUBLISHED, LimitsRule.PANEL])
@pytest.mark.parametrize("scale", [0.001, 10.0])
def test_another_unit_changes_no_word(limits, scale):
    card, value = with_(CARD, limits=limits), moved(6)

    one, other = told(card, value), told(card, value * scale, se=scale)

    assert words(one) == words(other)


def words(assessment):
    since = assessment.since.evidence
    return [
        *(getattr(assessment, name).verdict for name in QUESTIONS),
        since.size,
        since.leaning and since.leaning.word,
    ]


QUESTIONS = (
    "since", "since_by_end", "lately", "beside_england", "change_beside_others", "freshness",
)  # fmt: skip
MIRROR = {
    Verdict.IMPROVED: Verdict.WORSENED,
    Verdict.IMPROVING: Verdict.WORSENING,
    Verdict.BETTER: Verdict.WORSE,
    Verdict.BETTER_THAN_THE_REST: Verdict.WORSE_THAN_THE_REST,
}
MIRROR |= {worse: better for better, worse in MIRROR.items()}


@pytest.mark.parametrize("by", [6, -20])
def test_the_other_polarity_mirrors_the_words_and_nothing_else(by):
    value = moved(by)

    up, down = told(value=value), told(with_(CARD, polarity=Polarity.LOWER), value)

    for name in QUESTIONS:
        one, other = getattr(up, name), getattr(down, name)
        assert MIRROR.get(one.verdict, one.verdict) is other.verdict
    assert up.since.evidence.change == down.since.evidence.change
    assert up.since.evidence.smallest_change == down.since.evidence.smallest_change


def test_turning_a_measure_over_keeps_the_words():
    value = moved(-20)

    up = told(value=value, england=np.full(13, 60.0))
    down = told(with_(CARD, polarity=Polarity.LOWER), 100 - value, england=np.full(13, 40.0))

    assert words(up) == words(down)


def test_places_in_another_order_of_figures_give_the_same_answer():
    value, order = moved(6), np.r_[0, 119:0:-1]
    plain = prepare(CARD, panel(value, SPAN), settings=SETTINGS)
    held = panel(value[order], SPAN)
    other = prepare(CARD, replace(held, size=held.size[order]), settings=SETTINGS)

    one, two = judge(plain, PLACE).since.evidence, judge(other, PLACE).since.evidence

    assert one.change.se == pytest.approx(two.change.se, rel=1e-12)
    assert one.smallest_change == pytest.approx(two.smallest_change, rel=1e-12)


def test_stalled_takes_the_place_of_the_verdict():
    value = steady(noise=0.0)
    value[0] = [40, 42, 44, 46, 48, 50, 52, 52, 52, 52, 52, 52, 52]

    answer = told(value=value).since

    assert answer.verdict is Verdict.STALLED
    assert answer.evidence.pace.replaced in (Verdict.LITTLE_CHANGE, Verdict.TOO_UNCERTAIN)
    assert answer.evidence.pace.before_year == 2013


def test_reversed_counts_as_worsening():
    value = steady(noise=0.0)
    value[0] = [40, 42, 44, 46, 48, 50, 52, 50, 48, 46, 44, 42, 40]

    answer = told(value=value).since

    assert answer.verdict is Verdict.REVERSED
    assert answer.evidence.pace.replaced is Verdict.WORSENED
    assert KIND_OF[answer.verdict] is Kind.WORSENED


def test_fewer_than_five_points_show_no_direction():
    value = steady()
    value[0, :9] = np.nan

    answer = told(value=value).lately

    assert (answer.reason.code, answer.reason.args["number"]) == (Code.POINTS, 4)


def test_a_published_comparison_is_quoted():
    comparison = np.zeros((120, 13), dtype=np.int8)
    comparison[0, 12] = 3  # worse

    answer = told(value=moved(20), comparison=comparison).beside_england

    assert (answer.verdict, answer.reason.code) == (Verdict.WORSE, Code.PUBLISHED_COMPARISON)
    assert answer.evidence.quoted


def test_under_fifty_others_there_is_no_common_change():
    answer = told(value=steady(places=40)).change_beside_others

    assert (answer.reason.code, answer.reason.args["number"]) == (Code.FEW_OTHERS, 39)


def test_neighbours_need_a_set_and_figures():
    made = prepare(CARD, panel(moved(20), SPAN), settings=SETTINGS)
    others = tuple(made.panel.places.areas[1:11])

    none = judge(made, PLACE).beside_neighbours
    strange = judge(made, PLACE, neighbours=("W06000001",)).beside_neighbours
    held = judge(made, PLACE, neighbours=(*others, "W06000001")).beside_neighbours

    assert none.reason.code is Code.NO_COMPARATOR_SET
    assert strange.reason.code is Code.NO_NEIGHBOUR_FIGURES
    assert (held.verdict, held.evidence.rank, held.evidence.of) == (Verdict.ABOVE, 1, 11)
    assert held.evidence.missing == ("W06000001",)


@pytest.mark.parametrize(
    ("today", "months", "verdict"),
    [
        (date(2026, 1, 1), 0, Verdict.IN_DATE),
        (date(2026, 7, 1), 6, Verdict.IN_DATE),
        (date(2027, 9, 30), 20, Verdict.IN_DATE),
        (date(2027, 10, 1), 21, Verdict.IN_DATE),
        (date(2027, 11, 1), 22, Verdict.STALE),
    ],
)
def test_freshness_counts_whole_months(today, months, verdict):
    made = prepare(CARD, panel(steady(), SPAN), settings=replace(SETTINGS, today=today))

    answer = judge(made, PLACE).freshness

    assert (answer.evidence.months, answer.verdict) == (months, verdict)


def test_freshness_without_an_expected_lag():
    assert told(with_(CARD, lag_months=None)).freshness.reason.code is Code.NO_LAG


def test_people_behind_a_percentage():
    denominator = np.full((120, 13), 2000.0)

    people = told(value=moved(20), denominator=denominator).since.evidence.people

    assert people.number == pytest.approx(400)
    assert people.lower < 400 < people.upper
    years_of_life = told(with_(CARD, value_kind=ValueKind.YEARS), moved(20))
    assert years_of_life.since.evidence.people is None


def test_an_unknown_share_that_changes_the_verdict_cannot_be_told():
    p, wider = panel(moved(20), SPAN), panel(moved(0), SPAN)

    answer = judge(prepare(CARD, p, settings=SETTINGS, unknown=wider), PLACE)

    assert (answer.since.verdict, answer.since.reason.code) == (
        Verdict.CANNOT_TELL,
        Code.UNKNOWN_SHARE,
    )
    assert answer.since.evidence.unknown.known is Verdict.IMPROVED
    assert answer.since.evidence.change.delta == pytest.approx(20)


def test_an_unknown_share_that_changes_nothing_is_shown():
    p = panel(moved(20), SPAN)

    answer = judge(prepare(CARD, p, settings=SETTINGS, unknown=p), PLACE)

    assert answer.since.verdict is Verdict.IMPROVED
    assert answer.since.evidence.unknown.with_unknown is Verdict.IMPROVED


def test_mixed_vintages_of_an_unknown_share_raise():
    p, other = panel(steady(), SPAN), panel(steady(), SPAN, vintage="2024")

    with pytest.raises(MixedVintagesError, match="one vintage"):
        prepare(CARD, p, settings=SETTINGS, unknown=other)


def test_sensitivity_asks_the_baselines_of_a_year_either_side():
    made = prepare(CARD, panel(moved(20), SPAN), settings=SETTINGS)

    found = sensitivity(made, PLACE)

    assert [period.label for period, _ in found] == ["2018", "2020"]
    # 2020 lies after the move, so from there nothing happened
    assert found[0][1].verdict is Verdict.IMPROVED
    assert found[1][1].verdict is not Verdict.IMPROVED


def test_an_assessment_is_plain_json():
    value = moved(20)

    plain = json.loads(json.dumps(told(value=value).as_dict(), allow_nan=False))

    assert plain["since"]["verdict"] == "improved"
    assert plain["since"]["evidence"]["baseline"]["period"]["label"] == "2019"
    assert plain["rule_version"] == 1


def test_every_verdict_since_the_baseline_is_of_a_kind():
    answers = {told(value=moved(by)).kind for by in (-20, 20)}

    assert answers == {Kind.WORSENED, Kind.IMPROVED}


def test_the_pure_core_loads_no_framework():
    code = (
        "import sys, commonweal.assessment.judge, commonweal.assessment.gap,"
        "commonweal.assessment.summary\n"
        "print([m for m in ('django', 'duckdb', 'sqlalchemy') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"

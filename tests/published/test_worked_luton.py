"""The rows of Luton in the worked table, from the files at full precision, to every digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from tests.published import shared_panels as shared

from commonweal.assessment.gap import judge_gap
from commonweal.assessment.gap_only import judge_gap_only
from commonweal.assessment.judge import Settings, Target, judge, prepare
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Size, Verdict
from commonweal.facts.card import Break, GroupDefinition, LimitsRule, Polarity, Selection, ValueKind
from commonweal.facts.panel import FrozenValue
from commonweal.facts.period import PeriodKind, parse_period

pytestmark = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(
        not shared.DATA.is_dir(), reason="the neighbouring folder of raw extracts is absent"
    ),
]

LUTON = "E06000032"
SETTINGS = Settings(2019, 2024, date(2026, 7, 1))
BREAK_2022 = (Break(2022, "new framework"),)
PANEL, PUBLISHED, RECOVERED = LimitsRule.PANEL, LimitsRule.PUBLISHED, LimitsRule.RECOVERED


def printed(*numbers: float) -> object:
    return pytest.approx(numbers, abs=0.000501)


def prepared(
    name: str,
    cells: list[shared.Cell],
    rules: tuple[Polarity, ValueKind, LimitsRule],
    settings: Settings = SETTINGS,
    **card: object,
) -> PreparedPanel:
    made = replace(shared.card(name, *rules), **card)
    return prepare(made, shared.panel(name, cells), settings=settings)


def numbers(answer):
    change = answer.evidence.change
    return change.delta, change.se, change.lower, change.upper, change.sees


def test_healthy_life_expectancy_of_women_shows_its_earliest_baseline():
    card, panel, _ = shared.golden_measure("hle-women")
    old = shared.trafford_cells(
        "trafford_fingertips_vintage2024/healthy_life_expectancy.csv", "Female"
    )
    frozen = tuple(FrozenValue(c.period, c.value, "2024") for c in old if c.area == LUTON)

    told = judge(prepare(card, replace(panel, earliest={LUTON: frozen}), settings=SETTINGS), LUTON)

    assert told.since.verdict is Verdict.TOO_UNCERTAIN
    assert told.baseline_frozen.value == 60.2
    assert told.baseline_differs


def test_healthy_life_expectancy_recovered_from_a_copy_without_limits():
    cells = shared.trafford_cells("trafford_fingertips/healthy_life_expectancy.csv", "Female")

    told = judge(prepared("recovered", cells, (shared.UP, shared.YEARS, RECOVERED)), LUTON)

    evidence = told.since.evidence
    assert told.since.verdict is Verdict.TOO_UNCERTAIN
    assert evidence.limits.number == 4
    assert (evidence.baseline.se, evidence.end.se) == printed(1.848, 2.360)
    assert (evidence.baseline.scatter, evidence.end.scatter) == printed(1.438, 1.532)
    assert numbers(told.since) == printed(-4.200, 2.998, -10.076, 1.676, 8.399)
    assert evidence.smallest_change == pytest.approx(1.535, abs=0.0005)


def test_cancer_widened_and_off_a_line():
    cells = shared.statistics_office_cells(
        "ons_els/cancer-diagnosis-at-stage-1-and-2.csv", "Cancer diagnosis at stage 1 and 2"
    )

    told = judge(prepared("cancer", cells, (shared.UP, shared.PERCENT, PUBLISHED)), LUTON)

    assert (told.since.verdict, told.since.evidence.size) == (Verdict.IMPROVED, Size.MORE)
    assert told.since.evidence.limits.widened
    assert numbers(told.since) == printed(10.554, 3.048, 4.580, 16.528, 8.539)
    lately = told.lately.evidence
    assert (told.lately.verdict, lately.off_line) == (Verdict.NO_CLEAR_TREND, True)
    assert (lately.slope.delta, lately.slope.se, lately.scatter, lately.critical) == printed(
        1.622, 1.538, 5.166, 3.182
    )


def test_children_looked_after():
    rules = (Polarity.NO_JUDGEMENT, ValueKind.RATE, PANEL)

    told = judge(prepared("looked-after", shared.department_cells("LAC"), rules), LUTON)

    evidence = told.since.evidence
    assert told.since.verdict is Verdict.TOO_UNCERTAIN
    assert evidence.leaning is None
    assert (evidence.baseline.se, evidence.end.se) == printed(4.383, 4.788)
    assert numbers(told.since) == printed(-12.000, 6.491, -24.723, 0.723, 18.186)
    assert evidence.smallest_change == pytest.approx(15.177, abs=0.0005)


def test_development_across_its_break():
    cells = shared.department_cells("FSP_NEW_GOODDEV")
    rules = (shared.UP, shared.PERCENT, PANEL)

    told = judge(prepared("development", cells, rules, breaks=BREAK_2022), LUTON)

    weaker = told.since.evidence.weaker
    assert (told.since.verdict, told.since.reason.code) == (Verdict.CANNOT_TELL, Code.BREAK)
    assert told.since.reason.args["year"] == 2022
    assert (weaker.distance_before, weaker.distance_after) == printed(-3.4, -4.3)
    change = weaker.change
    assert (change.delta, change.se, change.lower, change.upper) == printed(
        -0.900, 1.409, -3.661, 1.861
    )


@pytest.mark.parametrize(
    ("groups", "row", "verdict", "gaps", "change"),
    [
        pytest.param(
            ("FSP_Gooddev_FSM", "FSP_Gooddev_FSM_Other"), 11, Verdict.TOO_UNCERTAIN,
            (10.9, 14.3), (3.400, 3.558), id="free school meals",
        ),
        pytest.param(
            ("FSP_Gooddev_Asian", "FSP_Gooddev_White"), 0, Verdict.TOO_UNCERTAIN_WHICH,
            (3.3, -1.9), (-5.200, 5.575), id="White and Asian children",
        ),
    ],
)  # fmt: skip
def test_gaps_of_development(groups, row, verdict, gaps, change):
    card = replace(shared.card("gap", shared.UP, shared.PERCENT, PANEL), breaks=BREAK_2022)
    panels = tuple(
        (
            GroupDefinition(one, one, Selection("lait", one)),
            shared.panel("development", shared.department_cells(one)),
        )
        for one in groups
    )

    told = judge_gap(card, panels, LUTON, Settings(2022, 2025, date(2026, 7, 1)))

    evidence = told.since.evidence
    assert (told.row, told.verdict, told.success) == (row, verdict, False)
    assert (evidence.gap_baseline.delta, evidence.gap_end.delta) == printed(*gaps)
    assert (evidence.gap.delta, evidence.gap.se) == printed(*change)


def test_slope_index_of_life_expectancy():
    cells = shared.trafford_cells("trafford_fingertips/inequality_life_expectancy.csv", "Male")
    rules = (shared.DOWN, shared.YEARS, PANEL)
    gap = prepared("slope-index", cells, rules, gap_only=True)
    card, panel, _ = shared.golden_measure("life-expectancy-men")
    level = prepare(card, panel, settings=SETTINGS)

    told = judge_gap_only(gap, level, LUTON, SETTINGS)

    evidence = told.since.evidence
    assert (told.verdict, told.reason.code) == (Verdict.TOO_UNCERTAIN, Code.PUBLISHED_GAP)
    assert (evidence.gap_baseline.se, evidence.gap_end.se) == printed(1.172, 1.174)
    assert (evidence.gap.delta, evidence.gap.se, evidence.gap.sees) == printed(1.100, 1.659, 4.647)
    assert evidence.smallest_change == pytest.approx(1.286, abs=0.0005)
    assert (evidence.implied.worst.delta, evidence.implied.worst.se) == printed(-0.550, 1.016)
    attached = prepare(gap.card, gap.panel, settings=SETTINGS, level=level)
    assert judge(attached, LUTON).since == told.since


def test_stalled_cardiovascular_deaths():
    cells = shared.statistics_office_cells(
        "ons_els/preventable-cardiovascular-mortality-england.csv",
        "Preventable cardiovascular mortality (England)",
    )

    told = judge(prepared("deaths", cells, (shared.DOWN, ValueKind.RATE, PUBLISHED)), LUTON)

    pace = told.since.evidence.pace
    assert told.since.verdict is Verdict.STALLED
    assert pace.replaced is Verdict.TOO_UNCERTAIN
    assert (pace.z_before, pace.z_since, pace.z_pace) == printed(2.598, -0.373, 1.805)
    assert told.lately.verdict is Verdict.NO_CLEAR_TREND


def statistical_neighbours() -> tuple[str, ...]:
    sheet = openpyxl.load_workbook(shared.DATA / "dfe_lait" / "sn_may_2025.xlsx").active
    codes = shared.department_codes()
    row = next(one for one in sheet.iter_rows(values_only=True) if one[0] == 821)
    return tuple(codes[row[column]] for column in range(5, 25, 2))


def test_attainment_beside_its_neighbours():
    card, panel, _ = shared.golden_measure("attainment-8")
    made = prepare(card, panel, settings=SETTINGS)

    told = judge(made, LUTON, neighbours=statistical_neighbours()).beside_neighbours

    evidence = told.evidence
    assert told.verdict is Verdict.BELOW
    assert (evidence.mean, evidence.mean_se) == printed(46.730, 0.196)
    difference = evidence.difference
    assert (difference.delta, difference.se, difference.z) == printed(-1.730, 0.696, -2.485)
    assert (evidence.rank, evidence.of) == (7, 11)


def test_made_up_target_for_obesity():
    file = "trafford_fingertips/obese_year6.csv"
    cells = shared.trafford_cells(file, "NA", PeriodKind.ACADEMIC)
    made = prepared("obesity", cells, (shared.DOWN, shared.PERCENT, RECOVERED))
    target = Target(23.0, parse_period("2029/30", PeriodKind.ACADEMIC))

    told = judge(made, LUTON, target=target).target

    evidence = told.evidence
    assert told.verdict is Verdict.POSSIBLE
    assert (evidence.wander, evidence.nation, evidence.drift) == printed(0.000, 0.829, 0.360)
    assert (evidence.latest.se, evidence.p, *evidence.range_80) == printed(
        0.995, 0.207, 21.578, 29.422
    )
    assert (evidence.need, evidence.need_a_year, evidence.years_ahead) == (-2.5, -0.5, 5)
    assert evidence.first_judgeable == pytest.approx(2032.887, abs=0.0005)
    assert evidence.judgeable_by_due is False

"""The golden answers: six measures in every authority, every row and column."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

import numpy as np
import pytest
from tests.published import shared_panels as shared

from commonweal.assessment.answer import Answer, Assessment
from commonweal.assessment.evidence import End
from commonweal.assessment.judge import judge, prepare
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.settings import Settings
from commonweal.assessment.target import outlook
from commonweal.assessment.verdict import Verdict
from commonweal.methods.panel_scatter import order_by_size, size_factor

pytestmark = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(
        not shared.GOLDEN.is_dir(), reason="the neighbouring folder of raw extracts is absent"
    ),
]

MEASURES = (
    "attainment-8",
    "development-since-2022",
    "hle-men",
    "hle-women",
    "life-expectancy-men",
    "persistent-absence",
)
TEXT = {"measure", "file", "selection", "question", "area", "verdict", "size", "leaning", "own"}
OWN = "clear of its own limits, within ordinary scatter"
OFF_LINE = "the points do not lie on a line"
REASONS = {
    Code.NO_BASELINE: "no baseline",
    Code.FEW_PERIODS: "under 5 periods",
}
Row = dict[str, object]


def words(answer: Answer) -> str:
    """The golden word for an answer."""
    if answer.verdict is not Verdict.CANNOT_TELL:
        return answer.verdict.value.replace("_", " ")
    code = answer.reason.code
    told = f"{answer.reason.args['number']} points" if code is Code.POINTS else REASONS[code]
    return f"cannot tell: {told}"


def since_row(answer: Answer, prepared: PreparedPanel, end: int) -> Row:
    told = answer.evidence
    found: Row = {
        "base_T": prepared.years[prepared.base_index],
        "end_T": prepared.years[end],
        "verdict": words(answer),
    }
    if told.change is None:
        return found
    for index, one in enumerate((told.baseline, told.end)):
        found |= end_columns(one, index)
    found |= {
        "rho": told.rho,
        "delta": told.change.delta,
        "SE": told.change.se,
        "lower": told.change.lower,
        "upper": told.change.upper,
        "sees": told.change.sees,
        "m": told.smallest_change,
        "size": told.size.value.replace("_", " ") if told.size else "",
        "own": OWN if told.clear_by_own_limits else "",
    }
    if told.leaning:
        found |= {"p": told.leaning.p, "leaning": told.leaning.word.value.replace("_", " ")}
    if told.pace:
        pace = told.pace
        found |= {"before_T": pace.before_year, "z_before": pace.z_before}
        found |= {"z_since": pace.z_since, "z_pace": pace.z_pace}
    return found


def end_columns(one: End, index: int) -> Row:
    return {
        f"y{index}": one.value,
        f"se_src{index}": one.se_source,
        f"B{index}": one.scatter,
        f"se{index}": one.se,
    }


def lately_row(answer: Answer) -> Row:
    told = answer.evidence
    found: Row = {"verdict": words(answer)}
    if answer.reason.code is Code.POINTS:
        return found | {"points": len(told.periods)}
    if told.slope is None:
        return found
    return found | {
        "base_T": told.years[0],
        "end_T": told.years[-1],
        "SE": told.slope.se,
        "lower": told.slope.lower,
        "upper": told.slope.upper,
        "points": len(told.periods),
        "slope": told.slope.delta,
        "q_over_e": told.scatter,
        "nu": told.freedom,
        "crit": told.critical,
        "size": OFF_LINE if told.off_line else "",
    }


def england_row(answer: Answer, prepared: PreparedPanel) -> Row:
    told = answer.evidence
    found: Row = {"end_T": prepared.years[prepared.latest_index], "verdict": words(answer)}
    if told.end is None:
        return found
    found |= {"y1": told.end.value, "england": told.england}
    if told.quoted:
        return found | {"size": "as published"}
    return found | {"lim_lower": told.end.lower, "lim_upper": told.end.upper}


def others_row(answer: Answer, prepared: PreparedPanel) -> Row:
    told = answer.evidence
    found: Row = {
        "base_T": prepared.years[prepared.base_index],
        "end_T": prepared.years[prepared.latest_index],
        "verdict": words(answer) + (", unusually so" if told.unusual else ""),
    }
    if told.delta is None:
        return found
    return found | {
        "delta": told.delta,
        "v": told.variance,
        "mu": told.common,
        "se_mu": told.common_se,
        "tau2": told.tau_squared,
        "excess": told.excess,
        "z1": told.z1,
        "z2": told.z2,
        "rank": told.rank,
        "of": told.of,
    }


def outlook_row(prepared: PreparedPanel, area: str, told: Assessment) -> Row:
    end = prepared.end(prepared.rows[area], prepared.latest_index)
    found: Row = {"end_T": prepared.years[prepared.latest_index]}
    if told.lately.verdict is Verdict.NOT_YET_MEASURABLE:
        return found | {"verdict": "not yet measurable"}
    seen, why = outlook(prepared, area, 5)
    if seen is None:
        return found | {"verdict": f"cannot tell: {REASONS[why.code]}"}
    movement = prepared.movement
    return found | {
        "y1": end.value,
        "se1": end.se,
        "w2": movement.wander,
        "N": movement.nation,
        "d": movement.drift,
        "h": seen.years_ahead,
        "V": seen.variance,
        "lo80": seen.range_80[0],
        "hi80": seen.range_80[1],
        "lo95": seen.range_95[0],
        "hi95": seen.range_95[1],
        "verdict": "no target",
    }


@cache
def prepared_measure(name: str) -> PreparedPanel:
    card, panel, baseline = shared.golden_measure(name)
    return prepare(card, panel, settings=Settings(baseline, max(2024, baseline), date(2026, 7, 1)))


@cache
def computed(name: str) -> dict[tuple[str, str], Row]:
    prepared = prepared_measure(name)
    found: dict[tuple[str, str], Row] = {}
    for area in prepared.panel.places.areas:
        told = judge(prepared, area)
        answers = {
            "since-baseline": since_row(told.since, prepared, prepared.latest_index),
            "since-baseline-by-end": since_row(told.since_by_end, prepared, prepared.by_end_index),
            "lately": lately_row(told.lately),
            "beside-england": england_row(told.beside_england, prepared),
            "change-beside-others": others_row(told.change_beside_others, prepared),
            "outlook": outlook_row(prepared, area, told),
        }
        frame = {"n": prepared.length, "good": prepared.good, "rule": prepared.limits.number}
        found |= {(question, area): frame | row for question, row in answers.items()}
    return found


def differs(column: str, wanted: str, got: object) -> bool:
    if column in TEXT:
        return wanted != (got or "")
    if wanted == "" or got is None:
        return not (wanted == "" and got is None)
    expected = float(wanted)
    return abs(float(got) - expected) > 1e-9 * max(1.0, abs(expected))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", MEASURES)
def test_every_row_and_column_of_the_golden_answers(name: str) -> None:
    with (shared.GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        golden = list(csv.DictReader(file))

    mine = computed(name)

    skip = {"measure", "file", "selection", "question", "area"}
    wrong = [
        (
            row["question"],
            row["area"],
            column,
            wanted,
            mine[row["question"], row["area"]].get(column),
        )
        for row in golden
        for column, wanted in row.items()
        if column not in skip
        and differs(column, wanted, mine[row["question"], row["area"]].get(column))
    ]
    assert len(golden) == len(mine) == 918
    assert not wrong, f"{len(wrong)} cells differ, such as {wrong[:10]}"


def test_the_panel_with_its_succession_and_sizes() -> None:
    with (shared.GOLDEN / "panel.csv").open(encoding="utf-8", newline="") as file:
        golden = list(csv.DictReader(file))

    places, size = shared.panel_places()
    factor = size_factor(size, order_by_size(size))

    assert [row["code"] for row in golden] == list(places)
    assert [float(row["size_0_17_mid_2021"]) for row in golden] == size.tolist()
    assert np.allclose([float(row["g"]) for row in golden], factor, rtol=1e-9)
    for row in golden:
        if row["old_code"]:
            assert shared.current_code(row["old_code"]) == row["code"]

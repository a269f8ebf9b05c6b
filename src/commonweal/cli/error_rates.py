"""Error rates as a table of text and as plain rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from commonweal.assessment.proof import ErrorRate, Sense

QUESTIONS = {
    "since": "Since the baseline: a change where there is none",
    "since_by_end": "By the strategy's end: a change where there is none",
    "lately": "Lately: a trend where there is none",
    "change_beside_others": "Beside the rest: apart where all are alike",
    "unusual": "Beside the rest: unusual where all differ alike",
    "beside_england": "Beside England: better or worse where equal",
    "beside_neighbours": "Beside neighbours: above or below where equal",
    "pace": "Stalled or reversed where the pace is steady",
    "little_change": "Little change where the change is just m",
    "more_than_matters": "By more than matters where the change is just m",
    "power": "A change of 2.8 true standard errors is seen",
    "across_a_break": "Across a break: a change where there is none",
    "gap_only": "Published gap: narrower or wider where it stood still",
    "closing": "Closing where the worst-off did not gain",
    "gap_gap": "Gap: narrower or wider where it stood still",
    "gap_relative": "Gap in proportion: moved where it stood still",
    "gap_worst": "Worst-off: improved or worsened where they did not",
    "gap_best": "Best-off: improved or worsened where they did not",
    "power_of_closing": "Closing where the worst-off gained",
    "rows": "The 108 outcomes of a gap's four tests",
    "forecast": "Forecast: the range holds what came",
    "on_course": "On course, and then not met",
    "unlikely": "Unlikely, and then met",
    "placebo": "Real panels at the shortest lag: a clear change",
}
HEAD = ("question", "of what", "found", "promised", "allowed", "trials", "")
SENSES = {Sense.AT_MOST: "≤", Sense.AT_LEAST: "≥", Sense.PRINTED: ""}


def as_lines(rates: list[ErrorRate]) -> list[str]:
    """One line a rate, and one at the end that says whether every promise holds."""
    rows = [HEAD, *(_cells(one) for one in rates)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
    broken = sum(not one.holds for one in rates)
    bounded = sum(one.allowed is not None for one in rates)
    told = f"all {bounded} promises hold" if not broken else f"{broken} of {bounded} do not hold"
    lines += [f"does not hold: {' '.join(_cells(one)[:3])}" for one in rates if not one.holds]
    lines.append(f"{len(rates)} rates; {told}; the rest is told, not bounded")
    more = [one.case for one in rates if one.question == "placebo" and one.beyond]
    if more:
        lines.append(f"more than the limits of the measure foresee: {', '.join(more)}")
    return lines


def _cells(one: ErrorRate) -> tuple[str, ...]:
    about = QUESTIONS[one.question]
    promised = "" if one.promised is None else f"{SENSES[one.sense]} {one.promised:.1%}".strip()
    verdict = "holds" if one.holds else "DOES NOT HOLD"
    if one.allowed is None:
        verdict = "told: more" if one.beyond and one.question == "placebo" else "told"
    case = one.case.replace("_", " ")
    allowed = "" if one.allowed is None else f"{one.allowed:.2%}"
    return about, case, f"{one.share:.2%}", promised, allowed, f"{one.trials:,}", verdict


def _aligned(row: tuple[str, ...], widths: list[int]) -> Iterable[str]:
    for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if n in (2, 3, 4, 5) else cell.ljust(width)


def as_rows(rates: list[ErrorRate]) -> list[dict[str, Any]]:
    """Every rate with its promise, for JSON."""
    return [
        {
            "question": one.question,
            "case": one.case,
            "found": one.found,
            "trials": one.trials,
            "share": one.share if one.trials else None,
            "sense": one.sense.value,
            "promised": one.promised,
            "allowed": one.allowed,
            "holds": one.holds,
        }
        for one in rates
    ]

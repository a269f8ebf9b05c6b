"""The sum behind every verdict of a measure: each step with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.evidence import Plain
from commonweal.assessment.judge import sensitivity
from commonweal.publication import links
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.pages.measure_answers import answers
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import Chip, since_chip

QUESTIONS = (
    ("since", lambda: _("Since the baseline, to the latest period")),
    ("since_by_end", lambda: _("Since the baseline, by the strategy’s end")),
    ("lately", lambda: _("Lately")),
    ("beside_england", lambda: _("Beside England")),
    ("beside_neighbours", lambda: _("Beside similar places")),
    ("change_beside_others", lambda: _("Change beside other places’ changes")),
    ("target", lambda: _("Will the target be met?")),
    ("freshness", lambda: _("How fresh?")),
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One question: verdict, reason and every number as pairs."""

    question: str
    verdict: str
    reason: str
    steps: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SourceRow:
    period: str
    value: str
    file: str
    line: str
    vintage: str
    newest: bool


def evidence_page(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Context of the evidence page."""
    card = measure.card
    name = name_of(measure)
    crumbs = (
        Crumb(link("home"), _("Home")),
        Crumb(link("outcomes"), _("Outcomes")),
        Crumb(links.measure(card.id, measure.series.id), name),
    )
    return frame(reading, "outcomes", *crumbs) | {
        "name": name,
        "measure": measure,
        "answers": answers(reading, measure),
        "sums": sums(measure),
        "head": head(measure),
        "others": others(measure),
        "rows": source_rows(reading, measure),
        "json_href": links.measure(card.id, measure.series.id) + "evidence.json",
    }


def sums(measure: Measure) -> list[Sum]:
    """Every answer taken apart."""
    found = []
    for key, words in QUESTIONS:
        answer = getattr(measure.assessment, key).as_dict()
        reason = answer["reason"]
        code, args = reason["code"], reason.get("args") or {}
        told = code.replace("_", " ") + "".join(f"; {k}: {v}" for k, v in args.items())
        steps = list(flat(answer["evidence"]))
        found.append(Sum(words(), answer["verdict"].replace("_", " "), told, steps))
    return found


def head(measure: Measure) -> list[tuple[str, str]]:
    """What every verdict of the measure carries."""
    whole = measure.assessment.as_dict()
    keys = [key for key in whole if key not in {name for name, _words in QUESTIONS}]
    return [pair for key in keys for pair in flat(whole[key], key.replace("_", " "))]


def flat(thing: Plain, name: str = "") -> list[tuple[str, str]]:
    """Nested evidence as (name, shown) pairs, what is empty left out."""
    if isinstance(thing, dict):
        if set(thing) == {"label", "start", "end"}:
            return [(name, f"{thing['label']} ({thing['start']} to {thing['end']})")]
        return [
            pair
            for key, value in thing.items()
            for pair in flat(value, f"{name} · {key}".strip(" ·").replace("_", " "))
        ]
    if isinstance(thing, list):
        if all(not isinstance(one, dict | list) for one in thing):
            return [(name, ", ".join(_shown(one) for one in thing))] if thing else []
        return [pair for n, one in enumerate(thing, 1) for pair in flat(one, f"{name} {n}")]
    return [] if thing is None or thing == "" else [(name, _shown(thing))]


def _shown(value: Plain) -> str:
    if isinstance(value, float):
        return f"{value:.6g}".replace("-", "−")
    return str(value)


def others(measure: Measure) -> list[tuple[str, Chip]]:
    """The verdict under other admissible baselines: sensitivity, never counted."""
    return [
        (period.label, since_chip(measure, answer))
        for period, answer in sensitivity(measure.prepared, measure.area)
    ]


def source_rows(reading: Reading, measure: Measure) -> list[SourceRow]:
    """Every row of the place in every vintage held, with file and line."""
    key = (measure.card.id, measure.series.id, "", "")
    return [
        SourceRow(
            row["period"],
            "–" if row["value"] != row["value"] else repr(row["value"]),
            row["file"],
            row["cell"] or str(row["line"]),
            row["vintage"],
            bool(row["newest"]),
        )
        for row in reading.release.rows(key, reading.place.code)
    ]

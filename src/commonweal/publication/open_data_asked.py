"""Consultations as open data: what was asked and answered, considered and changed."""

from __future__ import annotations

from typing import Any

from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.queries import (
    QuestionTold,
    considered_of,
    priorities_of,
    public_consultations,
    results,
)
from commonweal.participation.models import Consultation
from commonweal.publication.consultations import decided_on
from commonweal.publication.open_data import as_csv
from commonweal.publication.reading import Reading

TOLD = frozenset({Stage.ANALYSED, Stage.CONSIDERED})
"""Stages in which the answers are told."""
COLUMNS = (
    "consultation", "title", "board", "priorities", "opened", "closes", "stage", "responses",
    "question", "words", "choice", "answers", "considered_on", "considered", "changed",
    "unchanged", "why", "decisions",
)  # fmt: skip


def consultations_csv(reading: Reading) -> str:
    """A row a choice of a closed question, and one a theme of an open one; nobody's own words."""
    held = public_consultations(reading.edition.strategy.id, reading.today)
    return as_csv(COLUMNS, (row for one in held for row in _rows(reading, one)))


def _rows(reading: Reading, held: Consultation) -> list[dict[str, Any]]:
    """Rows of one: a single row without answers until it is summed up."""
    head = _head(reading, held)
    if held.stage not in TOLD:
        return [head]
    found = results(held)
    rows = [
        head | {"responses": found.responses, "question": told.question.number,
                "words": told.question.words, "choice": choice, "answers": count}
        for told in found.questions
        for choice, count in _counted(told)
    ]  # fmt: skip
    return rows or [head | {"responses": found.responses}]


def _counted(told: QuestionTold) -> list[tuple[str, int | None]]:
    """Choices with their counts, none where too few answered; themes of an open question."""
    question = told.question
    if question.kind == question.Kind.OPEN:
        return [(words, count) for words, count in question.themes]
    counts = told.counts or [None] * len(question.choices)
    return list(zip(question.choices, counts, strict=True))


def _head(reading: Reading, held: Consultation) -> dict[str, Any]:
    made = considered_of(held)
    words = {name: getattr(made, name) if made else "" for name in COLUMNS[13:17]}
    return words | {
        "consultation": held.name,
        "title": held.title,
        "board": held.board,
        "priorities": " ".join(priorities_of(held)),
        "opened": held.opened_on,
        "closes": held.closes,
        "stage": held.stage,
        "considered_on": made.on if made else "",
        "decisions": " ".join(str(one.number) for one in decided_on(reading, held)),
    }

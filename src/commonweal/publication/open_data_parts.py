"""Open data of one priority, life stage or board: its listings with their latest answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commonweal.publication.open_data import (
    OUTCOME_COLUMNS,
    as_csv,
    head_of_reading,
    outcome_rows,
)
from commonweal.publication.reading import Listed, Reading
from commonweal.publication.told_findings import about
from commonweal.strategy.governance import Body
from commonweal.strategy.priority import Priority
from commonweal.strategy.promise import Stage


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the strategy: what it is, and the priorities under it (None: the ambition)."""

    kind: str
    id: str
    described: dict[str, Any]
    priorities: tuple[Priority | None, ...]

    def listed(self, reading: Reading) -> list[Listed]:
        """Its listings, in the order of its priorities."""
        return [one for p in self.priorities for one in reading.listed_under(p)]


def of_priority(reading: Reading, priority: Priority) -> Part:
    """A priority with who leads it, and the listings of the ambition that it leans on."""
    described = {
        "id": priority.id,
        "name": priority.name,
        "number": priority.number,
        "stages": list(priority.stages),
        "bodies": [
            {"body": a.body, "role": a.role.value, "status": a.status.value, "since": a.since}
            for a in priority.allocations
        ],
        "leans_on": list(priority.leans_on),
    }
    return Part("priority", priority.id, described, (priority,))


def of_stage(reading: Reading, stage: Stage) -> Part:
    """A life stage with its goals and priorities."""
    held = tuple(reading.edition.priorities_of_stage(stage.id))
    described = {
        "id": stage.id,
        "name": stage.name,
        "goals": [{"id": goal.id, "text": goal.text} for goal in stage.goals],
        "priorities": [priority.id for priority in held],
    }
    return Part("stage", stage.id, described, held)


def of_board(reading: Reading, body: Body) -> Part:
    """A board with its roles and priorities; the owner of the ambition has its listings too."""
    held = priorities_read(reading, body)
    described = {
        "id": body.id,
        "name": body.name,
        "roles": list(dict.fromkeys(held_role.role.value for held_role in body.roles)),
        "priorities": [priority.id for priority in held if priority],
        "ambition": None in held,
    }
    return Part("board", body.id, described, held)


def priorities_read(reading: Reading, body: Body) -> tuple[Priority | None, ...]:
    """Priorities that a board answers for; None stands for the ambition itself."""
    held = reading.edition.priorities_of_body(body.id)
    return (*held, None) if reading.edition.overall.owner == body.id else tuple(held)


def part_csv(reading: Reading, part: Part) -> str:
    """The listings of a part as CSV, with the columns of the outcomes."""
    return as_csv(OUTCOME_COLUMNS, outcome_rows(reading, part.listed(reading)))


def part_json(reading: Reading, part: Part) -> dict[str, Any]:
    """A part with its counts, listings and findings."""
    marks = reading.marks_under(part.priorities)
    return head_of_reading(reading, part.kind) | {
        part.kind: part.described,
        "counts": _counts(mark.kind.value for mark in marks),
        "outcomes": outcome_rows(reading, part.listed(reading)),
        "findings": [
            {"code": one.code, "finding": one.title, "default": one.default}
            for one in about(reading, part.id)
        ],
    }


def _counts(kinds: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(kinds).items()))

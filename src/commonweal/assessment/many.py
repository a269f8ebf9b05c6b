"""Every question about a measure in every place of the panel at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commonweal.assessment.many_answers import CODE_NUMBER, NUMBER, Answers
from commonweal.assessment.many_beside import (
    Neighbours,
    beside_england_everywhere,
    beside_neighbours_everywhere,
    change_beside_others_everywhere,
)
from commonweal.assessment.many_gap_only import gap_only_everywhere
from commonweal.assessment.many_lately import lately_everywhere
from commonweal.assessment.many_since import since_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.unknown import GIVEN
from commonweal.assessment.verdict import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Everywhere:
    """Every answer about one measure in every place, in the order of the panel's rows."""

    areas: tuple[str, ...]
    since: Answers
    since_by_end: Answers
    lately: Answers
    beside_england: Answers
    beside_neighbours: Answers
    change_beside_others: Answers

    @property
    def questions(self) -> Mapping[str, Answers]:
        """Answers by the name that the question has in an ``Assessment``."""
        names = [name for name in self.__dataclass_fields__ if name != "areas"]
        return {name: getattr(self, name) for name in names}


def judge_everywhere(prepared: PreparedPanel, neighbours: Neighbours | None = None) -> Everywhere:
    """Answer every question about a measure in every place: verdict and reason, no evidence.

    The verdicts are those of ``judge``, which gives the evidence too, place by place.
    ``neighbours`` are the codes of the card's comparator set by place.
    """
    held = neighbours or {}
    return Everywhere(
        areas=prepared.panel.places.areas,
        since=_since(prepared, by_end=False),
        since_by_end=_since(prepared, by_end=True),
        lately=_both(prepared, lately_everywhere),
        beside_england=_both(prepared, beside_england_everywhere),
        beside_neighbours=_both(prepared, lambda one: beside_neighbours_everywhere(one, held)),
        change_beside_others=_both(prepared, change_beside_others_everywhere),
    )


def _since(prepared: PreparedPanel, *, by_end: bool) -> Answers:
    if prepared.card.gap_only:
        return gap_only_everywhere(prepared, by_end=by_end)
    return _both(prepared, lambda one: since_everywhere(one, by_end=by_end))


def _both(prepared: PreparedPanel, ask: Callable[[PreparedPanel], Answers]) -> Answers:
    """Ask of p, and of p + u where a share has unknown status: differing, nothing can be told."""
    known = ask(prepared)
    if prepared.unknown is None:
        return known
    other, rows = ask(prepared.unknown), prepared.unknown.rows
    for row, area in enumerate(prepared.panel.places.areas):
        at = rows.get(area)
        if at is None or known.at(row)[1] not in GIVEN or other.at(at)[1] not in GIVEN:
            continue
        if known.at(row)[0] is not other.at(at)[0]:
            known.verdict[row] = NUMBER[Verdict.CANNOT_TELL]
            known.reason[row] = CODE_NUMBER[Code.UNKNOWN_SHARE]
    return known

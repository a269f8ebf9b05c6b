"""An answer and the assessment of one measure in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from commonweal.assessment.evidence import (
    ChangeEvidence,
    EnglandEvidence,
    Evidence,
    FreshnessEvidence,
    NeighboursEvidence,
    OthersEvidence,
    TargetEvidence,
    TrendEvidence,
)
from commonweal.assessment.reason import Reason
from commonweal.assessment.verdict import KIND_OF, Kind, Verdict
from commonweal.facts.card import Break, Estimation
from commonweal.facts.panel import FrozenValue

E_co = TypeVar("E_co", bound=Evidence, covariant=True)


@dataclass(frozen=True)  # without slots, so that Answer[Some](...) can be called too
class Answer(Evidence, Generic[E_co]):
    """A verdict word, its reason, and the numbers behind it."""

    verdict: Verdict
    reason: Reason
    evidence: E_co


@dataclass(frozen=True, slots=True)
class Assessment(Evidence):
    """Every answer about one measure in one place, and what all of them carry."""

    measure: str
    area: str
    group: str
    rule_version: int
    today: date
    vintage: str
    designation: str
    estimation: Estimation
    breaks: tuple[Break, ...]
    good: int
    length: float
    comparator_set: str
    baseline_frozen: FrozenValue | None
    baseline_differs: bool  # the newest vintage holds another value for the baseline
    since: Answer[Evidence]
    since_by_end: Answer[Evidence]
    lately: Answer[TrendEvidence]
    beside_england: Answer[EnglandEvidence]
    beside_neighbours: Answer[NeighboursEvidence]
    change_beside_others: Answer[OthersEvidence]
    target: Answer[TargetEvidence]
    freshness: Answer[FreshnessEvidence]

    @property
    def kind(self) -> Kind:
        """What the measure is counted as in a summary."""
        return KIND_OF[self.since.verdict]


ChangeAnswer = Answer[ChangeEvidence]

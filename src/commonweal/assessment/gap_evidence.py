"""The numbers behind a verdict on a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import (
    ContrastEvidence,
    End,
    Evidence,
    LeaningEvidence,
    RuleEvidence,
)
from commonweal.assessment.reason import Reason
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Break, Estimation
from commonweal.facts.period import Period


@dataclass(frozen=True, slots=True)
class GroupEvidence(Evidence):
    """One group at both ends; shares of the population where they are known."""

    id: str
    name: str
    baseline: End | None
    end: End | None
    share_baseline: float | None = None
    share_end: float | None = None
    membership_changed: bool = False  # its share moved by more than a quarter
    limits: RuleEvidence | None = None


@dataclass(frozen=True, slots=True)
class ImpliedEvidence(Evidence):
    """What level and slope together imply for both ends of a place."""

    level_baseline: float
    level_end: float
    level_se_baseline: float
    level_se_end: float
    worst: ContrastEvidence  # in the direction of better
    best: ContrastEvidence
    row: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GapEvidence(Evidence):
    """Behind a verdict on a gap: in what, between whom, by which method, over which period.

    ``groups`` stand from worst-off to best-off. ``worst`` and ``best`` are changes in the
    direction of better; ``relative`` is the change of the logarithm of the ratio.
    """

    question: str
    method: str  # difference, slope_index, or published_index
    ordered: bool
    baseline: Period | None
    end: Period | None
    groups: tuple[GroupEvidence, ...] = ()
    ranking: str = ""
    length: float | None = None
    rho: float | None = None
    gap_baseline: ContrastEvidence | None = None
    gap_end: ContrastEvidence | None = None
    gap: ContrastEvidence | None = None
    relative: ContrastEvidence | None = None
    ratio_baseline: float | None = None  # best-off to worst-off
    ratio_end: float | None = None
    worst: ContrastEvidence | None = None
    best: ContrastEvidence | None = None
    smallest_change: float | None = None
    row: int | None = None
    success: bool = False
    worst_verdict: Verdict | None = None
    best_verdict: Verdict | None = None
    relative_verdict: Verdict | None = None  # narrower, none, wider; None: not told
    limits: RuleEvidence | None = None
    implied: ImpliedEvidence | None = None
    leaning: LeaningEvidence | None = None  # of the gap: better is narrower


GapAnswer = Answer[GapEvidence]


@dataclass(frozen=True, slots=True)
class GapAssessment(Evidence):
    """The verdict on a gap in one place, to the latest period and by the strategy's end."""

    measure: str
    area: str
    rule_version: int
    today: date
    vintage: str
    designation: str
    estimation: Estimation
    breaks: tuple[Break, ...]
    good: int
    since: GapAnswer
    since_by_end: GapAnswer

    @property
    def verdict(self) -> Verdict:
        """The verdict to the latest period."""
        return self.since.verdict

    @property
    def reason(self) -> Reason:
        """Its reason."""
        return self.since.reason

    @property
    def row(self) -> int | None:
        """Row of the table that it met."""
        return self.since.evidence.row

    @property
    def success(self) -> bool:
        """Whether the gap is closing: row 6 only."""
        return self.since.evidence.success

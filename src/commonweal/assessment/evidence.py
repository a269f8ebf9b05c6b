"""The numbers behind an answer, frozen, and their plain form."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

from commonweal.assessment.verdict import Leaning, Size, Verdict
from commonweal.facts.card import LimitsRule
from commonweal.facts.period import Period
from commonweal.methods.change import Contrast

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def plain(thing: object) -> Plain:
    """Turn evidence into what JSON can hold; a number that is not one becomes None."""
    if isinstance(thing, Period):
        return {"label": thing.label, "start": str(thing.start), "end": str(thing.end)}
    if is_dataclass(thing):
        return {one.name: plain(getattr(thing, one.name)) for one in fields(thing)}
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    if isinstance(thing, Enum):
        return str(thing.value)
    return _scalar(thing)


def _scalar(thing: object) -> Plain:
    if thing is None or isinstance(thing, bool | str):
        return thing
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, int):
        return int(thing)
    if isinstance(thing, float):
        return float(thing) if math.isfinite(thing) else None
    raise TypeError(f"evidence holds a {type(thing).__name__}, which has no plain form")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that can be turned into plain values."""

    def as_dict(self) -> dict[str, Plain]:
        """Give the evidence as what JSON can hold."""
        found = plain(self)
        if not isinstance(found, dict):
            raise TypeError(f"{type(self).__name__} is not a dataclass")
        return found


@dataclass(frozen=True, slots=True)
class End(Evidence):
    """One end of a comparison: a figure with what makes its limits."""

    period: Period
    year: float  # T
    value: float
    se_source: float | None  # published, computed or recovered, without factor
    scatter: float | None  # B
    se: float | None  # used
    lower: float | None  # unwidened limits; rules 4 and 5: with their factor
    upper: float | None


@dataclass(frozen=True, slots=True)
class RuleEvidence(Evidence):
    """Which limits were used, and how wide they had to be made."""

    rule: LimitsRule
    number: int
    factor: float | None  # f of rules 4 and 5, 1.1 of rules 1 to 3
    size_factor: float | None  # g
    places: int  # authorities whose scatter was used
    widened: bool
    scatter_checked: bool


@dataclass(frozen=True, slots=True)
class ContrastEvidence(Evidence):
    """A difference with its range."""

    delta: float
    se: float
    lower: float
    upper: float
    z: float
    sees: float


def as_evidence(change: Contrast) -> ContrastEvidence:
    """Copy a contrast with its derived numbers."""
    return ContrastEvidence(
        change.delta, change.se, change.lower, change.upper, change.z, change.sees
    )


@dataclass(frozen=True, slots=True)
class LeaningEvidence(Evidence):
    """The chance of better, and its word; ``percent`` is cut, not rounded, and goes with it."""

    p: float
    word: Leaning
    percent: int


@dataclass(frozen=True, slots=True)
class PaceEvidence(Evidence):
    """Yearly change before and since the baseline, signs times ``good``."""

    before: Period
    before_year: float
    z_before: float
    z_since: float
    z_pace: float
    replaced: Verdict | None  # the verdict that stalled or reversed took the place of


@dataclass(frozen=True, slots=True)
class WeakerReading(Evidence):
    """Distance from England on either side of a break; the definition changed between."""

    england_before: float
    england_after: float
    distance_before: float
    distance_after: float
    change: ContrastEvidence
    verdict: Verdict  # improved, worsened, rose, fell or none, compared with England


@dataclass(frozen=True, slots=True)
class People(Evidence):
    """How many people a difference stands for, and of how many."""

    number: float
    lower: float
    upper: float
    denominator: float


@dataclass(frozen=True, slots=True)
class UnknownShare(Evidence):
    """The verdicts of p and of p + u, where a share u has unknown status."""

    known: Verdict
    with_unknown: Verdict
    leaning_known: Leaning | None
    leaning_with_unknown: Leaning | None
    change_with_unknown: ContrastEvidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulEvidence(Evidence):
    """Evidence that may stand beside that of p + u."""

    unknown: UnknownShare | None = None


@dataclass(frozen=True, slots=True)
class ChangeEvidence(DoubtfulEvidence):
    """Behind "since the baseline"."""

    question: str  # since_baseline or since_baseline_by_end
    baseline: End | None
    end: End | None
    limits: RuleEvidence | None = None
    length: float | None = None  # n
    rho: float | None = None
    shared_years: float | None = None
    change: ContrastEvidence | None = None
    smallest_change: float | None = None  # m
    smallest_change_by: str = ""  # board, default, or empty
    size: Size | None = None
    leaning: LeaningEvidence | None = None
    clear_by_own_limits: bool = False  # clear of its own limits, within ordinary scatter
    pace: PaceEvidence | None = None
    weaker: WeakerReading | None = None
    people: People | None = None
    final: bool = True  # by end: no later period can still come
    due: date | None = None  # by end: when the final verdict is due


@dataclass(frozen=True, slots=True)
class TrendEvidence(DoubtfulEvidence):
    """Behind "lately"."""

    periods: tuple[Period, ...]
    years: tuple[float, ...]
    values: tuple[float, ...]
    ses: tuple[float, ...]
    limits: RuleEvidence | None = None
    slope: ContrastEvidence | None = None
    critical: float | None = None
    scatter: float | None = None  # Q/E
    freedom: float | None = None  # ν
    off_line: bool = False


@dataclass(frozen=True, slots=True)
class EnglandEvidence(DoubtfulEvidence):
    """Behind "beside England"."""

    end: End | None
    england: float | None = None
    quoted: bool = False
    limits: RuleEvidence | None = None


@dataclass(frozen=True, slots=True)
class NeighboursEvidence(DoubtfulEvidence):
    """Behind "beside neighbours"."""

    comparator_set: str
    end: End | None = None
    neighbours: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    mean: float | None = None
    mean_se: float | None = None
    difference: ContrastEvidence | None = None
    rank: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class OthersEvidence(DoubtfulEvidence):
    """Behind "change beside others"."""

    baseline: Period | None
    end: Period | None
    delta: float | None = None
    variance: float | None = None  # v
    common: float | None = None  # μ
    common_se: float | None = None
    common_lower: float | None = None
    common_upper: float | None = None
    tau_squared: float | None = None
    excess: float | None = None
    z1: float | None = None
    z2: float | None = None
    unusual: bool = False
    rank: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class TargetEvidence(Evidence):
    """Behind "will the target be met"."""

    latest: End | None
    target: float | None = None
    due: Period | None = None
    agreed: bool = False
    within_chance: bool = False
    years_ahead: float | None = None  # h
    wander: float | None = None  # w²
    nation: float | None = None  # N
    drift: float | None = None  # d
    variance: float | None = None  # V
    p: float | None = None
    range_80: tuple[float, float] | None = None
    range_95: tuple[float, float] | None = None
    need: float | None = None
    need_a_year: float | None = None
    achieved_a_year: float | None = None
    people: People | None = None
    sees: float | None = None
    first_judgeable: float | None = None
    judgeable_by_due: bool | None = None
    share_that_moved: float | None = None


@dataclass(frozen=True, slots=True)
class FreshnessEvidence(Evidence):
    """Behind "how fresh"."""

    period: Period | None
    today: date
    months: int | None = None
    lag_months: int | None = None
    interval_months: int | None = None

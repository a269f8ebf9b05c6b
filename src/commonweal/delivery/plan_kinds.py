"""The closed lists of words that a plan chooses from; each knows that something may be unknown."""

from __future__ import annotations

from enum import StrEnum


class Horizon(StrEnum):
    """How soon an action is to bear on its outcome."""

    SHORT = "short"  # within a year
    MEDIUM = "medium"  # one to three years
    LONG = "long"  # over three years


class Prevention(StrEnum):
    """Where an action stands before, at or after the start of ill health."""

    PRIMARY = "primary"  # before it starts
    SECONDARY = "secondary"  # found and treated early
    TERTIARY = "tertiary"  # its harm kept small
    NONE = "none"  # no prevention
    UNKNOWN = "unknown"


class Reach(StrEnum):
    """For whom an action is."""

    UNIVERSAL = "universal"
    TARGETED = "targeted"
    BOTH = "both"  # for everybody, and more for some
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How far a piece of evidence carries; strongest first."""

    STRONG = "strong"  # trials or reviews of them
    MODERATE = "moderate"  # compared studies, or an evaluation with a comparison
    WEAK = "weak"  # experience, before and after alone
    NONE = "none"  # looked for, none found


class EvidenceKind(StrEnum):
    NEEDS = "needs_assessment"
    FIGURES = "figures"
    RESIDENTS = "residents"
    RESEARCH = "research"
    PRACTICE = "practice"


class ResourceKind(StrEnum):
    MONEY = "money"  # pounds
    STAFF = "staff"  # whole-time equivalents
    IN_KIND = "in_kind"  # pounds' worth


class RiskKind(StrEnum):
    RISK = "risk"  # may happen
    ISSUE = "issue"  # has happened


class Standing(StrEnum):
    """What became of an action or of one of its milestones."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"
    SLIPPED = "slipped"

"""What a board proposes, checked before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Span:
    """A period by its first and last day, as people read it."""

    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Baseline:
    """The figure from which a target starts, with the vintage that it is of."""

    value: float
    span: Span
    vintage: str
    release: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value to reach, a direction to keep, or a gap to close, by a period, with its reasons.

    Raises ``ValueError`` where a part is missing or contradicts another.
    """

    listing: str
    measure: str
    form: str  # value, direction or gap
    due: Span
    rationale: str
    value: float | None = None
    grouping: str = ""
    path: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if self.form not in {"value", "direction", "gap"}:
            raise ValueError(f"a target is a value, a direction or a gap, not {self.form!r}")
        if (self.form == "direction") != (self.value is None):
            raise ValueError(_("A direction has no value; a value and a gap have one"))
        if self.value is not None and not isfinite(self.value):
            raise ValueError(_("%(value)s is not a number to reach") % {"value": self.value})
        if (self.form == "gap") != bool(self.grouping):
            raise ValueError(
                _("A gap names the groups between which it lies, and nothing else does")
            )
        if not self.rationale.strip():
            raise ValueError(_("Say why this can be promised"))

    def after(self, baseline: Baseline) -> None:
        """Refuse what is due before it can have moved.

        Raises ``ValueError``.
        """
        if self.due.end <= baseline.span.end:
            told = _("Due %(due)s is not after the baseline, %(from)s: give a later period")
            raise ValueError(told % {"due": self.due.label, "from": baseline.span.label})


def is_rebased(frozen: float, now: float | None) -> bool:
    """Whether the source has another value now for the period of a frozen baseline."""
    return now is not None and abs(frozen - now) > 1e-9 * max(1.0, abs(frozen))

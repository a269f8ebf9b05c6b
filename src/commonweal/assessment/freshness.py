"""How fresh is the latest figure?"""

from __future__ import annotations

from datetime import date, timedelta

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import FreshnessEvidence
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import JUDGED, Code, Reason
from commonweal.assessment.verdict import Verdict


def months_between(end: date, today: date) -> int:
    """Whole months from the end of a period (its last day included) to a day."""
    after = end + timedelta(days=1)
    whole = (today.year - after.year) * 12 + today.month - after.month
    return whole - (1 if today.day < after.day else 0)


def freshness(prepared: PreparedPanel, area: str) -> Answer[FreshnessEvidence]:
    """Tell how old the place's latest figure is: stale beyond expected lag plus one interval."""
    card, today = prepared.card, prepared.settings.today
    row = prepared.rows.get(area)
    ends = [] if row is None else [k for k in prepared.held if prepared.end(row, k)]
    if not ends:
        none = FreshnessEvidence(None, today)
        return Answer(Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA), none)
    period = prepared.panel.periods[ends[-1]]
    months = months_between(period.end, today)
    told = FreshnessEvidence(period, today, months, card.lag_months, card.interval_months)
    if card.lag_months is None:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_LAG), told)
    stale = months > card.lag_months + card.interval_months
    return Answer(Verdict.STALE if stale else Verdict.IN_DATE, JUDGED, told)

"""Agreed targets as pages tell them: what was promised, from what, by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import TargetEvidence
from commonweal.assessment.target import Target as Asked
from commonweal.assessment.target import judge_target
from commonweal.delivery.models import Form, Target
from commonweal.delivery.targets.proposal import is_rebased
from commonweal.delivery.targets.queries import agreed_on
from commonweal.facts.period import Period
from commonweal.publication import numbers
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.target_outlook import chance_of
from commonweal.publication.wording import own_board, reasons, words
from commonweal.publication.wording.words import Word


@dataclass(frozen=True, slots=True)
class ToldTarget:
    """One target in words, with its verdict on the day of reading."""

    promise: str
    from_: str
    board: str
    board_href: str
    minute: str
    agreed_on: date | None
    word: Word
    chance: str
    why: str
    rebased: str
    rationale: str
    agreed_by: str  # said only where the board itself agreed it


def agreed_targets(reading: Reading) -> dict[str, list[Target]]:
    """Targets agreed as of the day of reading, by measure."""
    return agreed_on(reading.edition.strategy.id, reading.today)


def told_target(reading: Reading, measure: Measure, target: Target) -> ToldTarget:
    """A target with its promise, its verdict and what a rebased source did to its baseline."""
    answer = judged(measure, target)
    found = answer.evidence
    return ToldTarget(
        promise_of(measure, target),
        _("from %(value)s in %(period)s")
        % {
            "value": numbers.with_unit(target.baseline, measure.card),
            "period": target.baseline_label,
        },
        reading.edition.name_of_body(target.board),
        link("board", target.board),
        target.minute,
        target.agreed_on,
        words.WORDS[answer.verdict],
        chance_of(answer),
        "" if found.p is not None else reasons.full(answer.reason),
        rebased_told(measure, target),
        target.rationale,
        own_board.agreed(target.own_board),
    )


def judged(measure: Measure, target: Target) -> Answer[TargetEvidence]:
    """The verdict on a target; a direction is held against its frozen baseline."""
    agreed = target.agreed_on is not None
    due = Period(target.due_end, target.due_start, target.due_label)
    value = target.baseline if target.form == Form.DIRECTION else target.value
    asked = None if value is None or target.form == Form.GAP else Asked(value, due, agreed)
    return judge_target(measure.prepared, measure.area, asked)


def promise_of(measure: Measure, target: Target) -> str:
    """ "5.6% or less by 2028/29" """
    due = {"due": target.due_label}
    if target.form == Form.DIRECTION:
        return _("better than the baseline by %(due)s") % due
    held = due | {"value": numbers.with_unit(target.value, measure.card)}
    if target.form == Form.GAP:
        return _("a gap of %(value)s or less by %(due)s") % held
    if measure.prepared.good > 0:
        return _("%(value)s or more by %(due)s") % held
    if measure.prepared.good < 0:
        return _("%(value)s or less by %(due)s") % held
    return _("%(value)s by %(due)s") % held


def rebased_told(measure: Measure, target: Target) -> str:
    """Old and new baseline where the source was rebased since; empty where it was not."""
    now = value_of(measure, target.baseline_start, target.baseline_end)
    if not is_rebased(target.baseline, now):
        return ""
    told = _("The source has changed its figure for %(period)s since: %(old)s then, %(new)s now.")
    told += " " + _("The target stands as agreed until a board restates it.")
    return told % {
        "period": target.baseline_label,
        "old": numbers.with_unit(target.baseline, measure.card),
        "new": numbers.with_unit(now, measure.card),
    }


def value_of(measure: Measure, start: date, end: date) -> float | None:
    """The figure that the source has now for a period; None when it has none."""
    periods = measure.panel.periods
    at = next((n for n, one in enumerate(periods) if (one.start, one.end) == (start, end)), None)
    return None if at is None or measure.row is None else measure.points("value")[at]

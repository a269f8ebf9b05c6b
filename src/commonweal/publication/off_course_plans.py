"""What runs off course in plans in force: risks past their threshold, actions late or moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.plans import behind as rules
from commonweal.delivery.plans.behind import Behind
from commonweal.delivery.plans.off_course import escalated_risks
from commonweal.publication import numbers
from commonweal.publication.matter import Matter, concerns
from commonweal.publication.reading import Reading
from commonweal.publication.wording.plan_words import STANDINGS, late_told


def risks(reading: Reading, board: str) -> Iterator[Matter]:
    """Risks at or past their threshold, the gravest first."""
    for one in escalated_risks(reading.edition.strategy.id, reading.today):
        if concerns(reading, board, one.board):
            told = {"score": one.risk.score, "threshold": one.risk.threshold}
            yield Matter(
                about="risk",
                id=f"{one.action}/{one.risk.ref}",
                title=one.risk.text,
                board=one.board,
                detail=_("Scored %(score)s of 25; escalated from %(threshold)s on") % told,
                dated=_("Since %(day)s") % {"day": numbers.day(one.since)},
            )


def late_actions(reading: Reading, board: str, held: Iterable[Behind]) -> Iterator[Matter]:
    """Actions past the end that the plan in force gives, the longest late first."""
    for one in rules.late(held):
        if one.late_since and concerns(reading, board, one.board):
            yield Matter(
                about="action",
                id=one.ref,
                title=one.title,
                board=one.board,
                detail=one.why or str(STANDINGS[one.standing]),
                dated=_late(one, one.late_since, reading.today),
                late=(reading.today - one.late_since).days,
            )


def _late(one: Behind, since: date, day: date) -> str:
    """ "Late since 30 September 2026, now expected by 31 December 2026" """
    late = late_told(since)
    if one.due is None or one.due <= since:
        return late
    told = {"late": late, "day": numbers.day(one.due)}
    if one.due < day:
        return _("%(late)s, was then expected by %(day)s") % told
    return _("%(late)s, now expected by %(day)s") % told


def slips(reading: Reading, board: str, held: Iterable[Behind]) -> Iterator[Matter]:
    """Actions whose end was moved and whose planned one is still to come."""
    for one in rules.slipped(held):
        if one.due and concerns(reading, board, one.board):
            yield Matter(
                about="action",
                id=one.ref,
                title=one.title,
                board=one.board,
                detail=one.why,
                dated=_("Now expected by %(day)s") % {"day": numbers.day(one.due)},
                late=max(0, (reading.today - one.due).days),
            )

"""Line of sight: how does the promise reach the street?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Kind
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.delivery.plans.queries import overarching
from commonweal.publication.beside import ids_beside
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.needs import needs_held, with_needs
from commonweal.publication.reading import Reading
from commonweal.publication.sight_nodes import GAP_WORDS
from commonweal.publication.sight_picture import follow
from commonweal.publication.wording.doubts import doubt_of
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.line_of_sight import Gap, Sight, lines_of_sight

TOLD = {Gap.NEED, Gap.LEAD, Gap.LISTING}
"""Gaps that have a column of their own."""


def line_of_sight_page(reading: Reading, chosen: str = "") -> dict[str, Any]:
    """How does the promise reach the street?"""
    held = needs_held(reading)
    sights = tuple(with_needs(one, held) for one in lines_of_sight(reading.edition))
    picked = next((s for s in sights if s.priority.id == chosen), sights[0] if sights else None)
    finding, why = _told(reading, sights)
    strategy, beside = reading.edition.strategy.id, ids_beside(reading)
    actions = [one.action for one in overarching(strategy, reading.today, beside).actions]
    return frame(reading, "line-of-sight", Crumb(link("home"), _("Home"))) | {
        "finding": finding,
        "why": why,
        "ambition": reading.edition.strategy.ambition,
        "rows": [_sight_row(reading, sight, actions) for sight in sights],
        "followed": follow(reading, picked, actions) if picked else None,
        "choices": [(s.priority.id, s.priority.name) for s in sights],
    }


def _told(reading: Reading, sights: tuple[Sight, ...]) -> tuple[str, str]:
    """How many lines run from need to verdict, and why the others do not."""
    judged = [one for one in sights if _judged(reading, one)[1]]
    whole = [one for one in judged if not one.gaps]
    finding = _("Of %(n)s priorities, %(k)s can be followed unbroken from a need to a verdict.")
    why = _("%(needs)s cite no need; %(judged)s have no measure that can be judged.") % {
        "needs": sum(Gap.NEED in one.gaps for one in sights),
        "judged": len(sights) - len(judged),
    }
    said = finding % {"n": len(sights), "k": len(whole) or _("none")}
    return said, why if len(whole) < len(sights) else ""


def _judged(reading: Reading, sight: Sight) -> tuple[int, int]:
    marks = reading.marks_under([sight.priority])
    able = [m for m in marks if m.kind not in {Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE}]
    return len(marks), len(able)


def _sight_row(reading: Reading, sight: Sight, actions: Sequence[PlannedAction]) -> dict[str, Any]:
    measures, judged = _judged(reading, sight)
    return {
        "id": sight.priority.id,
        "number": sight.priority.number or "",
        "name": sight.priority.name,
        "href": link("priority", sight.priority.id),
        "leads": [
            reading.edition.name_of_body(b) for b in lead_of(reading.edition, sight.priority).bodies
        ],
        "doubt": doubt_of(reading.edition, sight.priority),
        "need": bool(sight.needs),
        "actions": sum(sight.priority.id in one.priorities for one in actions),
        "measures": measures,
        "judged": judged,
        "leant": len(sight.leant_on),
        "gaps": [GAP_WORDS[gap]() for gap in sight.gaps if gap not in TOLD],
    }

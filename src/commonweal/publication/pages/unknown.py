"""What we cannot tell: what is missing, and who could mend it?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.reason import Code
from commonweal.assessment.summary import Mark
from commonweal.assessment.verdict import Kind
from commonweal.publication import links
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.goal import goal_of
from commonweal.publication.links import link
from commonweal.publication.naming import name_of, name_of_listed
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.publication.wording import reasons

GROUPS = (
    (
        "second",
        (
            Code.MEASURED_ONCE,
            Code.NONE_AFTER_BASELINE,
            Code.NO_BASELINE,
            Code.REBASED,
            Code.SOURCE_ENDED,
        ),
        lambda: _("A second figure is missing"),
        lambda: _(
            "Only one figure exists, the baseline is missing or was withdrawn, or nothing has come since."
        ),
    ),
    (
        "ruler",
        (Code.BREAK,),
        lambda: _("The ruler changed"),
        lambda: _(
            "A new definition or assessment since the baseline: before and after cannot be compared."
        ),
    ),
    (
        "modelled",
        (Code.MODELLED, Code.ONE_OFF_SOURCE),
        lambda: _("The figure is modelled or one-off"),
        lambda: _("It can describe, and cannot show change."),
    ),
    (
        "limits",
        (
            Code.NO_LIMITS,
            Code.TOO_FEW,
            Code.COUNT_WITHOUT_DENOMINATOR,
            Code.UNKNOWN_SHARE,
            Code.SEVERAL_MEASURES,
            Code.MONEY,
        ),
        lambda: _("Chance cannot be told from change"),
        lambda: _("No limits, too few cases, no denominator, or several measures in one."),
    ),
    (
        "undefined",
        (Code.NO_DEFINITION,),
        lambda: _("Nobody has said what would be counted"),
        lambda: _("The strategy names a subject and no measure."),
    ),
    (
        "absent",
        (Code.NO_DATA,),
        lambda: _("Nobody publishes it for this place, or it is not loaded"),
        lambda: _("The definition exists; the figures are not here."),
    ),
)


@dataclass(frozen=True, slots=True)
class Missing:
    name: str
    href: str
    why: str
    mend: str
    who: str
    near: str
    near_href: str


def cannot_tell(reading: Reading) -> dict[str, Any]:
    """Context of the page, sorted by what would mend it."""
    grouped: dict[str, list[Missing]] = defaultdict(list)
    of_code = {code: key for key, codes, _t, _w in GROUPS for code in codes}
    for mark in reading.marks:
        if mark.kind in {Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE}:
            grouped[of_code.get(mark.reason.code, "limits")].append(_missing(reading, mark))
    counts = reading.summary.counts
    goal = goal_of(reading)
    return frame(reading, "cannot-tell", Crumb(link("home"), _("Home"))) | {
        "finding": _(
            "Of the strategy’s %(total)s measures, %(judged)s can be tested, and %(uncertain)s of "
            "those are too uncertain to tell. For %(cannot)s nobody can tell; %(none)s are not yet "
            "measurable."
        )
        % {
            "total": reading.summary.total,
            "judged": reading.summary.judged,
            "uncertain": counts[Kind.TOO_UNCERTAIN],
            "cannot": counts[Kind.CANNOT_TELL],
            "none": counts[Kind.NOT_YET_MEASURABLE],
        },
        "groups": [(t(), w(), grouped[key]) for key, _c, t, w in GROUPS if grouped[key]],
        "goal": goal,
        "stand_ins": [_named(line.nearest) for line in goal.lines if line.nearest] if goal else [],
        "promised": [
            (p.name, link("priority", p.id)) for p in reading.edition.promised_without_measures
        ],
    }


def _named(measure: Measure) -> tuple[str, str]:
    return name_of(measure), links.measure(measure.card.id, measure.series.id)


def _missing(reading: Reading, mark: Mark) -> Missing:
    listed = reading.listed_by_id(mark.listing)
    if not listed.measures:
        return Missing(
            listed.listing.name,
            "",
            reasons.full(mark.reason),
            reasons.mend(mark.reason),
            "",
            "",
            "",
        )
    measure = listed.first
    card = measure.card
    near, _sep, series = card.nearest.partition(":")
    near_card = reading.cards.get(near)
    who = _who(reading, mark, listed)
    return Missing(
        name_of_listed(listed),
        links.measure(card.id, measure.series.id),
        reasons.full(mark.reason),
        reasons.mend(mark.reason),
        who,
        near_card.name if near_card else "",
        links.measure(near, series) if near_card else "",
    )


_BOARD = {
    Code.NO_DEFINITION,
    Code.BREAK,
    Code.COUNT_WITHOUT_DENOMINATOR,
    Code.SEVERAL_MEASURES,
    Code.MODELLED,
    Code.ONE_OFF_SOURCE,
    Code.SOURCE_ENDED,
}


def _who(reading: Reading, mark: Mark, listed: Listed) -> str:
    """The body that could mend it: the lead board where a decision is wanted, else the publisher."""
    priority, card = listed.priority, listed.first.card
    leads = [a.body for a in priority.allocations] if priority else [reading.edition.overall.owner]
    board = reading.edition.name_of_body(leads[0] if leads and leads[0] else reading.edition.board)
    ended = card.ended or card.state.value in {"discontinued", "one_off", "replaced"}
    if mark.reason.code in _BOARD or ended or not card.source_name:
        return board
    return _("%(publisher)s, and %(board)s to load it") % {
        "publisher": card.source_name.split(",")[0],
        "board": board,
    }

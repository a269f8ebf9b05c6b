"""The strategy as made from its pack, and the compiler's findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.delivery.amendments.queries import agreed_on_priorities
from commonweal.delivery.models import AmendmentRow
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.pages.priorities import row
from commonweal.publication.reading import Reading
from commonweal.publication.shared_told import shared_interests
from commonweal.publication.told_findings import ToldFinding, all_told, told_parts
from commonweal.strategy.amendment import Kind

RELATIONS = {
    "vision": lambda: _("Wider vision"),
    "predecessor": lambda: _("Came before"),
    "successor": lambda: _("Came after"),
    "parallel": lambda: _("Runs beside"),
    "national": lambda: _("National"),
    "plan": lambda: _("Plan"),
    "subject": lambda: _("On one subject"),
    "evidence": lambda: _("Evidence"),
}


def strategy_page(reading: Reading) -> dict[str, Any]:
    """Context of the strategy's own page."""
    edition, strategy = reading.edition, reading.edition.strategy

    def cited(cites: tuple[str, ...]) -> str:
        return "; ".join(edition.section_title(cite) for cite in cites)

    return frame(reading, "strategy", Crumb(link("home"), _("Home"))) | {
        "strategy": strategy,
        "cited": cited,
        "standing": strategy.standing.value,
        "drafts": [
            (section.title, section.standing.value)
            for section in edition.document.sections
            if section.standing and section.standing.value != "adopted"
        ],
        "stages": [
            (s, link("stage", s.id), [row(reading, p) for p in edition.priorities_of_stage(s.id)])
            for s in strategy.stages
        ],
        "changed": changed_priorities(reading),
        "commitments": [
            (c, edition.name_of_body(c.body) if c.body else "") for c in strategy.commitments
        ],
        "related": [(RELATIONS[r.relation.value](), r) for r in strategy.related],
        "shared": shared_interests(reading),
        "finding": _(
            "What was promised, made from the strategy’s own structure, in our own words."
        ),
    }


@dataclass(frozen=True, slots=True)
class ChangedPriority:
    """A priority that was reworded or dropped: old, new, since when, who was consulted."""

    name: str
    href: str
    told: str
    consultation: str
    minute: str


def changed_priorities(reading: Reading) -> dict[str, list[ChangedPriority]]:
    """Agreed changes by priority; those of retired ones have no page to link to."""
    held = agreed_on_priorities(reading.edition.strategy.id, reading.today)
    return {item: [_changed(reading, one) for one in rows] for item, rows in held.items()}


def _changed(reading: Reading, row: AmendmentRow) -> ChangedPriority:
    priority = reading.edition.priority(row.item)
    since = numbers.day(row.since)
    if row.kind == Kind.RETIRE:
        told = _("Stopped from %(day)s on") % {"day": since}
    else:
        told = _("From %(day)s on: “%(new)s” in the place of “%(old)s”") % {
            "day": since,
            "new": row.new,
            "old": row.old,
        }
    name = priority.name if priority else row.item
    standing = priority is not None and not priority.retired
    href = link("priority", row.item) if standing else ""
    return ChangedPriority(name, href, told, row.consultation, row.minute)


def findings_page(reading: Reading, code: str = "") -> dict[str, Any]:
    """Context of the findings page, all kinds or one."""
    told = all_told(reading)
    kept = [one for one in told if code in {"", one.code}]
    parts = told_parts(kept)
    answer = _(
        "The strategy’s structure shows %(n)s contradictions and gaps of %(k)s kinds. None is "
        "mended in silence: each shows what is done until a board settles it."
    ) % {"n": len(told), "k": len({one.code for one in told})}
    return frame(reading, "findings", Crumb(link("home"), _("Home"))) | {
        "finding": answer,
        "parts": parts,
        "usual": _most_named(told),
    }


def _most_named(told: list[ToldFinding]) -> str:
    """The body that should settle most of them; named once, not at each."""
    named = Counter(one.settles for one in told if one.settles).most_common(1)
    return named[0][0] if named else ""

"""What changed since the release before: new, revised, corrected, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.measures.comparing import Change, Sort
from commonweal.publication import links, numbers
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import with_series
from commonweal.publication.reading import Reading

MOST = 60
TITLES = {
    Sort.NEW: lambda: _("New"),
    Sort.REVISED: lambda: _("Revised: another file says otherwise"),
    Sort.CORRECTED: lambda: _("Corrected by us"),
    Sort.WITHDRAWN: lambda: _("Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class ToldChanges:
    finding: str
    groups: list[tuple[str, list[tuple[str, str]]]]


def changes_page(reading: Reading) -> dict[str, Any]:
    """Context of the page; nothing to compare with before a second release."""
    return frame(reading, "changes", Crumb(link("home"), _("Home"))) | {"changes": _told(reading)}


def _told(reading: Reading) -> ToldChanges | None:
    found = reading.changes
    if found is None:
        return None
    here = found.of_area(reading.place.code)
    counts = found.counts
    finding = _(
        "Since release %(before)s: %(here)s figures of this place differ; in all places %(new)s new, "
        "%(revised)s revised, %(corrected)s corrected, %(withdrawn)s withdrawn."
    ) % {"before": found.before, "here": len(here), **counts}
    groups = []
    for sort, title in TITLES.items():
        rows = [_line(reading, change) for change in here if change.sort is sort]
        if rows:
            groups.append((f"{title()} ({len(rows)})", rows[:MOST]))
    return ToldChanges(finding, groups)


def _line(reading: Reading, change: Change) -> tuple[str, str]:
    card = reading.cards.get(change.card)
    series = card.series_named(change.series) if card and change.series else None
    name = card.name if card else change.card
    if card and series:
        name = with_series(card, series)
    decimals = numbers.decimals_of(card) if card else 1
    told = _("%(name)s, %(period)s: %(before)s → %(after)s") % {
        "name": name,
        "period": change.period,
        "before": numbers.number(change.before, decimals),
        "after": numbers.number(change.after, decimals),
    }
    return told, links.measure(change.card, change.series) if card else ""

"""Needs: what do people here need, what shows it, and which priority answers it?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.needs import HeldNeed, needs_held, without_need
from commonweal.publication.open_data import as_csv
from commonweal.publication.reading import Reading
from commonweal.strategy.priority import Priority

COLUMNS = (
    "need", "title", "who", "where", "evidence", "source", "link", "strength", "found",
    "of_edition", "priorities",
)  # fmt: skip


def needs_page(reading: Reading) -> dict[str, Any]:
    """Context of the register."""
    held = needs_held(reading)
    bare = without_need(reading, held)
    crumbs = Crumb(link("home"), _("Home")), Crumb(link("priorities"), _("Priorities"))
    return frame(reading, "priorities", *crumbs) | {
        "finding": finding(held, bare),
        "unmet": [row(reading, one) for one in held if not one.priorities],
        "answered": [row(reading, one) for one in held if one.priorities],
        "bare": [(one.name, link("priority", one.id)) for one in bare],
    }


def finding(held: tuple[HeldNeed, ...], bare: tuple[Priority, ...]) -> str:
    """The answer in a sentence."""
    rest = ngettext(
        "%(n)s priority answers no need.", "%(n)s priorities answer no need.", len(bare)
    ) % {"n": len(bare) or _("No")}
    if not held:
        return _("No need is held.") + " " + rest
    told = ngettext("%(n)s need is held", "%(n)s needs are held", len(held)) % {"n": len(held)}
    unmet = sum(not one.priorities for one in held)
    missing = ngettext(
        "%(n)s is unmet: no priority answers it.",
        "%(n)s are unmet: no priority answers them.",
        unmet,
    ) % {"n": unmet}
    return (
        f"{told}, "
        + _("and %(unmet)s") % {"unmet": missing if unmet else _("none is unmet.")}
        + f" {rest}"
    )


def row(reading: Reading, one: HeldNeed) -> dict[str, Any]:
    """A need as lists show it."""
    found = [(held, reading.edition.priority(held)) for held in one.priorities]
    return {
        "need": one,
        "priorities": [
            (held.name if held else key, link("priority", key) if held else "")
            for key, held in found
        ],
    }


def needs_csv(reading: Reading) -> str:
    """A row a need; priorities are ids, parted by blanks."""
    return as_csv(COLUMNS, (_flat(one) for one in needs_held(reading)))


def _flat(one: HeldNeed) -> dict[str, Any]:
    return {
        "need": one.id,
        "title": one.title,
        "who": one.who,
        "where": one.place,
        "evidence": one.evidence,
        "source": one.source,
        "link": one.source_link,
        "strength": one.strength,
        "found": one.found,
        "of_edition": "yes" if one.of_edition else "no",
        "priorities": " ".join(one.priorities),
    }

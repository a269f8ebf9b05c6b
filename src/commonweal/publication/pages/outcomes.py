"""Outcomes: how is everything doing?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.summary import Mark
from commonweal.publication import tallies
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Listed, Reading
from commonweal.publication.rows import MeasureRow, measure_row
from commonweal.publication.search import search
from commonweal.publication.wording import words
from commonweal.strategy.counting import counted_listings

SORTS = ("document", "verdict", "age", "name")


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    href: str
    rows: list[MeasureRow]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; unknown values ask for everything."""

    stage: str = ""
    priority: str = ""
    board: str = ""
    verdicts: tuple[str, ...] = ()
    search: str = ""
    sort: str = "document"


def outcomes(reading: Reading, asked: Filters) -> dict[str, Any]:
    """Context of the outcomes page: filtered, grouped, sorted."""
    marks = {mark.listing: mark for mark in reading.marks}
    kept = [one for one in reading.listed if one.listing.id in marks]
    found = search(kept, asked.search)
    shown = [
        one
        for one in kept
        if one.listing.id in found.listings and _wanted(reading, one, marks[one.listing.id], asked)
    ]
    return frame(reading, "outcomes", Crumb(link("home"), _("Home"))) | {
        "tallies": tallies.tallies(reading.marks, reading.summary),
        "finding": _finding(reading),
        "groups": _groups(reading, shown, marks, asked.sort),
        "shown": len(shown),
        "total": len(kept),
        "asked": asked,
        "instead": found.instead,
        "every": found.every,
        "stages": [(s.id, s.name) for s in reading.edition.strategy.stages],
        "priorities": [(p.id, p.name) for p in reading.edition.standing_priorities if p.listings],
        "boards": [(b.id, b.name) for b in reading.edition.governance.bodies],
        "kinds": _kinds(reading),
        "sorts": [(name, _SORT_WORDS[name]()) for name in SORTS],
        "baseline_year": reading.settings.baseline_year,
        "listings": len(reading.edition.listings),
        "merged": _merged(reading),
    }


def _merged(reading: Reading) -> list[tuple[str, str]]:
    """Pairs (listed again, counted as) of listings that are one figure."""
    return [
        (again.name, name_of_listed(reading.listed_by_id(one.listing.id)))
        for one in counted_listings(reading.edition, reading.cards)
        for again in one.merged
    ]


_SORT_WORDS = {
    "document": lambda: _("as in the strategy"),
    "verdict": lambda: _("verdict"),
    "age": lambda: _("age of data"),
    "name": lambda: _("name"),
}


def _kinds(reading: Reading) -> list[tuple[str, Any, int]]:
    kinds = (*words.TALLY_ORDER, *words.APART)
    return [(k.value, words.KIND_WORDS[k], reading.summary.counts[k]) for k in kinds]


def _finding(reading: Reading) -> str:
    return _(
        "How is everything doing? One row for each of the strategy's %(n)s measures: %(told)s."
    ) % {
        "n": reading.summary.total,
        "told": tallies.in_words(reading.marks),
    }


def _wanted(reading: Reading, one: Listed, mark: Mark, asked: Filters) -> bool:
    priority = one.priority
    stages = priority.stages if priority else ()
    boards = {a.body for a in priority.allocations} if priority else {reading.edition.overall.owner}
    return all(
        (
            not asked.stage or asked.stage in stages,
            not asked.priority or (priority is not None and priority.id == asked.priority),
            not asked.board or asked.board in boards,
            not asked.verdicts or mark.kind.value in asked.verdicts,
        )
    )


def _groups(
    reading: Reading, shown: list[Listed], marks: Mapping[str, Mark], sort: str
) -> list[Group]:
    if sort in {"document", ""} or sort not in SORTS:
        return _by_priority(reading, shown)
    rows = [(marks[one.listing.id], row) for one in shown for row in rows_of(one)]
    order = list(words.KIND_WORDS)
    keys = {
        "verdict": lambda pair: (order.index(pair[0].kind), pair[1].name),
        "age": lambda pair: (-pair[1].months, pair[1].name),
        "name": lambda pair: pair[1].name,
    }
    return [Group("", "", [row for _, row in sorted(rows, key=keys[sort])])]


def _by_priority(reading: Reading, shown: list[Listed]) -> list[Group]:
    groups: dict[str, Group] = {}
    for one in shown:
        if one.priority is None:
            key, title, href = "", reading.edition.overall.name, link("outcomes")
        else:
            number = f"{one.priority.number}. " if one.priority.number else ""
            key, title = one.priority.id, f"{number}{one.priority.name}"
            href = link("priority", one.priority.id)
        groups.setdefault(key, Group(title, href, [])).rows.extend(rows_of(one))
    return list(groups.values())


def rows_of(one: Listed) -> list[MeasureRow]:
    """Rows of the measures that tell a listing."""
    return [measure_row(measure) for measure in one.measures]

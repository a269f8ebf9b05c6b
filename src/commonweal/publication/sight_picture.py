"""One line followed from a need to a reply: the same nodes for the picture and for the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.charts.boxes import Node
from commonweal.publication.charts.columns import Column, Join, Picture, body_of, picture_of
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import measure_row
from commonweal.strategy.line_of_sight import Gap, Sight
from commonweal.strategy.priority import Allocation, AllocationRole, AllocationStatus

WIDTHS = (130, 160, 180, 150, 260, 130)
BETWEEN = 21.6
"""Six columns in 1120 pixels."""
GAP_WORDS = {
    Gap.NEED: lambda: _("no need cited"),
    Gap.STAGE: lambda: _("no stage"),
    Gap.LEAD: lambda: _("no lead"),
    Gap.PATH: lambda: _("no path to the board"),
    Gap.LISTING: lambda: _("no measure"),
    Gap.SERIES: lambda: _("no figures"),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """A priority with the columns of its line, drawn and to be listed."""

    id: str
    name: str
    columns: tuple[Column, ...]
    picture: Picture
    told: str
    measured: bool


def follow(reading: Reading, sight: Sight) -> Followed:
    """The line of one priority; every link that is missing is a node of its own."""
    nodes = (
        _needs(sight),
        _priority(sight),
        _bodies(reading, sight),
        _absent("actions", _("No action plan"), _("none held yet")),
        _measures(reading, sight),
        _absent("decisions", _("No decision"), _("none held yet")),
    )
    heads = (
        _("Need"),
        _("Priority"),
        _("Board"),
        _("Actions"),
        _("Measures and verdicts"),
        _("Decision and reply"),
    )
    columns = tuple(map(Column, heads, WIDTHS, nodes))
    picture = picture_of(columns, _joins(columns), BETWEEN)
    priority = sight.priority
    return Followed(
        priority.id, priority.name, columns, picture, _told(columns), bool(body_of(columns[4]))
    )


def _absent(key: str, words: str, note: str) -> tuple[Node, ...]:
    return (Node(key, words, note, "gap", foot=True),)


def _needs(sight: Sight) -> tuple[Node, ...]:
    held = tuple(Node(f"need {n}", one.name, "", "own") for n, one in enumerate(sight.needs))
    return held or (Node("need", _("No need cited"), "", "gap"),)


def _priority(sight: Sight) -> tuple[Node, ...]:
    one = sight.priority
    name = f"{one.number}. {one.name}" if one.number else one.name
    return (Node("priority", name, "", "own", href=link("priority", one.id)),)


def _bodies(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    held = {(one.body, one.role): one for one in sight.priority.allocations}
    nodes = [_body(reading, one) for one in held.values()]
    if not any(node.kind == "own" for node in nodes):
        nodes.insert(0, Node("body", _("No lead named"), "", "gap"))
    return tuple(nodes)


def _body(reading: Reading, one: Allocation) -> Node:
    leads = one.role is AllocationRole.LEAD
    role = _("leads") if leads else _("supports")
    agreed = one.status is AllocationStatus.AGREED
    note = role if agreed else _("%(role)s, only proposed") % {"role": role}
    key, name = f"body {one.body} {role}", reading.edition.name_of_body(one.body)
    return Node(key, name, note, "own" if leads else "other", href=link("board", one.body))


def _measures(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    listings = (*sight.listings, *sight.leant_on)
    measures = {m.key: m for one in listings for m in reading.listed_by_id(one.id).measures}
    nodes = [_measure(one) for one in measures.values()]
    missing = [gap for gap in sight.gaps if gap in {Gap.LISTING, Gap.SERIES}]
    return (
        *nodes,
        *(Node(gap, numbers.capital(GAP_WORDS[gap]()), "", "gap", foot=True) for gap in missing),
    )


def _measure(measure: Measure) -> Node:
    row = measure_row(measure)
    chip = row.since
    told = f"{chip.word.text}: {chip.detail}" if chip.detail else str(chip.word.text)
    kind = "own" if measure.has_figure else "other"
    return Node(measure.key, row.name, told, kind, chip.word.mark, chip.word.tone, href=row.href)


def _joins(columns: tuple[Column, ...]) -> list[Join]:
    needs, priority, bodies, actions, measures, decisions = (one.nodes for one in columns)
    leads = [one for one in bodies if one.kind != "other"]
    body_of_measures = body_of(columns[4])
    feet = [*actions, *(one for one in measures if one.foot), *decisions]
    return [
        *_all(needs, priority),
        *_all(priority, bodies),
        *_all(leads, body_of_measures),
        *(Join(one.key, actions[0].key, "gap") for one in leads),
        *(Join(one.key, other.key, "gap") for one, other in pairwise(feet)),
    ]


def _all(left: Iterable[Node], right: Iterable[Node]) -> list[Join]:
    """Lines from each to each: a gap where either is missing, followed where both are there."""
    right = tuple(right)
    return [Join(a.key, b.key, _kind({a.kind, b.kind})) for a in left for b in right]


def _kind(kinds: set[str]) -> str:
    return next((one for one in ("gap", "other") if one in kinds), "own")


def _told(columns: tuple[Column, ...]) -> str:
    return " ".join(
        f"{one.head}: {'; '.join(n.words + (f' ({n.note})' if n.note else '') for n in one.nodes)}."
        for one in columns
    )

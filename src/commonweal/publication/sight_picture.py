"""One line followed from a need to a reply: the same nodes for the picture and for the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from commonweal.delivery.plans.planned import PlannedAction
from commonweal.publication.charts.boxes import Node
from commonweal.publication.charts.columns import Column, Join, Picture, picture_of
from commonweal.publication.reading import Reading
from commonweal.publication.sight_nodes import (
    absent,
    actions_of,
    asked_of,
    bodies_of,
    decided_of,
    measures_of,
    needs_of,
    priority_of,
)
from commonweal.strategy.line_of_sight import Sight

WIDTHS = (130, 160, 180, 150, 260, 130)
BETWEEN = 21.6
"""Six columns in 1120 pixels."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A priority with the columns of its line, drawn and to be listed."""

    id: str
    name: str
    columns: tuple[Column, ...]
    picture: Picture
    told: str
    measured: bool
    planned: bool


def follow(reading: Reading, sight: Sight, actions: Sequence[PlannedAction] = ()) -> Followed:
    """The line of one priority; every link that is missing is a node of its own.

    ``actions`` are those of the plans in force, whatever they serve.
    """
    held = {
        _("Need"): (*needs_of(sight), *asked_of(reading, sight)),
        _("Priority"): priority_of(sight),
        _("Board"): bodies_of(reading, sight),
        _("Actions"): actions_of(sight, actions),
        _("Measures and verdicts"): measures_of(reading, sight),
        _("Decision and reply"): decided_of(reading, sight)
        or absent("decisions", _("No decision"), _("none held yet")),
    }
    columns = tuple(map(Column, held, WIDTHS, held.values()))
    measured = any(not one.foot for one in held[_("Measures and verdicts")])
    picture = picture_of(columns, joins_of(columns), BETWEEN)
    priority = sight.priority
    told, planned = _told(columns), not held[_("Actions")][0].foot
    return Followed(priority.id, priority.name, columns, picture, told, measured, planned)


def joins_of(columns: tuple[Column, ...]) -> list[Join]:
    """Lines from column to column; what is missing is joined along the row below.

    Actions that serve the priority lie on the way from its lead to its measures.
    """
    needs, priority, bodies, actions, measures, decisions = (one.nodes for one in columns)
    leads = [one for one in bodies if one.kind == "own"] or bodies[:1]
    planned = [one for one in actions if not one.foot]
    feet = [one for one in (*actions, *measures, *decisions) if one.foot]
    return [
        *_all(needs, priority),
        *_all(priority[:1], bodies),
        *_all(leads, planned),
        *_all(planned or leads, (one for one in measures if not one.foot)),
        *(Join(one.key, feet[0].key, "gap") for one in planned or leads if feet),
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

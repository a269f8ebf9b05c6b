"""The chart of bodies: who answers to whom, from the board that the strategy answers to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.publication.charts.boxes import Node
from commonweal.publication.charts.columns import Join, Picture
from commonweal.publication.charts.levels import levels_picture
from commonweal.publication.reading import Reading
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import UPWARDS, Body, Line, LineKind

LINES = {
    LineKind.ACCOUNTABLE: lambda: _("accountable to"),
    LineKind.REPORTS: lambda: _("reports to"),
    LineKind.ASSURES: lambda: _("assures"),
    LineKind.WORKS_ALONGSIDE: lambda: _("works alongside"),
    LineKind.SUPPORTS: lambda: _("supports"),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture, what its lines mean as (kind, words), the same in words, and what to know."""

    picture: Picture
    key: tuple[tuple[str, str], ...]
    told: str
    notes: tuple[str, ...]


def chart_of_bodies(reading: Reading) -> Chart | None:
    """The bodies that stand today with the lines between them; None below two bodies."""
    edition = reading.edition
    bodies = [one for one in edition.governance.bodies if not one.retired]
    if len(bodies) < 2:
        return None
    lines = drawn_lines(edition)
    kinds = [kind for kind in LINES if any(one.kind is kind for one in lines)]
    joins = [Join(one.body, one.to, one.kind) for one in lines]
    levels = [[_node(edition, one) for one in row] for row in levels_of(edition, bodies)]
    told = "; ".join(told_line(edition, one) for one in lines)
    picture = levels_picture(levels, joins, kinds)
    key = tuple((kind, LINES[kind]()) for kind in kinds)
    return Chart(picture, key, told, _notes(edition, bodies, lines))


def _notes(edition: Edition, bodies: list[Body], lines: list[Line]) -> tuple[str, ...]:
    """What the picture cannot show: a line for some priorities only, bodies without a line."""
    partly = [told_line(edition, one) for one in lines if one.priorities]
    limited = _("%(line)s. Where the strategy says two things, the narrower line is drawn.")
    alone = ", ".join(one.name for one in bodies if _stands_alone(edition, one))
    unnamed = _("The strategy names no line from or to %(bodies)s: where it stands shows no rank.")
    return (
        *(limited % {"line": one} for one in partly),
        *([unnamed % {"bodies": alone}] if lines and alone else []),
    )


def _stands_alone(edition: Edition, body: Body) -> bool:
    ends = {end for line in edition.governance.lines for end in (line.body, line.to)}
    return body.id not in {edition.board, *ends}


def told_line(edition: Edition, line: Line) -> str:
    """The line in words, with the body that it leads from."""
    return f"{edition.name_of_body(line.body)} {words_of(edition, line)}"


def words_of(edition: Edition, line: Line) -> str:
    """What a body is to another, and for what only, where it is not for everything."""
    text = f"{LINES[line.kind]()} {edition.name_of_body(line.to)}"
    named = [p.name for one in line.priorities if (p := edition.priority(one))]
    return text + " " + _("for %(what)s only") % {"what": ", ".join(named)} if named else text


def levels_of(edition: Edition, bodies: list[Body]) -> list[list[Body]]:
    """The bodies by their distance from the board; beside it those that work alongside it."""
    known = {one.id: n for one in bodies if (n := _distance(edition, one.id)) is not None}
    last = max(known.values(), default=-1) + 1
    level = known | {
        one.id: _level_beside(edition, one.id, known, last) for one in bodies if one.id not in known
    }
    found = [[one for one in bodies if level[one.id] == n] for n in range(last + 1)]
    return [row for row in found if row]


def _distance(edition: Edition, body: str) -> int | None:
    """How many lines lead from a body up to the board; None where none does."""
    if body == edition.board or not edition.board:
        return 0
    path = edition.governance.path(body, edition.board, UPWARDS)
    return len(path) - 1 if path else None


def _level_beside(edition: Edition, body: str, known: dict[str, int], last: int) -> int:
    """That of the body that it works alongside, one below what it supports, else the last."""
    lines = (one for one in edition.governance.lines_from(body) if one.to in known)
    first = next(lines, None)
    if first is None:
        return last
    below = first.kind is not LineKind.WORKS_ALONGSIDE
    return min(last, known[first.to] + below)


def drawn_lines(edition: Edition) -> list[Line]:
    """Each line once; where a body answers for all here and for some there, the narrower."""
    seen: set[tuple[LineKind, frozenset[str]]] = set()
    found = []
    narrow = {(x.body, x.to) for x in edition.governance.lines if x.priorities}
    for line in edition.governance.lines:
        if line.kind in UPWARDS and not line.priorities and (line.body, line.to) in narrow:
            continue
        key = (line.kind, frozenset((line.body, line.to)))
        if key not in seen:
            seen.add(key)
            found.append(line)
    return found


def _node(edition: Edition, body: Body) -> Node:
    top = body.id == edition.board
    held = len(edition.priorities_of_body(body.id))
    notes = [_("the strategy answers to it")] if top else []
    if held:
        notes.append(ngettext("%(n)s priority", "%(n)s priorities", held) % {"n": held})
    return Node(body.id, body.name, ", ".join(notes), "own" if top else "other")

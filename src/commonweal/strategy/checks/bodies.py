"""Bodies: their names, roles, charters, seats, and how they answer to the board."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.governance import UPWARDS, Body, BodyRole


def board_missing(ground: Ground) -> Iterator[Finding]:
    """No body answers for the strategy."""
    if not ground.edition.board:
        yield ground.finding("board-missing")


def body_has_several_names(ground: Ground) -> Iterator[Finding]:
    for body in _standing(ground):
        if len({one.name for one in body.names}) > 1:
            cites = [cite for one in body.names for cite in one.cites]
            yield ground.finding(
                "body-has-several-names",
                [body.id],
                cites,
                body=body.name,
                names=names(one.name for one in body.names),
            )


def body_roles_differ(ground: Ground) -> Iterator[Finding]:
    """Two parts of the document give a body roles that have nothing in common."""
    for body in _standing(ground):
        by_part: dict[str, set[BodyRole]] = {}
        for held in body.roles:
            for cite in held.cites:
                by_part.setdefault(cite.partition("/")[0], set()).add(held.role)
        if len(by_part) > 1 and not set.intersection(*by_part.values()):
            cites = [cite for held in body.roles for cite in held.cites]
            yield ground.finding(
                "body-roles-differ",
                [body.id],
                cites,
                body=body.name,
                roles=names(held.role for held in body.roles),
            )


def delivering_body_without_priority(ground: Ground) -> Iterator[Finding]:
    for body in _standing(ground):
        delivers = [held for held in body.roles if held.role is BodyRole.DELIVER]
        if delivers and not ground.edition.priorities_of_body(body.id):
            cites = [cite for held in delivers for cite in held.cites]
            yield ground.finding(
                "delivering-body-without-priority", [body.id], cites, body=body.name
            )


def charter_missing(ground: Ground) -> Iterator[Finding]:
    """A body that delivers or leads is described nowhere."""
    for body in _standing(ground):
        delivers = any(held.role is BodyRole.DELIVER for held in body.roles)
        at_work = delivers or bool(ground.edition.priorities_of_body(body.id))
        if at_work and not body.charter:
            yield ground.finding("charter-missing", [body.id], body.cites, body=body.name)


def accountability_scope_differs(ground: Ground) -> Iterator[Finding]:
    """One line to the same body covers everything, another only some priorities."""
    for body in _standing(ground):
        upward = [n for n in ground.edition.governance.lines_from(body.id) if n.kind in UPWARDS]
        for goal in dict.fromkeys(line.to for line in upward):
            lines = [line for line in upward if line.to == goal]
            if len({bool(line.priorities) for line in lines}) > 1:
                yield ground.finding(
                    "accountability-scope-differs",
                    [body.id, goal],
                    [cite for line in lines for cite in line.cites],
                    body=body.name,
                    to=ground.edition.name_of_body(goal),
                )


def body_without_path(ground: Ground) -> Iterator[Finding]:
    """No chain of lines leads from a body to the board of the strategy."""
    for body in _standing(ground):
        if ground.edition.board and not ground.edition.reaches_board(body.id):
            yield ground.finding("body-without-path", [body.id], body.cites, body=body.name)


def members_missing(ground: Ground) -> Iterator[Finding]:
    yield from _all_without(ground, "members-missing", "members")


def offices_missing(ground: Ground) -> Iterator[Finding]:
    yield from _all_without(ground, "offices-missing", "offices")


def _all_without(ground: Ground, code: str, key: str) -> Iterator[Finding]:
    bare = [body for body in _standing(ground) if not getattr(body, key)]
    if bare:
        cites = [cite for body in bare for cite in body.cites]
        yield ground.finding(
            code,
            [body.id for body in bare],
            cites,
            count=len(bare),
            bodies=names(body.name for body in bare),
        )


def _standing(ground: Ground) -> tuple[Body, ...]:
    return tuple(body for body in ground.edition.governance.bodies if not body.retired)


RULES = (
    board_missing,
    body_has_several_names,
    body_roles_differ,
    delivering_body_without_priority,
    charter_missing,
    accountability_scope_differs,
    body_without_path,
    members_missing,
    offices_missing,
)

"""The chart of bodies: where each stands, which lines are drawn, what it cannot show."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.strategy.tiny import _body, compile_tiny

from commonweal.publication.bodies_picture import chart_of_bodies, drawn_lines, levels_of
from commonweal.strategy.definition import Edition

GOVERNANCE = "governance.yaml"


def line(body: str, to: str, kind: str, **more: Any) -> tuple[str, str, Any]:
    return (GOVERNANCE, "lines/+", {"body": body, "to": to, "kind": kind, **more})


def edition(*edits: tuple[str, str, Any], bodies: str = "") -> Edition:
    """Board and doers, doers accountable to the board, and further bodies by name."""
    more = [(GOVERNANCE, "bodies/+", _body(one, "deliver")) for one in bodies.split()]
    found = compile_tiny(*more, *edits).edition
    assert found is not None
    return found


def rows(held: Edition) -> list[list[str]]:
    return [[one.id for one in row] for row in levels_of(held, list(held.governance.bodies))]


def chart(held: Edition) -> Any:
    return chart_of_bodies(SimpleNamespace(edition=held))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "to", "expected"),
    [
        ("reports", "board", [["board"], ["doers", "new"]]),
        ("assures", "doers", [["board"], ["doers"], ["new"]]),
        ("works_alongside", "board", [["board", "new"], ["doers"]]),
        ("works_alongside", "doers", [["board"], ["doers", "new"]]),
        ("supports", "board", [["board"], ["doers", "new"]]),
        ("supports", "doers", [["board"], ["doers"], ["new"]]),
    ],
)
def test_a_body_stands_where_its_line_puts_it(kind: str, to: str, expected: list[Any]) -> None:
    assert rows(edition(line("new", to, kind), bodies="new")) == expected


def test_a_body_without_a_line_stands_last_and_the_chart_says_that_this_is_no_rank() -> None:
    held = edition(bodies="lone")

    assert rows(held) == [["board"], ["doers"], ["lone"]]
    (note,) = chart(held).notes
    assert note.startswith("The strategy names no line from or to Body lone")


def test_without_a_single_line_no_body_is_named_one_by_one() -> None:
    found = chart(edition((GOVERNANCE, "lines", []), bodies="lone"))

    assert (found.key, found.picture.joins, found.notes) == ((), (), ())


def test_the_narrower_of_two_lines_is_drawn_and_told() -> None:
    held = edition(line("doers", "board", "reports", priorities=["walking"]))

    assert [(one.kind, one.priorities) for one in drawn_lines(held)] == [("reports", ("walking",))]
    (note,) = chart(held).notes
    assert note.startswith("Body doers reports to Body board for Priority walking only.")


def test_a_line_told_from_both_ends_is_drawn_once() -> None:
    held = edition(line("new", "board", "works_alongside"), line("board", "new", "works_alongside"),
                   bodies="new")  # fmt: skip

    assert [one.kind for one in drawn_lines(held)] == ["accountable", "works_alongside"]
    assert len(chart(held).picture.joins) == 2


def test_one_body_makes_no_chart() -> None:
    assert chart(edition((GOVERNANCE, "bodies/1/retired", "2024"))) is None

"""The boards page: its chart draws each body once, and the lines that its list tells."""

from __future__ import annotations

from typing import Any

from tests.integration.pages import Page

from commonweal.publication.bodies_picture import chart_of_bodies
from commonweal.strategy.governance import LineKind


def test_every_body_is_drawn_once_and_named_in_the_list(
    site: dict[str, Page], reading: Any
) -> None:
    chart = chart_of_bodies(reading)
    bodies = [one for one in reading.edition.governance.bodies if not one.retired]

    assert sorted(one.node.words for one in chart.picture.boxes) == sorted(b.name for b in bodies)
    for body in bodies:
        assert body.name in site["/boards/"].all("main")[0].text


def test_where_two_places_differ_the_narrower_line_is_drawn(reading: Any) -> None:
    """As the finding says, until a board settles it."""
    lines = reading.edition.governance.lines
    limited = {(one.body, one.to) for one in lines if one.priorities}
    full = [one for one in lines if one.kind is LineKind.ACCOUNTABLE]
    drawn = [kind for kind, _path in chart_of_bodies(reading).picture.joins]

    assert limited
    assert drawn.count("accountable") == len([x for x in full if (x.body, x.to) not in limited])

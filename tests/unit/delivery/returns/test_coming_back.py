"""How a box of a file that came back stands to the words on the site."""

from __future__ import annotations

import pytest

from commonweal.delivery.returns.coming_back import Boxed, Came, came


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (Boxed("a", "a"), Came.SAME),
        (Boxed("a", "b"), Came.UNDATED),
        (Boxed("a", "b", dated=True, untouched=True, moved=True), Came.UNTOUCHED),
        (Boxed("a", "b", dated=True, moved=True), Came.BOTH),
        (Boxed("a", "b", dated=True), Came.NEW),
        (Boxed("", "b", dated=True), Came.NEW),
    ],
)
def test_how_a_box_came_back(box, told):
    assert came(box) is told

"""Text that nobody can see, or that is nested beyond reason, is a problem with its place."""

from __future__ import annotations

import pytest

from commonweal.strategy.yaml_file import read_yaml


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\u202e", "\u2066"], ids=ascii)
def test_a_character_that_cannot_be_seen_is_told_by_its_place(odd):
    (problem,) = read_yaml("a.yaml", f"id: x\nname: a{odd}b\n").problems

    assert (problem.line, problem.column) == (2, 8)


def test_nesting_beyond_reason_is_told():
    (problem,) = read_yaml("a.yaml", "a: " + "[" * 3000 + "]" * 3000).problems

    assert "nested too deeply" in problem.message

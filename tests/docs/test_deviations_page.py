"""The page of deviations is what its tool makes of the table."""

from __future__ import annotations

from tools.deviations_page import PAGE, page


def test_the_page_is_what_the_tool_makes():
    assert PAGE.read_text("utf-8") == page(), "run 'python tools/deviations_page.py'"

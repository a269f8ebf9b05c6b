"""A page as a file: with the sheets that it links to itself, and no other."""

from __future__ import annotations

import re

from tests.functional_web.conftest import SHEET

_LINK = re.compile(r'<link rel="stylesheet" href="/static/built/([\w.]+)\?[^"]*">')


def dressed(page: str) -> str:
    """The page with each linked sheet in place of its link; one that links none stays bare."""
    return _LINK.sub(lambda found: f"<style>{SHEET.with_name(found[1]).read_text()}</style>", page)

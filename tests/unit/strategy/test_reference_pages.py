"""The pages of reference name every key and every code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from commonweal.strategy.checks.messages import MESSAGES
from commonweal.strategy.pack_files import SHAPE, FileKind

PAGES = Path(__file__).parents[3] / "docs" / "reference"


def _named(page: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", (PAGES / page).read_text(encoding="utf-8")))


def _words(shape: Any) -> Iterator[str]:
    """Give every key that may stand in a file of this shape, and every word of its lists."""
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        yield from (member.value for member in shape)
    elif is_dataclass(shape):
        for field in fields(shape):
            yield field.name
            yield from _words(get_type_hints(shape)[field.name])
    else:
        for inner in get_args(shape):
            yield from _words(inner)


def test_page_of_packs_names_every_key_and_every_word() -> None:
    words = {w for kind, shape in SHAPE.items() if kind is not FileKind.CARD for w in _words(shape)}

    assert words - _named("pack.md") == set()


def test_page_of_findings_explains_every_code() -> None:
    page = (PAGES / "findings.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))

    assert explained == set(MESSAGES)

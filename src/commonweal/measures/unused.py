"""What a release could not use: told at build, in the release itself, and on the data page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

UNUSED = "unread.json"


class Unused(NamedTuple):
    """A figure that is not judged: of which card, where it stands, its text, and why."""

    card: str
    place: str
    text: str
    why: str


def unused(home: Path) -> list[Unused]:
    """Every figure that the release in a folder did not use; none where it names none."""
    path = home / UNUSED
    rows = json.loads(path.read_text()) if path.is_file() else []
    return sorted({Unused(*row) for row in rows})

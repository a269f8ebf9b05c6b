"""Where files came from and under which licence: ``tools/origins.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal.measures.sources.fault import SourceError


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of one file, found by the sha256 of its bytes."""

    file: str = ""
    publisher: str = ""
    title: str = ""
    licence: str = ""
    copied_from: str = ""
    vintage: str = ""
    vintage_note: str = ""
    vintage_order: str = ""
    measure: str = ""  # what a file counts, where the file itself does not say it


UNKNOWN = Origin(vintage_note="date of copy not known")
Origins = Mapping[str, Origin]


def load_origins(path: Path) -> dict[str, Origin]:
    """Origins by sha256; ``groups`` of the file hold what many files share.

    Raises ``SourceError`` when the file is not as described.
    """
    try:
        held: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        groups = held["groups"]
        return {
            str(sha256): Origin(**{**groups.get(entry.pop("group", ""), {}), **entry})
            for sha256, entry in held["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SourceError(path, f"origins cannot be read ({told})", "See sources.md.") from None

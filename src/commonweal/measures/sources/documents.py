"""Files that are no tables: CSVW metadata beside a CSV, and licences."""

from __future__ import annotations

import json
from typing import Any

from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.table import Document

_META = "ess-beta-metadata"


def knows_csvw(document: Document) -> bool:
    """Whether it is metadata of an Explore Local Statistics file."""
    return document.form == "json" and f'"{_META}"' in document.text[:4000]


def read_csvw(match: Match) -> Harvest:
    """One row an indicator, with what the file shares among them."""
    try:
        held: dict[str, Any] = json.loads(match.document.text)
        rows = described(held)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(
            match.document.path, f"the metadata are damaged ({error})", "Fetch the file again."
        ) from None
    return Harvest(rows=rows, records_in=len(rows))


def described(held: dict[str, Any]) -> list[dict[str, str]]:
    """What the metadata say of each indicator; a file of one indicator says it without its name."""
    parts = dict(held[_META])
    if "label" in parts:
        parts = {str(parts["label"]): parts}
    shared = parts.pop("shared", {})
    return [
        {"indicator": str(name), **_texts(shared), **_texts(part)} for name, part in parts.items()
    ]


def _texts(part: dict[str, Any]) -> dict[str, str]:
    return {str(name): "" if value is None else str(value) for name, value in part.items()}


def knows_licence(document: Document) -> bool:
    """Whether a text is the Open Government Licence."""
    return document.form == "text" and "Open Government Licen" in document.text[:600]


def read_licence(match: Match) -> Harvest:
    """The licence, as one row."""
    return Harvest(rows=[{"text": match.document.text}], records_in=1)


READERS = (
    Reader("csvw", Kind.REFERENCE, "ONS, metadata of a file", read_csvw, knows=knows_csvw),
    Reader("licence", Kind.REFERENCE, "Licence", read_licence, knows=knows_licence),
)

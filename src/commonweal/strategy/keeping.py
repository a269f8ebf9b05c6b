"""An edition as one text whose sha256 is its hash, and read back from it.

So an edition stays in hand after its pack has moved on, and nobody can alter it unseen.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import get_type_hints

from commonweal.strategy.canonical import canonical_text
from commonweal.strategy.definition import Edition
from commonweal.strategy.validating import from_plain

_PARTS = tuple(one.name for one in fields(Edition) if one.name != "hash")


def text_of(edition: Edition) -> str:
    """The canonical text of an edition: its sha256 is the edition's hash."""
    return canonical_text({name: getattr(edition, name) for name in _PARTS})


def edition_from(text: str) -> Edition:
    """The edition that ``text_of`` wrote.

    Raises ``ValueError`` or ``TypeError`` for a text that is not one.
    """
    held, shapes = json.loads(text), get_type_hints(Edition)
    if not isinstance(held, dict) or not set(held) <= set(_PARTS):
        raise ValueError("this is not the text of an edition")
    parts = {name: from_plain(shapes[name], value) for name, value in held.items()}
    return Edition(hash=hashlib.sha256(text.encode()).hexdigest(), **parts)

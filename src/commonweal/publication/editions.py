"""Editions kept in the folder of data: put there when made, read when papers look back."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from commonweal.measures.store import Store, write_whole
from commonweal.publication.reading import Reading
from commonweal.strategy.checks.rules import find
from commonweal.strategy.definition import Edition
from commonweal.strategy.keeping import edition_from, text_of


class EditionError(Exception):
    """An edition that is not in hand, or not as it was kept; the message says which."""


def keep_edition(store: Store, edition: Edition) -> Path:
    """Put an edition into the folder of data, unless it is there."""
    path = store.editions / f"{edition.id}.json"
    content = text_of(edition).encode()
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
    return path


def edition_kept(store: Store, edition_id: str) -> Edition:
    """An edition that was kept, checked against its hash.

    Raises ``EditionError``.
    """
    path = store.editions / f"{edition_id}.json"
    if not path.is_file():
        raise EditionError(f"edition {edition_id} was not kept: restore {path.name} from a backup")
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _stamp: int) -> Edition:
    try:
        edition = edition_from(path.read_text(encoding="utf-8"))
    except (ValueError, TypeError) as fault:
        raise EditionError(f"{path.name} is not an edition: restore it from a backup") from fault
    if edition.id != path.stem:
        raise EditionError(f"{path.name} was altered: restore it from a backup")
    return edition


def under_edition(reading: Reading, store: Store, edition_id: str) -> Reading:
    """The reading as of another edition, with today's catalogue.

    Raises ``EditionError`` when that edition is not in hand.
    """
    if edition_id == reading.edition.id:
        return reading
    edition = edition_kept(store, edition_id)
    own = {card.id for card in reading.edition.own_cards}
    shared = {name: card for name, card in reading.cards.items() if name not in own}
    cards = shared | {card.id: card for card in edition.own_cards}
    return replace(reading, edition=edition, cards=cards, findings=find(edition, shared))

"""All cards of a folder, and the id that changes when one of them does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from commonweal.facts.card import Card
from commonweal.measures.definition import CardError, load_card


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Cards by id, in order of id, and the id of the whole."""

    cards: Mapping[str, Card]
    id: str


def load_catalogue(folder: Path) -> Catalogue:
    """Read every ``*.yaml`` of a folder; raises ``CardError`` for the first fault."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise CardError(folder, 0, 0, "", "holds no cards", "Name the folder of the catalogue.")
    stats = ((path, path.stat()) for path in paths)
    return _load(tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats))


@lru_cache(maxsize=2)
def _load(stamps: tuple[tuple[Path, int, int], ...]) -> Catalogue:
    """Read the cards once a process, as long as no file is touched."""
    paths = [path for path, _, _ in stamps]
    cards = {path.stem: load_card(path) for path in paths}
    for path in paths:
        _check_links(path, cards)
    return Catalogue(cards, catalogue_id(cards.values()))


def catalogue_id(cards: Iterable[Card]) -> str:
    """First 12 hexadecimal digits of the sha256 of the canonical JSON of the cards."""
    held = [asdict(card) for card in sorted(cards, key=lambda card: card.id)]
    text = json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _check_links(path: Path, cards: Mapping[str, Card]) -> None:
    card = cards[path.stem]
    for key in ("nearest", "level_of", "complement_of"):
        named = getattr(card, key)
        other, _, series = named.partition(":")
        if named and not (other in cards and _has_series(cards[other], series)):
            raise CardError(
                path,
                _line(path, key),
                1,
                named,
                f"{key} names no card or series held",
                "Correct the id.",
            )


def _line(path: Path, key: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)


def _has_series(card: Card, series: str) -> bool:
    return not series or card.series_named(series) is not None

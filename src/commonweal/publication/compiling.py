"""Compile a pack for reading, or say all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from commonweal.facts.card import Card
from commonweal.measures.catalogue import load_catalogue
from commonweal.publication.changes import NO_CHANGES, Changes
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.definition import Edition
from commonweal.strategy.problem import Problem

Stamp = tuple[tuple[str, int, int], ...]


class PackError(Exception):
    """A pack that does not compile; holds every problem."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        self.folder, self.problems = folder, problems
        told = "\n".join(str(problem) for problem in problems)
        super().__init__(f"{folder.name} does not compile:\n{told}")


@dataclass(frozen=True, slots=True)
class Compilation:
    """An edition and what the rules found in it."""

    edition: Edition
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reading stands on beside its release: all cards, the edition, its findings."""

    catalogue: str
    cards: dict[str, Card]
    edition: Edition
    findings: tuple[Finding, ...]


def ground_of(project: Path, pack: Path, changes: Changes = NO_CHANGES) -> Ground:
    """Catalogue, pack and what boards have agreed, read again only when one of them has changed."""
    catalogue = project / "catalogue"
    return _ground(catalogue, pack, changes, stamp(catalogue), stamp(pack))


@lru_cache(maxsize=8)
def _ground(
    catalogue: Path, pack: Path, changes: Changes, _catalogue_stamp: Stamp, _pack_stamp: Stamp
) -> Ground:
    held = load_catalogue(catalogue)
    cards = dict(held.cards)
    compiled = compile_or_tell(pack, cards, changes)
    cards |= {card.id: card for card in compiled.edition.own_cards}
    return Ground(held.id, cards, compiled.edition, compiled.findings)


def stamp(folder: Path, pattern: str = "*.yaml") -> Stamp:
    """Name, size and time of every file of a pattern below; of YAML by default."""
    files = sorted(folder.rglob(pattern))
    return tuple((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in files)


def compile_or_tell(
    folder: Path, cards: Mapping[str, Card], changes: Changes = NO_CHANGES
) -> Compilation:
    """The edition of a pack; raises ``PackError`` with every problem."""
    compiled = compile_pack(folder, cards, changes.in_use(), changes.amendments)
    if compiled.edition is None:
        raise PackError(folder, compiled.problems)
    return Compilation(compiled.edition, compiled.findings)

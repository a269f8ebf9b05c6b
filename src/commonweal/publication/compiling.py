"""Compile a pack for reading, or say all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commonweal.facts.card import Card
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.definition import Edition
from commonweal.strategy.problem import Problem


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


def compile_or_tell(folder: Path, cards: Mapping[str, Card]) -> Compilation:
    """The edition of a pack; raises ``PackError`` with every problem."""
    compiled = compile_pack(folder, cards)
    if compiled.edition is None:
        raise PackError(folder, compiled.problems)
    return Compilation(compiled.edition, compiled.findings)

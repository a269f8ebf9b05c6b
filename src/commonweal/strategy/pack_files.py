"""The shape of a pack: which files it has and what each may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.facts.card import Card
from commonweal.strategy.claim import Claim
from commonweal.strategy.definition import Strategy
from commonweal.strategy.governance import Governance
from commonweal.strategy.node import Node
from commonweal.strategy.priority import Overall, Priority
from commonweal.strategy.source_document import Document


class FileKind(StrEnum):
    STRATEGY = "strategy"
    DOCUMENT = "document"
    GOVERNANCE = "governance"
    CLAIMS = "claims"
    OVERALL = "overall"
    PRIORITY = "priority"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFile(Node):
    claims: tuple[Claim, ...] = ()


SHAPE: dict[FileKind, type] = {
    FileKind.STRATEGY: Strategy,
    FileKind.DOCUMENT: Document,
    FileKind.GOVERNANCE: Governance,
    FileKind.CLAIMS: ClaimsFile,
    FileKind.OVERALL: Overall,
    FileKind.PRIORITY: Priority,
    FileKind.CARD: Card,
}

NEEDED = {
    "strategy.yaml": FileKind.STRATEGY,
    "document.yaml": FileKind.DOCUMENT,
    "governance.yaml": FileKind.GOVERNANCE,
    "claims.yaml": FileKind.CLAIMS,
    "priorities/overall.yaml": FileKind.OVERALL,
}

BESIDE = ("refresh.yaml",)
"""Files that lie with a pack and are no part of it: what became of an older strategy's items."""


def kind_of(name: str) -> FileKind | None:
    """Tell what a file of a pack holds by its name; None for a name that no pack has."""
    if name in NEEDED:
        return NEEDED[name]
    folder, _, rest = name.partition("/")
    one_deep = bool(rest) and "/" not in rest and rest.endswith(".yaml")
    if one_deep and folder == "priorities":
        return FileKind.PRIORITY
    if one_deep and folder == "cards":
        return FileKind.CARD
    return None

"""Claims of fact that a strategy makes, and the series that could test them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.node import Node


class Expectation(StrEnum):
    """What the series must show if the claim holds."""

    FELL = "fell"
    ROSE = "rose"
    NARROWED = "narrowed"
    STALLED = "stalled"
    EQUALS = "equals"
    SIMILAR = "similar"  # to the comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTest(Node):
    card: str
    select: str = "all"
    expects: Expectation
    value: float | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Node):
    """What the document says is so; ``source`` is the source that it names itself."""

    id: str
    text: str
    source: str = ""
    period: str = ""
    comparator: str = ""
    terms: tuple[str, ...] = ()
    tests: tuple[ClaimTest, ...] = ()
    cites: tuple[str, ...] = ()

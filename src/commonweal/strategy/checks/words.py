"""Words and comparisons that the strategy leans on without saying what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground


def term_undefined(ground: Ground) -> Iterator[Finding]:
    for term in ground.edition.strategy.terms:
        if not term.meaning:
            used = [one.id for one in ground.edition.listings if term.id in one.terms]
            yield ground.finding("term-undefined", [term.id, *used], term.cites, word=term.word)


def need_undefined(ground: Ground) -> Iterator[Finding]:
    """A principle shares out effort by need, and no need is measured or defined."""
    strategy = ground.edition.strategy
    meant = {term.id for term in strategy.terms if term.meaning}
    for one in strategy.principles:
        by_need = "by_need" in one.serves
        if by_need and not meant & set(one.terms):
            yield ground.finding("need-undefined", [one.id], one.cites)


def comparator_empty(ground: Ground) -> Iterator[Finding]:
    """The strategy compares itself with places that it does not name."""
    for one in ground.edition.strategy.comparators:
        if not one.members:
            yield ground.finding("comparator-empty", [one.id], one.cites, comparator=one.name)


RULES = (term_undefined, need_undefined, comparator_empty)

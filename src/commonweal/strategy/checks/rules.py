"""All rules, in the order in which their findings are read."""

from __future__ import annotations

from collections.abc import Mapping

from commonweal.facts.card import Card
from commonweal.strategy.checks import (
    bodies,
    claims,
    commitments,
    coverage,
    cycle,
    leads,
    lists,
    measures,
    organisations,
    populations,
    repeats,
    sources,
    success,
    surroundings,
    words,
)
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, Rule
from commonweal.strategy.definition import Edition

RULES: tuple[Rule, ...] = (
    *success.RULES,
    *commitments.RULES,
    *lists.RULES,
    *leads.RULES,
    *bodies.RULES,
    *organisations.RULES,
    *coverage.RULES,
    *populations.RULES,
    *measures.RULES,
    *repeats.RULES,
    *words.RULES,
    *claims.RULES,
    *cycle.RULES,
    *surroundings.RULES,
    *sources.RULES,
)


def find(edition: Edition, cards: Mapping[str, Card]) -> tuple[Finding, ...]:
    """Give everything that the rules find in an edition."""
    ground = Ground(edition, {**cards, **{card.id: card for card in edition.own_cards}})
    return tuple(finding for rule in RULES for finding in rule(ground))

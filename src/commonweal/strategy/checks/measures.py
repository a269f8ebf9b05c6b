"""Listings against their cards: what is undefined, unjudgeable, or cannot show change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from commonweal.facts.card import Card, CardState, Estimation, Polarity, ValueKind
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names

_STILL = {CardState.MODELLED, CardState.DISCONTINUED, CardState.REPLACED, CardState.ONE_OFF}


def measure_undefined(ground: Ground) -> Iterator[Finding]:
    """What exactly is counted has not been settled."""
    yield from _each(
        ground, "measure-undefined", lambda c: c.state is CardState.TO_BE_DEFINED or bool(c.stubs)
    )


def polarity_undecided(ground: Ground) -> Iterator[Finding]:
    """Whether more is better or worse has not been decided."""
    yield from _each(ground, "polarity-undecided", lambda c: c.polarity is Polarity.NO_JUDGEMENT)


def count_without_denominator(ground: Ground) -> Iterator[Finding]:
    yield from _each(
        ground,
        "count-without-denominator",
        lambda c: c.value_kind is ValueKind.COUNT and not c.denominator,
    )


def cannot_show_change(ground: Ground) -> Iterator[Finding]:
    """The source is modelled, ended, replaced or was taken once."""
    yield from _each(
        ground,
        "cannot-show-change",
        lambda c: c.state in _STILL or c.estimation is Estimation.SYNTHETIC,
    )


def listing_without_figure(ground: Ground) -> Iterator[Finding]:
    """Nothing that the cards of a listing name could be drawn, not even something near."""
    for listing in ground.edition.listings:
        cards = ground.cards_of(listing)
        if not any(card.series or card.nearest or card.complement_of for card in cards):
            yield ground.finding(
                "listing-without-figure", [listing.id], listing.cites, measure=listing.name
            )


def several_measures_in_one(ground: Ground) -> Iterator[Finding]:
    for listing in ground.edition.listings:
        if len(listing.measure_uses) > 1:
            yield ground.finding(
                "several-measures-in-one",
                [listing.id],
                listing.cites,
                measure=listing.name,
                count=len(listing.measure_uses),
            )


def _each(ground: Ground, code: str, holds: Callable[[Card], bool]) -> Iterator[Finding]:
    for listing in ground.edition.listings:
        cards = [card for card in ground.cards_of(listing) if holds(card)]
        if cards:
            yield ground.finding(
                code,
                [listing.id, *(card.id for card in cards)],
                listing.cites,
                measure=listing.name,
                state=names(card.state for card in cards),
            )


RULES = (
    measure_undefined,
    polarity_undecided,
    count_without_denominator,
    cannot_show_change,
    listing_without_figure,
    several_measures_in_one,
)

"""Whom a measure asks against whom its priority is for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground
from commonweal.strategy.promise import Population


def population_narrower(ground: Ground) -> Iterator[Finding]:
    """A measure asks only some of those its priority is for, chosen by more than their age."""
    for priority, listing in ground.edition.listings_with_priority():
        if not priority or not listing.population or not priority.population:
            continue
        asked = _population(ground, listing.population)
        meant = _population(ground, priority.population)
        if asked and meant and not _has_ages(asked) and meant.id in _around(ground, asked):
            yield ground.finding(
                "population-narrower",
                [listing.id, priority.id],
                listing.cites,
                measure=listing.name,
                asked=asked.name,
                meant=meant.name,
            )


def populations_overlap(ground: Ground) -> Iterator[Finding]:
    """Two measures split people at an age that both of them count."""
    used = [
        (listing, population)
        for listing in ground.edition.listings
        if (population := _population(ground, listing.population)) and _has_ages(population)
    ]
    for (young, younger), (old, older) in permutations(used, 2):
        if _meet_at_an_age(younger, older):
            yield ground.finding(
                "populations-overlap",
                [young.id, old.id],
                [*young.cites, *old.cites],
                younger=younger.name,
                older=older.name,
                age=younger.to_age,
            )


def _meet_at_an_age(younger: Population, older: Population) -> bool:
    """Say whether the two part everyone in two and share the age at which they part."""
    parts_all = not younger.from_age and older.to_age is None
    return parts_all and older.from_age is not None and younger.to_age == older.from_age


def _population(ground: Ground, population_id: str) -> Population | None:
    populations = ground.edition.strategy.populations
    return next((p for p in populations if p.id == population_id), None)


def _has_ages(population: Population) -> bool:
    return population.from_age is not None or population.to_age is not None


def _around(ground: Ground, population: Population) -> list[str]:
    found, here = [], population
    while here.within:
        found.append(here.within)
        wider = _population(ground, here.within)
        if wider is None:
            break
        here = wider
    return found


RULES = (population_narrower, populations_overlap)

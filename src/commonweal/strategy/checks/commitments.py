"""Promises against each other: dates, and the words they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.promise import Called, Commitment


def commitment_dates_differ(ground: Ground) -> Iterator[Finding]:
    """One subject is promised by several dates."""
    by_subject: dict[str, list[Commitment]] = defaultdict(list)
    for one in ground.edition.strategy.commitments:
        by_subject[one.subject].append(one)
    for subject, promised in by_subject.items():
        dates = names(_when(one) for one in promised)
        if len({(one.by, one.before) for one in promised}) > 1:
            owner = next((one.body for one in promised if one.body), "")
            cites = [cite for one in promised for cite in one.cites]
            yield ground.finding(
                "commitment-dates-differ",
                [one.id for one in promised],
                cites,
                owner,
                subject=subject,
                dates=dates,
            )


def _when(commitment: Commitment) -> str:
    return f"< {commitment.before}" if commitment.before else commitment.by or "–"


def one_thing_many_words(ground: Ground) -> Iterator[Finding]:
    """One promise goes by several words."""
    for item, called in _called(ground):
        words = {one.word for one in called}
        if len(words) > 1:
            yield ground.finding(
                "one-thing-many-words",
                [item],
                [cite for one in called for cite in one.cites],
                words=names(one.word for one in called),
            )


def one_word_many_things(ground: Ground) -> Iterator[Finding]:
    """One word stands for several promises of unlike kinds."""
    by_word: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for item, called in _called(ground):
        for one in called:
            by_word[one.word].setdefault(item, []).extend(one.cites)
    chief = {"ambition", "goal"}
    for word, items in by_word.items():
        if len(items) > 1 and chief & set(items):
            cites = [cite for found in items.values() for cite in found]
            yield ground.finding("one-word-many-things", list(items), cites, word=word)


def _called(ground: Ground) -> Iterator[tuple[str, tuple[Called, ...]]]:
    strategy = ground.edition.strategy
    if strategy.ambition:
        yield "ambition", strategy.ambition.called
    if strategy.goal:
        yield "goal", strategy.goal.called
    for one in strategy.commitments:
        yield one.id, one.called


RULES = (commitment_dates_differ, one_thing_many_words, one_word_many_things)

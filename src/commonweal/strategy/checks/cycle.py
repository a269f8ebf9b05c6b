"""The year of a strategy: how often, to whom, in what form, and who may answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from commonweal.strategy.around import Audience, Cadence, Duty, DutyKind
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names


def cadence_unclear(ground: Ground) -> Iterator[Finding]:
    """A word says how often and can be read in two ways, or in none."""
    for duty in ground.edition.strategy.cycle.duties:
        cadence = duty.cadence
        if cadence and cadence.every_months is None:
            yield ground.finding(
                _code(cadence), [duty.id], duty.cites, duty=duty.name, word=cadence.word
            )


def _code(cadence: Cadence) -> str:
    return "cadence-two-readings" if cadence.has_two_readings else "cadence-without-interval"


def cadence_missing(ground: Ground) -> Iterator[Finding]:
    """Something is to be given again and again, and nothing says how often."""
    for duty in ground.edition.strategy.cycle.duties:
        if duty.kind is not DutyKind.TARGETS and not duty.cadence:
            yield ground.finding("cadence-missing", [duty.id], duty.cites, duty=duty.name)


def duties_overlap(ground: Ground) -> Iterator[Finding]:
    """The same bodies owe the same body accounts of several kinds or rhythms."""
    by_parties: dict[tuple[frozenset[str], frozenset[str]], list[Duty]] = defaultdict(list)
    for duty in ground.edition.strategy.cycle.duties:
        if duty.cadence and duty.gives and duty.receives:
            by_parties[frozenset(duty.gives), frozenset(duty.receives)].append(duty)
    for owed in by_parties.values():
        words = {duty.cadence.word for duty in owed if duty.cadence}
        if len(words) > 1:
            yield ground.finding(
                "duties-overlap",
                [duty.id for duty in owed],
                [cite for duty in owed for cite in duty.cites],
                words=names(duty.cadence.word for duty in owed if duty.cadence),
                duties=names(duty.name for duty in owed),
            )


def publication_undescribed(ground: Ground) -> Iterator[Finding]:
    """Residents are to read something, and nothing says in what form or language."""
    for duty in ground.edition.strategy.cycle.duties:
        missing = [k for k in ("formats", "languages", "standard") if not getattr(duty, k)]
        if Audience.RESIDENTS in duty.audience and missing:
            yield ground.finding(
                "publication-undescribed",
                [duty.id],
                duty.cites,
                duty=duty.name,
                missing=names(missing),
            )


def feedback_one_way(ground: Ground) -> Iterator[Finding]:
    """People are to hear, and nothing says who may speak."""
    channels = ground.edition.strategy.cycle.channels
    if not channels:
        yield ground.finding("feedback-missing")
    for one in channels:
        if not one.speak:
            yield ground.finding("feedback-one-way", [one.id], one.cites, channel=one.name)


RULES = (
    cadence_unclear,
    cadence_missing,
    duties_overlap,
    publication_undescribed,
    feedback_one_way,
)

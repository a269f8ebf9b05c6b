"""What is promised against what is measured: priorities, topics, gaps, goals."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.priority import Listing, Priority


def priority_without_measures(ground: Ground) -> Iterator[Finding]:
    """A promise of the strategy's own has no measure listed under it."""
    edition = ground.edition
    for priority in edition.promised_without_measures:
        leant = [one for one in edition.listings if one.id in priority.leans_on]
        code = "priority-leans-on-overall" if leant else "priority-without-measures"
        yield ground.finding(
            code,
            [priority.id, *(one.id for one in leant)],
            [cite for s in priority.statements for cite in s.cites],
            priority=priority.name,
            measures=names(one.name for one in leant) or "–",
        )


def topic_without_measure(ground: Ground) -> Iterator[Finding]:
    """A priority names a topic that none of its measures speaks to."""
    for priority in ground.edition.standing_priorities:
        listings = _measured_by(ground, priority)
        missing = [t for t in _unmeasured(priority.topics, listings) if not _gap_of(ground, t)]
        if listings and missing:
            yield ground.finding(
                "topic-without-measure",
                [priority.id, *missing],
                [cite for s in priority.statements for cite in s.cites],
                priority=priority.name,
                topics=names(ground.edition.topic_name(t) for t in missing),
            )


def gap_without_measure(ground: Ground) -> Iterator[Finding]:
    """A priority promises to close a gap; its measures tell another gap, or none."""
    for priority in ground.edition.standing_priorities:
        listings = _measured_by(ground, priority)
        for topic in _unmeasured(priority.topics, listings):
            if listings and _gap_of(ground, topic):
                yield ground.finding(
                    "gap-without-measure",
                    [priority.id, topic],
                    [cite for s in priority.statements for cite in s.cites],
                    priority=priority.name,
                    gap=ground.edition.topic_name(topic),
                )


def measure_off_topic(ground: Ground) -> Iterator[Finding]:
    """A measure speaks to nothing that its priority names."""
    for priority, listing in ground.edition.listings_with_priority():
        if not priority or not priority.topics or not listing.topics:
            continue
        if not set(priority.topics) & set(listing.topics):
            yield ground.finding(
                "measure-off-topic",
                [listing.id, priority.id],
                listing.cites,
                measure=listing.name,
                priority=priority.name,
                topics=names(ground.edition.topic_name(t) for t in listing.topics),
            )


def goal_without_measure(ground: Ground) -> Iterator[Finding]:
    """A goal names something that no measure of its stage speaks to."""
    edition = ground.edition
    for stage in edition.strategy.stages:
        listings = [n for p in edition.priorities_of_stage(stage.id) for n in p.listings]
        for goal in stage.goals:
            missing = _unmeasured(goal.topics, listings)
            if missing:
                yield ground.finding(
                    "goal-without-measure",
                    [goal.id, *missing],
                    goal.cites,
                    goal=goal.text,
                    topics=names(edition.topic_name(t) for t in missing),
                )


def stage_without_goal(ground: Ground) -> Iterator[Finding]:
    for stage in ground.edition.strategy.stages:
        if not stage.goals:
            yield ground.finding("stage-without-goal", [stage.id], stage.cites, stage=stage.name)


def stage_without_priority(ground: Ground) -> Iterator[Finding]:
    for stage in ground.edition.strategy.stages:
        if not ground.edition.priorities_of_stage(stage.id):
            yield ground.finding(
                "stage-without-priority", [stage.id], stage.cites, stage=stage.name
            )


def _measured_by(ground: Ground, priority: Priority) -> list[Listing]:
    leant = [one for one in ground.edition.listings if one.id in priority.leans_on]
    return [*priority.listings, *leant]


def _unmeasured(topics: tuple[str, ...], listings: list[Listing]) -> list[str]:
    spoken = {topic for listing in listings for topic in listing.topics}
    return [topic for topic in topics if topic not in spoken]


def _gap_of(ground: Ground, topic_id: str) -> str:
    found = (t.gap_of for t in ground.edition.strategy.topics if t.id == topic_id)
    return next(found, "")


RULES = (
    priority_without_measures,
    topic_without_measure,
    gap_without_measure,
    measure_off_topic,
    goal_without_measure,
    stage_without_goal,
    stage_without_priority,
)

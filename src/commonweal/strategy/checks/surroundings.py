"""Plans, programmes, needs, consultations and shared interests around a strategy."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names


def plan_within_merged_plan(ground: Ground) -> Iterator[Finding]:
    """A plan is part of one that is itself drawn into a third: which one holds its actions?"""
    plans = {plan.id: plan for plan in ground.edition.strategy.plans}
    for plan in plans.values():
        around = plans.get(plan.part_of)
        outer = plans.get(around.part_of) if around else None
        if around and outer:
            yield ground.finding(
                "plan-within-merged-plan",
                [plan.id, around.id, outer.id],
                [*plan.cites, *around.cites],
                plan=plan.name,
                around=around.name,
                outer=outer.name,
            )


def programme_unsized(ground: Ground) -> Iterator[Finding]:
    """A programme says not how many it is for, who may join, or how it is measured."""
    for one in ground.edition.strategy.programmes:
        said = {"places": one.places, "criteria": one.criteria, "listings": one.listings}
        missing = [key for key, value in said.items() if not value]
        if missing:
            yield ground.finding(
                "programme-unsized",
                [one.id],
                one.cites,
                programme=one.name,
                missing=names(missing),
            )


def priority_without_need(ground: Ground) -> Iterator[Finding]:
    """Nothing in the assessment of needs is shown to stand behind a priority."""
    served = {p for need in ground.edition.strategy.needs for p in need.priorities}
    others = {p.id for p in ground.edition.priorities_of_other_boards}
    own = [p for p in ground.edition.standing_priorities if p.id not in others]
    bare = [p for p in own if p.id not in served]
    if bare:
        cites = [cite for p in bare for s in p.statements for cite in s.cites]
        yield ground.finding("priority-without-need", [p.id for p in bare], cites, count=len(bare))


def need_without_priority(ground: Ground) -> Iterator[Finding]:
    for need in ground.edition.strategy.needs:
        if not need.priorities:
            yield ground.finding("need-without-priority", [need.id], need.cites, need=need.name)


def consultation_without_record(ground: Ground) -> Iterator[Finding]:
    """People were asked; how, and how many answered, is not told."""
    for one in ground.edition.strategy.consultations:
        if one.responses is None or not one.method:
            yield ground.finding(
                "consultation-without-record", [one.id], one.cites, consultation=one.name
            )


def shared_interest_unhandled(ground: Ground) -> Iterator[Finding]:
    """An interest is shared with another strategy, and none is named to handle it."""
    bare = [one for one in ground.edition.strategy.shared_interests if not one.handled_by]
    if bare:
        yield ground.finding(
            "shared-interest-unhandled",
            [one.id for one in bare],
            [cite for one in bare for cite in one.cites],
            interests=names(one.name for one in bare),
        )


RULES = (
    plan_within_merged_plan,
    programme_unsized,
    priority_without_need,
    need_without_priority,
    consultation_without_record,
    shared_interest_unhandled,
)

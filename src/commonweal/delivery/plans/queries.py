"""What is asked of plans: which are in force on a day, how they stand, what surrounds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Subquery

from commonweal.delivery.models import (
    AgreedPlan,
    NamedAction,
    Needed,
    Plan,
    PlanAction,
)
from commonweal.delivery.plans.gaps import Around
from commonweal.delivery.plans.in_force import plans_in_force
from commonweal.delivery.plans.lines import attach_lines
from commonweal.delivery.plans.merge import Overarching, merge
from commonweal.delivery.plans.news_held import stood
from commonweal.delivery.plans.one_action import Key
from commonweal.delivery.plans.planned import BoardPlan
from commonweal.delivery.plans.rows import plans_of
from commonweal.delivery.plans.standing import Stood
from commonweal.strategy.definition import Edition


def in_force(strategy: str, board: str, day: date) -> Plan | None:
    """The plan of a board that was in force on a day: the last accepted by then."""
    held = Plan.objects.filter(strategy=strategy, board=board, **_accepted_by(day))
    return held.order_by("-revision").first()


def action_in_force(strategy: str, board: str, ref: str, day: date) -> PlanAction | None:
    """An action as it stands in the plan in force on a day, also while that plan is revised."""
    held = Plan.objects.filter(strategy=strategy, board=board, **_accepted_by(day))
    newest = held.order_by("-revision").values("pk")[:1]
    standing = PlanAction.objects.filter(plan=Subquery(newest), name__ref=ref, left_out="")
    return next(iter(attach_lines(standing.select_related("name", "plan"))), None)


def own_actions(
    strategy: str, board: str, day: date, priority: str, listing: str = ""
) -> list[tuple[PlanAction, Stood]]:
    """Actions of a board's plan in force that serve a priority, how each stands; two queries.

    With a listing those that name it, or name none: they serve the priority as a whole.
    """
    held = Plan.objects.filter(strategy=strategy, board=board, **_accepted_by(day))
    newest = held.order_by("-revision").values("pk")[:1]
    rows = PlanAction.objects.filter(plan=Subquery(newest), left_out="").select_related("name")
    found = [
        one
        for one in rows
        if priority in one.priorities
        and (not listing or not one.measures or listing in one.measures)
    ]
    stands = stood(strategy, day) if found else {}
    return [(one, stands.get(one.name.ref, Stood())) for one in found]


def all_in_force(strategy: str, day: date) -> tuple[BoardPlan, ...]:
    """The plans of all boards of a strategy that were in force on a day."""
    newest: dict[str, Plan] = {}
    for plan in Plan.objects.filter(strategy=strategy, **_accepted_by(day)).order_by("revision"):
        newest[plan.board] = plan
    return plans_of(newest[board] for board in sorted(newest))


def any_by_own_board(strategy: str, day: date) -> bool:
    """Whether a plan in force on a day was accepted by the board that wrote it."""
    return plans_in_force(strategy, day).filter(own_board=True).exists()


def submitted(strategy: str) -> tuple[Plan, ...]:
    """Plans that wait to be accepted or returned, the longest waiting first."""
    held = Plan.objects.filter(strategy=strategy, stage="submitted")
    return tuple(held.order_by("submitted_on", "board"))


def written(plan: Plan) -> BoardPlan:
    """A plan as it reads now."""
    return plans_of([plan])[0]


def left_out(plan: Plan) -> tuple[PlanAction, ...]:
    """The actions taken out of a revision, with their reasons."""
    return tuple(plan.actions.exclude(left_out="").select_related("name"))


def around(edition: Edition, board: str, day: date) -> Around:
    """What a board's plan is read against: the edition, and the plans of other boards in force."""
    strategy = edition.strategy.id
    names = NamedAction.objects.filter(strategy=strategy).exclude(board=board)
    return Around(
        priorities=frozenset(one.id for one in edition.priorities_of_body(board)),
        all_priorities=frozenset(one.id for one in edition.standing_priorities),
        measures=frozenset(one.id for one in edition.listings),
        other_actions=frozenset(names.values_list("ref", flat=True)),
        other_needs=_needs_in_force(strategy, board, day),
    )


def _needs_in_force(
    strategy: str, board: str, day: date
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the actions of other boards need, by the plans in force on a day."""
    others = plans_in_force(strategy, day).exclude(board=board)
    rows = Needed.objects.filter(action__plan__in=others, action__left_out="")
    found: dict[str, list[str]] = {}
    for ref, need in rows.values_list("action__name__ref", "ref").order_by("pk"):
        found.setdefault(ref, []).append(need)
    return tuple((ref, tuple(found[ref])) for ref in sorted(found))


def agreed_plan(strategy: str, day: date) -> AgreedPlan | None:
    """The overarching plan as it was last agreed by a day."""
    held = AgreedPlan.objects.filter(strategy=strategy, agreed_on__lte=day)
    return held.order_by("-agreed_on").first()


def same_actions(strategies: Iterable[str]) -> tuple[tuple[Key, Key], ...]:
    """Pairs of actions that were decided to be one."""
    held = NamedAction.objects.filter(strategy__in=list(strategies), same_as__isnull=False)
    rows = held.select_related("same_as").order_by("strategy", "ref")
    return tuple(((r.strategy, r.ref), (r.same_as.strategy, r.same_as.ref)) for r in rows)


def overarching(strategy: str, day: date, beside: tuple[str, ...] = ()) -> Overarching:
    """The plans of all boards as one, on a day, with parents in other strategies."""
    others = [plan for other in beside for plan in all_in_force(other, day)]
    return merge(all_in_force(strategy, day), same_actions((strategy, *beside)), others)


def stood_of(name: NamedAction, day: date) -> Stood | None:
    """How one action stood on a day, with the news of those that it is one with."""
    return stood(name.strategy, day).get(name.ref)


def _accepted_by(day: date) -> dict[str, object]:
    return {"stage": "accepted", "decided_on__lte": day}

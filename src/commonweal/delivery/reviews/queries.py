"""What is asked of reviews: the one that is open, what is left of it, those that were closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from commonweal.delivery.models import (
    ActionReview,
    Plan,
    PlanAction,
    PriorityReview,
    Review,
    ReviewKind,
    ReviewStage,
)
from commonweal.delivery.plans.in_force import plans_in_force
from commonweal.delivery.reviews.years import Due, due
from commonweal.strategy.definition import Edition


@dataclass(frozen=True, slots=True)
class Left:
    """What a review has not come to yet: priorities by id, actions by ref."""

    priorities: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.priorities or self.actions)

    @property
    def count(self) -> int:
        return len(self.priorities) + len(self.actions)


def actions_in_force(strategy: str, day: date) -> list[PlanAction]:
    """Every action of every plan in force on a day, board by board."""
    plans = Plan.objects.filter(pk__in=plans_in_force(strategy, day).values("pk"))
    held = PlanAction.objects.filter(plan__in=plans, left_out="")
    return list(held.select_related("name", "plan").order_by("plan__board", "name__ref"))


def left(review: Review, edition: Edition, day: date) -> Left:
    """What has no answer yet, with what came to the strategy or its plans since the opening."""
    entries = {one.priority: one.answer for one in review.priorities.order_by("pk")}
    said = {one for one, answer in entries.items() if answer}
    wanted = dict.fromkeys([*(one.id for one in edition.standing_priorities), *entries])
    taken_up = actions_of(review)
    told = {one.action.name_id for one in taken_up if one.answer}
    open_ = {one.name_id: one.name.ref for one in actions_in_force(review.strategy, day)}
    open_ |= {one.action.name_id: one.action.name.ref for one in taken_up}
    return Left(
        tuple(one for one in wanted if one not in said),
        tuple(sorted(ref for key, ref in open_.items() if key not in told)),
    )


def actions_of(review: Review) -> list[ActionReview]:
    """A review's actions with what the plans say of them, board by board."""
    held = review.actions.select_related("action__name", "action__plan", "written_by")
    return list(held.order_by("action__plan__board", "action__name__ref"))


def priorities_of(review: Review) -> list[PriorityReview]:
    """A review's priorities as they were taken up."""
    return list(review.priorities.select_related("amendment", "written_by").order_by("pk"))


def due_now(edition: Edition, day: date) -> Due | None:
    """What is to be opened on a day, if anything."""
    rows = list(Review.objects.filter(strategy=edition.strategy.id))
    if any(one.stage == ReviewStage.OPEN for one in rows):
        return None
    evaluated = any(one.kind == ReviewKind.EVALUATION for one in rows)
    return due(edition, day, frozenset(one.year for one in rows), evaluated)


def reviews_of(strategy: str) -> list[Review]:
    """Every review of a strategy, the newest first."""
    return list(Review.objects.filter(strategy=strategy).select_related("opened_by"))


def review_of(strategy: str, number: int) -> Review | None:
    """One review of a strategy."""
    return Review.objects.filter(strategy=strategy, pk=number).first()


def open_review(strategy: str) -> Review | None:
    """The review that is being held."""
    return Review.objects.filter(strategy=strategy, stage=ReviewStage.OPEN).first()


def open_with_blanks(strategy: str) -> tuple[Review, int] | None:
    """The same, with how many of its entries have no answer, in one query.

    What came to the strategy or its plans since the opening has no entry yet: ``left`` tells that.
    """
    blank = {
        name: Count(name, filter=Q(**{f"{name}__answer": ""}), distinct=True)
        for name in ("priorities", "actions")
    }
    held = Review.objects.filter(strategy=strategy, stage=ReviewStage.OPEN)
    found = held.annotate(blanks=blank["priorities"] + blank["actions"]).first()
    return (found, found.blanks) if found else None


def closed(strategy: str, day: date) -> list[Review]:
    """Reviews that were closed by a day: the public reads these, the newest first."""
    held = Review.objects.filter(strategy=strategy, stage=ReviewStage.CLOSED, closed_on__lte=day)
    return list(held)

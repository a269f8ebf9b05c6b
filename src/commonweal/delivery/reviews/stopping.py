"""What a closed review does to the actions that it stops."""

from __future__ import annotations

from commonweal.delivery.models import ActionAnswer, Progress, Review
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.news_held import stood
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record


def stop_actions(actor: Actor, review: Review, role: str) -> None:
    """Tell every action that the review stops as stopped, with the review's reason.

    The plan keeps the action; its board leaves it out of the next revision.
    """
    now = stood(review.strategy, actor.on)
    held = review.actions.filter(answer=ActionAnswer.STOP).select_related("action__name")
    for one in held.order_by("pk"):
        name = one.action.name
        if name.ref in now and now[name.ref].standing is Standing.STOPPED:
            continue
        Progress.objects.create(
            action=name, on=actor.on, standing=Standing.STOPPED.value, why=one.reason,
            told_by=actor.person,
        )  # fmt: skip
        facts = {"milestone": "", "standing": Standing.STOPPED.value, "review": review.pk}
        record(Act("told progress", "action", str(name), role), actor.person, facts)

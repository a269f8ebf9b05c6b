"""Reviews where figures and words come together: written with what stood there, and closed."""

from __future__ import annotations

from django.db import transaction

from commonweal.delivery.models import ActionReview, PlanAction, PriorityReview, Review
from commonweal.delivery.reviews import actions
from commonweal.delivery.reviews.actions import Seen
from commonweal.delivery.reviews.words import ActionWords, EvaluationWords, PriorityWords
from commonweal.people.acts import Actor
from commonweal.publication.amended import must_compile
from commonweal.publication.reading import Reading
from commonweal.publication.review_facts import OnTheTable
from commonweal.strategy.priority import Priority


def write_priority(
    actor: Actor,
    table: OnTheTable,
    review: Review,
    priority: Priority,
    words: PriorityWords | EvaluationWords,
    read: int,
) -> PriorityReview:
    """Save what is said of a priority with the counts that stand beside it now."""
    reading = table.reading
    seen = Seen(reading.release.id, table.of_priority(priority))
    return actions.write_priority(actor, review, priority.id, reading.edition, words, seen, read)


def write_action(
    actor: Actor,
    table: OnTheTable,
    review: Review,
    action: PlanAction,
    words: ActionWords,
    read: int,
) -> ActionReview:
    """Save what is said of an action with how it stands now."""
    reading = table.reading
    seen = Seen(reading.release.id, table.of_action(action))
    return actions.write_action(actor, review, action, reading.edition, words, seen, read)


def close_review(
    actor: Actor, reading: Reading, review: Review, read: int, minute: str, words: str
) -> Review:
    """Close a review whose changes each compile with the strategy; else nothing is closed.

    Raises ``ValueError`` with what would not hold together, and what ``actions.close`` raises.
    """
    with transaction.atomic():
        done, drafted = actions.close(actor, review, reading.edition, read, minute, words)
        for one in drafted:
            must_compile(one)
    return done

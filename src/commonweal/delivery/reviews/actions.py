"""What is done to reviews: opened, written entry by entry, closed by the chair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.amendments.actions import draft
from commonweal.delivery.amendments.change import NoChangeError
from commonweal.delivery.models import (
    ActionReview,
    AmendmentRow,
    Answer,
    PlanAction,
    PriorityReview,
    Review,
    ReviewKind,
    ReviewStage,
)
from commonweal.delivery.reviews.queries import Left, actions_in_force, due_now, left
from commonweal.delivery.reviews.stopping import stop_actions
from commonweal.delivery.reviews.waiting import WaitingError, waiting
from commonweal.delivery.reviews.words import ActionWords, EvaluationWords, PriorityWords
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, keep, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, check_version
from commonweal.strategy.definition import Edition

WORKFLOW = Workflow(
    "review", {ReviewStage.OPEN: {"write": ReviewStage.OPEN, "close": ReviewStage.CLOSED}}
)


class UnreviewedError(ValueError):
    """A review was to be closed with something left; ``left`` says what, and the message too."""

    def __init__(self, found: Left) -> None:
        self.left = found
        named = ", ".join((*found.priorities, *found.actions))
        told = _("%(n)s are not reviewed yet: %(named)s") % {"n": found.count, "named": named}
        super().__init__(told)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood beside the words: the release, and plain counts made of it."""

    release: str
    facts: Mapping[str, Plain]


@transaction.atomic
def open_review(actor: Actor, edition: Edition) -> Review:
    """Open the review of the newest year without one, with an empty entry for all it must cover.

    Raises ``ValueError`` while one is open, or where no year is due.
    """
    role = actor.must(Action.REVIEW, Item(actor.strategy, edition.board, edition.board))
    if Review.objects.select_for_update().filter(strategy=actor.strategy, stage=ReviewStage.OPEN):
        raise ValueError(_("A review is open: close that one first"))
    told = due_now(edition, actor.on)
    if told is None:
        raise ValueError(_("No year of the strategy is due for a review"))
    held = Review.objects.create(
        strategy=actor.strategy, board=edition.board, kind=told.kind, year=told.year,
        edition=edition.id, opened_on=actor.on, opened_by=actor.person,
    )  # fmt: skip
    _take_up(held, edition, actor.on)
    facts: dict[str, Plain] = {"year": held.year, "kind": str(held.kind), "edition": edition.id}
    record(Act("opened review", "review", str(held.pk), role), actor.person, facts)
    return held


def _take_up(held: Review, edition: Edition, day: date) -> None:
    PriorityReview.objects.bulk_create(
        PriorityReview(review=held, priority=one.id) for one in edition.standing_priorities
    )
    ActionReview.objects.bulk_create(
        ActionReview(review=held, action=one) for one in actions_in_force(held.strategy, day)
    )


@transaction.atomic
def write_priority(
    actor: Actor,
    review: Review,
    priority: str,
    edition: Edition,
    words: PriorityWords | EvaluationWords,
    seen: Seen,
    read: int,
) -> PriorityReview:
    """Save what is said of a priority, with the figures that stood beside it.

    Raises ``ValueError`` for a priority that the edition does not have, or for words of an
    evaluation in a review; ``StaleError`` when somebody else wrote in between.
    """
    held, role = _to_write(actor, review, edition)
    if isinstance(words, EvaluationWords) != (held.kind == ReviewKind.EVALUATION):
        raise ValueError("an evaluation tells four things; a review keeps, changes or stops")
    _fits(edition, priority, words)
    entry, _made = PriorityReview.objects.get_or_create(review=held, priority=priority)
    check_version(entry.version, read)
    _fill(entry, asdict(words) | {"answer": words.answer}, actor, edition, seen)
    _told(actor, held, role, {"priority": priority, "answer": str(entry.answer)}, asdict(words))
    return entry


@transaction.atomic
def write_action(
    actor: Actor,
    review: Review,
    action: PlanAction,
    edition: Edition,
    words: ActionWords,
    seen: Seen,
    read: int,
) -> ActionReview:
    """Save what is said of an action; scale, continue or stop, on what was seen of it.

    Raises ``StaleError`` when somebody else wrote in between.
    """
    held, role = _to_write(actor, review, edition)
    entry, _made = ActionReview.objects.get_or_create(review=held, action=action)
    check_version(entry.version, read)
    _fill(entry, asdict(words) | {"strength": words.strength.value}, actor, edition, seen)
    said = {"effect": words.effect, "reason": words.reason}
    told: dict[str, Plain] = {"ref": str(action.name), "answer": str(entry.answer)}
    _told(actor, held, role, told | {"strength": entry.strength}, said)
    return entry


@transaction.atomic
def close(
    actor: Actor, review: Review, edition: Edition, read: int, minute: str, words: str
) -> tuple[Review, tuple[AmendmentRow, ...]]:
    """Close a review with its minute; what it changes is drafted for the next edition.

    Whoever wrote a part of it cannot close it. Actions that it stops are told as stopped.

    Raises ``UnreviewedError`` with all that is left, ``WaitingError`` while a proposal for the same
    waits for its answer; ``ValueError`` without minute or words, or where the strategy says
    already what the review asks for.
    """
    held = Review.objects.select_for_update().get(pk=review.pk)
    writers = {held.opened_by_id, *_writers(held.priorities), *_writers(held.actions)}
    made_by = actor.person.pk if actor.person.pk in writers else None
    item = Item(held.strategy, held.board, edition.board, made_by)
    role = actor.must(Action.CLOSE_REVIEW, item)
    stage = WORKFLOW.after(held.stage, "close")
    check_version(held.version, read)
    if found := left(held, edition, actor.on):
        raise UnreviewedError(found)
    if rows := waiting(held, actor.on):
        raise WaitingError(rows, edition)
    held.minute = _said(minute, _("Name the minute in which the review was agreed"))
    held.words = _said(words, _("Say what the board makes of the year as a whole"))
    held.stage, held.closed_on, held.closed_by = stage, actor.on, actor.person
    held.edition, held.version = edition.id, held.version + 1
    held.save()
    facts: dict[str, Plain] = {"year": held.year, "minute": held.minute, "edition": held.edition}
    record(Act("closed review", "review", str(held.pk), role), actor.person, facts)
    made = [_drafted(actor, one, edition, role) for one in held.priorities.order_by("pk")]
    stop_actions(actor, held, role)
    return held, tuple(one for one in made if one is not None)


def _drafted(
    actor: Actor, entry: PriorityReview, edition: Edition, role: str
) -> AmendmentRow | None:
    try:
        return draft(actor, entry, edition, role)
    except NoChangeError as fault:
        now = edition.priority(entry.priority)
        told = _("The strategy says so already of “%(name)s”: review it again, and keep it")
        raise NoChangeError(told % {"name": now.name if now else entry.priority}) from fault


def _to_write(actor: Actor, review: Review, edition: Edition) -> tuple[Review, str]:
    held = Review.objects.select_for_update().get(pk=review.pk)
    role = actor.must(Action.REVIEW, Item(held.strategy, held.board, edition.board))
    WORKFLOW.after(held.stage, "write")
    return held, role


def _fits(edition: Edition, priority: str, words: PriorityWords | EvaluationWords) -> None:
    now = edition.priority(priority)
    if now is None:
        raise ValueError(f"the edition holds no priority {priority!r}")
    if words.answer == Answer.CHANGE and getattr(words, "new_name", "").strip() == now.name:
        raise ValueError(_("The strategy says so already: write other words, or keep it"))


def _fill(
    entry: PriorityReview | ActionReview,
    words: Mapping[str, str],
    actor: Actor,
    edition: Edition,
    seen: Seen,
) -> None:
    for name, told in words.items():
        setattr(entry, name, told.strip() if isinstance(told, str) else told)
    entry.release, entry.edition, entry.seen = seen.release, edition.id, dict(seen.facts)
    entry.written_on, entry.written_by = actor.on, actor.person
    entry.version += 1
    entry.save()


def _told(
    actor: Actor, held: Review, role: str, facts: dict[str, Plain], words: Mapping[str, str]
) -> None:
    long = ("evidence", "reading", "reason", "effect", "promised", "done", "moved", "not_known")
    kept = {name: keep(words[name].strip()) for name in long if words.get(name, "").strip()}
    record(Act("wrote in review", "review", str(held.pk), role), actor.person, facts, kept)


def _writers(entries: Iterable[object]) -> set[int | None]:
    return set(entries.exclude(written_by=None).values_list("written_by", flat=True))  # type: ignore[attr-defined]


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise ValueError(otherwise)
    return words.strip()

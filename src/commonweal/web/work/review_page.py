"""What the pages of a review are made of, and reviews as tasks of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.models import (
    ActionAnswer,
    ActionReview,
    Answer,
    PlanAction,
    PriorityReview,
    Review,
    ReviewKind,
    ReviewStage,
)
from commonweal.delivery.reviews import queries
from commonweal.delivery.reviews.years import asked
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.review_facts import OnTheTable
from commonweal.publication.wording.review_words import ACTION_ANSWERS, ANSWERED, KINDS
from commonweal.strategy.priority import Priority
from commonweal.web.work.door import Worker
from commonweal.web.work.task import Section, Task


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a review in its list: what it is, whether it is written, what was said."""

    name: str
    href: str
    written: bool
    said: str
    reason: str
    current: bool = False
    word: None = None
    exception: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A review with everything it covers, asked for once."""

    review: Review
    priorities: tuple[tuple[Priority, Line], ...]
    actions: tuple[tuple[PlanAction, Line], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for _one, line in (*self.priorities, *self.actions))

    @property
    def left(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if not one.written)


@dataclass(frozen=True)
class Entries:
    """The rows of a review, asked for once however often a page looks at them."""

    review: Review

    @cached_property
    def priorities(self) -> dict[str, PriorityReview]:
        return {one.priority: one for one in queries.priorities_of(self.review)}

    @cached_property
    def actions(self) -> dict[str, ActionReview]:
        return {one.action.name.ref: one for one in queries.actions_of(self.review)}


def held_of(worker: Worker, table: OnTheTable, entries: Entries, current: str = "") -> Held:
    """All lines of a review: what it took up, and what came to strategy or plans since."""
    edition, review = worker.reading.edition, entries.review
    said, open_ = entries.actions, review.stage == ReviewStage.OPEN
    standing = [p.id for p in edition.standing_priorities if open_]
    ids = dict.fromkeys([*entries.priorities, *standing])
    priorities = [p for one in ids if (p := edition.priority(one)) is not None]
    actions = {ref: one.action for ref, one in said.items()}
    actions |= {a.name.ref: a for a in table.actions if open_ and a.name.ref not in said}
    return Held(
        review,
        tuple(
            (p, _priority_line(review, p, entries.priorities.get(p.id), current))
            for p in priorities
        ),
        tuple((a, _action_line(review, a, said.get(ref), current)) for ref, a in actions.items()),
    )


def _priority_line(
    review: Review, priority: Priority, entry: PriorityReview | None, current: str
) -> Line:
    answer = entry.answer if entry else ""
    return Line(
        priority.name,
        reverse("review-priority", args=[review.pk, priority.id]),
        bool(answer),
        str(ANSWERED[Answer(answer)]) if answer else "",
        entry.reason if entry else "",
        priority.id == current,
    )


def _action_line(
    review: Review, action: PlanAction, entry: ActionReview | None, current: str
) -> Line:
    answer = entry.answer if entry else ""
    return Line(
        action.title,
        reverse("review-action", args=[review.pk, action.name.ref]),
        bool(answer),
        str(ACTION_ANSWERS[ActionAnswer(answer)]) if answer else "",
        entry.reason if entry else "",
        f"action {action.name.ref}" == current,
    )


def title_of(review: Review) -> str:
    """ "Annual review, 2025" """
    return f"{KINDS[ReviewKind(review.kind)]}, {review.year}"


def review_tasks(worker: Worker) -> Iterator[Task]:
    """A review to open, to write, or to close."""
    edition, day = worker.reading.edition, worker.reading.today
    writes = worker.may(Action.REVIEW, edition.board)
    closes = worker.may(Action.CLOSE_REVIEW, edition.board)
    if not (writes or closes):
        return
    if (held := queries.open_with_blanks(edition.strategy.id)) is not None:
        yield from _of_open(*held, writes)
    elif writes and asked(edition) and (told := queries.due_now(edition, day)) is not None:
        title = f"{KINDS[told.kind]}, {told.year}"
        detail = _("The year has ended and its review is not open")
        yield Task(Section.DUE, title, reverse("reviews"), detail, "", _("Open it"))


def _of_open(held: Review, blanks: int, writes: bool) -> Iterator[Task]:
    dated = _("Opened %(day)s") % {"day": numbers.day(held.opened_on)}
    href = reverse("review-at-work", args=[held.pk])
    if blanks and writes:
        detail = ngettext("%(n)s left", "%(n)s left", blanks) % {"n": blanks}
        yield Task(Section.DUE, title_of(held), href, detail, dated, _("Write"), held.opened_on)
    elif not blanks and not writes:
        detail = _("Everything is reviewed")
        tag = _("Close")
        yield Task(Section.SETTLE, title_of(held), href, detail, dated, tag, held.opened_on)

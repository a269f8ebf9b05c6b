"""What the pages of a plan are made of: its actions with their gaps, and plans as tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.models import Plan, PlanAction
from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans import queries
from commonweal.delivery.plans.gaps import Around, Gap, Lack
from commonweal.delivery.plans.planned import BoardPlan
from commonweal.measures.small_places import small_places
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb
from commonweal.publication.naming import organisation_name
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.publication.wording.plan_words import LACKS
from commonweal.web.work.door import Worker
from commonweal.web.work.task import Section, Task

STAGES = {
    "draft": gettext_lazy("Being written"),
    "returned": gettext_lazy("Returned, to be amended"),
    "submitted": gettext_lazy("Submitted, waiting for an answer"),
    "accepted": gettext_lazy("Accepted and in force"),
}
WRITABLE = ("draft", "returned")
LACKS_OF_HORIZON = {Lack.SHORT: Horizon.SHORT, Lack.LONG: Horizon.LONG}


@dataclass(frozen=True, slots=True)
class Told:
    """A gap in words; ``forbids`` stops the plan from being submitted."""

    words: str
    forbids: bool


@dataclass(frozen=True, slots=True)
class ActionLine:
    ref: str
    title: str
    href: str
    owner: str
    dates: str
    gaps: tuple[Told, ...]

    @property
    def stops(self) -> int:
        return sum(one.forbids for one in self.gaps)


def newest(strategy: str, board: str) -> Plan | None:
    """The newest revision of a board's plan."""
    held = Plan.objects.filter(strategy=strategy, board=board).select_related("submitted_by")
    return held.order_by("-revision").first()


def the_board(worker: Worker, board: str) -> str:
    """A board whose plan the worker may read: their own, or any from the board above."""
    edition = worker.reading.edition
    if edition.body(board) is None or not {board, edition.board} & set(worker.boards):
        raise Http404
    return board


def the_plan(worker: Worker, board: str) -> Plan:
    held = newest(worker.reading.edition.strategy.id, the_board(worker, board))
    if held is None:
        raise Http404
    return held


def in_force_row(worker: Worker, board: str, ref: str) -> PlanAction | None:
    """An action as it stands in the plan in force, also while the board revises that plan."""
    strategy = worker.reading.edition.strategy.id
    return queries.action_in_force(strategy, board, ref, worker.reading.today)


def may_write(worker: Worker, plan: Plan) -> bool:
    return plan.stage in WRITABLE and worker.may(Action.WRITE_PLAN, plan.board)


def told_gap(reading: Reading, gap: Gap) -> Told:
    """A gap with the names that a reader knows."""
    return Told(" ".join(filter(None, (str(LACKS[gap.lack]), _named(reading, gap)))), gap.forbids)


def _named(reading: Reading, gap: Gap) -> str:
    if gap.lack is Lack.AMOUNT_UNKNOWN:
        return f"({organisation_name(reading, gap.what)})"
    return f"({gap.what})" if gap.what else ""


def action_lines(
    reading: Reading, written: BoardPlan, found: Iterable[Gap]
) -> tuple[ActionLine, ...]:
    held = list(found)
    return tuple(
        ActionLine(
            one.ref,
            one.title,
            reverse("plan-action", args=[written.board, one.ref]),
            one.owner,
            _span(one.starts, one.ends),
            tuple(told_gap(reading, gap) for gap in held if gap.of == one.ref),
        )
        for one in written.actions
    )


def _span(starts: Any, ends: Any) -> str:
    first = numbers.month(starts) if starts else _("no start")
    return f"{first} – {numbers.month(ends) if ends else _('no end')}"


def whole_gaps(reading: Reading, written: BoardPlan, found: Iterable[Gap]) -> list[Told]:
    """Gaps of the plan itself and of its priorities."""
    refs = {one.ref for one in written.actions}
    told = []
    for gap in found:
        if gap.of not in refs:
            priority = reading.edition.priority(gap.of)
            held = told_gap(reading, gap)
            words = f"{held.words}: {priority.name}" if priority else held.words
            told.append(Told(words, held.forbids))
    return told


def missing_horizons(reading: Reading, found: Iterable[Gap]) -> list[tuple[str, str]]:
    """Choices of the form of reasons: priorities that lack a horizon."""
    choices = []
    for gap in found:
        priority = reading.edition.priority(gap.of)
        if gap.lack in LACKS_OF_HORIZON and priority:
            value = f"{gap.of}:{LACKS_OF_HORIZON[gap.lack].value}"
            choices.append((value, f"{priority.name}: {LACKS[gap.lack]}"))
    return choices


def surroundings(worker: Worker, board: str) -> Around:
    return queries.around(worker.reading.edition, board, worker.reading.today)


def needs_offered(written: BoardPlan, around: Around, ref: str) -> list[tuple[str, str]]:
    """What an action may wait for: others of this plan by title, those of other boards by name."""
    own = [(one.ref, one.title) for one in written.actions if one.ref != ref]
    names = set(dict(own)) | {ref}
    return own + [(one, one) for one in sorted(around.other_actions) if one not in names]


def areas_offered(reading: Reading) -> list[tuple[str, str]]:
    """Small areas, beside whose need money is set, and wards, which residents look for."""
    home, code = reading.release.home, reading.edition.strategy.place.code
    small = [(one.code, one.name) for one in small_places(home, code)]
    wards = wards_of(reading).items()
    return small + [(code, _("Ward: %(name)s") % {"name": name}) for code, name in wards]


def crumbs(board: str = "", name: str = "") -> tuple[Crumb, ...]:
    held = [Crumb(reverse("desk"), _("My desk")), Crumb(reverse("plans"), _("Plans"))]
    if board:
        held.append(Crumb(reverse("board-plan", args=[board]), name))
    return tuple(held)


def plan_tasks(worker: Worker) -> Iterator[Task]:
    """Plans returned to their writers, and plans to settle."""
    edition = worker.reading.edition
    waiting = Plan.objects.filter(strategy=edition.strategy.id, stage__in=("returned", "submitted"))
    for plan in waiting.order_by("submitted_on", "board"):
        board = edition.name_of_body(plan.board)
        href = reverse("board-plan", args=[plan.board])
        if plan.stage == "returned" and may_write(worker, plan):
            title, day = _("Plan of the %(board)s") % {"board": board}, plan.decided_on
            dated = _("Returned %(day)s") % {"day": numbers.day(day)}
            yield Task(Section.RETURNED, title, href, f"“{plan.decision}”", dated, _("Amend"), day)
        if plan.stage == "submitted" and worker.may(
            Action.ACCEPT_PLAN, plan.board, plan.submitted_by_id
        ):
            title, day = _("Plan of the %(board)s") % {"board": board}, plan.submitted_on
            told = _("Read it, then accept it or return it")
            dated = _("Received %(day)s") % {"day": numbers.day(day)}
            yield Task(Section.SETTLE, title, href, told, dated, _("Read"), day)

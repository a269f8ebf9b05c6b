"""Each button of a comment's page: its form, who may press it, and the one act that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from commonweal.participation.comment_stages import COMMENT, Stage
from commonweal.participation.comments import handling
from commonweal.participation.comments.flags import without_personal
from commonweal.participation.comments.queries import thread
from commonweal.participation.models import Comment
from commonweal.people.permissions import Action
from commonweal.web.work.comment_forms import (
    ActForm,
    PassOnForm,
    ReasonForm,
    ReplyForm,
    ShowForm,
)
from commonweal.web.work.door import Worker

Make = Callable[[Worker, Comment, QueryDict | None], forms.Form]


@dataclass(frozen=True, slots=True)
class Step:
    """A button: when it stands on the page, its form, what is done with it."""

    stands: Callable[[Worker, Comment], bool]
    form: Make
    do: Callable[[Worker, Comment, Any], object]


def reads(worker: Worker, held: Comment) -> bool:
    """Whether they read comments first; few read what may be about danger."""
    above = worker.reading.edition.board
    action = Action.SAFEGUARD if held.stage == Stage.ESCALATED else Action.TRIAGE_COMMENT
    return worker.may(action, above)


def answers(worker: Worker, held: Comment) -> bool:
    return bool(held.board) and worker.may(Action.ANSWER_COMMENT, held.board)


def _has(worker: Worker, held: Comment) -> bool:
    """Whether a comment lies with them now."""
    return answers(worker, held) if held.stage == Stage.WITH_BOARD else reads(worker, held)


def may_open(worker: Worker, held: Comment) -> bool:
    """Whether a comment is theirs to read at all."""
    if held.stage == Stage.ESCALATED:
        return reads(worker, held)
    return reads(worker, held) or answers(worker, held)


def _may(act: str, who: Callable[[Worker, Comment], bool]) -> Callable[[Worker, Comment], bool]:
    return lambda worker, held: act in COMMENT.acts(held.stage) and who(worker, held)


def _showable(worker: Worker, held: Comment) -> bool:
    over = held.stage in {Stage.ESCALATED, Stage.WITHDRAWN}
    return reads(worker, held) and held.may_publish and not over


def _pass_on(worker: Worker, held: Comment, form: Any) -> None:
    told, above = form.cleaned_data, worker.reading.edition.board
    handling.pass_on(worker.actor, held, told["version"], above, told["board"])


def _escalate(worker: Worker, held: Comment, form: Any) -> None:
    above = worker.reading.edition.board
    handling.escalate(worker.actor, held, form.cleaned_data["version"], above)


def _set_aside(worker: Worker, held: Comment, form: Any) -> None:
    told, above = form.cleaned_data, worker.reading.edition.board
    handling.set_aside(worker.actor, held, told["version"], above, told["why"])


def _pass_back(worker: Worker, held: Comment, form: Any) -> None:
    told = form.cleaned_data
    handling.pass_back(worker.actor, held, told["version"], told["why"])


def _answer(worker: Worker, held: Comment, form: Any) -> None:
    told, promise = form.cleaned_data, form.outcome is None
    reply = handling.Reply(
        words=told["words"], outcome=form.outcome, promised=told["promised"] if promise else None
    )
    handling.answer(worker.actor, held, told["version"], reply)


def _show(worker: Worker, held: Comment, form: Any) -> None:
    told, above = form.cleaned_data, worker.reading.edition.board
    handling.show(worker.actor, held, told["version"], above, told["words"])


def _hide(worker: Worker, held: Comment, form: Any) -> None:
    told, above = form.cleaned_data, worker.reading.edition.board
    handling.hide(worker.actor, held, told["version"], above, told["why"])


def _plain(kind: type[ActForm]) -> Make:
    def make(worker: Worker, held: Comment, data: QueryDict | None) -> forms.Form:
        return kind(data, initial={"version": held.version})

    return make


def _boards(worker: Worker, held: Comment, data: QueryDict | None) -> forms.Form:
    bodies = worker.reading.edition.governance.bodies
    boards = [(one.id, one.name) for one in bodies if not one.retired]
    return PassOnForm(boards, data, initial={"version": held.version})


def _first_draft(worker: Worker, held: Comment, data: QueryDict | None) -> forms.Form:
    said = [one.words.words for one in thread(held) if one.words] if data is None else []
    draft = without_personal("\n\n".join(said), _("[removed]"))
    shown = held.public_words.words if held.public_words else draft
    return ShowForm(data, initial={"version": held.version, "words": shown})


STEPS = {
    "pass-on": Step(_may("pass on", reads), _boards, _pass_on),
    "answer": Step(_may("answer", answers), _plain(ReplyForm), _answer),
    "pass-back": Step(_may("pass back", answers), _plain(ReasonForm), _pass_back),
    "escalate": Step(
        _may("escalate", _has),
        _plain(ActForm),
        _escalate,
    ),
    "set-aside": Step(_may("set aside", reads), _plain(ReasonForm), _set_aside),
    "show": Step(_showable, _first_draft, _show),
    "hide": Step(
        lambda worker, held: reads(worker, held) and held.public_on is not None,
        _plain(ReasonForm),
        _hide,
    ),
}

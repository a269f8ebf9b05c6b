"""Each button of a consultation's page: who may press it, its form, the one act it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from commonweal.participation.consultation_stages import CONSULTATION
from commonweal.participation.consultations import actions, answering, writing
from commonweal.participation.consultations.queries import asked, marked
from commonweal.participation.models import Consultation
from commonweal.people.permissions import Action
from commonweal.publication.wording.comment_words import FLAGS
from commonweal.web.work.consultation_forms import (
    AnalysisForm,
    ConsiderForm,
    LeaveOutForm,
    QuestionForm,
    SetAsideForm,
    VersionForm,
    WithdrawForm,
    WordingForm,
    themes_told,
    words_of,
)
from commonweal.web.work.door import Worker

Make = Callable[[Worker, Consultation, QueryDict | None], forms.Form]


@dataclass(frozen=True, slots=True)
class Step:
    """A button: whose it is, at which stage it stands on the page, its form, what is done."""

    action: Action
    of_stage: str
    form: Make
    do: Callable[[Worker, Consultation, Any], object]

    def may(self, worker: Worker, held: Consultation) -> bool:
        return worker.may(self.action, held.board)

    def stands(self, worker: Worker, held: Consultation) -> bool:
        return self.may(worker, held) and self.of_stage in CONSULTATION.acts(held.stage)


def priorities(worker: Worker) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in worker.reading.edition.standing_priorities]


def _plain(kind: type[forms.Form]) -> Make:
    def make(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
        return kind(data, initial={"version": held.version})

    return make


def _wording(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
    return WordingForm(priorities(worker), data, initial=words_of(held))


def _leave_out(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
    return LeaveOutForm(asked(held), data, initial={"version": held.version})


def _analysis(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
    questions = asked(held)
    themes = {f"themes{one.number}": themes_told(one) for one in questions}
    initial = {"version": held.version, "words": held.analysis} | themes
    return AnalysisForm(questions, data, initial=initial)


def _considered(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
    return ConsiderForm(data, initial={"version": held.version, "on": worker.actor.on})


def _set_aside(worker: Worker, held: Consultation, data: QueryDict | None) -> forms.Form:
    told = [
        (str(one.pk), f"{one.pk}: " + "; ".join(str(FLAGS[flag]) for flag in one.flags))
        for one in marked(held)
    ]
    return SetAsideForm(told, data)


def _write(worker: Worker, held: Consultation, form: Any) -> None:
    read, edition = form.cleaned_data["version"] or 0, worker.reading.edition
    writing.write_consultation(worker.actor, edition, held, read, form.wording)


def _open(worker: Worker, held: Consultation, form: Any) -> None:
    read, weeks = form.cleaned_data["version"], settings.CONSULTATION_WEEKS
    actions.open_consultation(worker.actor, held, read, weeks)


def _aside(worker: Worker, held: Consultation, form: Any) -> None:
    told = form.cleaned_data
    answering.set_aside(worker.actor, held, told["response"], told["why"])


def _withdraw(worker: Worker, held: Consultation, form: Any) -> None:
    told = form.cleaned_data
    actions.withdraw_consultation(worker.actor, held, told["version"], told["why"])


def _leave(worker: Worker, held: Consultation, form: Any) -> None:
    told = form.cleaned_data
    writing.leave_out(worker.actor, held, told["version"], told["number"])


def _read(form: Any) -> int:
    return int(form.cleaned_data["version"])


_KEEP, _CONSIDER = Action.KEEP_CONSULTATION, Action.CONSIDER
STEPS = {
    "write": Step(_KEEP, "write", _wording, _write),
    "ask": Step(_KEEP, "write", _plain(QuestionForm),
                lambda w, held, form: writing.ask(w.actor, held, _read(form), form.asked)),
    "leave-out": Step(_KEEP, "write", _leave_out, _leave),
    "open": Step(_KEEP, "open", _plain(VersionForm), _open),
    "set-aside": Step(_KEEP, "set aside", _set_aside, _aside),
    "close": Step(_KEEP, "close", _plain(VersionForm),
                  lambda w, held, form: actions.close_consultation(w.actor, held, _read(form))),
    "analyse": Step(_KEEP, "analyse", _analysis,
                    lambda w, held, form: actions.analyse(w.actor, held, _read(form),
                                                          form.analysis)),
    "consider": Step(_CONSIDER, "consider", _considered,
                     lambda w, held, form: actions.consider(w.actor, held, _read(form),
                                                            form.said)),
    "withdraw": Step(_KEEP, "withdraw", _plain(WithdrawForm), _withdraw),
}  # fmt: skip

"""Each button of a meeting's page: the form it sends, and the one act that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, QueryDict

from commonweal.delivery.meetings import actions, agenda_actions, attendance, minutes, tasks
from commonweal.delivery.meetings.agenda import moved
from commonweal.delivery.meetings.at_work import agenda_of
from commonweal.delivery.meetings.quorum import Presence
from commonweal.delivery.models import Decision, Meeting, MeetingAction
from commonweal.people.models import Office, Organisation
from commonweal.people.permissions import Action
from commonweal.publication.board_pack.files import freeze, put_out
from commonweal.web.work import meeting_forms as asked
from commonweal.web.work.door import Worker
from commonweal.web.work.meeting_page import (
    attendance_form,
    binds,
    guest_form,
    substitute_form,
    task_form,
)


@dataclass(frozen=True, slots=True)
class Step:
    """How a button's form is read, what is done with it, and who may press it."""

    form: Callable[[Worker, Meeting, QueryDict], forms.Form]
    do: Callable[[Worker, Meeting, Any], object]
    action: Action = Action.KEEP_MEETING


def add(worker: Worker, meeting: Meeting, form: Any) -> None:
    agenda_actions.add_item(worker.actor, meeting, agenda_actions.NewItem(**form.cleaned_data))


def papers_out(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    rules = binds(worker, meeting.board)
    put_out(worker.actor, worker.reading, meeting, told["version"], told["late_why"], rules)


def open_meeting(worker: Worker, meeting: Meeting, form: Any) -> None:
    actions.open_meeting(worker.actor, meeting, form.cleaned_data["version"])


def cancel(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    actions.cancel_meeting(worker.actor, meeting, told["version"], told["why"])


def note(worker: Worker, meeting: Meeting, form: Any) -> None:
    held = Office.objects.in_bulk([key for key, _presence in form.noted])
    notes = [attendance.Note(presence=told, office=held[key]) for key, told in form.noted]
    attendance.note_all(worker.actor, meeting, notes)


def substitute(worker: Worker, meeting: Meeting, form: Any) -> None:
    held = Office.objects.in_bulk(list(form.cleaned_data.values()))
    told = {name: held[key] for name, key in form.cleaned_data.items()}
    line = attendance.Note(presence=Presence.SUBSTITUTE, **told)
    attendance.note_attendance(worker.actor, meeting, line)


def guest(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    held = Organisation.objects.get(pk=told["organisation"])
    line = attendance.Note(
        presence=Presence(told["presence"]), organisation=held, votes=told["votes"]
    )
    attendance.note_attendance(worker.actor, meeting, line)


def move(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    order = moved(agenda_of(meeting), told["item"], -1 if told["way"] == "up" else 1)
    agenda_actions.reorder(worker.actor, meeting, told["version"], order)


def task(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = dict(form.cleaned_data)
    key = told.pop("decision")
    held = Decision.objects.filter(item__meeting=meeting, pk=key).first() if key else None
    tasks.give_action(worker.actor, meeting, tasks.Task(**told, decision=held))


def close_task(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    held = MeetingAction.objects.filter(meeting=meeting, pk=told["task"]).first()
    if held is None:
        raise Http404
    tasks.close_action(worker.actor, held, told["version"], told["why"])


def write_minutes(worker: Worker, meeting: Meeting, form: Any) -> None:
    told = form.cleaned_data
    minutes.write_minutes(
        worker.actor, meeting, told["version"], told["words"], told["exempt_words"]
    )


def approve(worker: Worker, meeting: Meeting, form: Any) -> None:
    minutes.approve_minutes(worker.actor, meeting, form.cleaned_data["version"])


def freeze_pack(worker: Worker, meeting: Meeting, form: Any) -> None:
    freeze(worker.actor, worker.reading, meeting)


class CloseForm(asked.WhyForm):
    """Which action is closed, and why."""

    task = forms.IntegerField(widget=forms.HiddenInput)


def _sent(form: type[forms.Form], prefix: str | None = None) -> Callable[..., forms.Form]:
    return lambda worker, meeting, data: form(data, prefix=prefix)


STEPS = {
    "add": Step(_sent(asked.ItemForm), add),
    "papers-out": Step(_sent(asked.PapersForm), papers_out),
    "open": Step(_sent(asked.VersionForm), open_meeting),
    "cancel": Step(_sent(asked.WhyForm, "cancel"), cancel),
    "attendance": Step(lambda worker, meeting, data: attendance_form(meeting, data), note),
    "substitute": Step(lambda worker, meeting, data: substitute_form(meeting, data), substitute),
    "guest": Step(lambda worker, meeting, data: guest_form(meeting, data), guest),
    "move": Step(_sent(asked.MoveForm), move),
    "task": Step(task_form, task),
    "close-task": Step(_sent(CloseForm), close_task),
    "minutes": Step(_sent(asked.MinutesForm, "minutes"), write_minutes),
    "approve": Step(_sent(asked.VersionForm), approve, Action.APPROVE_MINUTES),
    "freeze": Step(_sent(forms.Form), freeze_pack),
}

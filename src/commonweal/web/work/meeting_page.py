"""What the page of a meeting shows to those who keep it, and which forms stand on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.meetings import at_work
from commonweal.delivery.meetings.actions import day_of
from commonweal.delivery.meetings.attendance import filled
from commonweal.delivery.meetings.calendar import deadlines, election_over
from commonweal.delivery.meetings.minutes import latest
from commonweal.delivery.meetings.quorum import VoteWarning, Warned
from commonweal.delivery.meetings.rules import Binds
from commonweal.delivery.meetings.stages import MEETING
from commonweal.delivery.models import Decision, FrozenPack, Meeting, MeetingStage
from commonweal.people.models import Office
from commonweal.people.permissions import Action
from commonweal.people.queries import organisations_on
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.pages.meetings import STAGES
from commonweal.strategy.governance import BodyKind
from commonweal.web.work import meeting_forms as asked
from commonweal.web.work.door import ROLES, Worker

WARNED = {
    Warned.COUNTED_WITH_INTEREST: gettext_lazy("took part with a declared interest"),
    Warned.MORE_VOTES_THAN_FREE: gettext_lazy("somebody who withdrew was counted"),
}
PRESENCE = {
    "present": gettext_lazy("present"),
    "apologies": gettext_lazy("apologies"),
    "substitute": gettext_lazy("sits in"),
}


def binds(worker: Worker, board: str) -> Binds:
    """Whether the rules of an executive bind a board, or those of a committee."""
    body = worker.reading.edition.body(board)
    executive = body is not None and body.kind is BodyKind.EXECUTIVE
    return Binds.EXECUTIVE if executive else Binds.COMMITTEE


def context_of(
    worker: Worker, meeting: Meeting, given: Mapping[str, forms.Form] | None = None, told: str = ""
) -> dict[str, Any]:
    """Everything on the page of a meeting; ``given`` are forms as they were sent."""
    keeps = worker.may(Action.KEEP_MEETING, meeting.board)
    minutes, day = latest(meeting), day_of(meeting)
    acts = MEETING.acts(meeting.stage)
    return {
        "meeting": meeting,
        "board": worker.reading.edition.name_of_body(meeting.board),
        "day": day,
        "stage": STAGES[MeetingStage(meeting.stage)],
        "told": told,
        "keeps": keeps,
        "acts": acts,
        "may_decide": worker.may(Action.DECIDE, meeting.board) and "decide" in acts,
        "may_approve": worker.may(Action.APPROVE_MINUTES, meeting.board)
        and "approve minutes" in acts
        and minutes is not None,
        "deadlines": [
            (one, one.kept(meeting.papers_out_on), one.by < worker.reading.today)
            for one in deadlines(day, binds(worker, meeting.board))
        ],
        "election": election_over(day, at_work.elections(meeting.strategy)),
        "items": list(meeting.items.order_by("number")),
        "waiting": _waiting(worker, meeting),
        "lines": [(line, name_of_line(line), PRESENCE[line.presence])
                  for line in at_work.lines(meeting)],
        "filled": filled(meeting),
        "decisions": [(one, _warned(one)) for one in decisions_of(meeting)],
        "tasks": list(meeting.actions.order_by("due", "pk")),
        "minutes": minutes,
        "packs": list(FrozenPack.objects.filter(meeting=meeting).exclude(kind="json")),
        "forms": _apart(forms_of(worker, meeting) | dict(given or {})),
    }  # fmt: skip


def forms_of(worker: Worker, meeting: Meeting) -> dict[str, forms.Form]:
    """Every form of the page, as yet unsent."""
    seen, minutes = {"version": meeting.version}, latest(meeting)
    return {
        "add": asked.ItemForm(),
        "papers-out": asked.PapersForm(initial=seen),
        "open": asked.VersionForm(initial=seen),
        "cancel": asked.WhyForm(initial=seen, prefix="cancel"),
        "attendance": attendance_form(meeting),
        "substitute": substitute_form(meeting),
        "guest": guest_form(meeting),
        "task": task_form(worker, meeting),
        "minutes": asked.MinutesForm(
            prefix="minutes",
            initial={
                "words": minutes.words if minutes else "",
                "exempt_words": minutes.exempt_words if minutes else "",
                "version": minutes.number if minutes else 0,
            },
        ),
        "approve": asked.VersionForm(initial={"version": minutes.number if minutes else 0}),
    }


def _apart(held: dict[str, forms.Form]) -> dict[str, forms.Form]:
    """The forms, the fields of each with identifiers of their own."""
    for name, form in held.items():
        form.auto_id = f"{name}_%s"
    return held


def attendance_form(meeting: Meeting, *given: Any) -> asked.AttendanceForm:
    noted = {line.office_id: line.presence for line in at_work.lines(meeting)}
    seats = [(one.pk, name_of_office(one)) for one in at_work.seats(meeting)]
    initial = {f"seat_{key}": noted.get(key, "") for key, _name in seats}
    return asked.AttendanceForm(seats, *given, initial=initial)


def substitute_form(meeting: Meeting, *given: Any) -> asked.SubstituteForm:
    offices = [(one.pk, name_of_office(one)) for one in at_work.may_attend(meeting)]
    seats = [(one.pk, name_of_office(one)) for one in at_work.seats(meeting)]
    return asked.SubstituteForm(offices, seats, *given)


def guest_form(meeting: Meeting, *given: Any) -> asked.GuestForm:
    """Organisations that exist on the day of the meeting."""
    held = [(one.pk, one.name) for one in organisations_on(day_of(meeting))]
    return asked.GuestForm(held, *given, prefix="guest")


def task_form(worker: Worker, meeting: Meeting, *given: Any) -> asked.TaskForm:
    held = worker.reading.edition.governance.organisations
    decisions = [(one.pk, f"{one.number}. {one.words[:60]}") for one in decisions_of(meeting)]
    organisations = [(one.id, one.name) for one in held if not one.retired]
    return asked.TaskForm(organisations, decisions, *given, prefix="task")


def decisions_of(meeting: Meeting) -> list[Decision]:
    held = Decision.objects.filter(item__meeting=meeting).order_by("number")
    return list(held.select_related("item__meeting").prefetch_related("interests", "endorsements"))


def name_of_office(one: Office) -> str:
    """ "Asha Rao, Chair, The council" """
    organisation = one.organisation.name if one.organisation else ""
    parts = (one.person.name, str(ROLES[one.role]), organisation)  # type: ignore[index]
    return ", ".join(part for part in parts if part)


def name_of_line(line: Any) -> str:
    """Who a line of the attendance is about."""
    if line.organisation is not None:
        return str(line.organisation)
    told = str(line.office.person.name)
    if line.in_place_of is not None:
        return _("%(who)s, for %(whom)s") % {"who": told, "whom": line.in_place_of.person.name}
    return told


def _waiting(worker: Worker, meeting: Meeting) -> list[Any]:
    """What is open and not on the agenda yet."""
    if meeting.stage != MeetingStage.PLANNED:
        return []
    items = meeting.items.filter(withdrawn_why="")
    there = set(items.values_list("kind", "about", "about_id"))
    found = open_for(worker.reading, meeting.board, worker.reading.today)
    return [one for one in found if (one.kind.value, one.about, one.id) not in there]


def _warned(decision: Decision) -> list[str]:
    """Warnings about a vote, with the name of whom they are about."""
    names = {line.pk: name_of_line(line) for line in at_work.lines(decision.item.meeting)}
    return [_sentence(one, names) for one in at_work.warnings_of(decision)]


def _sentence(one: VoteWarning, names: Mapping[int, str]) -> str:
    return f"{names[one.row]}: {WARNED[one.kind]}" if one.row else str(WARNED[one.kind])

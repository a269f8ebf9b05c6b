"""What the page of a meeting shows to those who keep it, and which forms stand on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.meetings import at_work
from commonweal.delivery.meetings.actions import day_of
from commonweal.delivery.meetings.agenda import OpenItem
from commonweal.delivery.meetings.at_work import Standing
from commonweal.delivery.meetings.attendance import filled_by
from commonweal.delivery.meetings.calendar import deadlines, election_over
from commonweal.delivery.meetings.minutes import latest
from commonweal.delivery.meetings.quorum import VoteWarning, Warned
from commonweal.delivery.meetings.rules import Binds
from commonweal.delivery.meetings.stages import MEETING
from commonweal.delivery.models import (
    Attendance,
    Decision,
    FrozenPack,
    Meeting,
    MeetingStage,
    Minutes,
)
from commonweal.people.boards import SEATED
from commonweal.people.models import Office
from commonweal.people.permissions import Action
from commonweal.people.queries import organisations_on
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.pages.meetings import STAGES
from commonweal.publication.wording.role_words import ROLES
from commonweal.strategy.governance import BodyKind
from commonweal.web.work import meeting_forms as asked
from commonweal.web.work.door import Worker

MET = (MeetingStage.HELD, MeetingStage.MINUTES_APPROVED)
"""Stages in which there can be decisions, actions and minutes."""
WARNED = {
    Warned.COUNTED_WITH_INTEREST: gettext_lazy("took part with a declared interest"),
    Warned.MORE_VOTES_THAN_FREE: gettext_lazy("somebody who withdrew was counted"),
}
OFFERED_BY = {
    "cancel": "cancel",
    "minutes": "write minutes",
    "papers-out": "put its papers out",
    "task": "give an action",
}
"""Forms that stand on the page only while an act is possible."""
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


@dataclass(frozen=True, slots=True)
class Known:
    """What the page has read of a meeting already."""

    lines: list[Attendance]
    decisions: list[Decision]


def context_of(
    worker: Worker, meeting: Meeting, given: Mapping[str, forms.Form] | None = None, told: str = ""
) -> dict[str, Any]:
    """Everything on the page of a meeting; ``given`` are forms as they were sent."""
    keeps = worker.may(Action.KEEP_MEETING, meeting.board)
    acts, day = MEETING.acts(meeting.stage), day_of(meeting)
    met = meeting.stage in MET
    minutes = latest(meeting) if met else None
    items = list(meeting.items.order_by("number"))
    lines = at_work.lines(meeting) if meeting.stage != MeetingStage.PLANNED else []
    names = {line.pk: name_of_line(line) for line in lines}
    decisions = decisions_of(meeting) if met else []
    filled = filled_by(lines)
    held = forms_of(worker, meeting, minutes, Known(lines, decisions) if keeps else None)
    restored = restore(worker, meeting.stage, held)
    held |= dict(given or {})
    return restored | {
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
        "election": None if met else election_over(day, at_work.elections(meeting.strategy)),
        "items": items,
        "lines": [(line, names[line.pk], PRESENCE[line.presence]) for line in lines],
        "filled": filled,
        "decisions": [(one, _warned(one, filled, names)) for one in decisions],
        "tasks": list(meeting.actions.order_by("due", "pk")) if met else [],
        "minutes": minutes,
        "packs": _packs(meeting) if keeps else [],
        "forms": _apart(held),
    }  # fmt: skip


def forms_of(
    worker: Worker, meeting: Meeting, minutes: Minutes | None, known: Known | None
) -> dict[str, forms.Form]:
    """The forms of the page, as yet unsent; few of them for who only reads, ``known`` None."""
    seen, acts = {"version": meeting.version}, MEETING.acts(meeting.stage)
    found: dict[str, forms.Form] = {
        "approve": asked.VersionForm(initial={"version": minutes.number if minutes else 0})
    }
    if known is None:
        return found
    if "give an action" in acts:
        found["task"] = task_form(worker, meeting, decisions=known.decisions)
    return found | {
        "add": asked.ItemForm(),
        "papers-out": asked.PapersForm(initial=seen),
        "open": asked.VersionForm(initial=seen),
        "cancel": asked.WhyForm(initial=seen, prefix="cancel"),
        "minutes": asked.MinutesForm(
            prefix="minutes",
            initial={
                "words": minutes.words if minutes else "",
                "exempt_words": minutes.exempt_words if minutes else "",
                "version": minutes.number if minutes else 0,
            },
        ),
    }


def restore(worker: Worker, stage: str, held: Mapping[str, forms.Form]) -> dict[str, Any]:
    """Put words that outlived a session back into the form they were written in, if it is here.

    Where the meeting has gone on meanwhile and offers it no more, they are told above the page.
    """
    kept = worker.kept_of_button
    form, act = held.get(kept.act), OFFERED_BY.get(kept.act)
    if form is None or (act and act not in MEETING.acts(stage)):
        return {"restored": ""}
    start = f"{form.prefix}-" if form.prefix else ""
    form.initial |= {name.removeprefix(start): value for name, value in kept.fields.items()}
    return {"restored": kept.act, "kept_words": ()}


def attendance_of(
    worker: Worker, meeting: Meeting, given: Mapping[str, forms.Form]
) -> dict[str, Any]:
    """Everything on the page of who is there; ``given`` are forms as they were sent."""
    lines, offices = at_work.lines(meeting), at_work.may_attend(meeting)
    held: dict[str, forms.Form] = {
        "attendance": attendance_form(meeting, offices=offices, lines=lines),
        "substitute": substitute_form(meeting, offices=offices),
        "guest": guest_form(meeting),
    }
    return restore(worker, meeting.stage, held) | {
        "forms": _apart(held | dict(given)),
        "filled": filled_by(lines),
        "lines": [(line, name_of_line(line), PRESENCE[line.presence]) for line in lines],
        "day": day_of(meeting),
    }


def _apart(held: dict[str, forms.Form]) -> dict[str, forms.Form]:
    """The forms, the fields of each with identifiers of their own."""
    for name, form in held.items():
        form.auto_id = f"{name}_%s"
    return held


def attendance_form(
    meeting: Meeting,
    *given: Any,
    offices: list[Office] | None = None,
    lines: list[Attendance] | None = None,
) -> asked.AttendanceForm:
    held = at_work.lines(meeting) if lines is None else lines
    noted = {one.office_id: one.presence for one in held}
    seats = _seats(at_work.may_attend(meeting) if offices is None else offices)
    initial = {f"seat_{key}": noted.get(key, "") for key, _name in seats}
    return asked.AttendanceForm(seats, *given, initial=initial)


def substitute_form(
    meeting: Meeting, *given: Any, offices: list[Office] | None = None
) -> asked.SubstituteForm:
    held = at_work.may_attend(meeting) if offices is None else offices
    everybody = [(one.pk, name_of_office(one)) for one in held]
    return asked.SubstituteForm(everybody, _seats(held), *given)


def _seats(offices: list[Office]) -> list[tuple[int, str]]:
    return [(one.pk, name_of_office(one)) for one in offices if one.role in SEATED]


def guest_form(meeting: Meeting, *given: Any) -> asked.GuestForm:
    """Organisations that exist on the day of the meeting."""
    held = [(one.pk, one.name) for one in organisations_on(day_of(meeting))]
    return asked.GuestForm(held, *given, prefix="guest")


def task_form(
    worker: Worker, meeting: Meeting, *given: Any, decisions: list[Decision] | None = None
) -> asked.TaskForm:
    held = worker.reading.edition.governance.organisations_left(worker.reading.today)
    taken = decisions_of(meeting) if decisions is None else decisions
    told = [(one.pk, f"{one.number}. {one.words[:60]}") for one in taken]
    organisations = [(one.id, one.name) for one in held]
    return asked.TaskForm(organisations, told, *given, prefix="task")


def decisions_of(meeting: Meeting) -> list[Decision]:
    held = Decision.objects.filter(item__meeting=meeting).order_by("number")
    return list(held.prefetch_related("interests"))


def _packs(meeting: Meeting) -> list[FrozenPack]:
    return list(FrozenPack.objects.filter(meeting=meeting).exclude(kind="json"))


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


def waiting(worker: Worker, meeting: Meeting, there: Standing) -> list[OpenItem]:
    """What is open for the board and does not stand on its agenda yet."""
    if meeting.stage != MeetingStage.PLANNED:
        return []
    found = open_for(worker.reading, meeting.board, worker.reading.today)
    return [one for one in found if (one.kind.value, one.about, one.id) not in there]


def _warned(decision: Decision, filled: int, names: Mapping[int, str]) -> list[str]:
    """Warnings about a vote, with the name of whom they are about."""
    return [_sentence(one, names) for one in at_work.warnings_of(decision, filled)]


def _sentence(one: VoteWarning, names: Mapping[int, str]) -> str:
    return f"{names[one.row]}: {WARNED[one.kind]}" if one.row else str(WARNED[one.kind])

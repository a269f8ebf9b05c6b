"""What a chair or secretary can do about each thing that is off course: one thing a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.assessment.verdict import Kind
from commonweal.delivery.meetings.agenda import Kind as Agenda
from commonweal.delivery.meetings.at_work import NextAgenda
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.links import link
from commonweal.publication.matter import Matter
from commonweal.publication.off_course import OffCourse
from commonweal.web.work.door import Worker

KINDS = {
    "listing": Agenda.EXCEPTION,
    "exception": Agenda.RAISED,
    "return": Agenda.OVERDUE_RETURN,
    "risk": Agenda.ESCALATED_RISK,
    "challenge": Agenda.CHALLENGE,
    "assurance": Agenda.ASSURANCE,
    "duty": Agenda.DUTY,
    "meeting_action": Agenda.MEETING_ACTION,
}
ASKS = {
    "return": gettext_lazy("The %(what)s has not come. When will it, and what keeps it?"),
    "assurance": gettext_lazy("The board asks for assurance: %(what)s."),
    "risk": gettext_lazy("What is done about this risk: %(what)s"),
    "action": gettext_lazy("This action is late or has slipped: %(what)s. What brings it back?"),
    "meeting_action": gettext_lazy("This was to be done by now: %(what)s. When will it be?"),
}
HEADS = {
    "figures": gettext_lazy("Figures, by the chance that a worsening matters"),
    "raised": gettext_lazy("Raised by boards between returns"),
    "returns": gettext_lazy("Returns late or missing"),
    "duties": gettext_lazy("Duties that are late"),
    "challenges": gettext_lazy("Challenges past their day"),
    "tasks": gettext_lazy("Actions of meetings past their day"),
    "assurance": gettext_lazy("Assurance that does not hold"),
    "risks": gettext_lazy("Risks past their threshold"),
    "late": gettext_lazy("Actions of plans past their end and not done"),
    "slips": gettext_lazy("Actions that slipped"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do: a link, or a button where ``fields`` are to be sent."""

    text: str
    href: str
    fields: tuple[tuple[str, str], ...] = ()
    done: bool = False  # nothing is left to do here


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is off course, who answers for it, and what the reader can do."""

    matter: Matter
    board: str
    board_href: str
    href: str  # where the thing itself is read; empty where it has no page
    offer: Offer


def sections(
    worker: Worker, board: str, held: OffCourse, agenda: NextAgenda | None
) -> list[tuple[str, str, list[Line]]]:
    """(key, head, lines) of every kind that has something."""
    found = []
    for key, head in HEADS.items():
        lines = [_line(worker, board, one, agenda) for one in getattr(held, key)]
        if lines:
            found.append((key, str(head), lines))
    return found


def lead(held: OffCourse) -> str:
    """ "1 measure has worsened and 3 are too uncertain to tell, …; 1 return late or missing, …" """
    if not held.count:
        return _("Nothing that is known is off course.")
    parts = [
        ngettext(one, many, len(rows)) % {"n": len(rows)} for rows, one, many in _told(held) if rows
    ]
    first = _figures(held)
    return f"{first}; {', '.join(parts)}." if parts else f"{first}."


def _figures(held: OffCourse) -> str:
    """How many worsened, and how many more likely did by enough: the two are never added up.

    Others are likely worse as well, by too little to matter: the public pages count those too.
    """
    worse = sum(one.row is not None and one.row.kind is Kind.WORSENED for one in held.figures)
    likely = len(held.figures) - worse
    parts = []
    if worse:
        told = ngettext("%(n)s measure has worsened", "%(n)s measures have worsened", worse)
        parts.append(told % {"n": worse})
    if likely:
        parts.append(
            ngettext(
                "%(n)s is too uncertain to tell, more likely than not worse by more than matters",
                "%(n)s are too uncertain to tell, more likely than not worse by more than matters",
                likely,
            )
            % {"n": likely}
        )
    return _(" and ").join(parts) if parts else _("No measure is off course by its figures")


def _told(held: OffCourse) -> list[tuple[tuple[Matter, ...], str, str]]:
    return [
        (held.raised, "%(n)s thing raised by a board", "%(n)s things raised by boards"),
        (held.returns, "%(n)s return late or missing", "%(n)s returns late or missing"),
        (held.duties, "%(n)s duty late", "%(n)s duties late"),
        (held.challenges, "%(n)s challenge overdue", "%(n)s challenges overdue"),
        (held.tasks, "%(n)s action of a meeting overdue", "%(n)s actions of meetings overdue"),
        (held.assurance, "%(n)s assurance that does not hold", "%(n)s assurances that do not hold"),
        (held.risks, "%(n)s risk past its threshold", "%(n)s risks past their threshold"),
        (held.late, "%(n)s action of a plan late", "%(n)s actions of plans late"),
        (held.slips, "%(n)s action slipped", "%(n)s actions slipped"),
    ]


def _line(worker: Worker, board: str, one: Matter, agenda: NextAgenda | None) -> Line:
    edition = worker.reading.edition
    known = edition.body(one.board) is not None
    return Line(
        one,
        edition.name_of_body(one.board),
        link("board", one.board) if known else "",
        _href(worker, one),
        _offer(worker, board, one, agenda),
    )


def _href(worker: Worker, one: Matter) -> str:
    """The page of the thing itself, among those that this reader may open."""
    if one.row is not None:
        return one.row.href
    if one.about == "duty":
        return reverse("duty", args=[one.id])
    if one.about == "meeting_action":
        return _at_meeting(worker, one).href
    if one.about in {"risk", "action"}:
        ref = one.id.partition("/")[0]
        return reverse("plan-action", args=[one.board, ref]) if worker.boards else link("plan")
    return ""


def _offer(worker: Worker, board: str, one: Matter, agenda: NextAgenda | None) -> Offer:
    """The first that this reader may do: their own part, the agenda, a challenge, else read."""
    if own := _own(worker, one):
        return own
    if agenda and one.about in KINDS and (placed := _agenda(worker, board, one, agenda)):
        return placed
    if one.about == "challenge":
        return Offer(_("Read the challenge"), reverse("challenge", args=[one.id]))
    if one.about == "exception" and worker.may(Action.KEEP_MEETING, worker.reading.edition.board):
        return Offer(_("Close it with a reason"), reverse("exception-close", args=[one.id]))
    if one.board and one.board != board and worker.may(Action.CHALLENGE, board):
        return _challenge(worker, board, one)
    return _read(worker, one)


def _own(worker: Worker, one: Matter) -> Offer | None:
    """What is the reader's own board to do."""
    may = worker.may
    if one.about == "return" and may(Action.FILE_RETURN, one.board):
        return Offer(_("Write the return"), reverse("return", args=[one.id]))
    if one.about == "challenge" and one.board and may(Action.ANSWER_CHALLENGE, one.board):
        return Offer(_("Answer it"), reverse("challenge", args=[one.id]))
    if one.about == "assurance" and may(Action.GIVE_ASSURANCE, one.board):
        return Offer(_("Give assurance"), reverse("assurance-give", args=[one.board]))
    if one.about == "duty" and may(Action.GIVE_EVIDENCE, one.board):
        return Offer(_("Give evidence"), reverse("duty", args=[one.id]))
    if one.about in {"risk", "action"} and may(Action.WRITE_PLAN, one.board):
        told = _("Score the risk anew") if one.about == "risk" else _("Tell how it stands")
        return Offer(told, reverse("plan-action", args=[one.board, one.id.partition("/")[0]]))
    return None


def _agenda(worker: Worker, board: str, one: Matter, agenda: NextAgenda) -> Offer | None:
    """On the agenda already, or a button that puts it there."""
    day = {"day": numbers.day(agenda.day)}
    if (KINDS[one.about].value, one.about, one.id) in agenda.standing:
        href = reverse("meeting-at-work", args=[agenda.meeting])
        return Offer(_("On the agenda of %(day)s") % day, href, done=True)
    if not worker.may(Action.KEEP_MEETING, board) or not _takes(worker, board, one):
        return None
    fields = ("about", one.about), ("id", one.id)
    return Offer(
        _("Put on the agenda of %(day)s") % day, reverse("exception-put", args=[board]), fields
    )


def _takes(worker: Worker, board: str, one: Matter) -> bool:
    """Whether agendas of a board have such a thing among what is open for it."""
    if one.about in {"return", "exception"}:
        return board == worker.reading.edition.board
    if one.about == "challenge":
        return board in {one.board, one.asker}
    if one.about == "assurance":
        return one.id.isdecimal()  # else there is no statement to point to
    if one.about == "meeting_action":
        return one.board == board and not one.exempt  # everybody reads an agenda
    return bool(one.id.partition("/")[0])


def _challenge(worker: Worker, board: str, one: Matter) -> Offer:
    name = worker.reading.edition.name_of_body(one.board)
    told: dict[str, Any] = {"from": board, "to": f"board:{one.board}"}
    told |= {"about": f"{one.about}:{one.id}"} if one.about != "exception" else {}
    if one.about in ASKS:
        told["words"] = str(ASKS[one.about]) % {"what": one.title[:300]}
    asks = one.about in {"return", "assurance"}
    text = _("Ask the %(board)s for it") if asks else _("Challenge the %(board)s")
    return Offer(text % {"board": name}, f"{reverse('challenge-new')}?{urlencode(told)}")


def _read(worker: Worker, one: Matter) -> Offer:
    if one.row is not None:
        return Offer(_("Read the measure"), one.row.href)
    if one.about in {"risk", "action"}:
        return Offer(_("Read the plan"), link("plan"))
    if one.about == "duty":
        return Offer(_("Read the duty"), reverse("duty", args=[one.id]))
    if one.about == "meeting_action":
        return _at_meeting(worker, one)
    known = one.board and worker.reading.edition.body(one.board)
    return Offer(
        _("Read what the public reads"), link("board", one.board) if known else link("boards")
    )


def _at_meeting(worker: Worker, one: Matter) -> Offer:
    """The meeting that gave an action: at work for those of its board, for others in public."""
    if one.board not in worker.boards:
        return Offer(_("Read the meeting"), link("meeting", str(one.meeting)))
    keeps = worker.may(Action.KEEP_MEETING, one.board)
    told = _("Close it in its meeting") if keeps else _("Read it in its meeting")
    return Offer(told, reverse("meeting-at-work", args=[one.meeting]))

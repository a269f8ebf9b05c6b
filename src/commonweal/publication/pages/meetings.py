"""Meetings and decisions: what was decided, on what evidence?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.delivery.meetings import queries
from commonweal.delivery.meetings.effect import Hold
from commonweal.delivery.meetings.feed import Entry, feed
from commonweal.delivery.meetings.known import known_on
from commonweal.delivery.meetings.own_items import owed, without_assurance
from commonweal.delivery.meetings.queries import PublicDecision, PublicMeeting
from commonweal.delivery.meetings.roles import has_conflict_of_role, must_assure
from commonweal.delivery.models import Meeting, MeetingStage
from commonweal.delivery.returns.queries import dates_of, public_words, returns_of
from commonweal.delivery.returns.standing import Standing, standing
from commonweal.participation.consultations.queries import public_consultation
from commonweal.publication import numbers, tallies
from commonweal.publication.as_it_stood import rows_served, stood
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.made_up import strip
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Reading
from commonweal.publication.said import period, said
from commonweal.publication.wording.exempt import GROUNDS
from commonweal.strategy.priority import Priority

STAGES = {
    MeetingStage.PLANNED: gettext_lazy("Planned"),
    MeetingStage.PAPERS_OUT: gettext_lazy("Papers are out"),
    MeetingStage.HELD: gettext_lazy("Held, minutes not approved yet"),
    MeetingStage.MINUTES_APPROVED: gettext_lazy("Held, minutes approved"),
    MeetingStage.CANCELLED: gettext_lazy("Cancelled"),
}
HOLDS = {
    Hold.CALL_IN: gettext_lazy("may still be called in"),
    Hold.NOT_BEFORE: gettext_lazy("has effect from a later day"),
    Hold.ENDORSEMENT: gettext_lazy("waits for another body to endorse it"),
    Hold.REFUSED: gettext_lazy("was refused by a body that had to endorse it"),
    Hold.RESCINDED: gettext_lazy("was rescinded"),
}
ENDORSED = {
    "awaited": gettext_lazy("awaited"),
    "given": gettext_lazy("given"),
    "refused": gettext_lazy("refused"),
}
PACKS = {"html": "HTML", "pdf": "PDF", "docx": "Word"}
OPEN = (Standing.DUE, Standing.LATE, Standing.RETURNED)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as lists show it."""

    number: int
    href: str
    title: str
    words: str
    board: str
    decided_on: date
    state: str


def meetings_page(reading: Reading) -> dict[str, Any]:
    """Context of all meetings, coming and past."""
    every = [_row(reading, one) for one in queries.meetings(reading.edition.strategy.id)]
    coming = [one for one in every if one["day"] >= reading.today]
    past = [one for one in reversed(every) if one["day"] < reading.today]
    return _frame(reading) | {
        "coming": coming,
        "past": past,
        "finding": _finding(coming),
        "without_assurance": _without_assurance(reading),
        "owed": _owed(reading),
    }


def meeting_page(reading: Reading, meeting: Meeting) -> dict[str, Any]:
    """Context of one meeting as the public may read it."""
    told = queries.public_meeting(meeting, reading.today)
    return _frame(reading, Crumb(link("meetings"), _("Meetings"))) | {
        "meeting": told,
        "board": reading.edition.name_of_body(told.board),
        "stage": STAGES[MeetingStage(told.stage)],
        "grounds": GROUNDS,
        "decisions": [decision_row(reading, one) for one in told.decisions],
        "packs": _packs(told),
    }


def decisions_page(reading: Reading) -> dict[str, Any]:
    """Context of all decisions, the newest first."""
    strategy, day = reading.edition.strategy.id, reading.today
    held = queries.decisions(strategy).filter(decided_on__lte=day).reverse()
    rows = [decision_row(reading, queries.public_decision(one, day)) for one in held]
    told = ngettext("%(n)s decision is recorded.", "%(n)s decisions are recorded.", len(rows))
    return _frame(reading, Crumb(link("meetings"), _("Meetings"))) | {
        "rows": rows,
        "finding": told % {"n": len(rows)} if rows else _("No decision is recorded yet."),
    }


def decision_page(reading: Reading, number: int) -> dict[str, Any] | None:
    """Context of one decision with the figures as they stood; None when there is none."""
    held = queries.decisions(reading.edition.strategy.id).filter(
        number=number, decided_on__lte=reading.today
    )
    row = held.first()
    if row is None:
        return None
    told = queries.public_decision(row, reading.today)
    then = stood(reading, told.release, told.edition, told.evidence_day)
    crumbs = Crumb(link("meetings"), _("Meetings")), Crumb(link("decisions"), _("Decisions"))
    return _frame(reading, *crumbs) | {
        "decision": told,
        "board": reading.edition.name_of_body(told.board),
        "meeting_href": link("meeting", str(told.meeting)),
        "state": state(told),
        "grounds": GROUNDS,
        "serves": [named for one in told.serves if (named := _served(reading, one))],
        "endorsements": [
            (reading.edition.name_of_body(body), ENDORSED[given], on)
            for body, given, on in told.endorsements
        ],
        "rows": rows_served(then.reading, told.serves) if then.reading else [],
        "absent": then.absent,
        "on_the_table": queries.stands_on_pack(row),
        "asked": _asked(reading, told),
        "baseline_year": reading.settings.baseline_year,
    }


def _asked(reading: Reading, told: PublicDecision) -> str:
    """The title of the consultation that a decision names."""
    strategy = reading.edition.strategy.id
    held = public_consultation(strategy, told.consultation, reading.today)
    return held.title if held else ""


def known_page(reading: Reading, board: str, day: date | None) -> dict[str, Any]:
    """Context of "what did the board know on that day?"; without a day, the question alone."""
    board = board or reading.edition.board
    context = _frame(reading, Crumb(link("meetings"), _("Meetings"))) | {
        "boards": [(b.id, b.name) for b in reading.edition.governance.bodies if not b.retired],
        "board": board,
        "board_name": reading.edition.name_of_body(board),
        "asked": day,
        "known": None,
    }
    if day is None or day > reading.today:
        return context
    known = known_on(reading.edition.strategy.id, board, day)
    table = known.table
    then = stood(reading, table.release, table.edition, table.day) if table else None
    return context | {
        "known": known,
        "decisions": [decision_row(reading, one) for one in known.decisions],
        "challenges": [
            (reading.edition.name_of_body(one.to_board) or one.to_organisation, one)
            for one in known.challenges
        ],
        "assurance": [(reading.edition.name_of_body(one.board), one) for one in known.assurance],
        "said": [
            said(reading, words)
            for held in public_words(reading.edition.strategy.id, day).values()
            for words in held
        ],
        "counts": tallies.in_words(then.reading.marks) if then and then.reading else "",
        "absent": then.absent if then else "",
    }


def decisions_about(reading: Reading, priority: Priority) -> list[DecisionRow]:
    """Public decisions that serve a priority or one of its measures."""
    items = [("priority", priority.id), *(("listing", one.id) for one in priority.listings)]
    held = queries.decisions_serving(reading.edition.strategy.id, items, reading.today)
    return [decision_row(reading, queries.public_decision(one, reading.today)) for one in held]


def decisions_of_board(reading: Reading, board: str) -> list[DecisionRow]:
    """Public decisions that a board took by the day of reading."""
    held = queries.decisions(reading.edition.strategy.id)
    taken = held.filter(item__meeting__board=board, decided_on__lte=reading.today)
    return [decision_row(reading, queries.public_decision(one, reading.today)) for one in taken]


def decision_row(reading: Reading, told: PublicDecision) -> DecisionRow:
    """A decision as a row; of an exempt one, only that it was taken."""
    return DecisionRow(
        told.number,
        link("decision", str(told.number)),
        told.title,
        told.words or _("A decision on an exempt item"),
        reading.edition.name_of_body(told.board),
        told.decided_on,
        state(told),
    )


def state(told: PublicDecision) -> str:
    """Whether a decision has effect, or what holds it."""
    return ", ".join(str(HOLDS[one]) for one in told.holds) or _("has effect")


def calendar_file(reading: Reading, host: str, root: str) -> bytes:
    """The feed of meetings, and of returns that are asked for."""
    strategy, day = reading.edition.strategy.id, reading.today
    name_of = reading.edition.name_of_body
    entries = [
        Entry(
            uid=f"{strategy}-meeting-{one.pk}",
            title=name_of(one.board),
            at=one.starts_at,
            stamped=one.called_on,
            version=one.version,
            place=one.place,
            url=f"{root}{link('meeting', str(one.pk))}",
            cancelled=one.stage == MeetingStage.CANCELLED,
        )
        for one in queries.meetings(strategy)
    ]
    boards = [one.id for one in reading.edition.governance.bodies]
    entries += [
        Entry(
            uid=f"{strategy}-return-{one.pk}",
            title=_("Return due: %(board)s, %(period)s")
            % {"board": name_of(one.board), "period": period(one.round.since, one.round.until)},
            at=one.round.due,
            stamped=one.round.opens,
        )
        for one in returns_of(strategy, boards, day)
        if standing(dates_of(one), day) in OPEN
    ]
    name = " – ".join(filter(None, (reading.edition.strategy.title, strip())))
    return feed(name, host, entries)


def _frame(reading: Reading, *crumbs: Crumb) -> dict[str, Any]:
    return frame(reading, "meetings", Crumb(link("home"), _("Home")), *crumbs)


def _row(reading: Reading, one: Meeting) -> dict[str, Any]:
    starts = timezone.localtime(one.starts_at)
    return {
        "href": link("meeting", str(one.pk)),
        "board": reading.edition.name_of_body(one.board),
        "day": starts.date(),
        "time": f"{starts:%H:%M}",
        "place": one.place,
        "stage": STAGES[MeetingStage(one.stage)],
        "cancelled": one.stage == MeetingStage.CANCELLED,
    }


def _finding(coming: list[dict[str, Any]]) -> str:
    held = [one for one in coming if not one["cancelled"]]
    if not held:
        return _("No meeting is called yet.")
    told = {"board": held[0]["board"], "day": numbers.day(held[0]["day"])}
    return _("The next meeting is of the %(board)s, on %(day)s.") % told


def _without_assurance(reading: Reading) -> list[str]:
    """Boards that are to give assurance, and whose assurance has expired or is missing."""
    bodies, day = reading.edition.governance.bodies, reading.today
    asked = must_assure(bodies, day)
    held = without_assurance(reading.edition.strategy.id, asked, day)
    return [reading.edition.name_of_body(one) for one in held]


def _owed(reading: Reading) -> list[dict[str, Any]]:
    """What partners owe, the latest first; a board in two roles is marked."""
    day, edition = reading.today, reading.edition
    rows = sorted(owed(edition.strategy.id, day), key=lambda one: (one.due, one.id))
    found = []
    for one in rows:
        body = edition.body(one.partner)
        organisation = edition.governance.organisation(one.partner)
        named = body or organisation
        found.append(
            {
                "partner": named.name if named else one.partner,
                "words": one.words or _("Follows from an exempt item"),
                "due": one.due,
                "age": one.age(day),
                "late": one.late(day),
                "two_roles": body is not None and has_conflict_of_role(body, day),
            }
        )
    return found


def _packs(told: PublicMeeting) -> list[tuple[str, str, str, date]]:
    """The newest pack's files: what they are, their address, their sum, their day."""
    newest = {one.kind: one for one in told.packs if one.kind in PACKS}
    return [
        (PACKS[kind], link("pack", str(told.id), newest[kind].sha256, kind),
         newest[kind].sha256, newest[kind].day)
        for kind in PACKS if kind in newest
    ]  # fmt: skip


def _served(reading: Reading, one: tuple[str, str]) -> tuple[str, str] | None:
    """The name and address of what a decision serves."""
    kind, item = one
    if kind == "priority" and (priority := reading.edition.priority(item)):
        return priority.name, link("priority", item)
    if kind == "consultation":
        return None  # it has a line of its own
    listed = [x for x in reading.listed if x.listing.id == item]
    if kind in {"listing", "measure"} and listed:
        above = listed[0].priority
        return name_of_listed(listed[0]), link("priority", above.id) if above else ""
    return None

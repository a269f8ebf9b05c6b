"""What the public reads of a board's work: its returns, challenges, assurance, meetings, plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.meetings import queries as meetings
from commonweal.delivery.meetings.at_work import challenges_with
from commonweal.delivery.meetings.own_items import current_assurance
from commonweal.delivery.models import AssuranceStatement, Challenge, MeetingStage, Opinion
from commonweal.delivery.plans.queries import in_force
from commonweal.delivery.returns.queries import (
    dates_of,
    open_exceptions,
    public_words,
    returns_of,
)
from commonweal.delivery.returns.standing import Standing, overdue, standing
from commonweal.publication.handed_in import lateness
from commonweal.publication.links import link
from commonweal.publication.naming import organisation_name
from commonweal.publication.reading import Reading
from commonweal.publication.said import period, said
from commonweal.publication.subjects import subject_href, subject_name
from commonweal.publication.wording import own_board
from commonweal.strategy.governance import Body

STANDINGS = {
    Standing.DUE: gettext_lazy("asked for"),
    Standing.LATE: gettext_lazy("late"),
    Standing.MISSING: gettext_lazy("missing"),
    Standing.SUBMITTED: gettext_lazy("handed in, not accepted yet"),
    Standing.RETURNED: gettext_lazy("sent back, to be amended"),
    Standing.ACCEPTED: gettext_lazy("accepted"),
}
OPINIONS = {
    Opinion.FULL: gettext_lazy("full assurance"),
    Opinion.SUBSTANTIAL: gettext_lazy("substantial assurance"),
    Opinion.LIMITED: gettext_lazy("limited assurance"),
    Opinion.NONE: gettext_lazy("no assurance can be given"),
}
SHOWN = 4  # returns of two years


@dataclass(frozen=True, slots=True)
class ReturnTold:
    """One return as the public reads it."""

    period: str
    due: date
    standing: Standing
    told: Any
    accepted: date | None
    late: str
    not_in: bool  # though its day has passed
    accepted_by: str  # said only where the board itself accepted it


def work_of(reading: Reading, body: Body) -> dict[str, Any]:
    """Everything of a board's work by the day of reading; empty lists where there is none."""
    strategy, day = reading.edition.strategy.id, reading.today
    words = [one for held in public_words(strategy, day).values() for one in held]
    mine = [one for one in words if one.board == body.id]
    newest = max((one.since for one in mine), default=None)
    plan = in_force(strategy, body.id, day)
    return {
        "returns": _returns(reading, body)[:SHOWN],
        "said": [said(reading, one) for one in mine if one.since == newest],
        "raised": [
            (subject_name(reading, x.subject, x.item), subject_href(reading, x.subject, x.item), x)
            for x in open_exceptions(strategy, day)
            if x.board == body.id
        ],
        "challenges": _challenges(reading, body),
        "assurance": [
            _assured(one, day) for one in current_assurance(strategy, day) if one.board == body.id
        ],
        "meetings": _meetings(reading, body),
        "plan": plan,
        "plan_accepted_by": own_board.accepted(plan is not None and plan.own_board),
    }


def _returns(reading: Reading, body: Body) -> list[ReturnTold]:
    """Returns asked for by the day of reading, the newest first; nothing that came later."""
    found = []
    for one in returns_of(reading.edition.strategy.id, [body.id], reading.today):
        dates = dates_of(one)
        stands = standing(dates, reading.today)
        found.append(
            ReturnTold(
                period(one.round.since, one.round.until),
                one.round.due,
                stands,
                STANDINGS[stands],
                one.accepted_on if stands is Standing.ACCEPTED else None,
                lateness(dates, reading.today),
                overdue(dates, reading.today),
                own_board.accepted(one.own_board and stands is Standing.ACCEPTED),
            )
        )
    return found


def _challenges(reading: Reading, body: Body) -> list[dict[str, Any]]:
    """Challenges that the board put or was put: open ones by their day, then the others."""
    day = reading.today
    held = challenges_with(reading.edition.strategy.id, [body.id])
    rows = [_challenge(reading, one, day) for one in held if one.made_on <= day]
    return sorted(rows, key=lambda one: (not one["open"], one["due"]))


def _challenge(reading: Reading, one: Challenge, day: date) -> dict[str, Any]:
    answered = one.answered_on is not None and one.answered_on <= day
    closed = one.closed_on is not None and one.closed_on <= day
    name_of = reading.edition.name_of_body
    return {
        "from": name_of(one.from_board),
        "to": name_of(one.to_board) or organisation_name(reading, one.to_organisation),
        "about": subject_name(reading, one.about, one.about_id),
        "about_href": subject_href(reading, one.about, one.about_id),
        "words": one.words,
        "due": one.due,
        "open": not answered and not closed,
        "late": 0 if answered or closed else max(0, (day - one.due).days),
        "response": one.response if answered else "",
        "answered_on": one.answered_on if answered else None,
        "closed_on": one.closed_on if closed else None,
        "closed_why": one.closed_why if closed else "",
    }


def _assured(one: AssuranceStatement, day: date) -> dict[str, Any]:
    return {
        "scope": one.scope,
        "opinion": OPINIONS[Opinion(one.opinion)],
        "evidence": one.evidence,
        "given_on": one.given_on,
        "expires_on": one.expires_on,
        "expired": one.expires_on <= day,
    }


def _meetings(reading: Reading, body: Body) -> list[tuple[str, date, str]]:
    """The next meeting and the last one: what it is, its day, its address.

    One that was held today is the last and no longer the next.
    """
    held = meetings.meetings(reading.edition.strategy.id, body.id)
    met = {MeetingStage.HELD, MeetingStage.MINUTES_APPROVED}
    days = [
        (timezone.localdate(one.starts_at), one.pk, one.stage in met)
        for one in held.exclude(stage=MeetingStage.CANCELLED)
    ]
    coming = [(day, key) for day, key, over in days if not over and day >= reading.today]
    past = [(day, key) for day, key, over in days if over or day < reading.today]
    found = [(_("Next meeting"), *coming[0])] if coming else []
    found += [(_("Last meeting"), *past[-1])] if past else []
    return [(told, day, link("meeting", str(number))) for told, day, number in found]

"""What boards owe and is past its day: duties, challenges, actions of meetings, assurance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.duties.queries import duties_on
from commonweal.delivery.duties.standing import State
from commonweal.delivery.meetings.past_due import Overdue, PastDue
from commonweal.delivery.meetings.roles import must_assure
from commonweal.publication import numbers
from commonweal.publication.matter import Matter, concerns, due_on
from commonweal.publication.naming import organisation_name
from commonweal.publication.reading import Reading


def duties(reading: Reading, board: str) -> Iterator[Matter]:
    """Duties whose evidence is older than the law allows, for the board that they bind."""
    edition, day = reading.edition, reading.today
    if board != edition.board:
        return
    for one in duties_on(edition, day):
        stands = one.standing
        if stands.state is State.LATE and stands.due and stands.last:
            yield Matter(
                about="duty",
                id=one.duty.id,
                title=one.duty.name,
                board=board,
                detail=_("Last shown on %(day)s") % {"day": numbers.day(stands.last)},
                dated=_("Late since %(day)s") % {"day": numbers.day(stands.due)},
                late=(day - stands.due).days,
            )


def challenges(reading: Reading, board: str, owed: PastDue) -> Iterator[Matter]:
    """Challenges whose day to answer has passed; the strategy's board reads them all."""
    name_of = reading.edition.name_of_body
    for one in owed.challenges:
        if board in {one.asker, one.board, reading.edition.board}:
            told = {"from": name_of(one.asker), "to": organisation_name(reading, one.organisation)}
            asked = _("The %(from)s asked") if one.board else _("From the %(from)s to: %(to)s")
            yield Matter(
                about="challenge",
                id=str(one.id),
                title=one.words,
                board=one.board,
                detail=asked % told,
                dated=due_on(one.due),
                late=(reading.today - one.due).days,
                asker=one.asker,
            )


def tasks(reading: Reading, board: str, owed: PastDue) -> Iterator[Matter]:
    """Actions given at meetings whose day has passed, of a board's own and to the board above.

    The words of one that follows from an exempt decision stay in its meeting.
    """
    for one in owed.actions:
        if concerns(reading, board, one.board):
            told = {"since": numbers.day(one.since), "due": numbers.day(one.due)}
            yield Matter(
                about="meeting_action",
                id=str(one.id),
                title=_("Follows from an exempt item") if one.exempt else one.words,
                board=one.board,
                detail=_whose(reading, one),
                dated=_("Given on %(since)s, due %(due)s") % told,
                late=(reading.today - one.due).days,
                meeting=one.meeting,
                exempt=one.exempt,
            )


def _whose(reading: Reading, one: Overdue) -> str:
    """ "For: Director of Public Health, the council" """
    body = reading.edition.body(one.organisation)
    named = body.name if body else organisation_name(reading, one.organisation)
    return _("For: %(office)s, %(organisation)s") % {"office": one.office, "organisation": named}


def assurance(reading: Reading, board: str, owed: PastDue) -> Iterator[Matter]:
    """Assurance that has expired, and boards that are to give one and never did."""
    for one in owed.expired:
        if concerns(reading, board, one.board):
            yield _expired(one, reading.today)
    for asked in must_assure(reading.edition.governance.bodies, reading.today):
        if asked not in owed.assured and concerns(reading, board, asked):
            yield Matter(
                about="assurance", id=asked, title=_("No assurance has been given"), board=asked
            )


def _expired(one: Overdue, day: date) -> Matter:
    return Matter(
        about="assurance",
        id=str(one.id),
        title=one.words,
        board=one.board,
        detail=_("The assurance no longer holds"),
        dated=_("Expired %(day)s") % {"day": numbers.day(one.due)},
        late=(day - one.due).days,
    )

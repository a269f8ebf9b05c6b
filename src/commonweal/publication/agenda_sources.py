"""What each part of the boards' work brings to an agenda, gathered where all parts are known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.duties.queries import duties_on
from commonweal.delivery.meetings.agenda import Kind, OpenItem, Provider, assemble
from commonweal.delivery.meetings.own_items import OWN
from commonweal.delivery.models import Raised
from commonweal.delivery.plans.off_course import escalated_risks
from commonweal.delivery.proposals import Proposal, waiting
from commonweal.delivery.returns.asked import priorities_answered
from commonweal.delivery.returns.queries import (
    dates_of,
    open_exceptions,
    public_words,
    returns_of,
)
from commonweal.delivery.returns.standing import overdue
from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.queries import unfinished
from commonweal.publication import numbers
from commonweal.publication.amendment_words import change_title, changed
from commonweal.publication.exceptions import exceptions_of, ranks_of
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Reading
from commonweal.publication.said import period
from commonweal.publication.subjects import subject_name


def open_for(reading: Reading, board: str, day: date) -> tuple[OpenItem, ...]:
    """All that is open for a board on a day, in the order of its agenda."""
    return assemble(sources(reading), reading.edition.strategy.id, board, day)


def sources(reading: Reading) -> tuple[Provider, ...]:
    """Everything that has something for a board."""

    def exceptions(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        between = open_exceptions(strategy, day)
        yield from _exceptions(reading, board, day, _asks(strategy, day, between))
        yield from _raised(reading, board, between)

    def returns(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        yield from _overdue_returns(reading, strategy, board, day)

    def proposals(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        if board == reading.edition.board:
            yield from (_proposal(reading, one) for one in waiting(strategy))

    def risks(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        yield from _risks(reading, strategy, board, day)

    def duties(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        yield from _duties(reading, board, day)

    def consultations(strategy: str, board: str, day: date) -> Iterator[OpenItem]:
        yield from _consultations(strategy, board)

    return (exceptions, returns, proposals, consultations, risks, duties, *OWN)


def _exceptions(
    reading: Reading, board: str, day: date, asked: dict[str, str]
) -> Iterator[OpenItem]:
    """Exceptions with what boards ask: all for the board above, for others those they answer for.

    What was raised between returns is asked before what the last return asked.
    """
    answered = {x.id for p in priorities_answered(reading.edition, board, day) for x in p.listings}
    for one in exceptions_of(reading):
        if board == reading.edition.board or one.listing in answered:
            yield OpenItem(
                kind=Kind.EXCEPTION,
                about="listing",
                id=one.listing,
                title=name_of_listed(reading.listed_by_id(one.listing)),
                ask=asked.get(one.listing) or _("Say what is asked of the board that leads."),
                weight=one.chance or 0.0,
            )


def _raised(reading: Reading, board: str, between: list[Raised]) -> Iterator[OpenItem]:
    """What boards raised between returns about what the figures do not show as an exception.

    What is to be commissioned stands by itself, whatever the figures show.
    """
    if board != reading.edition.board:
        return
    shown = ranks_of(reading)
    for one in between:
        if one.commissions or one.item not in shown:
            yield OpenItem(
                kind=Kind.COMMISSIONING if one.commissions else Kind.RAISED,
                about="exception",
                id=str(one.pk),
                title=subject_name(reading, one.subject, one.item),
                ask=one.asks,
                since=one.raised_on,
            )


def _asks(strategy: str, day: date, between: list[Raised]) -> dict[str, str]:
    """What is asked about each listing or priority, the newest words last."""
    held = public_words(strategy, day).values()
    told = {one.item: one.asks for words in held for one in words if one.asks}
    return told | {one.item: one.asks for one in between if one.asks and not one.commissions}


def _overdue_returns(reading: Reading, strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    if board != reading.edition.board:
        return
    every = {one.id for one in reading.edition.governance.bodies}
    for filing in returns_of(strategy, every, day):
        if overdue(dates_of(filing), day):
            told = {
                "board": reading.edition.name_of_body(filing.board),
                "period": period(filing.round.since, filing.round.until),
            }
            yield OpenItem(
                kind=Kind.OVERDUE_RETURN,
                about="return",
                id=str(filing.pk),
                title=_("Return of the %(board)s, %(period)s") % told,
                since=filing.round.opens,
                due=filing.round.due,
            )


def _proposal(reading: Reading, one: Proposal) -> OpenItem:
    """A target, or a change of a measure or priority, that waits for the board above."""
    if one.about == "amendment":
        title = change_title(one) % {"name": changed(reading, one)}
        asked = _("Proposed on %(day)s: agree, or send back.") % {"day": numbers.day(one.on)}
    else:
        told = {
            "name": name_of_listed(reading.listed_by_id(one.item)),
            "board": reading.edition.name_of_body(one.board),
        }
        title = _("Target for %(name)s, by the %(board)s") % told
        asked = _("Agree, or send back.")
    return OpenItem(
        kind=Kind(one.about),
        about=one.about,
        id=str(one.number),
        title=title,
        ask=asked,
        since=one.on,
    )


def _consultations(strategy: str, board: str) -> Iterator[OpenItem]:
    """What the board asked people, and has not considered since the answers were summed up."""
    for one in unfinished(strategy, [board]):
        if one.stage == Stage.ANALYSED:
            yield OpenItem(
                kind=Kind.CONSULTATION,
                about="consultation",
                id=one.name,
                title=one.title,
                ask=_("Consider the answers: what changes, what does not, and why."),
                since=one.analysed_on,
            )


def _risks(reading: Reading, strategy: str, board: str, day: date) -> Iterator[OpenItem]:
    for one in escalated_risks(strategy, day):
        if board in {one.board, reading.edition.board}:
            yield OpenItem(
                kind=Kind.ESCALATED_RISK,
                about="risk",
                id=f"{one.action}/{one.risk.ref}",
                title=one.risk.text,
                since=one.since,
                weight=float(one.risk.score),
            )


def _duties(reading: Reading, board: str, day: date) -> Iterator[OpenItem]:
    """Duties without evidence, or whose evidence is too old by the meeting or soon after."""
    if board != reading.edition.board:
        return
    for one in duties_on(reading.edition, day):
        if one.standing.falls_due:
            yield OpenItem(
                kind=Kind.DUTY,
                about="duty",
                id=one.duty.id,
                title=one.duty.name,
                ask=one.duty.asks,
                since=one.standing.last,
                due=one.standing.due,
            )

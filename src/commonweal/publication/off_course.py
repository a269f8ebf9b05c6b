"""What is off course for a board: figures with the boards' words, and work that is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.meetings.own_items import current_assurance, unanswered
from commonweal.delivery.meetings.roles import must_assure
from commonweal.delivery.models import AssuranceStatement, Raised
from commonweal.delivery.plans.off_course import escalated_risks, slipped
from commonweal.delivery.returns.asked import asked_of, boards_asked, priorities_answered
from commonweal.delivery.returns.queries import (
    Words,
    dates_of,
    open_exceptions,
    public_words,
    returns_of,
)
from commonweal.delivery.returns.standing import Standing, days_late, standing
from commonweal.publication import numbers
from commonweal.publication.exceptions import exceptions_of
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Reading
from commonweal.publication.rows import MeasureRow, measure_row
from commonweal.publication.said import period
from commonweal.publication.subjects import subject_name
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.priority import Priority

LATE = (Standing.LATE, Standing.MISSING)


@dataclass(frozen=True, slots=True)
class Quote:
    """A board's words on something, what it asks, and when it said so."""

    board: str
    said: str
    asks: str
    told: str
    raised: int = 0  # the number of the exception raised between returns; 0 in a return


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that is off course; ``about`` and ``id`` name it, ``board`` answers for it."""

    about: str
    id: str
    title: str
    board: str
    detail: str = ""
    dated: str = ""
    late: int = 0  # days
    row: MeasureRow | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OffCourse:
    """All that is off course for one board on a day, by kind, the most pressing first."""

    figures: tuple[Matter, ...]
    raised: tuple[Matter, ...]
    returns: tuple[Matter, ...]
    challenges: tuple[Matter, ...]
    assurance: tuple[Matter, ...]
    risks: tuple[Matter, ...]
    slips: tuple[Matter, ...]

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__dataclass_fields__)


def off_course(reading: Reading, board: str) -> OffCourse:
    """Everything for the strategy's board; for another, what it answers for itself."""
    spoken = list(_spoken(reading))
    figures = tuple(_figures(reading, board, spoken))
    told = {one.id for one in figures}
    return OffCourse(
        figures=figures,
        raised=tuple(_raised(reading, board, told, spoken)),
        returns=tuple(_returns(reading, board)),
        challenges=tuple(_challenges(reading, board)),
        assurance=tuple(_assurance(reading, board)),
        risks=tuple(_risks(reading, board)),
        slips=tuple(_slips(reading, board)),
    )


def _concerns(reading: Reading, board: str, answering: str) -> bool:
    return board in {answering, reading.edition.board}


def _spoken(reading: Reading) -> Iterator[tuple[str, str, str, Quote]]:
    """(board, subject, item, words): raised between returns first, then of the last return."""
    strategy, day, name_of = (
        reading.edition.strategy.id,
        reading.today,
        reading.edition.name_of_body,
    )
    for one in open_exceptions(strategy, day):
        yield one.board, one.subject, one.item, _of_raised(name_of(one.board), one)
    for held in public_words(strategy, day).values():
        for words in held:
            yield words.board, words.subject, words.item, _of_return(name_of(words.board), words)


def _of_raised(board: str, one: Raised) -> Quote:
    told = _("Raised on %(day)s") % {"day": numbers.day(one.raised_on)}
    return Quote(board, one.said, one.asks, told, one.pk)


def _of_return(board: str, words: Words) -> Quote:
    return Quote(board, words.said, words.asks, period(words.since, words.until))


def _figures(
    reading: Reading, board: str, spoken: Iterable[tuple[str, str, str, Quote]]
) -> Iterator[Matter]:
    """Ranked exceptions, with the words and asks of the boards beside each."""
    edition, day = reading.edition, reading.today
    mine = {x.id for p in priorities_answered(edition, board, day) for x in p.listings}
    leads = {
        one.item: body
        for body in reversed(boards_asked(edition, day))
        for one in asked_of(edition, body, day)
    }
    for one in exceptions_of(reading):
        if board != edition.board and one.listing not in mine:
            continue
        listed = reading.listed_by_id(one.listing)
        also = _also(reading, one.listing)
        yield Matter(
            about="listing",
            id=one.listing,
            title=name_of_listed(listed),
            board=leads.get(one.listing) or _named_lead(reading, listed.priority),
            row=measure_row(listed.first),
            quotes=tuple(q for _b, kind, item, q in spoken if kind == "listing" and item in also),
        )


def _named_lead(reading: Reading, priority: Priority | None) -> str:
    """The body that the strategy names where no board answers to the one above; or none."""
    if priority is None:
        return ""
    return next(iter(lead_of(reading.edition, priority, reading.today).bodies), "")


def _also(reading: Reading, listing: str) -> tuple[str, ...]:
    """A listing with those that were merged into it."""
    mark = next((one for one in reading.marks if one.listing == listing), None)
    return (listing, *mark.also) if mark else (listing,)


def _raised(
    reading: Reading,
    board: str,
    told: set[str],
    spoken: Iterable[tuple[str, str, str, Quote]],
) -> Iterator[Matter]:
    """What boards raised between returns about what is no exception by its figures."""
    among = {x for one in told for x in _also(reading, one)}
    for by, kind, item, quote in spoken:
        if quote.raised and item not in among and _concerns(reading, board, by):
            yield Matter(
                about="exception",
                id=str(quote.raised),
                title=subject_name(reading, kind, item),
                board=by,
                quotes=(quote,),
            )


def _returns(reading: Reading, board: str) -> Iterator[Matter]:
    """Late and missing returns, those missing first."""
    edition, day = reading.edition, reading.today
    above = board == edition.board
    boards = {one.id for one in edition.governance.bodies} if above else {board}
    held = [(standing(dates_of(x), day), x) for x in returns_of(edition.strategy.id, boards, day)]
    for stands, one in sorted(held, key=lambda pair: pair[1].round.due):
        if stands in LATE:
            missing = stands is Standing.MISSING
            yield Matter(
                about="return",
                id=str(one.pk),
                title=_("Return for %(period)s")
                % {"period": period(one.round.since, one.round.until)},
                board=one.board,
                detail=_("Missing: its period is over") if missing else _("Late"),
                dated=_due(one.round.due),
                late=days_late(dates_of(one), day),
            )


def _challenges(reading: Reading, board: str) -> Iterator[Matter]:
    """Challenges whose day to answer has passed; the strategy's board reads them all."""
    day, name_of = reading.today, reading.edition.name_of_body
    for one in unanswered(reading.edition.strategy.id, day).filter(due__lt=day):
        if board in {one.from_board, one.to_board, reading.edition.board}:
            yield Matter(
                about="challenge",
                id=str(one.pk),
                title=one.words,
                board=one.to_board,
                detail=_("The %(board)s asked") % {"board": name_of(one.from_board)},
                dated=_due(one.due),
                late=(day - one.due).days,
            )


def _assurance(reading: Reading, board: str) -> Iterator[Matter]:
    """Assurance that has expired, and boards that are to give one and never did."""
    edition, day = reading.edition, reading.today
    held = current_assurance(edition.strategy.id, day)
    for one in held:
        if one.expires_on <= day and _concerns(reading, board, one.board):
            yield _expired(one, day)
    for asked in must_assure(edition.governance.bodies, day):
        given = any(one.board == asked for one in held)
        if not given and _concerns(reading, board, asked):
            yield Matter(
                about="assurance", id=asked, title=_("No assurance has been given"), board=asked
            )


def _expired(one: AssuranceStatement, day: date) -> Matter:
    return Matter(
        about="assurance",
        id=str(one.pk),
        title=one.scope,
        board=one.board,
        detail=_("The assurance no longer holds"),
        dated=_("Expired %(day)s") % {"day": numbers.day(one.expires_on)},
        late=(day - one.expires_on).days,
    )


def _risks(reading: Reading, board: str) -> Iterator[Matter]:
    for one in escalated_risks(reading.edition.strategy.id, reading.today):
        if _concerns(reading, board, one.board):
            told = {"score": one.risk.score, "threshold": one.risk.threshold}
            yield Matter(
                about="risk",
                id=f"{one.action}/{one.risk.ref}",
                title=one.risk.text,
                board=one.board,
                detail=_("Scored %(score)s of 25; escalated from %(threshold)s on") % told,
                dated=_("Since %(day)s") % {"day": numbers.day(one.since)},
            )


def _slips(reading: Reading, board: str) -> Iterator[Matter]:
    for one in slipped(reading.edition.strategy.id, reading.today):
        if _concerns(reading, board, one.board):
            yield Matter(
                about="action",
                id=one.ref,
                title=one.title,
                board=one.board,
                detail=one.why,
                dated=_("Now expected by %(day)s") % {"day": numbers.day(one.due)},
                late=max(0, (reading.today - one.due).days),
            )


def _due(day: date) -> str:
    return _("Due %(day)s") % {"day": numbers.day(day)}

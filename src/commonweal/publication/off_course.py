"""What is off course for a board: figures with the boards' words, and work that is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.meetings.past_due import past_due
from commonweal.delivery.meetings.queries import decided_about
from commonweal.delivery.models import Raised
from commonweal.delivery.plans.behind import behind
from commonweal.delivery.returns.asked import asked_of, boards_asked, priorities_answered
from commonweal.delivery.returns.queries import (
    dates_of,
    open_exceptions,
    public_words,
    returns_of,
)
from commonweal.delivery.returns.standing import Standing, days_late, overdue, standing
from commonweal.publication import numbers
from commonweal.publication.exceptions import chance_told, exceptions_of
from commonweal.publication.matter import Matter, Quote, concerns, due_on
from commonweal.publication.naming import name_of_listed
from commonweal.publication.off_course_meetings import assurance, challenges, duties, tasks
from commonweal.publication.off_course_plans import late_actions, risks, slips
from commonweal.publication.reading import Reading
from commonweal.publication.rows import measure_row
from commonweal.publication.said import period
from commonweal.publication.subjects import subject_name
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.priority import Priority

NOT_IN_HAND = {
    Standing.LATE: gettext_lazy("Late"),
    Standing.MISSING: gettext_lazy("Missing: its period is over"),
    Standing.RETURNED: gettext_lazy("Sent back, and not handed in again"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OffCourse:
    """All that is off course for one board on a day, by kind, the most pressing first."""

    figures: tuple[Matter, ...]
    raised: tuple[Matter, ...]
    returns: tuple[Matter, ...]
    duties: tuple[Matter, ...]
    challenges: tuple[Matter, ...]
    tasks: tuple[Matter, ...]
    assurance: tuple[Matter, ...]
    risks: tuple[Matter, ...]
    late: tuple[Matter, ...]
    slips: tuple[Matter, ...]

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__dataclass_fields__)


def off_course(reading: Reading, board: str) -> OffCourse:
    """Everything for the strategy's board; for another, what it answers for itself."""
    spoken = list(_spoken(reading))
    figures = tuple(_figures(reading, board, spoken))
    told = {one.id for one in figures}
    owed = past_due(reading.edition.strategy.id, reading.today)
    actions = behind(reading.edition.strategy.id, reading.today)
    return OffCourse(
        figures=figures,
        raised=tuple(_raised(reading, board, told, spoken)),
        returns=tuple(_returns(reading, board)),
        duties=tuple(duties(reading, board)),
        challenges=tuple(challenges(reading, board, owed)),
        tasks=tuple(tasks(reading, board, owed)),
        assurance=tuple(assurance(reading, board, owed)),
        risks=tuple(risks(reading, board)),
        late=tuple(late_actions(reading, board, actions)),
        slips=tuple(slips(reading, board, actions)),
    )


def _spoken(reading: Reading) -> Iterator[tuple[str, str, str, Quote]]:
    """(board, subject, item, words): raised between returns first, then of the last return.

    What a board asked is answered by a later decision on the same thing.
    """
    strategy, day, name_of = (
        reading.edition.strategy.id,
        reading.today,
        reading.edition.name_of_body,
    )
    raised = open_exceptions(strategy, day)
    words = [one for held in public_words(strategy, day).values() for one in held]
    decided = decided_about(strategy, day) if raised or words else {}

    def answer(since: date, *about: tuple[str, str]) -> int:
        later = [decided[one] for one in about if one in decided and decided[one][0] >= since]
        return max(later)[1] if later else 0

    for one in raised:
        about = ("exception", str(one.pk)), (one.subject, one.item)
        quote = _of_raised(name_of(one.board), one, answer(one.raised_on, *about))
        yield one.board, one.subject, one.item, quote
    when = cache(period)  # hundreds of words are of a few rounds
    for said in words:
        told = when(said.since, said.until)
        number = answer(said.accepted_on, (said.subject, said.item))
        quote = Quote(name_of(said.board), said.said, said.asks, told, decided=number)
        yield said.board, said.subject, said.item, quote


def _of_raised(board: str, one: Raised, decided: int) -> Quote:
    told = _("Raised on %(day)s") % {"day": numbers.day(one.raised_on)}
    return Quote(board, one.said, one.asks, told, one.pk, decided)


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
            detail=chance_told(one.chance),
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
        if quote.raised and item not in among and concerns(reading, board, by):
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
    held = returns_of(edition.strategy.id, boards, day)
    for one in sorted(held, key=lambda x: x.round.due):
        if overdue(dates_of(one), day):
            yield Matter(
                about="return",
                id=str(one.pk),
                title=_("Return for %(period)s")
                % {"period": period(one.round.since, one.round.until)},
                board=one.board,
                detail=str(NOT_IN_HAND[standing(dates_of(one), day)]),
                dated=due_on(one.round.due),
                late=days_late(dates_of(one), day),
            )

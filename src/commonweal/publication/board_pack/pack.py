"""What a board pack says: exceptions first, then each priority, each figure with its age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.assessment.freshness import months_between
from commonweal.assessment.summary import BoardException, leaning_of
from commonweal.assessment.verdict import RULE_VERSION, Kind, Leaning
from commonweal.delivery.meetings.queries import PublicItem
from commonweal.publication import numbers, tallies
from commonweal.publication.board_pack.told import PackWords, Spoken
from commonweal.publication.exceptions import chance_told, exceptions_of
from commonweal.publication.made_up import fictional
from commonweal.publication.naming import name_of, name_of_listed
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.publication.rows import Chip, MeasureRow, Spark, measure_row, since_chip, spark
from commonweal.publication.shared_told import SharedTold
from commonweal.publication.tallies import Tallies
from commonweal.publication.wording import sentences, words
from commonweal.publication.wording.words import Word
from commonweal.strategy.priority import Priority

BETTER = (Leaning.VERY_LIKELY_BETTER, Leaning.LIKELY_BETTER)


@dataclass(frozen=True, slots=True)
class Quote:
    """A board's words, and what it asks."""

    board: str
    said: str
    asks: str


@dataclass(frozen=True, slots=True)
class ExceptionTold:
    """One exception as the first page shows it."""

    rank: int
    title: str
    chip: Chip
    lines: tuple[str, ...]
    quotes: tuple[Quote, ...]
    beside: tuple[Word, ...]
    england: str
    place: str
    spark: Spark | None
    chance: str
    age: str
    priority: str


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of a priority, its age counted to the day of the meeting."""

    name: str
    row: MeasureRow
    age: str


@dataclass(frozen=True, slots=True)
class PriorityTold:
    """One priority: who leads, its measures, the boards' words."""

    name: str
    leads: str
    finding: str
    rows: tuple[Row, ...]
    unmeasured: tuple[str, ...]
    quotes: tuple[tuple[str, Quote], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPack:
    """The whole pack; equal readings and words make equal packs."""

    place: str
    board: str
    day: date
    when: str
    fictional: bool
    tallies: Tallies
    exceptions: tuple[ExceptionTold, ...]
    better: tuple[str, ...]
    care: tuple[str, ...]
    items: tuple[PublicItem, ...]
    shared: tuple[SharedTold, ...]
    priorities: tuple[PriorityTold, ...]
    foot: str

    @property
    def title(self) -> str:
        return _("Exceptions: what needs the board")

    @property
    def heading(self) -> str:
        return _("%(board)s, %(day)s") % {"board": self.board, "day": numbers.day(self.day)}


def board_pack(reading: Reading, told: PackWords) -> BoardPack:
    """Everything a pack says, from a reading and the words frozen with it."""
    edition = reading.edition
    return BoardPack(
        place=reading.place.name,
        board=edition.name_of_body(told.board),
        day=told.day,
        when=f"{numbers.day(told.day)}, {told.starts_at}, {told.place}",
        fictional=fictional(reading),
        tallies=tallies.tallies(reading.marks, reading.summary),
        exceptions=tuple(
            _exception(reading, told, rank, one)
            for rank, one in enumerate(exceptions_of(reading), 1)
        ),
        better=tuple(_better(reading)),
        care=tuple(_care(reading)),
        items=told.items,
        shared=told.shared,
        priorities=tuple(_priority(reading, told, one) for one in edition.standing_priorities),
        foot=_foot(reading, told),
    )


def age(measure: Measure, day: date) -> str:
    """How old a measure's latest figure is on the day of the meeting."""
    if measure.latest is None:
        return ""
    months = months_between(measure.panel.periods[measure.latest].end, day)
    told = ngettext("%(n)s month old", "%(n)s months old", months) % {"n": months}
    lag = measure.card.lag_months
    stale = lag is not None and months > lag + measure.card.interval_months
    return _("%(age)s, stale") % {"age": told} if stale else told


def _exception(reading: Reading, told: PackWords, rank: int, row: BoardException) -> ExceptionTold:
    listed = reading.listed_by_id(row.listing)
    measure = _worst(listed, row)
    card, found = measure.card, measure.assessment
    chip = since_chip(measure)
    full = sentences.since(card, found.since)
    common = sentences.beside_others(card, found.change_beside_others)
    chance = chance_told(row.chance)
    return ExceptionTold(
        rank=rank,
        title=_title(measure),
        chip=chip,
        lines=tuple(one for one in (*full[:1], sentences.size_clause(found.since), common) if one),
        quotes=tuple(_quotes(reading, told, ("listing", row.listing))),
        beside=tuple(
            words.WORDS[answer.verdict]
            for answer in (found.beside_england, found.change_beside_others)
        ),
        england=measure_row(measure).england_value,
        place=measure_row(measure).latest,
        spark=spark(measure),
        chance=chance + (" " + _("Firm.") if row.firm else ""),
        age=age(measure, told.day),
        priority=listed.priority.name if listed.priority else "",
    )


def _worst(listed: Listed, row: BoardException) -> Measure:
    return next((m for m in listed.measures if m.assessment.measure == row.measure), listed.first)


def _title(measure: Measure) -> str:
    """The finding: the name, from where to where."""
    found = measure.assessment.since.evidence
    first, last = getattr(found, "baseline", None), getattr(found, "end", None)
    if first is None or last is None:
        return name_of(measure)
    ends = {
        "name": name_of(measure),
        "first": numbers.with_unit(first.value, measure.card),
        "last": numbers.with_unit(last.value, measure.card),
    }
    return _("%(name)s: %(first)s to %(last)s") % ends


def _quotes(reading: Reading, told: PackWords, *keys: tuple[str, str]) -> Iterable[Quote]:
    for one in told.spoken:
        if (one.subject, one.item) in keys:
            yield _quote(reading, one)


def _quote(reading: Reading, one: Spoken) -> Quote:
    return Quote(reading.edition.name_of_body(one.board), one.said, one.asks)


def _better(reading: Reading) -> Iterable[str]:
    """What improved, and what leans so; both named, neither added up."""
    improved = [
        _title(reading.listed_by_id(m.listing).first)
        for m in reading.marks
        if m.kind is Kind.IMPROVED
    ]
    leaning = [
        name_of_listed(reading.listed_by_id(m.listing))
        for m in reading.marks
        if leaning_of(m) in BETTER
    ]
    yield _("Improved: %(names)s.") % {"names": "; ".join(improved) or _("none")}
    if leaning:
        yield _("Likely or very likely better, not counted: %(names)s.") % {
            "names": ", ".join(numbers.inside(one) for one in leaning)
        }


def _care(reading: Reading) -> Iterable[str]:
    summary = reading.summary
    if summary.judged:
        yield ngettext(
            "%(n)s measure was tested; about %(c)s would look like change by chance.",
            "%(n)s measures were tested; about %(c)s would look like change by chance.",
            summary.judged,
        ) % {"n": summary.judged, "c": f"{summary.by_chance:.1f}".rstrip("0").rstrip(".")}
    yield _("Firm: it stands when all are tested at once, at 10 per cent.")
    yield _("Limits of a change stand in brackets. Violet: this place; grey: England.")
    yield _("Limits not published: * estimated from all authorities, † recovered.")


def _priority(reading: Reading, told: PackWords, priority: Priority) -> PriorityTold:
    edition = reading.edition
    listed = reading.listed_under(priority)
    marks = reading.marks_under([priority])
    leads = [edition.name_of_body(one.body) for one in priority.allocations]
    keys = [("priority", priority.id), *(("listing", one.listing.id) for one in listed)]
    names = {("priority", priority.id): ""} | {
        ("listing", one.listing.id): name_of_listed(one) for one in listed
    }
    return PriorityTold(
        name=f"{priority.number}. {priority.name}" if priority.number else priority.name,
        leads=", ".join(dict.fromkeys(leads)) or _("nobody named"),
        finding=tallies.in_words(marks) or _("no measure is listed, so nobody can say"),
        rows=tuple(
            Row(name_of(m), measure_row(m), age(m, told.day))
            for one in listed
            for m in one.measures
        ),
        unmeasured=tuple(one.listing.name for one in listed if not one.measures),
        quotes=tuple(
            (names[one.subject, one.item], _quote(reading, one))
            for one in told.spoken
            if (one.subject, one.item) in keys
        ),
    )


def _foot(reading: Reading, told: PackWords) -> str:
    facts = {
        "day": numbers.day(reading.today),
        "release": reading.release.id,
        "edition": reading.edition.id,
        "rule": RULE_VERSION,
        "head": told.chain_head,
    }
    return (
        _(
            "Frozen %(day)s with release %(release)s, edition %(edition)s, rule version %(rule)s. "
            "End of the log: %(head)s. "
            "Contains public sector information licensed under the Open Government Licence v3.0."
        )
        % facts
    )

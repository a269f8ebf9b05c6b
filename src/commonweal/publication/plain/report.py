"""The plain report: what got better and worse, the gap, what nobody can tell, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commonweal.assessment.summary import Mark, leaning_of
from commonweal.assessment.verdict import Kind, Leaning
from commonweal.publication import calendar_of
from commonweal.publication.agreed_words import AgreedWords, agreed_words
from commonweal.publication.goal import goal_of
from commonweal.publication.languages.names import of_card, of_place
from commonweal.publication.links import in_plain_words
from commonweal.publication.plain import about_report
from commonweal.publication.plain.figures import day_of, month_of, written, year_of
from commonweal.publication.plain.grammar import Block, block_of
from commonweal.publication.plain.message import Message, Sentence, Subject, sentence
from commonweal.publication.plain.names import key_of
from commonweal.publication.reading import Measure, Reading

MOST, MOST_DUE = 3, 4
SURE = (Kind.IMPROVED, Kind.WORSENED, Kind.LITTLE_CHANGE, Kind.STALLED, Kind.ROSE, Kind.FELL)
NONE = {Kind.IMPROVED: about_report.NONE_BETTER, Kind.WORSENED: about_report.NONE_WORSE}
NOT_SURE = (Kind.TOO_UNCERTAIN, Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences of its own, and measures under it."""

    id: str
    heading: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainReport:
    """The whole report; a page, a paper and a voice say the same sentences."""

    title: str
    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]

    @property
    def all_sentences(self) -> list[Sentence]:
        found = [*self.sentences]
        for section in self.sections:
            found += section.sentences
            found += [one for block in section.blocks for one in block.sentences]
        return found


def plain_report(reading: Reading) -> PlainReport:
    """Everything the plain report says, from the reading alone."""
    place = Subject(reading.place.code)
    title = sentence(about_report.TITLE, place, place=of_place(reading.place.name))
    sections = (
        _of_kind(reading, place, about_report.GOT_BETTER, Kind.IMPROVED),
        _of_kind(reading, place, about_report.GOT_WORSE, Kind.WORSENED),
        *_gap(reading, place),
        _unknown(reading, place),
        _perhaps(reading, about_report.PERHAPS_BETTER, BETTER),
        _perhaps(reading, about_report.PERHAPS_WORSE, WORSE),
        _next(reading, place),
        _section(about_report.YOUR_SAY, [sentence(one, place) for one in about_report.ANSWER]),
    )
    kept = tuple(one for one in sections if one.sentences or one.blocks)
    return PlainReport(title.text, tuple(_opening(reading, place)), kept)


def _section(heading: Message, told: Iterable[Sentence], blocks: Iterable[Block] = ()) -> Section:
    return Section(heading.id, heading.text(1), tuple(told), tuple(blocks))


def _opening(reading: Reading, place: Subject) -> Iterator[Sentence]:
    if not any(reading.summary.counts[kind] for kind in NONE):
        yield sentence(about_report.TOTAL, place, n=written(reading.summary.total, 0))
    for kind in SURE:
        if reading.summary.counts[kind]:
            yield _count(reading, place, kind)
        elif kind in NONE:
            yield sentence(NONE[kind], place)


def _count(reading: Reading, place: Subject, kind: Kind) -> Sentence:
    message = about_report.COUNTS[kind]
    holes = {"n": written(reading.summary.counts[kind], 0)}
    if any(one.period for one in message.says):
        holes["year"] = year_of(reading.settings.baseline_year)
        holes["total"] = written(reading.summary.total, 0)
    return sentence(message, place, **holes)


def _of_kind(reading: Reading, place: Subject, heading: Message, kind: Kind) -> Section:
    blocks = [_block(reading, mark) for mark in reading.marks if mark.kind is kind]
    return _section(heading, [] if blocks else [sentence(NONE[kind], place)], blocks)


def _block(reading: Reading, mark: Mark) -> Block:
    return block_of(reading, reading.listed_by_id(mark.listing).first)


def _gap(reading: Reading, place: Subject) -> list[Section]:
    goal = goal_of(reading)
    lines = goal.lines if goal else ()
    shown = _once([line.gap for line in lines if line.gap.has_figure])
    nearest = _once([line.nearest for line in lines if line.nearest and line.nearest.has_figure])
    told = [] if shown else [sentence(about_report.NO_GAP, place)]
    gaps = [block_of(reading, one) for one in shown]
    beside = [block_of(reading, one) for one in nearest]
    return [_section(about_report.THE_GAP, told, gaps), _section(about_report.NEAREST, (), beside)]


def _once(measures: Iterable[Measure]) -> list[Measure]:
    return list({one.key: one for one in measures}.values())


def _unknown(reading: Reading, place: Subject) -> Section:
    counts = reading.summary.counts
    told = [_count(reading, place, kind) for kind in NOT_SURE if counts[kind]]
    if reading.summary.judged:
        by_chance = written(round(reading.summary.by_chance), 0)
        told.append(sentence(about_report.BY_CHANCE, place, n=by_chance))
    return _section(about_report.CANNOT_TELL, told)


BETTER = (Leaning.VERY_LIKELY_BETTER, Leaning.LIKELY_BETTER)
WORSE = (Leaning.VERY_LIKELY_WORSE, Leaning.LIKELY_WORSE)


def _perhaps(reading: Reading, heading: Message, wanted: tuple[Leaning, ...]) -> Section:
    held = [mark for mark in reading.marks if leaning_of(mark) in wanted]
    marks = sorted(held, key=_certainty, reverse=True)
    return _section(heading, [], [_block(reading, mark) for mark in marks[:MOST]])


def _certainty(mark: Mark) -> int:
    lean = getattr(mark.assessments[0].since.evidence, "leaning", None)
    return int(lean.percent) if lean else 0


def _next(reading: Reading, place: Subject) -> Section:
    due = [one for one in calendar_of.expected(reading) if not one.overdue][:MOST_DUE]
    told = list(_boards(agreed_words(reading), place))
    if not due:
        told.append(sentence(about_report.NO_DUE, place))
    return _section(about_report.NEXT, told, [_due(reading, one) for one in due])


def _due(reading: Reading, one: calendar_of.Expected) -> Block:
    subject = Subject(reading.place.code, key_of(reading.cards[one.card]))
    holes = {"month": month_of(one.when), "end": month_of(one.until)}
    return Block(
        of_card(reading.cards[one.card]),
        in_plain_words(one.card),
        (sentence(about_report.DUE, subject, **holes),),
    )


def _boards(agreed: AgreedWords, place: Subject) -> Iterator[Sentence]:
    if agreed.spoken:
        yield sentence(about_report.BOARDS_SPOKE, place, n=written(len(agreed.spoken), 0))
    else:
        yield sentence(about_report.BOARDS_SILENT, place)
    if agreed.decided:
        yield sentence(about_report.BOARDS_DECIDED, place, n=written(len(agreed.decided), 0))
        newest = max(one.on for one in agreed.decided)
        yield sentence(about_report.NEWEST_DECISION, place, day=day_of(newest))

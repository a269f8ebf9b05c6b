"""What happened to a measure, a priority or a board, the newest first, as an Atom feed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from commonweal.publication import links
from commonweal.publication.links import link
from commonweal.publication.made_up import strip
from commonweal.publication.naming import name_of
from commonweal.publication.pages.cited import decisions_citing
from commonweal.publication.pages.have_your_say import said_of_item, said_of_measure
from commonweal.publication.pages.measure import finding
from commonweal.publication.pages.meetings import DecisionRow, decisions_about, decisions_of_board
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.said import Said, said_of_board, said_of_priority
from commonweal.strategy.governance import Body
from commonweal.strategy.priority import Priority

MOST = 50
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: its own id, the day, a title, a sentence, where to read it."""

    id: str
    day: date
    title: str
    told: str
    href: str


def of_measure(reading: Reading, measure: Measure) -> list[Entry]:
    """New figures of a measure, decisions that cite it, what residents said and heard."""
    card, series = measure.card.id, measure.series.id
    listings = [one.listing.id for one in reading.listed if measure in one.measures]
    return _newest(
        [
            *_figure(reading, measure),
            *_decisions(decisions_citing(reading, listings)),
            *_replies(said_of_measure(reading, card, series), links.measure(card, series)),
        ]
    )


def of_priority(reading: Reading, priority: Priority) -> list[Entry]:
    """The same of a priority and its measures, with the words of its boards."""
    href = link("priority", priority.id)
    measures = [m for one in reading.listed_under(priority) for m in one.measures]
    return _newest(
        [
            *(entry for one in measures for entry in _figure(reading, one)),
            *_decisions(decisions_about(reading, priority)),
            *_words(said_of_priority(reading, priority), href),
            *_replies(said_of_item(reading, "priority", priority.id), href),
        ]
    )


def of_board(reading: Reading, body: Body) -> list[Entry]:
    """What a board said and decided, and what it answered residents."""
    href = link("board", body.id)
    return _newest(
        [
            *_decisions(decisions_of_board(reading, body.id)),
            *_words(said_of_board(reading, body.id), href),
            *_replies(said_of_item(reading, "board", body.id), href),
        ]
    )


class _Feed(Atom1Feed):
    """A feed that says nothing of the clock: an empty one is of the day of reading."""

    def latest_post_date(self) -> datetime:
        if self.items:
            return super().latest_post_date()
        return datetime.combine(self.feed["empty_on"], time(), UTC)


def atom(reading: Reading, name: str, href: str, entries: Iterable[Entry], site: str) -> str:
    """The feed as XML; ``site`` is the address that the reader came by."""
    place = reading.place.name
    feed = _Feed(
        title=f"{name}, {place}",
        link=f"{site}{href}",
        description=strip() or reading.edition.strategy.title,
        subtitle=strip() or reading.edition.strategy.title,
        language="en-GB",
        feed_url=f"{site}{href}feed.atom",
        empty_on=reading.today,
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=f"{site}{one.href}",
            description=one.told,
            unique_id=f"tag:{site.partition('//')[2]},2026:{one.id}",
            updateddate=datetime.combine(one.day, time(), UTC),
        )
    return str(feed.writeString("utf-8"))


def _newest(entries: list[Entry]) -> list[Entry]:
    once = {one.id: one for one in entries}.values()
    return sorted(once, key=lambda one: (one.day, one.id), reverse=True)[:MOST]


def _figure(reading: Reading, measure: Measure) -> Iterator[Entry]:
    """The newest figure, on the day of its vintage; else on the last day of its period."""
    if measure.latest is None:
        return
    period = measure.panel.periods[measure.latest]
    told = _DAY.search(str(measure.panel.vintage))
    day = date.fromisoformat(told.group()) if told else period.end
    card, series = measure.card.id, measure.series.id
    title = _("%(name)s: the figure of %(period)s") % {
        "name": name_of(measure), "period": period.label
    }  # fmt: skip
    key = f"figure/{card}/{series}/{period.label}/{measure.panel.vintage}"
    yield Entry(key, day, title, finding(reading, measure), links.measure(card, series))


def _decisions(rows: Iterable[DecisionRow]) -> Iterator[Entry]:
    for one in rows:
        title = _("Decision %(n)s of the %(board)s") % {"n": one.number, "board": one.board}
        yield Entry(f"decision/{one.number}", one.decided_on, title, one.words, one.href)


def _words(rows: Iterable[Said], href: str) -> Iterator[Entry]:
    for one in rows:
        title = _("The %(board)s on %(about)s, %(period)s") % {
            "board": one.board, "about": one.about, "period": one.period
        }  # fmt: skip
        key = f"said/{one.board_href}{one.about}/{one.period}"
        yield Entry(key, one.accepted_on, title, one.said, href)


def _replies(threads: Iterable[dict[str, object]], href: str) -> Iterator[Entry]:
    for one in threads:
        replies = list(one["replies"])  # type: ignore[call-overload]
        if replies:
            day, reply = replies[-1]
            told = f"{one['words']}\n\n{reply}"
            key = f"comment/{one['number']}"
            yield Entry(key, day, _("A resident spoke and was answered"), told, href)

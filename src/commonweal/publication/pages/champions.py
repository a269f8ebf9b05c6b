"""Champions: who supports residents, whom do they reach, and is what they hear answered?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from commonweal.participation.champions.programme import Came, programme
from commonweal.participation.champions.queries import insights
from commonweal.participation.comment_stages import Stage
from commonweal.participation.models import Comment, Insight
from commonweal.publication.about_items import item_of, unknown
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.pages.officers import officers_tables
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.publication.report_tables import Table
from commonweal.publication.wording.champion_words import NO_TARGET, finding, told_count
from commonweal.publication.wording.comment_words import standing_at_work
from commonweal.strategy.around import Audience, Programme

MOST_SHOWN = 50


def champions_page(reading: Reading) -> dict[str, Any]:
    """Context of the page."""
    strategy = reading.edition.strategy.id
    held = programme(strategy, reading.today)
    return frame(reading, "champions", Crumb(link("home"), _("Home"))) | {
        "finding": finding(held),
        "tables": _tables(reading, held),
        "insights": [_insight(reading, one) for one in insights(strategy)[:MOST_SHOWN]],
        "open": bool(reading.edition.board),
        "raised": held.raised,
        "answered": held.answered,
        "late": held.late,
        "programmes": [_told(one) for one in reading.edition.strategy.programmes],
    }


def table_csv(reading: Reading, name: str) -> str | None:
    """The rows of one table of the page; None for no such table."""
    held = programme(reading.edition.strategy.id, reading.today)
    return next((one.csv for one in _tables(reading, held) if one.id == name), None)


def _tables(reading: Reading, held: Came) -> list[Table]:
    return [_came_to(reading, held), _by_ward(reading, held), *officers_tables(reading)]


def for_residents(reading: Reading) -> Programme | None:
    """The programme of the strategy in which residents take part."""
    held = reading.edition.strategy.programmes
    return next((one for one in held if Audience.RESIDENTS in one.audience), None)


def _told(one: Programme) -> dict[str, Any]:
    """What the strategy says of a programme, and what it leaves open."""
    return {
        "name": one.name,
        "places": one.places,
        "criteria": one.criteria,
        "measured": bool(one.listings),
        "open": one.places is None or not one.criteria or not one.listings,
    }


def _came_to(reading: Reading, held: Came) -> Table:
    written = for_residents(reading)
    places = str(written.places) if written and written.places is not None else ""
    rows = (
        (_("Champions recruited"), told_count(held.recruited), places),
        (_("Champions trained: came to a session"), told_count(held.trained), ""),
        (_("Champions active today"), told_count(held.active), ""),
        (_("Champions who moved on"), told_count(held.moved_on), ""),
        (_("Training sessions held"), str(held.sessions), ""),
        (_("People reached, each time counted"), told_count(held.reached), ""),
        (_("Insights raised"), str(held.raised), ""),
        (_("Insights answered by a board"), str(held.answered), ""),
    )
    return Table(
        id="programme",
        title=_("What the programme came to"),
        note=_("A target stands here where the strategy sets one."),
        heads=(_("What is counted"), _("So far"), _("Target")),
        rows=tuple((name, count, target or str(NO_TARGET)) for name, count, target in rows),
        numbers=(1,),
        gaps=frozenset((n, 2) for n, (_name, _count, target) in enumerate(rows) if not target),
    )


def _by_ward(reading: Reading, held: Came) -> Table:
    """Every ward of the place; where no list of them is held, those that somebody told."""
    names = wards_of(reading)
    told = {*held.active_in, *held.reached_in} - {""}
    wards = names or {code: code for code in sorted(told)}
    elsewhere = [held.active_in.get("", 0), held.reached_in.get("", 0)]
    for code in told - wards.keys():
        elsewhere[0] += held.active_in.get(code, 0)
        elsewhere[1] += held.reached_in.get(code, 0)
    rows = [
        (name, held.active_in.get(code, 0), held.reached_in.get(code, 0))
        for code, name in wards.items()
    ]
    if any(elsewhere):
        rows.append((_("Ward not told"), elsewhere[0], elsewhere[1]))
    return Table(
        id="wards",
        title=_("Champions and reach by ward"),
        note="" if names else _("No list of the wards of this place is held."),
        heads=(_("Ward"), _("Active champions"), _("People reached")),
        rows=tuple((name, told_count(a), told_count(b)) for name, a, b in rows),
        numbers=(1, 2),
        gaps=frozenset((n, 1) for n, one in enumerate(rows) if not one[1]),
        none=_("Nobody is active yet."),
    )


def _replies(held: Comment) -> list[tuple[date, str]]:
    """Replies that were read and shown, without those that were erased since."""
    turns = (one for one in held.messages.all() if one.public and one.reply)
    return [(one.on, one.reply.words) for one in turns if not one.reply.erased_on]


def _insight(reading: Reading, one: Insight) -> dict[str, Any]:
    """An insight with the reply it was traced to; its words only where they may be shown."""
    held = one.comment
    item = item_of(reading, f"{held.about}/{held.about_id}".rstrip("/"))
    public = held.public_on is not None and held.public_words is not None
    replies = _replies(held) if public else []
    open_ = held.stage not in {Stage.ESCALATED, Stage.WITHDRAWN}
    return {
        "day": held.received_on,
        "about": item.name if item else unknown(held.about),
        "href": item.href if item else "",
        "words": held.public_words.words if public and held.public_words else "",
        "language": held.language,
        "replies": replies,
        "standing": standing_at_work(reading, held) if open_ else "",
        "due": held.due if open_ else None,
        "late": held.due is not None and held.due < reading.today,
    }

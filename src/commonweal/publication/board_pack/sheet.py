"""The pack as Typst sets it: every word and drawing, ready."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.board_pack.pack import (
    BoardPack,
    ExceptionTold,
    PriorityTold,
    Quote,
    Row,
)
from commonweal.publication.made_up import strip
from commonweal.publication.report_pdf.pieces import TONES, chip_of, drawn, sparkline
from commonweal.publication.shared_told import SharedTold
from commonweal.publication.tallies import Tally
from commonweal.publication.wording.exempt import GROUNDS


def sheet(pack: BoardPack) -> dict[str, Any]:
    """Data of the Typst template."""
    return {
        "place": pack.place,
        "heading": pack.heading,
        "when": pack.when,
        "strip": strip(pack.fictional),
        "title": pack.title,
        "lead": _(
            "Ranked by the chance that a true worsening matters. Figures as they stand for this "
            "meeting."
        ),
        "none": _("No measure is an exception."),
        "tallies": [_tally(one) for one in pack.tallies.six],
        "exceptions": [_exception(one) for one in pack.exceptions],
        "more": _("Further exceptions follow on the next page."),
        "asked": _("Asked of you:"),
        "better": [_("Improved, or leaning so"), *pack.better],
        "care": [_("Read with care"), *pack.care],
        "agenda": _("Agenda"),
        "items": [item(one) for one in pack.items],
        "shared_title": _("Shared with other strategies"),
        "shared": [_shared(one) for one in pack.shared],
        "priorities_title": _("Each priority"),
        "priorities": [_priority(one) for one in pack.priorities],
        "heads": heads(),
        "foot": pack.foot,
    }


def _shared(one: SharedTold) -> dict[str, str]:
    """A shared interest: how it stands, in whose words; the same for every board."""
    handled = _("Handled by %(name)s.") % {"name": one.handled_by} if one.handled_by else ""
    told = {"board": one.board, "day": numbers.day(one.told_on) if one.told_on else ""}
    return {
        "name": one.name,
        "status": one.status_told or _("No board has told how it stands."),
        "words": one.words,
        "note": " ".join(
            part
            for part in (
                handled or _("Nobody is named to handle it."),
                _("Told by the %(board)s, %(day)s.") % told if one.status else "",
            )
            if part
        ),
    }


def heads() -> list[str]:
    """Heads of the table of measures."""
    return [
        _("Measure"),
        _("Latest, with 95% limits"),
        _("Since the baseline"),
        _("England"),
        _("Age at the meeting"),
    ]


def item(one: Any) -> dict[str, str]:
    """An agenda item; of an exempt one, its ground and the public-interest test alone."""
    if one.exempt_ground is not None:
        ground = _("Exempt, Local Government Act 1972, schedule 12A, paragraph %(n)s: %(what)s")
        told = {"n": one.exempt_ground, "what": GROUNDS[one.exempt_ground]}
        return {
            "number": str(one.number),
            "title": ground % told,
            "ask": "",
            "paper": one.public_interest,
            "late": "",
        }
    late = _("Late item: %(why)s") % {"why": one.late_why} if one.late_why else ""
    return {
        "number": str(one.number),
        "title": one.title,
        "ask": one.ask,
        "paper": one.paper,
        "late": late,
    }


def cells(row: Row) -> list[str]:
    """A measure as the table of a priority shows it, in words alone."""
    held = row.row
    since = f"{held.since.word.text}: {held.since.detail}" if held.since.detail else ""
    told = since or str(held.since.word.text)
    lines = [*held.since.lines, held.since.leaning]
    return [
        row.name,
        f"{held.latest} {held.period} ({held.limits})" if held.latest else "–",
        " ".join(_sentence(part) for part in (told, *lines) if part),
        f"{held.england_value} {held.england_text}".strip() if held.england else "–",
        row.age or "–",
    ]


def spoken(quote: Quote) -> dict[str, str]:
    """A board's words as they stand in print."""
    said = f"“{quote.said}”" if quote.said else ""
    return {"board": f"{quote.board}:", "said": said, "asks": quote.asks}


def _tally(one: Tally) -> dict[str, str]:
    return {
        "count": str(one.count),
        "word": str(one.word.text).lower(),
        "mark": drawn(one.word.mark, TONES[one.word.tone]),
    }


def _exception(one: ExceptionTold) -> dict[str, Any]:
    alt = _("Trend. %(title)s. England %(england)s.")
    return {
        "rank": str(one.rank),
        "title": one.title,
        "chip": chip_of(one.chip),
        "leaning": one.chip.leaning,
        "lines": [_sentence(line) for line in one.lines],
        "quotes": [spoken(quote) for quote in one.quotes],
        "beside": [
            {"text": str(word.text), "mark": drawn(word.mark, TONES[word.tone])}
            for word in one.beside
        ],
        "ends": [
            line
            for line in (
                one.place,
                _("England %(value)s") % {"value": one.england} if one.england else "",
            )
            if line
        ],
        "spark": sparkline(one.spark) if one.spark else "",
        "alt": alt % {"title": one.title, "england": one.england or "–"},
        "notes": [line for line in (one.chance, one.age) if line],
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _priority(one: PriorityTold) -> dict[str, Any]:
    return {
        "name": one.name,
        "leads": _("Leads or supports: %(names)s.") % {"names": one.leads},
        "finding": _sentence(one.finding),
        "rows": [cells(row) for row in one.rows],
        "unmeasured": (
            _("Without a figure: %(names)s.") % {"names": "; ".join(one.unmeasured)}
            if one.unmeasured
            else ""
        ),
        "quotes": [{"about": about} | spoken(quote) for about, quote in one.quotes],
    }

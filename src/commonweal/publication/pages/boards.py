"""Boards: who is responsible for what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import numbers, tallies
from commonweal.publication.board_work import work_of
from commonweal.publication.bodies_picture import chart_of_bodies, told_line, words_of
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.open_data_parts import priorities_read
from commonweal.publication.pages.have_your_say import said_of_item
from commonweal.publication.pages.priorities import row
from commonweal.publication.reading import Reading
from commonweal.publication.told_findings import about
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import Body, BodyRole, Line, Sector

ROLES = {
    BodyRole.DIRECT: lambda: _("sets the course and calls to account"),
    BodyRole.DELIVER: lambda: _("delivers"),
    BodyRole.CHALLENGE: lambda: _("challenges and supports"),
    BodyRole.ASSURE: lambda: _("gives assurance"),
    BodyRole.COMMISSION: lambda: _("commissions"),
    BodyRole.SUPPORT: lambda: _("supports"),
}
SECTORS = {
    Sector.COUNCIL: lambda: _("council"),
    Sector.NHS: lambda: _("NHS"),
    Sector.NATIONAL: lambda: _("national"),
    Sector.POLICE: lambda: _("police"),
    Sector.VOLUNTARY: lambda: _("voluntary"),
    Sector.EDUCATION: lambda: _("education"),
    Sector.BUSINESS: lambda: _("business"),
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    name: str
    href: str
    roles: str
    lines: list[str]
    leads: int
    charter: bool


def boards(reading: Reading) -> dict[str, Any]:
    """Context of the list of bodies and organisations."""
    edition = reading.edition
    bodies = [body for body in edition.governance.bodies if not body.retired]
    return frame(reading, "boards", Crumb(link("home"), _("Home"))) | {
        "rows": [_row(reading, body) for body in bodies],
        "chart": chart_of_bodies(reading),
        "finding": _("%(n)s bodies; the strategy answers to %(board)s.")
        % {"n": len(bodies), "board": edition.name_of_body(edition.board) or _("nobody named")},
        "organisations": [_organisation(reading, o) for o in edition.governance.organisations],
    }


def _row(reading: Reading, body: Body) -> BoardRow:
    return BoardRow(
        body.name,
        link("board", body.id),
        "; ".join(dict.fromkeys(ROLES[held.role]() for held in body.roles)),
        [words_of(reading.edition, x) for x in reading.edition.governance.lines_from(body.id)],
        len(reading.edition.priorities_of_body(body.id)),
        body.charter is not None,
    )


def _organisation(reading: Reading, organisation: Any) -> dict[str, Any]:
    edition = reading.edition
    seats = edition.governance.seats_of(organisation.id)
    reached = any(edition.reaches_board(seat) for seat in seats)
    after = [edition.governance.organisation(o) for o in organisation.succeeded_by]
    return {
        "name": organisation.name,
        "sector": SECTORS[organisation.sector](),
        "until": numbers.written_day(organisation.until),
        "after": ", ".join(o.name for o in after if o),
        "seats": ", ".join(edition.name_of_body(seat) for seat in seats),
        "reached": reached,
        "partner": organisation.partner,
    }


def board_page(reading: Reading, body: Body) -> dict[str, Any]:
    """Context of one body."""
    edition = reading.edition
    held = edition.priorities_of_body(body.id)
    marks = reading.marks_under(priorities_read(reading, body))
    return frame(
        reading, "boards", Crumb(link("home"), _("Home")), Crumb(link("boards"), _("Boards"))
    ) | {
        "body": body,
        "said_here_rows": said_of_item(reading, "board", body.id),
        "names": [n.name for n in body.names if n.name != body.name],
        "roles": [(ROLES[r.role](), _cited(reading, r.cites), _dated(r)) for r in body.roles],
        "lines": [words_of(edition, line) for line in edition.governance.lines_from(body.id)],
        "towards": [
            told_line(edition, line)
            for line in edition.governance.lines
            if line.to == body.id and not _told_from_here(edition, line)
        ],
        "offices": [(o.name, _organisation_name(reading, o.organisation)) for o in body.offices],
        "members": [_organisation_name(reading, m.organisation) for m in body.members],
        "rows": [row(reading, p) for p in held],
        "tallies": tallies.tallies(marks, within={"board": body.id}) if marks else None,
        "finding": _finding(reading, body, len(held), marks),
        "findings": about(reading, body.id),
        "work": work_of(reading, body),
    }


def _told_from_here(edition: Edition, line: Line) -> bool:
    """Whether a line of equals stands among those of the body that it leads to as well."""
    back = edition.governance.lines_from(line.to)
    return any(one.to == line.body and one.kind is line.kind for one in back)


def _finding(reading: Reading, body: Body, led: int, marks: Any) -> str:
    if not led:
        return _("The strategy gives this body no priority.")
    return _("%(n)s priorities. %(m)s measures: %(told)s.") % {
        "n": led,
        "m": len(marks),
        "told": tallies.in_words(marks) or _("none listed"),
    }


def _organisation_name(reading: Reading, organisation_id: str) -> str:
    held = reading.edition.governance.organisation(organisation_id)
    return held.name if held else organisation_id


def _cited(reading: Reading, cites: tuple[str, ...]) -> str:
    return "; ".join(reading.edition.section_title(cite) for cite in cites)


def _dated(held: Any) -> str:
    if not held.since:
        return ""
    inferred = f" ({_('inferred')})" if held.inferred else ""
    return _("since %(date)s") % {"date": numbers.written_day(held.since)} + inferred

"""What the pages of people are made of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.people.boards import membership, offices_running, seat_of
from commonweal.people.models import Office, Role, Sector
from commonweal.publication.frame import Crumb
from commonweal.publication.wording.membership_words import SECTORS, WARNINGS
from commonweal.publication.wording.role_words import ROLES
from commonweal.web.work.door import Worker


def boards_of(worker: Worker) -> list[tuple[str, str]]:
    """(id, name) of the bodies of the edition that are not retired."""
    bodies = worker.reading.edition.governance.bodies
    return [(one.id, one.name) for one in bodies if not one.retired]


def groups(worker: Worker) -> list[dict[str, Any]]:
    """Administrators, then each board of the edition, then boards that are in it no more."""
    held: dict[str, list[Office]] = {"": []} | {board: [] for board, _name in boards_of(worker)}
    for office in offices_running(worker.actor.strategy, worker.actor.on):
        held.setdefault(office.board, []).append(office)
    return [_group(worker, board, offices) for board, offices in held.items()]


def _group(worker: Worker, board: str, offices: list[Office]) -> dict[str, Any]:
    told: tuple[str, ...] = ()
    if board and offices:
        told = membership(worker.actor.strategy, board, worker.actor.on).warnings
    return {
        "name": worker.reading.edition.name_of_body(board) if board else _("Administrators"),
        "rows": [office_row(worker, one) for one in offices],
        "warnings": [WARNINGS[one] for one in told],
    }


def office_row(worker: Worker, office: Office) -> dict[str, Any]:
    """One office, as tables tell it."""
    day = worker.actor.on
    running = office.until is None or office.until > day
    last = day if office.until is None or running else office.until - timedelta(days=1)
    seat = seat_of(office, last)
    other = office.in_place_of
    return {
        "office": office,
        "person": office.person.name,
        "href": reverse("person", args=[office.person_id]),
        "role": ROLES[Role(office.role)],
        "board": worker.reading.edition.name_of_body(office.board) if office.board else "",
        "organisation": seat.organisation,
        "sector": SECTORS[Sector(seat.sector)] if seat.sector else "",
        "running": running,
        "in_place_of": other.person.name if other else "",
    }


def office_told(worker: Worker, office: Office) -> str:
    """ "Asha Khan, Chair, Children's Trust Board" """
    board = office.board and worker.reading.edition.name_of_body(office.board)
    told = office.person.name, str(ROLES[Role(office.role)]), board
    return ", ".join(one for one in told if one)


def desk_crumb() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def people_crumb() -> Crumb:
    return Crumb(reverse("people"), _("People"))

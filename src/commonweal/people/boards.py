"""Who sits on a board on a day, for whom, and what its membership lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from commonweal.people.models.office import Office, Role
from commonweal.people.models.organisation import Sector

SEATED = (Role.MEMBER, Role.CHAIR, Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Seat:
    """One who sits: the office, and the organisation and sector that it stands for on that day."""

    office: Office
    organisation: str
    sector: str
    slug: str = ""  # of the organisation; empty where the office stands for none


@dataclass(frozen=True, slots=True)
class Membership:
    """A board on a day. ``lacks`` are sectors that its members should come from and do not."""

    board: str
    on: date
    seats: tuple[Seat, ...]
    chairs: int
    lacks: tuple[Sector, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what a review of the membership must answer."""
        found = [f"no_{one.value}_member" for one in self.lacks]
        if self.chairs != 1:
            found.append("no_chair" if not self.chairs else "several_chairs")
        return tuple(found)


def membership(
    strategy: str, board: str, on: date, wanted: tuple[Sector, ...] = (Sector.VOLUNTARY,)
) -> Membership:
    """Who sits on a board on a day, and which wanted sectors have nobody there."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    held = Office.objects.filter(
        running, strategy=strategy, board=board, role__in=SEATED, since__lte=on
    ).select_related("person", "organisation__successor")
    return _made_up_of(board, on, held.order_by("since", "pk"), wanted)


def memberships(
    strategy: str,
    boards: Iterable[str],
    on: date,
    wanted: tuple[Sector, ...] = (Sector.VOLUNTARY,),
) -> tuple[Membership, ...]:
    """The same of several boards, in the order given, by one look at the offices."""
    held = [one for one in offices_running(strategy, on) if one.role in SEATED]
    return tuple(
        _made_up_of(board, on, (one for one in held if one.board == board), wanted)
        for board in boards
    )


def _made_up_of(
    board: str, on: date, offices: Iterable[Office], wanted: tuple[Sector, ...]
) -> Membership:
    seats = tuple(seat_of(one, on) for one in offices)
    sectors = {one.sector for one in seats}
    chairs = sum(one.office.role == Role.CHAIR for one in seats)
    return Membership(board, on, seats, chairs, tuple(s for s in wanted if s.value not in sectors))


def offices_running(strategy: str, on: date) -> tuple[Office, ...]:
    """Every office that is held in a strategy on a day, whatever its role, the oldest first."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    held = Office.objects.filter(running, strategy=strategy, since__lte=on)
    joined = held.select_related("person", "organisation__successor", "in_place_of__person")
    return tuple(joined.order_by("since", "pk"))


def seat_of(office: Office, on: date) -> Seat:
    """An office, with the organisation and sector that it stands for on a day."""
    if office.organisation is None:
        return Seat(office, "", "")
    stands = office.organisation.on(on)
    return Seat(office, stands.name, str(stands.sector), stands.slug)

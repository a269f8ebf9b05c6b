"""Who sits on a board on a day, for whom, and what its membership lacks."""

from __future__ import annotations

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
    seats = tuple(_seat(one, on) for one in held.order_by("since", "pk"))
    sectors = {one.sector for one in seats}
    chairs = sum(one.office.role == Role.CHAIR for one in seats)
    return Membership(board, on, seats, chairs, tuple(s for s in wanted if s.value not in sectors))


def _seat(office: Office, on: date) -> Seat:
    if office.organisation is None:
        return Seat(office, "", "")
    stands = office.organisation.on(on)
    return Seat(office, stands.name, str(stands.sector))

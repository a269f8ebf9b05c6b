"""Reports on who takes part: the composition of boards, paths to partners, data agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from commonweal.delivery.own_figures.queries import agreements_on
from commonweal.delivery.plans.paths import reached
from commonweal.people.boards import Membership, memberships
from commonweal.people.models.organisation import Sector
from commonweal.publication import numbers
from commonweal.publication.naming import organisation_name
from commonweal.publication.plan_today import PlanToday
from commonweal.publication.report_tables import Table
from commonweal.publication.wording.membership_words import SECTORS, WARNINGS


def board_tables(held: PlanToday) -> Iterator[Table]:
    """Every report that does not need a plan."""
    edition, day = held.reading.edition, held.reading.today
    boards = [one.id for one in edition.governance.bodies if not one.retired]
    found = memberships(edition.strategy.id, boards, day)
    yield _composition(held, found)
    yield _no_path(held, found)
    yield _agreements(held)


def _composition(held: PlanToday, found: tuple[Membership, ...]) -> Table:
    """Sectors and organisations with a seat, never a person."""
    name_of = held.reading.edition.name_of_body
    rows = [
        (
            name_of(one.board),
            str(len(one.seats)),
            _counted(one),
            _missing(one),
        )
        for one in found
    ]
    gaps = frozenset((n, 3) for n, one in enumerate(found) if one.warnings)
    return Table(
        id="boards",
        title=_("Who sits on the boards, and who is missing"),
        note=_("By the offices held on the day of this page. A board should have at least one "
               "member from the voluntary sector."),
        heads=(_("Board"), _("Seats"), _("Sectors"), _("What is missing")),
        rows=tuple(rows),
        numbers=(1,),
        gaps=gaps,
    )  # fmt: skip


def _counted(one: Membership) -> str:
    """ "Health 2, Voluntary and community 1" """
    sectors = Counter(seat.sector for seat in one.seats)
    told = (
        f"{SECTORS[Sector(sector)] if sector else _('For no organisation')} {n}"
        for sector, n in sorted(sectors.items())
    )
    return ", ".join(told) or "–"


def _missing(one: Membership) -> str:
    if not one.seats:
        return _("Nobody is recorded as sitting")
    return "; ".join(str(WARNINGS[code]) for code in one.warnings) or _("Nothing")


def _no_path(held: PlanToday, found: tuple[Membership, ...]) -> Table:
    reading = held.reading
    seats = {(x.slug, one.board) for one in found for x in one.seats if x.slug}
    paths = reached(reading.edition, held.plans, seats, reading.today)
    return Table(
        id="no-path",
        title=_("Partner organisations that no board or plan reaches"),
        note=_("The strategy is to be linked to every part of the system through its boards."),
        heads=(_("Organisation"),),
        rows=tuple((organisation_name(reading, p.organisation),) for p in paths if not p.through),
        none=_("None: every partner is reached."),
    )


def _agreements(held: PlanToday) -> Table:
    """Under which agreement each table of a council's own figures is used here."""
    reading = held.reading
    return Table(
        id="data-agreements",
        title=_("Data-sharing agreements"),
        note=_("Of figures that the boards’ partners gave and a second person signed off. Figures "
               "of official publishers come under their open licences and need none."),
        heads=(_("Data"), _("Publisher"), _("Agreement"), _("Purpose"), _("Kept until")),
        rows=tuple(
            (one.title, one.publisher, one.agreement, one.purpose, numbers.day(one.keep_until))
            for one in agreements_on(reading.edition.strategy.id, reading.today)
        ),
        none=_("No figures of partners are held."),
    )  # fmt: skip

"""Voices: which groups of the place have nobody at the table?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.participation.champions.languages import LANGUAGES
from commonweal.participation.champions.membership import newest_reviews
from commonweal.participation.champions.programme import Came, programme
from commonweal.participation.champions.voices import SECTORS as ASKED
from commonweal.participation.champions.voices import Voices, voices
from commonweal.participation.models import MembershipReview
from commonweal.people.boards import memberships
from commonweal.people.models import Sector
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.publication.report_tables import Table
from commonweal.publication.wording.champion_words import told_count
from commonweal.publication.wording.membership_words import SECTORS
from commonweal.strategy.around import Audience
from commonweal.strategy.governance import Sector as Named
from commonweal.strategy.promise import Population

SAME = {
    Named.COUNCIL: Sector.COUNCIL,
    Named.NHS: Sector.HEALTH,
    Named.POLICE: Sector.POLICE,
    Named.VOLUNTARY: Sector.VOLUNTARY,
    Named.EDUCATION: Sector.EDUCATION,
    Named.BUSINESS: Sector.BUSINESS,
}


def voices_page(reading: Reading) -> dict[str, Any]:
    """Context of the page."""
    held = _told(reading)
    return frame(reading, "voices", Crumb(link("home"), _("Home"))) | {
        "finding": _finding(held.found, len(held.wards)),
        "tables": _tables(reading, held),
    }


def table_csv(reading: Reading, name: str) -> str | None:
    """The rows of one table of the page; None for no such table."""
    held = _tables(reading, _told(reading))
    return next((one.csv for one in held if one.id == name), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page rests on: the programme, who has no voice, names of wards."""

    came: Came
    found: Voices
    wards: dict[str, str]


def _told(reading: Reading) -> Told:
    edition, day = reading.edition, reading.today
    boards = [one.id for one in edition.governance.bodies if not one.retired]
    came = programme(edition.strategy.id, day)
    tables = memberships(edition.strategy.id, boards, day)
    wards, named = wards_of(reading), {one: _named(reading, one) for one in boards}
    found = voices(tuple(wards) or None, None, came.active_in, came.speaks, tables, named)
    return Told(came, found, wards)


def _tables(reading: Reading, held: Told) -> list[Table]:
    return [
        _groups(reading),
        _wards(held.wards, held.came),
        _languages(held.came),
        _boards(reading, held),
    ]


def _named(reading: Reading, board: str) -> frozenset[Sector]:
    """Sectors of organisations that the strategy names as members of a board."""
    body = reading.edition.body(board)
    organisations = [
        reading.edition.governance.organisation(one.organisation)
        for one in (body.members if body else ())
        if not one.until
    ]
    return frozenset(SAME[one.sector] for one in organisations if one and one.sector in SAME)


def _finding(found: Voices, wards: int) -> str:
    if found.wards is None:
        told = _("Which wards have a champion cannot be told: no list of wards is held.")
    elif found.wards:
        told = _("%(n)s of %(all)s wards have no active champion.")
        told %= {"n": len(found.wards), "all": wards}
    else:
        told = _("Every ward has an active champion.")
    without = sum(Sector.RESIDENTS in lacks for lacks in found.boards.values())
    seats = _("No seat for residents is recorded on %(n)s of %(all)s boards.")
    return told + " " + seats % {"n": without, "all": len(found.boards)}


def _groups(reading: Reading) -> Table:
    """Groups that the strategy names, and who was asked or sits for them."""
    rows = [_group(reading, one) for one in reading.edition.strategy.populations]
    return Table(
        id="groups",
        title=_("Groups that the strategy names"),
        note=_("A consultation that the strategy records counts for the group of all residents; "
               "for which other groups anybody was asked or sits is not recorded."),
        heads=(_("Group"), _("Priorities about it"), _("Who was asked")),
        rows=tuple(rows),
        gaps=frozenset((n, 2) for n, row in enumerate(rows) if row[2] == _nobody()),
        none=_("The strategy names no group."),
    )  # fmt: skip


def _nobody() -> str:
    return _("Nobody, as far as is recorded")


def _group(reading: Reading, one: Population) -> tuple[str, str, str]:
    edition = reading.edition
    about = [p.name for p in edition.standing_priorities if p.population == one.id]
    asked = [
        held.name
        for held in edition.strategy.consultations
        if not one.within and Audience.RESIDENTS in held.audience
    ]
    return one.name, "; ".join(about) or "–", "; ".join(asked) or _nobody()


def _wards(names: dict[str, str], held: Came) -> Table:
    rows = [(name, held.active_in.get(code, 0)) for code, name in names.items()]
    return Table(
        id="wards",
        title=_("Wards"),
        heads=(_("Ward"), _("Active champions")),
        rows=tuple((name, told_count(n) if n else _("No champion")) for name, n in rows),
        gaps=frozenset((n, 1) for n, (_name, count) in enumerate(rows) if not count),
        none=_("No list of the wards of this place is held."),
    )


def _languages(held: Came) -> Table:
    spoken = [(str(name), held.speaks.get(code, 0)) for code, name in LANGUAGES.items()]
    return Table(
        id="languages",
        title=_("Languages of champions"),
        note=_("How many residents speak which main language (census of 2021, table TS024) is not "
               "held here, so a language without a champion is not told as a gap."),
        heads=(_("Language"), _("Active champions who speak it")),
        rows=tuple((name, told_count(n)) for name, n in spoken if n),
        numbers=(1,),
        none=_("No active champion has told a language."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BoardTold:
    """A board, the sectors without a seat there in words, and its newest review."""

    board: str
    name: str
    lacking: tuple[Sector, ...]
    told: str
    review: MembershipReview | None


def boards_told(reading: Reading) -> list[BoardTold]:
    """Every board of the strategy, for this page and for those at work."""
    return _boards_told(reading, _told(reading))


def _boards_told(reading: Reading, held: Told) -> list[BoardTold]:
    edition = reading.edition
    reviews = newest_reviews(edition.strategy.id, reading.today)
    return [
        BoardTold(one, edition.name_of_body(one), lacks, _missing(lacks), reviews.get(one))
        for one, lacks in held.found.boards.items()
    ]


def _missing(lacks: tuple[Sector, ...]) -> str:
    if len(lacks) == len(ASKED):
        return _("Nobody is recorded as sitting there")
    return "; ".join(str(SECTORS[one]) for one in lacks) or _("Every sector has a seat")


def _reviewed(review: MembershipReview | None) -> str:
    if review is None:
        return _("Not reviewed")
    return f"{numbers.day(review.on)}: {review.words}"


def _boards(reading: Reading, held: Told) -> Table:
    rows = _boards_told(reading, held)
    lacks = {(n, 1) for n, one in enumerate(rows) if one.lacking}
    return Table(
        id="boards",
        title=_("Boards, and sectors without a seat"),
        note=_("By the offices held today and the members that the strategy names. A sector that "
               "is missing need not sit on every board: a review of the members says why."),
        heads=(_("Board"), _("Sectors without a seat"), _("The board's last review of its members")),
        rows=tuple((one.name, one.told, _reviewed(one.review)) for one in rows),
        gaps=frozenset(lacks | {(n, 2) for n, one in enumerate(rows) if one.review is None}),
    )  # fmt: skip

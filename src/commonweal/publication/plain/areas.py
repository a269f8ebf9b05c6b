"""My area: what is measured in my ward, what is planned, and whom do I ring?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.delivery.plans.outlook import Seen
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.languages import names
from commonweal.publication.links import in_plain_words, link
from commonweal.publication.my_area import Area, Ward, area_of, wards
from commonweal.publication.naming import name_of
from commonweal.publication.plain.figures import with_unit
from commonweal.publication.postcodes import has_postcodes
from commonweal.publication.reading import Reading
from commonweal.publication.wording import area_words


@dataclass(frozen=True, slots=True)
class Action:
    """An action as a list shows it; its title is in the words of its board."""

    title: str
    boards: str
    dates: str
    standing: str


def wards_page(reading: Reading, *, not_found: bool = False) -> dict[str, Any]:
    """Context of the list of wards; ``not_found`` says that no ward is known for a postcode."""
    held = wards(reading)
    return frame(reading, "my-area", home()) | {
        "finding": area_words.how_many(len(held)),
        "wards": held,
        "by_postcode": has_postcodes() and bool(held),
        "not_found": not_found,
    }


def ward_page(reading: Reading, ward: Ward) -> dict[str, Any]:
    """Context of the page of one ward."""
    area = area_of(reading, ward)
    crumbs = (home(), Crumb(link("my-area"), _("My area")))
    told = area_words.measured(ward.name, len(area.figures))
    doing = area_words.planned(len(area.planned.here) + len(area.planned.town))
    return frame(reading, "my-area", *crumbs) | {
        "ward": ward,
        "finding": f"{told} {doing}",
        "figures": _figures(area),
        "parts": [
            ("here", _("For this ward"), _actions(reading, area.planned.here)),
            ("town", _("For the whole town"), _actions(reading, area.planned.town)),
        ],
        "perhaps": _actions(reading, (*area.planned.part, *area.planned.unsaid)),
        "champions": area_words.champions(area.champions),
        "reached": area_words.reached(area.reached),
        "contact": reading.edition.strategy.contact,
    }


def _figures(area: Area) -> list[tuple[str, str, str, str]]:
    """Name, address, figure and period."""
    return [
        (
            name_of(one.measure),
            in_plain_words(one.measure.card.id, one.measure.series.id),
            with_unit(one.value, one.measure.card, numbers.decimals_of(one.measure.card)),
            one.period,
        )
        for one in area.figures
    ]


def _actions(reading: Reading, held: tuple[Seen, ...]) -> list[Action]:
    return [_action(reading, one) for one in held]


def _action(reading: Reading, one: Seen) -> Action:
    action, own = one.merged.action, reading.edition.strategy.id
    late = one.late_since(reading.today)
    boards = dict.fromkeys(p.board for p in one.merged.parents if p.strategy == own)
    return Action(
        action.title,
        ", ".join(names.of_body(reading.edition, board) for board in boards),
        _dates(one),
        str(area_words.LATE if late else area_words.STANDINGS[one.stood.standing]),
    )


def _dates(one: Seen) -> str:
    action = one.merged.action
    if not (action.starts and action.ends):
        return ""
    last = max(action.ends, one.expected or action.ends)
    told = {"first": numbers.month(action.starts), "last": numbers.month(last)}
    return _("%(first)s to %(last)s") % told

"""Other strategies of the place, loaded beside the one that is served."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import packs_beside, project
from commonweal.publication.reading import Reading, SettingError
from commonweal.strategy.definition import Edition


def editions_beside(served: Edition) -> tuple[Edition, ...]:
    """The editions that ``COMMONWEAL_BESIDE`` names, each with what its boards have agreed.

    Raises ``SettingError`` for the strategy served, one named twice, or one of another place;
    ``NoPackError`` and ``PackError`` as for the pack that is served.
    """
    found: list[Edition] = []
    for folder in packs_beside():
        edition = ground_of(project(), folder, agreed_changes(folder)).edition
        if edition.strategy.id in {served.strategy.id, *(one.strategy.id for one in found)}:
            told = f"COMMONWEAL_BESIDE names {edition.strategy.id!r}, which is loaded already"
            raise SettingError(f"{told}: leave it out")
        if edition.strategy.place.code != served.strategy.place.code:
            told = f"COMMONWEAL_BESIDE names {edition.strategy.id!r}, a strategy of another place"
            raise SettingError(f"{told}: name strategies of {served.strategy.place.name}")
        found.append(edition)
    return tuple(found)


def ids_beside(reading: Reading) -> tuple[str, ...]:
    """The ids of the strategies beside."""
    return tuple(one.strategy.id for one in reading.beside)


def edition_of(reading: Reading, strategy: str) -> Edition | None:
    """The edition of the strategy served or of one beside it; None for one that is not loaded."""
    held = (reading.edition, *reading.beside)
    return next((one for one in held if one.strategy.id == strategy), None)


def board_name(reading: Reading, strategy: str, board: str) -> str:
    """A board's name, with its strategy where that is not the one served."""
    edition = edition_of(reading, strategy)
    name = edition.name_of_body(board) if edition else board
    if edition is None or edition is reading.edition:
        return name
    told = {"board": name, "strategy": edition.strategy.title}
    return _("%(board)s (strategy “%(strategy)s”)") % told

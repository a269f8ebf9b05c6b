"""Who has nobody at the table: wards and languages without a champion, sectors without a seat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.people.boards import Membership
from commonweal.people.models import Sector

SECTORS = tuple(one for one in Sector if one is not Sector.OTHER)


@dataclass(frozen=True, slots=True)
class Voices:
    """Gaps by kind; ``None`` where what would tell of them is not held."""

    wards: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    boards: dict[str, tuple[Sector, ...]]  # sectors with no seat, by board


def voices(
    wards: Iterable[str] | None,
    spoken: Mapping[str, int] | None,
    active_in: Mapping[str, int],
    speaks: Mapping[str, int],
    tables: Iterable[Membership],
    named: Mapping[str, frozenset[Sector]],
) -> Voices:
    """Find who has no voice.

    ``wards`` are the place's, ``spoken`` how many residents speak a language as their main one,
    ``active_in`` and ``speaks`` active champions by ward and language, ``tables`` the boards with
    those who sit there, ``named`` sectors of organisations that the strategy names as members.
    """
    return Voices(
        None if wards is None else tuple(one for one in wards if not active_in.get(one)),
        None if spoken is None else _unspoken(spoken, speaks),
        {one.board: _without(one, named.get(one.board, frozenset())) for one in tables},
    )


def _unspoken(spoken: Mapping[str, int], speaks: Mapping[str, int]) -> tuple[str, ...]:
    missing = [one for one, people in spoken.items() if people and not speaks.get(one)]
    return tuple(sorted(missing, key=lambda one: (-spoken[one], one)))


def _without(table: Membership, named: frozenset[Sector]) -> tuple[Sector, ...]:
    seated = {one.sector for one in table.seats} | {one.value for one in named}
    return tuple(one for one in SECTORS if one.value not in seated)

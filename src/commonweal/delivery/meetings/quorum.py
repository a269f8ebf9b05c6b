"""Who is there, whether that is enough, and who was counted in a vote and should not have been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class NoQuorumError(ValueError):
    """The meeting has too few there to decide; the message says how many there are."""


class Presence(StrEnum):
    PRESENT = "present"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"


class Warned(StrEnum):
    """What is wrong with a vote, though it stands as the meeting took it."""

    COUNTED_WITH_INTEREST = "counted_with_interest"  # took part, and had declared an interest
    MORE_VOTES_THAN_FREE = "more_votes_than_free"  # somebody who withdrew was counted


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the attendance: its row, how they are there, and whose seat they fill.

    ``seat`` is the same for a member and for whoever sits in their place; ``votes`` is false for
    those who attend without a seat.
    """

    row: int
    seat: str
    presence: Presence
    votes: bool = True


@dataclass(frozen=True, slots=True)
class Votes:
    """A vote that was counted; in a tie the chair may give a second vote, the casting one."""

    in_favour: int
    against: int
    abstained: int
    casting: bool = False

    def __post_init__(self) -> None:
        if min(self.in_favour, self.against, self.abstained) < 0:
            raise ValueError(_("Votes are counted from 0"))
        if self.casting and self.in_favour != self.against:
            raise ValueError(_("A casting vote is given in a tie only"))

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained

    @property
    def carried(self) -> bool:
        return self.in_favour > self.against or self.casting


@dataclass(frozen=True, slots=True)
class Declared:
    """A line of the attendance that declared an interest, and whether they withdrew."""

    row: int
    withdrew: bool


@dataclass(frozen=True, slots=True)
class VoteWarning:
    """What is wrong with a vote, and which line of the attendance it names."""

    kind: Warned
    row: int | None = None


def seats_filled(attendance: Iterable[Seen]) -> int:
    """How many seats with a vote are filled; a member and their substitute fill one."""
    there = (Presence.PRESENT, Presence.SUBSTITUTE)
    return len({one.seat for one in attendance if one.votes and one.presence in there})


def need_quorum(quorum: int, attendance: Iterable[Seen]) -> int:
    """The number of seats filled.

    Raises ``NoQuorumError`` when that is fewer than the quorum.
    """
    filled = seats_filled(attendance)
    if filled < quorum:
        told = _(
            "The meeting has no quorum: %(filled)s there, %(quorum)s needed; "
            "note who is there, or name the delegation that decides"
        )
        raise NoQuorumError(told % {"filled": filled, "quorum": quorum})
    return filled


def check_votes(votes: Votes, filled: int) -> None:
    """Refuse more votes than seats.

    Raises ``ValueError``.
    """
    if votes.cast > filled:
        raise ValueError(
            _("%(votes)s votes were counted, and %(filled)s seats are filled")
            % {"votes": votes.cast, "filled": filled}
        )


def warnings(
    votes: Votes | None, filled: int, declared: Iterable[Declared]
) -> tuple[VoteWarning, ...]:
    """Who is counted in a vote though they declared an interest in it.

    Without a count of votes everybody who did not withdraw took part.
    """
    known = list(declared)
    found = [
        VoteWarning(Warned.COUNTED_WITH_INTEREST, one.row) for one in known if not one.withdrew
    ]
    free = filled - sum(one.withdrew for one in known)
    if votes is not None and votes.cast > free:
        found.append(VoteWarning(Warned.MORE_VOTES_THAN_FREE))
    return tuple(found)

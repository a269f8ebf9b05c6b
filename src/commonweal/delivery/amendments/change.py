"""What a board asks to change in the strategy, checked before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.strategy.amending import OVERALL, alike, value_now
from commonweal.strategy.amendment import LISTINGS, Kind
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Listing, MeasureUse, Priority
from commonweal.strategy.yaml_file import Plain


class NoChangeError(ValueError):
    """A proposal that would leave the strategy as it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one item to be given another value from a day on, with the reason.

    Whoever rewords or retires a priority names its consultation, or ``none``.

    Raises ``ValueError`` without a reason or a consultation.
    """

    kind: Kind
    target: str
    item: str
    field: str
    new: Plain
    since: date
    reason: str
    consultation: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("say why this should change")
        if self.of_a_priority and not self.consultation.strip():
            raise ValueError("name the consultation on this priority, or write none")

    @property
    def of_a_priority(self) -> bool:
        """Whether it drops or rewords a priority itself, not a measure under it."""
        return self.target == "priority" and self.kind in {Kind.REWORD, Kind.RETIRE}

    def old_in(self, edition: Edition) -> Plain:
        """The value that the field has in an edition.

        Raises ``ValueError`` when the edition has no such item, ``NoChangeError`` when it says
        the same already.
        """
        if self.kind is Kind.PROPOSE:
            self._must_be_new(edition)
            return None
        item = item_of(edition, self.target, self.item)
        if item is None:
            raise ValueError(f"the edition holds no {self.target} {self.item!r}")
        old = value_now(item, self.field)
        if alike(old, self.new):
            raise NoChangeError("nothing would change: the strategy says so already")
        return old

    def _must_be_new(self, edition: Edition) -> None:
        """Refuse a measure whose id was given, or whose series is listed there already."""
        given = self.new if isinstance(self.new, dict) else {}
        every = list(edition.every_listing())
        if given.get("id") in {one.id for _, one in every}:
            raise ValueError(f"the id {given['id']!r} is taken: an id is never given twice")
        own = self.item if self.target == "priority" else ""
        beside = [one for p, one in every if (p.id if p else "") == own and not one.retired]
        for use in _uses(given):
            if twin := next((one for one in beside if use in one.measure_uses), None):
                raise NoChangeError(f"{twin.name!r} is listed there already with this series")


def _uses(listing: dict[str, Plain]) -> tuple[MeasureUse, ...]:
    card = str(listing.get("card") or "")
    return (MeasureUse(card=card, select=str(listing.get("select") or "all")),) if card else ()


def item_of(edition: Edition, target: str, item: str) -> Listing | Priority | None:
    """The listing or priority of an edition, a retired one too."""
    if target == "priority":
        return edition.priority(item)
    if target == "listing":
        return next((one for _, one in edition.every_listing() if one.id == item), None)
    return None


def priority_of(edition: Edition, change: Change) -> Priority | None:
    """The priority that a change touches; None for the ambition's own measures."""
    if change.target == OVERALL:
        return None
    if change.target == "priority":
        return edition.priority(change.item)
    return next((p for p, one in edition.every_listing() if one.id == change.item), None)


def new_measure(priority: str, listing: dict[str, Plain], since: date, reason: str) -> Change:
    """A measure to be listed under a priority, or under the ambition when none is named."""
    target = "priority" if priority else OVERALL
    return Change(Kind.PROPOSE, target, priority, LISTINGS, listing, since, reason)

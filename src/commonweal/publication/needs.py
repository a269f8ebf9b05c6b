"""Every need, the strategy's own and those stated since, with the priorities that answer it.

The edition stays the truth of its own needs: both are joined here for reading and never copied.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from commonweal.participation.models import Strength
from commonweal.participation.needs.queries import NeedTold, needs_on
from commonweal.publication import numbers
from commonweal.publication.links import link
from commonweal.publication.reading import Reading
from commonweal.strategy.around import Need
from commonweal.strategy.line_of_sight import Gap, Sight
from commonweal.strategy.priority import Priority

STRENGTHS = {
    Strength.COUNTED_HERE: gettext_lazy("Counted here"),
    Strength.COUNTED_ELSEWHERE: gettext_lazy("Counted elsewhere, in a larger place or one like it"),
    Strength.TOLD: gettext_lazy("Told by people, not counted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNeed:
    """A need as pages show it; ``strength`` and ``source_link`` only of one stated since."""

    id: str
    title: str
    who: str
    place: str
    evidence: str
    source: str
    source_link: str
    strength: str
    found: str
    priorities: tuple[str, ...]
    of_edition: bool

    @property
    def href(self) -> str:
        return f"{link('needs')}#need-{self.id}"


def needs_held(reading: Reading) -> tuple[HeldNeed, ...]:
    """The strategy's own needs in its order, then those stated since."""
    own = (_of_edition(reading, one) for one in reading.edition.strategy.needs)
    since = needs_on(reading.edition.strategy.id, reading.today)
    return (*own, *(_stated(one) for one in since))


def needs_of_priority(reading: Reading, priority: Priority) -> tuple[HeldNeed, ...]:
    """Needs that a priority answers."""
    return tuple(one for one in needs_held(reading) if priority.id in one.priorities)


def without_need(
    reading: Reading, held: tuple[HeldNeed, ...] | None = None
) -> tuple[Priority, ...]:
    """Priorities that answer no need; those of other boards are theirs to ground."""
    needs = needs_held(reading) if held is None else held
    served = {priority for need in needs for priority in need.priorities}
    others = {one.id for one in reading.edition.priorities_of_other_boards}
    standing = reading.edition.standing_priorities
    return tuple(one for one in standing if one.id not in served | others)


def with_needs(sight: Sight, held: tuple[HeldNeed, ...]) -> Sight:
    """A line of sight that begins at every need, also at those stated since the edition."""
    since = tuple(
        Need(id=one.id, name=one.title)
        for one in held
        if not one.of_edition and sight.priority.id in one.priorities
    )
    gaps = tuple(gap for gap in sight.gaps if not (since and gap is Gap.NEED))
    return replace(sight, needs=(*sight.needs, *since), gaps=gaps)


def _of_edition(reading: Reading, one: Need) -> HeldNeed:
    names = {held.id: held.name for held in reading.edition.strategy.populations}
    return HeldNeed(
        id=one.id,
        title=one.name,
        who=names.get(one.population, one.population),
        place=reading.place.name,
        evidence=one.evidence,
        source="; ".join(reading.edition.section_title(cite) for cite in one.cites),
        source_link="",
        strength="",
        found=one.found,
        priorities=one.priorities,
        of_edition=True,
    )


def _stated(one: NeedTold) -> HeldNeed:
    return HeldNeed(
        id=one.id,
        title=one.title,
        who=one.who,
        place=one.place,
        evidence=one.evidence,
        source=one.source,
        source_link=one.link,
        strength=str(STRENGTHS[Strength(one.strength)]),
        found=numbers.day(one.as_of),
        priorities=one.priorities,
        of_edition=False,
    )

"""Consultations beside the strategy: those of the edition, those held since, what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.decisions import Considered
from commonweal.delivery.meetings.queries import (
    PublicDecision,
    consultations_decided,
    decisions_on,
    public_decision,
)
from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.gunning import Held, Standing, check
from commonweal.participation.consultations.queries import (
    about_priority,
    considered_of,
    priorities_of,
    to_link,
)
from commonweal.participation.models import Consideration, Consultation
from commonweal.publication.links import link
from commonweal.publication.reading import Reading
from commonweal.publication.wording.consultation_words import (
    PRINCIPLES,
    STAGES,
    STANDINGS,
    over,
    standing,
)
from commonweal.strategy.priority import Priority


@dataclass(frozen=True, slots=True)
class Outcome:
    """A consultation about a priority: what was asked, where it stands, what changed."""

    title: str
    href: str
    standing: str
    changed: str


def consultations_of(reading: Reading, priority: Priority) -> tuple[Outcome, ...]:
    """Consultations about a priority that people were asked in, the newest first."""
    held = about_priority(reading.edition.strategy.id, priority.id, reading.today)
    return tuple(_outcome(reading, one) for one in held)


def _outcome(reading: Reading, held: Consultation) -> Outcome:
    considered = considered_of(held)
    told = considered.changed if considered else ""
    return Outcome(held.title, link("consultation", held.name), told_of(reading, held), told)


def told_of(reading: Reading, held: Consultation) -> str:
    """Where one stands on the day."""
    late = held.stage == Stage.OPEN and reading.today > held.closes
    return over(held) if late else standing(held)


def takes_answers(reading: Reading, held: Consultation) -> bool:
    """Whether anybody can answer it on the site today."""
    within = held.opens <= reading.today <= held.closes
    return held.stage == Stage.OPEN and within and "web" in held.channels


def row(reading: Reading, held: Consultation) -> dict[str, object]:
    """A consultation as lists show it."""
    edition = reading.edition
    named = (edition.priority(one) for one in priorities_of(held))
    return {
        "title": held.title,
        "href": link("consultation", held.name),
        "board": edition.name_of_body(held.board),
        "opens": held.opened_on or held.opens,
        "closes": held.closes,
        "stage": str(STAGES[Stage(held.stage)]),
        "told": told_of(reading, held),
        "priorities": [(one.name, link("priority", one.id)) for one in named if one],
    }


@dataclass(frozen=True, slots=True)
class ToDecideOn:
    """Consultations that a decision can name; whether one of them waits for its decision."""

    held: tuple[Consultation, ...]
    wait: bool

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(one.name, f"{one.title} ({STAGES[Stage(one.stage)]})") for one in self.held]

    def considered(self, name: str, day: date) -> Considered | None:
        """What was made of the answers to one, as a decision holds it; None where it names none.

        Raises ``ValueError`` where nobody has considered it yet.
        """
        held = next((one for one in self.held if one.name == name), None)
        if held is None:
            return None
        found = considered_of(held)
        return Considered(name, _in_words(found) if found else "", found.on if found else day)


def to_decide_on(reading: Reading, board: str) -> ToDecideOn:
    """What a board asked people: all that was opened and not withdrawn."""
    strategy = reading.edition.strategy.id
    held = tuple(to_link(strategy, board))
    named = consultations_decided(strategy) if held else frozenset()
    return ToDecideOn(held, any(one.name not in named for one in held))


def _in_words(held: Consideration) -> str:
    """The record in one text, which the decision keeps as it stood."""
    return "\n".join(
        (
            _("Considered: %(words)s") % {"words": held.considered},
            _("Changed: %(words)s") % {"words": held.changed},
            _("Not changed: %(words)s") % {"words": held.unchanged},
            _("Why: %(words)s") % {"words": held.why},
        )
    )


def decided_on(reading: Reading, held: Consultation) -> list[PublicDecision]:
    """Public decisions that name a consultation, the first one first."""
    found = decisions_on(reading.edition.strategy.id, held.name, reading.today)
    return [public_decision(one, reading.today) for one in found]


def principles(held: Consultation, decisions: list[PublicDecision]) -> list[tuple[str, str, bool]]:
    """Each principle, how it stands, and whether it is not met."""
    considered = considered_of(held)
    facts = Held(
        formative=held.formative,
        formative_words=held.formative_words,
        why=held.why,
        opens=held.opened_on or held.opens,
        closes=held.closes,
        considered=considered.on if considered else None,
        decided=min((one.decided_on for one in decisions), default=None),
        withdrawn=held.stage == Stage.WITHDRAWN,
    )
    weeks = settings.CONSULTATION_WEEKS
    return [
        (
            str(PRINCIPLES[one.principle]) % {"weeks": weeks},
            str(STANDINGS[one.standing]),
            one.standing is Standing.NOT_MET,
        )
        for one in check(facts, weeks)
    ]

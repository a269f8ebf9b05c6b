"""Consultations beside the strategy: those of the edition, those held since, what came of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from commonweal.delivery.meetings.queries import (
    PublicDecision,
    decisions_on,
    public_decision,
)
from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.gunning import Held, Standing, check
from commonweal.participation.consultations.queries import (
    about_priority,
    considered_of,
    priorities_of,
    public_consultations,
)
from commonweal.participation.models import Consultation
from commonweal.publication.languages.names import of_body, of_priority
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


def open_now(reading: Reading) -> list[dict[str, object]]:
    """Those that anybody can answer on the site today, the one that closes first first."""
    held = public_consultations(reading.edition.strategy.id, reading.today)
    found = [one for one in held if takes_answers(reading, one)]
    return [row(reading, one) for one in sorted(found, key=lambda one: one.closes)]


def row(reading: Reading, held: Consultation) -> dict[str, object]:
    """A consultation as lists show it."""
    edition = reading.edition
    named = (edition.priority(one) for one in priorities_of(held))
    return {
        "title": held.title,
        "href": link("consultation", held.name),
        "board": of_body(edition, held.board),
        "opens": held.opened_on or held.opens,
        "closes": held.closes,
        "stage": str(STAGES[Stage(held.stage)]),
        "told": told_of(reading, held),
        "priorities": [
            (of_priority(one.id, one.name), link("priority", one.id)) for one in named if one
        ],
    }


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

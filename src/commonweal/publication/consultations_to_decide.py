"""What a decision can name of what a board asked people, and what it keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.meetings.decisions import Considered
from commonweal.delivery.meetings.queries import consultations_decided
from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.queries import considered_of, to_link
from commonweal.participation.models import Consideration, Consultation
from commonweal.publication.reading import Reading
from commonweal.publication.wording.consultation_words import STAGES


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

"""Who keeps the programme of champions; cohorts that they open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Level
from commonweal.participation.models import Cohort
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCohort:
    """Champions to be trained together; ``check_level`` None where no check is asked for."""

    name: str
    begins_on: date
    check_level: Level | None = None


def must_keep(actor: Actor, above: str) -> str:
    """The role in which somebody keeps the programme; ``above`` is the strategy's board.

    Raises ``NotAllowedError`` for everybody else.
    """
    return actor.must(Action.KEEP_CHAMPIONS, Item(actor.strategy, above, above))


@transaction.atomic
def open_cohort(actor: Actor, above: str, told: NewCohort) -> Cohort:
    """Open a cohort.

    Raises ``ValueError`` without a name, or for one that is taken.
    """
    role = must_keep(actor, above)
    name = told.name.strip()
    if not name:
        raise ValueError(_("Give the cohort a name"))
    if Cohort.objects.filter(strategy=actor.strategy, name=name).exists():
        raise ValueError(_("A cohort is called “%(name)s” already") % {"name": name})
    level = told.check_level.value if told.check_level else ""
    held = Cohort.objects.create(
        strategy=actor.strategy, name=name, begins_on=told.begins_on, check_level=level
    )
    facts: dict[str, Plain] = {"begins": told.begins_on.isoformat(), "check": level}
    record(Act("opened", "cohort", str(held.pk), role), actor.person, facts)
    return held

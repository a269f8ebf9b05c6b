"""What the council does with a champion: invites, trains, lets begin, lets go."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import (
    CHAMPION,
    Level,
    Missing,
    Off,
    Stage,
    due,
    missing,
)
from commonweal.participation.champions.cohorts import must_keep
from commonweal.participation.champions.leaving import take_off
from commonweal.participation.models import Attendance, Champion, Check, Cohort
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.workflow import check_version


@transaction.atomic
def invite(actor: Actor, champion: Champion, read: int, above: str) -> Champion:
    """Note that somebody who offered was invited."""
    role = must_keep(actor, above)
    held = _moved(champion, read, "invite", actor.on)
    return _kept(actor, "invited", held, role, shown=False)


@transaction.atomic
def join_cohort(
    actor: Actor, champion: Champion, read: int, above: str, cohort: Cohort
) -> Champion:
    """Let somebody who was invited, or who comes back, join a cohort.

    Raises ``ValueError`` for a cohort of another strategy, or where the name was erased.
    """
    role = must_keep(actor, above)
    if cohort.strategy != actor.strategy:
        raise ValueError(_("Choose a cohort of this strategy"))
    held = _moved(champion, read, "join a cohort", actor.on)
    if held.name.erased_on:
        raise ValueError(_("What was known of them is erased: they can offer anew"))
    held.cohort, held.joined_on = cohort, held.joined_on or actor.on
    held.left_on, held.erase_after = None, None
    return _kept(actor, "trains", held, role, {"cohort": cohort.pk})


@transaction.atomic
def begin(actor: Actor, champion: Champion, read: int, above: str) -> Champion:
    """Let somebody who was trained begin.

    Raises ``ValueError`` where they came to no session, or lack the check of their cohort.
    """
    role = must_keep(actor, above)
    held = _moved(champion, read, "begin", actor.on)
    if lacks := lacking(held):
        raise ValueError(_lacks(lacks[0], held))
    held.began_on = held.began_on or actor.on
    return _kept(actor, "began", held, role)


def lacking(champion: Champion) -> tuple[Missing, ...]:
    """What a champion lacks before they can begin."""
    attended = Attendance.objects.filter(champion=champion, came=True).count()
    wanted = champion.cohort.check_level if champion.cohort else ""
    return missing(attended, wanted, champion.checks.values_list("level", flat=True))


def _lacks(what: Missing, held: Champion) -> str:
    if what is Missing.TRAINING:
        return _("They came to no session yet: note who came, then let them begin")
    level = held.cohort.check_level if held.cohort else ""
    told = _("Their cohort asks for a check (%(level)s): note it once it is done")
    return told % {"level": level}


@transaction.atomic
def note_check(
    actor: Actor, champion: Champion, read: int, above: str, level: Level, done_on: date
) -> Check:
    """Note that a check was done: its level and its day, and nothing of what it said.

    Raises ``ValueError`` for a day to come, or a check that is noted already.
    """
    role = must_keep(actor, above)
    if done_on > actor.on:
        raise ValueError(_("A check that was done has a day that has come"))
    held = _fresh(champion, read)
    CHAMPION.after(held.stage, "withdraw")  # of nobody who took themselves off
    made, new = Check.objects.get_or_create(champion=held, level=level.value, done_on=done_on)
    if not new:
        raise ValueError(_("This check is noted already"))
    facts: dict[str, Plain] = {"level": level.value, "done": done_on.isoformat()}
    _kept(actor, "noted a check of", held, role, facts, shown=False)
    return made


@transaction.atomic
def move_on(actor: Actor, champion: Champion, read: int, above: str) -> Champion:
    """Note that a champion has moved on; their name is erased some months later."""
    role = must_keep(actor, above)
    held = _moved(champion, read, "move on", actor.on)
    take_off(held, "moved on", role, actor.person, actor.on)
    record(Act("moved on", "champion", str(held.pk), role), actor.person)
    return held


@transaction.atomic
def withdraw(actor: Actor, champion: Champion, read: int, above: str, why: str) -> Champion:
    """Take somebody off who asked for it, or who is not invited; their words go at once.

    Raises ``ValueError`` for what is no reason of the list.
    """
    role = must_keep(actor, above)
    if why not in set(Off):
        raise ValueError(_("Say why"))
    held = _moved(champion, read, "withdraw", actor.on)
    take_off(held, why, role, actor.person, actor.on)
    record(Act("withdrew", "champion", str(held.pk), role), actor.person)
    return held


def _fresh(champion: Champion, read: int) -> Champion:
    held = Champion.objects.select_for_update().get(pk=champion.pk)
    check_version(held.version, read)
    return held


def _moved(champion: Champion, read: int, act: str, on: date) -> Champion:
    held = _fresh(champion, read)
    stage = Stage(CHAMPION.after(held.stage, act))
    held.stage, held.due = stage, due(stage, on)
    return held


def _kept(
    actor: Actor,
    action: str,
    held: Champion,
    role: str,
    facts: dict[str, Plain] | None = None,
    shown: bool = True,
) -> Champion:
    held.version += 1
    held.save()
    record(Act(action, "champion", str(held.pk), role), actor.person, facts, shown=shown)
    return held

"""Sessions of champions and of officers: called, held, who came, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import TAKING_PART
from commonweal.participation.models import Attendance, Champion, Cohort, Programme, Session
from commonweal.people.acts import Actor
from commonweal.people.boards import offices_running
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.models import Office
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import check_version

KEEPS = {
    Programme.CHAMPIONS: Action.KEEP_CHAMPIONS,
    Programme.OFFICERS: Action.KEEP_DEVELOPMENT,
}
MOST_SKILLS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session of a programme; ``cohort`` None for officers."""

    programme: Programme
    title: str
    on: date
    skills: tuple[str, ...] = ()
    cohort: Cohort | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError(_("Give the session a title"))
        if (self.cohort is None) == (self.programme is Programme.CHAMPIONS):
            raise ValueError(_("Choose a cohort for champions, and none for officers"))
        if len(self.skills) > MOST_SKILLS:
            raise ValueError(_("Name at most %(most)s skills") % {"most": MOST_SKILLS})


@dataclass(frozen=True, slots=True)
class Came:
    """Whether somebody came; of an office also the outcome, empty where it is not known."""

    came: bool
    outcome: str = ""


def must_train(actor: Actor, above: str, programme: str) -> str:
    """The role in which somebody keeps a programme's sessions."""
    return actor.must(KEEPS[Programme(programme)], Item(actor.strategy, above, above))


@transaction.atomic
def call_session(actor: Actor, above: str, told: NewSession) -> Session:
    """Call a session."""
    role = must_train(actor, above, told.programme)
    held = Session.objects.create(
        strategy=actor.strategy,
        programme=told.programme,
        cohort=told.cohort,
        title=told.title.strip(),
        on=told.on,
        skills=[one.strip() for one in told.skills if one.strip()],
    )
    facts: dict[str, Plain] = {"programme": told.programme.value, "on": told.on.isoformat()}
    record(Act("called", "session", str(held.pk), role), actor.person, facts)
    return held


@transaction.atomic
def cancel_session(actor: Actor, session: Session, read: int, above: str, why: str) -> Session:
    """Cancel a session, with a reason; who came to it no longer counts.

    Raises ``ValueError`` without a reason, or where it is cancelled already.
    """
    role = must_train(actor, above, session.programme)
    held = _fresh(session, read)
    if not why.strip():
        raise ValueError(_("Say why"))
    held.cancelled_why, held.version = why.strip()[:300], held.version + 1
    held.save()
    facts: dict[str, Plain] = {"why": held.cancelled_why}
    record(Act("cancelled", "session", str(held.pk), role), actor.person, facts)
    return held


@transaction.atomic
def note_attendance(
    actor: Actor, session: Session, read: int, above: str, came: Mapping[int, Came]
) -> Session:
    """Note who came, by the number of the champion or of the office; what was noted is replaced.

    Raises ``ValueError`` before the day of the session, or for somebody whom it is not for.
    """
    role = must_train(actor, above, session.programme)
    held = _fresh(session, read)
    if held.on > actor.on:
        raise ValueError(_("The session is still to come: note who came once it was held"))
    if not set(came) <= {one.pk for one in invited(held, actor.on)}:
        raise ValueError(_("Somebody is named whom this session is not for"))
    field = "champion_id" if held.programme == Programme.CHAMPIONS else "office_id"
    for number, told in came.items():
        outcome = told.outcome if told.came and field == "office_id" else ""
        Attendance.objects.update_or_create(
            session=held, **{field: number}, defaults={"came": told.came, "outcome": outcome}
        )
    held.version += 1
    held.save()
    there = sum(one.came for one in came.values())
    facts: dict[str, Plain] = {"came": there, "not": len(came) - there}
    record(Act("noted attendance of", "session", str(held.pk), role), actor.person, facts)
    return held


def invited(session: Session, day: date) -> list[Champion] | list[Office]:
    """Whom a session is for: its cohort, or every office of a board that is held on its day."""
    if session.programme == Programme.CHAMPIONS:
        stages = [one.value for one in TAKING_PART]
        held = Champion.objects.filter(cohort=session.cohort, stage__in=stages)
        return list(held.select_related("name").order_by("pk"))
    offices = offices_running(session.strategy, min(day, session.on))
    return [one for one in offices if one.board]


def _fresh(session: Session, read: int) -> Session:
    held = Session.objects.select_for_update().get(pk=session.pk)
    check_version(held.version, read)
    if held.cancelled_why:
        raise ValueError(_("This session was cancelled"))
    return held

"""What champions do and hear: activities with how many they reached, insights for boards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.cohorts import must_keep
from commonweal.participation.comments.flags import Flag
from commonweal.participation.comments.handling import pass_on
from commonweal.participation.comments.receiving import Said, enter
from commonweal.participation.models import About, Activity, Champion, Channel, Cohort, Insight
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record

MOST_REACHED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a champion did: on which day, of which kind, where, and how many it reached."""

    on: date
    kind: Activity.Kind
    reached: int
    ward: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What champions of a cohort hear about something, in words that name nobody."""

    cohort: Cohort
    about: About
    about_id: str
    words: str
    board: str
    ward: str = ""
    may_publish: bool = False


@transaction.atomic
def note_activity(actor: Actor, champion: Champion, above: str, done: Done) -> Activity:
    """Note what an active champion did.

    Raises ``ValueError`` for somebody who is not active, a day to come or before they began, or
    a number that nobody reaches.
    """
    role = must_keep(actor, above)
    held = Champion.objects.select_for_update().get(pk=champion.pk)
    if held.stage != Stage.ACTIVE or held.began_on is None:
        raise ValueError(_("Only an active champion does something that is counted"))
    if not held.began_on <= done.on <= actor.on:
        raise ValueError(_("Enter a day from when they began until today"))
    if not 0 <= done.reached <= MOST_REACHED:
        raise ValueError(_("Enter how many people it reached, at most %(n)s") % {"n": MOST_REACHED})
    made = Activity.objects.create(
        champion=held, on=done.on, kind=done.kind, ward=done.ward, reached=done.reached
    )
    facts: dict[str, Plain] = {"on": done.on.isoformat(), "kind": str(done.kind.value)}
    facts |= {"ward": done.ward, "reached": done.reached}
    record(Act("noted", "activity", str(made.pk), role), actor.person, facts)
    return made


@transaction.atomic
def withdraw_activity(actor: Actor, activity: Activity, above: str, why: str) -> Activity:
    """Withdraw an activity that was noted wrongly; it stays, with its reason, and counts no more.

    Raises ``ValueError`` without a reason, or where it is withdrawn already.
    """
    role = must_keep(actor, above)
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if not why.strip():
        raise ValueError(_("Say why"))
    if held.withdrawn_why:
        raise ValueError(_("This was withdrawn already"))
    held.withdrawn_why = why.strip()[:300]
    held.save()
    record(Act("withdrew", "activity", str(held.pk), role), actor.person)
    return held


@transaction.atomic
def raise_insight(actor: Actor, above: str, edition: str, heard: Heard) -> Insight:
    """Keep what champions hear as a comment, and pass it to the board that must answer.

    One that may be about danger stays with those who read first.

    Raises ``ValueError`` without words or a board, or for a cohort of another strategy.
    """
    role = must_keep(actor, above)
    if heard.cohort.strategy != actor.strategy:
        raise ValueError(_("Choose a cohort of this strategy"))
    said = Said(
        about=heard.about,
        about_id=heard.about_id,
        words=heard.words,
        language="en",
        ward=heard.ward,
        may_publish=heard.may_publish,
        channel=Channel.ASSISTED,
    )
    comment = enter(actor, said, edition, above)
    made = Insight.objects.create(cohort=heard.cohort, ward=heard.ward, comment=comment)
    facts: dict[str, Plain] = {"comment": comment.pk, "cohort": heard.cohort.pk}
    record(Act("raised", "insight", str(made.pk), role), actor.person, facts)
    if Flag.SAFETY not in comment.flags:
        made.comment = pass_on(actor, comment, comment.version, above, heard.board)
    return made

"""Freeze a pack: bind the files that were given out to their meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from commonweal.delivery.meetings.actions import day_of, must_keep, take
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.models.meeting import Meeting
from commonweal.delivery.models.meeting_papers import FrozenPack
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file of a pack that was written and named by its sum."""

    kind: str
    sha256: str
    name: str
    size: int


@transaction.atomic
def freeze_pack(
    actor: Actor,
    meeting: Meeting,
    files: Iterable[FrozenFile],
    evidence: Evidence,
    head: str,
    code_version: str,
) -> tuple[FrozenPack, ...]:
    """Bind files that were written to the meeting; ``head`` is the end of the log they print.

    Raises ``WrongStageError`` once the meeting is held: nothing else can have been before it.
    """
    role = must_keep(actor, meeting)
    take(meeting, "freeze its pack")
    rows = tuple(_frozen(meeting, one, evidence, head, code_version) for one in files)
    sums = {one.kind: one.sha256 for one in rows}
    facts = {"release": evidence.release, "edition": evidence.edition, "head": head, **sums}
    record(Act("froze pack of", "meeting", str(meeting.pk), role), actor.person, facts)
    return rows


def on_the_table(meeting: Meeting) -> Evidence | None:
    """What the newest pack that was frozen by the day of the meeting shows; None without one."""
    held = FrozenPack.objects.filter(meeting=meeting, day__lte=day_of(meeting))
    pack = held.order_by("day", "pk").last()
    return Evidence(pack.release, pack.edition, pack.day) if pack else None


def _frozen(
    meeting: Meeting, file: FrozenFile, evidence: Evidence, head: str, code_version: str
) -> FrozenPack:
    row, _ = FrozenPack.objects.get_or_create(
        meeting=meeting,
        kind=file.kind,
        sha256=file.sha256,
        defaults={
            "file_name": file.name,
            "size": file.size,
            "release": evidence.release,
            "edition": evidence.edition,
            "day": evidence.day,
            "chain_head": head,
            "code_version": code_version,
        },
    )
    return row

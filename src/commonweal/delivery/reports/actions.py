"""What is done to the annual report: signed off, sent out, its receipt noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.packs import FrozenFile
from commonweal.delivery.models import ReportCopy, ReportFile, SignedReport
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What is signed off: the files as written, on which evidence, by which minute.

    ``head`` is the end of the log at that moment, ``code_version`` what the files were made with.

    Raises ``ValueError`` without a minute.
    """

    files: tuple[FrozenFile, ...]
    evidence: Evidence
    minute: str
    head: str
    code_version: str

    def __post_init__(self) -> None:
        if not self.minute.strip():
            raise ValueError(_("Name the minute in which the report was agreed"))


@transaction.atomic
def sign(actor: Actor, strategy_board: str, told: Signing) -> SignedReport:
    """Sign off the report of the actor's year; its files are kept by their sum.

    Raises ``ValueError`` when the year has a signed report: it stands as it was given out.
    """
    role = actor.must(Action.SIGN_REPORT, Item(actor.strategy, strategy_board, strategy_board))
    same = {"strategy": actor.strategy, "year": actor.on.year}
    if SignedReport.objects.select_for_update().filter(**same):
        raise ValueError(_("The report of %(year)s is signed off already") % same)
    held = SignedReport.objects.create(
        **same, board=strategy_board, release=told.evidence.release,
        edition=told.evidence.edition, day=told.evidence.day, minute=told.minute.strip(),
        signed_by=actor.person, chain_head=told.head, code_version=told.code_version,
    )  # fmt: skip
    for one in told.files:
        ReportFile.objects.create(
            report=held, kind=one.kind, sha256=one.sha256, file_name=one.name, size=one.size
        )
    facts: dict[str, Plain] = {"year": held.year, "minute": held.minute, "head": told.head}
    facts |= {"release": held.release, "edition": held.edition}
    facts |= {one.kind: one.sha256 for one in told.files}
    record(Act("signed report", "report", str(held.pk), role), actor.person, facts)
    return held


@transaction.atomic
def send(
    actor: Actor, report: SignedReport, strategy_board: str, organisations: Iterable[str]
) -> list[ReportCopy]:
    """Note to which organisations a signed report was sent; each stands in the list once.

    Raises ``ValueError`` without one that is new.
    """
    role = _may_send(actor, report, strategy_board)
    held = set(report.copies.values_list("organisation", flat=True))
    names = dict.fromkeys(name for one in organisations if (name := one.strip()))
    new = [name for name in names if name not in held]
    if not new:
        raise ValueError(_("Name an organisation that the report was not sent to yet"))
    made = [
        ReportCopy.objects.create(
            report=report, organisation=name, sent_on=actor.on, sent_by=actor.person
        )
        for name in new
    ]
    facts: dict[str, Plain] = {"year": report.year, "to": "; ".join(new)}
    record(Act("sent report", "report", str(report.pk), role), actor.person, facts)
    return made


@transaction.atomic
def note_receipt(actor: Actor, copy: ReportCopy, strategy_board: str) -> ReportCopy:
    """Note that an organisation has said that it received the report.

    Raises ``ValueError`` when that was noted before.
    """
    held = ReportCopy.objects.select_for_update().select_related("report").get(pk=copy.pk)
    role = _may_send(actor, held.report, strategy_board)
    if held.received_on is not None:
        told = _("Its receipt was noted on %(day)s")
        raise ValueError(told % {"day": held.received_on.isoformat()})
    held.received_on, held.noted_by = actor.on, actor.person
    held.save()
    facts: dict[str, Plain] = {"year": held.report.year, "by": held.organisation}
    record(Act("noted receipt", "report", str(held.report_id), role), actor.person, facts)
    return held


def _may_send(actor: Actor, report: SignedReport, strategy_board: str) -> str:
    return actor.must(Action.SEND_REPORT, Item(report.strategy, report.board, strategy_board))

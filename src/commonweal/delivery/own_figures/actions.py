"""What is done to own figures: entered, signed off or sent back by a second person, taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.models import FiguresStage, OwnFigures
from commonweal.delivery.own_figures.table import Known, read_table
from commonweal.methods.disclosure import Policy
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, check_version
from commonweal.strategy.definition import Edition

KIND = "own figures"
WORKFLOW = Workflow(
    KIND,
    {
        FiguresStage.ENTERED: {"sign off": FiguresStage.SIGNED, "send back": FiguresStage.RETURNED},
        FiguresStage.SIGNED: {"take in": FiguresStage.TAKEN},
        FiguresStage.RETURNED: {},
        FiguresStage.TAKEN: {},
    },
)


@dataclass(frozen=True, slots=True)
class About:
    """What is recorded of a data set beside its figures."""

    title: str
    publisher: str
    licence: str
    agreement: str
    purpose: str
    keep_until: date
    vintage: date


def policy_of(edition: Edition) -> Policy | None:
    """The strategy's rule for small counts; None where it has none."""
    told = edition.strategy.disclosure
    return Policy(told.smallest, told.zero_is_shown) if told else None


@transaction.atomic
def enter(
    actor: Actor, board: str, about: About, content: bytes, known: Known, policy: Policy | None
) -> OwnFigures:
    """Enter a table as it would be published; small counts are hidden before it is kept.

    Raises ``FaultyError`` for a file with faults, ``ValueError`` for what is not said of it.
    """
    role = actor.must(Action.ENTER_DATA, Item(actor.strategy, board))
    _check(about, actor.on)
    table = read_table(content, known, policy)
    text = table.text
    held = OwnFigures.objects.create(
        strategy=actor.strategy,
        board=board,
        **_told(about),
        content=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        told=asdict(table.profile),
        policy={"smallest": policy.smallest, "zero_is_shown": policy.zero_is_shown}
        if policy
        else {},
        entered_on=actor.on,
        entered_by=actor.person,
    )
    facts: dict[str, Plain] = {"board": board, "sha256": held.sha256}
    facts |= {"rows": table.profile.rows, "hidden": table.profile.hidden}
    record(Act("entered own figures", KIND, str(held.pk), role), actor.person, facts)
    return held


def _told(about: About) -> Mapping[str, str | date]:
    return {n: v.strip() if isinstance(v, str) else v for n, v in asdict(about).items()}


def _check(about: About, on: date) -> None:
    empty = [name for name, value in _told(about).items() if not value]
    if empty:
        raise ValueError(_("Say of the figures: %(names)s") % {"names": ", ".join(empty)})
    if about.vintage > on:
        raise ValueError(_("The date of the figures lies in the future"))
    if about.keep_until <= on:
        raise ValueError(_("The day until which the figures are kept must lie in the future"))


@transaction.atomic
def sign_off(actor: Actor, figures: OwnFigures, read: int) -> OwnFigures:
    """Sign figures off; a second person does, and the next build uses them."""
    held, role = _to_settle(actor, figures)
    held.stage = WORKFLOW.after(held.stage, "sign off")
    return _settled(actor, held, role, read, "signed off own figures")


@transaction.atomic
def send_back(actor: Actor, figures: OwnFigures, read: int, why: str) -> OwnFigures:
    """Send figures back; they are corrected by entering them again.

    Raises ``ValueError`` without a reason.
    """
    if not why.strip():
        raise ValueError(_("Enter what is to be corrected"))
    held, role = _to_settle(actor, figures)
    held.stage = WORKFLOW.after(held.stage, "send back")
    held.returned_why = why.strip()
    return _settled(actor, held, role, read, "sent own figures back")


def _to_settle(actor: Actor, figures: OwnFigures) -> tuple[OwnFigures, str]:
    held = OwnFigures.objects.select_for_update().get(pk=figures.pk)
    item = Item(held.strategy, held.board, made_by=held.entered_by_id)
    return held, actor.must(Action.SIGN_OFF_DATA, item)


def _settled(actor: Actor, held: OwnFigures, role: str, read: int, act: str) -> OwnFigures:
    check_version(held.version, read)
    held.settled_on, held.settled_by = actor.on, actor.person
    held.version += 1
    held.save()
    facts: dict[str, Plain] = {"board": held.board, "sha256": held.sha256}
    facts["why"] = held.returned_why
    record(Act(act, KIND, str(held.pk), role), actor.person, facts)
    return held


@transaction.atomic
def mark_taken(figures: OwnFigures, extract: str, on: date) -> OwnFigures:
    """Record that signed figures are kept as an extract."""
    held = OwnFigures.objects.select_for_update().get(pk=figures.pk)
    held.stage = WORKFLOW.after(held.stage, "take in")
    held.taken_on, held.extract = on, extract
    held.version += 1
    held.save()
    facts: dict[str, Plain] = {"sha256": held.sha256, "extract": extract}
    record(Act("took own figures in", KIND, str(held.pk), "system"), None, facts)
    return held

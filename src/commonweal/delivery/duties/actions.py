"""What is done about duties: evidence given, and withdrawn where it was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from commonweal.delivery.duties.law import Duty, duties_of
from commonweal.delivery.models import AccountTaken, Decision, DutyEvidence, ExternalPlan
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.strategy.definition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPlan:
    """One version of a plan of others, and what the board thinks of it."""

    title: str
    version: str
    dated: date
    account_taken: AccountTaken
    link: str = ""

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.version.strip()):
            raise ValueError("name the plan and its version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What shows that a duty was done on a day."""

    duty: str
    done_on: date
    words: str = ""
    link: str = ""
    decision: int | None = None
    of_plan: OfPlan | None = None

    def __post_init__(self) -> None:
        if not (self.words.strip() or self.link.strip() or self.decision is not None):
            raise ValueError("say what shows it: words, an address or a decision")
        for link in (self.link, self.of_plan.link if self.of_plan else ""):
            if link and not link.startswith(("https://", "http://", "/")):
                raise ValueError(f"{link!r} is no address: begin with https://")


@transaction.atomic
def give_evidence(actor: Actor, edition: Edition, shown: Shown) -> DutyEvidence:
    """Show that a duty of the strategy's board was done.

    Raises ``ValueError`` for a duty that does not bind it or did not apply on that day, a day to
    come, a decision that there is not, or an opinion without its plan.
    """
    role = actor.must(Action.GIVE_EVIDENCE, Item(actor.strategy, edition.board, edition.board))
    duty = _duty(edition, shown)
    if shown.done_on > actor.on:
        raise ValueError(f"{shown.done_on} is still to come: say when it was done")
    if bool(duty.about) != (shown.of_plan is not None):
        told = "name the plan and its version" if duty.about else "this duty asks no opinion"
        raise ValueError(told)
    _known_decision(actor.strategy, shown.decision)
    held = DutyEvidence.objects.create(
        strategy=actor.strategy,
        edition=edition.id,
        duty=duty.id,
        words=shown.words.strip(),
        link=shown.link.strip(),
        decision=shown.decision,
        done_on=shown.done_on,
        plan=_plan(actor.strategy, shown.of_plan),
        account_taken=shown.of_plan.account_taken if shown.of_plan else "",
        given_on=actor.on,
        given_by=actor.person,
    )
    _told(actor, held, "gave evidence", role)
    return held


@transaction.atomic
def withdraw_evidence(
    actor: Actor, edition: Edition, evidence: DutyEvidence, why: str
) -> DutyEvidence:
    """Withdraw evidence that was wrong; it stays in the record.

    Raises ``ValueError`` without a reason, or for what was withdrawn already.
    """
    role = actor.must(Action.GIVE_EVIDENCE, Item(actor.strategy, edition.board, edition.board))
    held = DutyEvidence.objects.select_for_update().get(pk=evidence.pk, strategy=actor.strategy)
    if not why.strip():
        raise ValueError("say why the evidence is withdrawn")
    if held.withdrawn_on:
        raise ValueError(f"it was withdrawn on {held.withdrawn_on}")
    held.withdrawn_on, held.withdrawn_why = actor.on, why.strip()
    held.save()
    _told(actor, held, "withdrew evidence", role)
    return held


def _told(actor: Actor, held: DutyEvidence, action: str, role: str) -> None:
    facts: dict[str, Plain] = {"duty": held.duty, "done_on": held.done_on.isoformat()}
    facts |= {"words": held.words, "link": held.link, "decision": held.decision}
    facts |= {"plan": str(held.plan or ""), "account_taken": str(held.account_taken)}
    facts |= {"edition": held.edition, "why": held.withdrawn_why}
    record(Act(action, "duty", str(held.pk), role), actor.person, facts)


def _duty(edition: Edition, shown: Shown) -> Duty:
    held = next((one for one in duties_of(edition) if one.id == shown.duty), None)
    if held is None:
        raise ValueError(f"no duty {shown.duty!r} binds this board")
    if not held.applies(shown.done_on):
        raise ValueError(f"the law did not ask this on {shown.done_on}")
    return held


def _known_decision(strategy: str, number: int | None) -> None:
    if number is None:
        return
    if not Decision.objects.filter(strategy=strategy, number=number).exists():
        raise ValueError(f"there is no decision {number}")


def _plan(strategy: str, told: OfPlan | None) -> ExternalPlan | None:
    if told is None:
        return None
    plan, _made = ExternalPlan.objects.get_or_create(
        strategy=strategy,
        title=told.title.strip(),
        version_of_plan=told.version.strip(),
        defaults={"dated": told.dated, "link": told.link.strip()},
    )
    return plan

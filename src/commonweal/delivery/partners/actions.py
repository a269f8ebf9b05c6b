"""What is done with partners' links: made, revoked, answered; and answers taken over or left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models import Contribution, Entry, PartnerLink, Return, Settled
from commonweal.delivery.partners.queries import state_of, written_by
from commonweal.delivery.partners.rules import LASTS, LONGEST, MOST_IN_AN_HOUR, LinkState, counted
from commonweal.delivery.partners.tokens import hash_of, new_secret, token_of
from commonweal.delivery.returns.actions import WORKFLOW, Said, kept, write
from commonweal.delivery.returns.asked import Asked
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, keep, record
from commonweal.people.models import Text
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import WrongStageError, check_version

KIND = "partner link"
Key = tuple[str, str]


class ClosedLinkError(ValueError):
    """A link that does not work; ``state`` is why."""

    def __init__(self, state: LinkState) -> None:
        self.state = state
        super().__init__(f"this link is {state}")


class TooOftenError(ValueError):
    """A link was written through too often within an hour; nothing was saved."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who acts by a link alone; the day and the time are those of the act."""

    link: PartnerLink
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """A partner's words by what they are on, and a name where one was given to be kept."""

    words: Mapping[Key, Said]
    name: str = ""
    send: bool = False


@transaction.atomic
def make_link(
    actor: Actor, filing: Return, partner: str, asked: Iterable[Asked], days: int = LASTS
) -> tuple[PartnerLink, str]:
    """Make a link for a partner; the token is told once and held nowhere.

    Raises ``ValueError`` without a partner or anything to answer, or for a time out of bounds.
    """
    role = actor.must(Action.INVITE_PARTNER, Item(filing.strategy, filing.board))
    held = Return.objects.select_for_update().get(pk=filing.pk)
    WORKFLOW.after(held.stage, "write")
    pairs: list[Plain] = [[one.subject, one.item] for one in asked]
    if not partner.strip() or not pairs:
        raise ValueError(_("Say which organisation is asked, and about what"))
    if not 1 <= days <= LONGEST:
        raise ValueError(_("A link works for 1 to %(most)s days") % {"most": LONGEST})
    secret = new_secret()
    link = PartnerLink.objects.create(
        filing=held,
        strategy=held.strategy,
        board=held.board,
        partner=partner.strip(),
        asked=pairs,
        secret_hash=hash_of(secret),
        made_on=actor.on,
        made_by=actor.person,
        expires_on=actor.on + timedelta(days=days),
    )
    facts: dict[str, Plain] = {"return": held.pk, "board": held.board, "asked": pairs}
    facts["expires"] = link.expires_on.isoformat()
    record(Act("made partner link", KIND, str(link.pk), role), actor.person, facts)
    return link, token_of(link, secret)


@transaction.atomic
def revoke(actor: Actor, link: PartnerLink, why: str) -> PartnerLink:
    """Make a link work no longer. Raises ``ValueError`` without a reason."""
    role = actor.must(Action.INVITE_PARTNER, Item(link.strategy, link.board))
    if not why.strip():
        raise ValueError(_("Enter why the link is revoked"))
    held = PartnerLink.objects.select_for_update().get(pk=link.pk)
    if held.revoked_on is not None:
        raise WrongStageError(
            _("This link was revoked on %(day)s") % {"day": date_format(held.revoked_on, "j F Y")}
        )
    held.revoked_on, held.revoked_why = actor.on, why.strip()
    held.save()
    facts: dict[str, Plain] = {"return": held.filing_id, "why": held.revoked_why}
    record(Act("revoked partner link", KIND, str(held.pk), role), actor.person, facts)
    return held


def answer(bearer: Bearer, told: Answer, read: int) -> PartnerLink:
    """Save what a partner wrote, and hand it to the board when it is sent.

    Every try counts, also one that is refused. Raises ``TooOftenError``, ``ClosedLinkError``,
    ``StaleError`` when somebody with the same link wrote in between, ``ValueError`` when words
    are sent that are none.
    """
    _count(bearer)
    return _answer(bearer, told, read)


@transaction.atomic
def _count(bearer: Bearer) -> None:
    held = PartnerLink.objects.select_for_update().get(pk=bearer.link.pk)
    hour, saves = counted(held.hour_from, held.saves_in_hour, bearer.at)
    if saves > MOST_IN_AN_HOUR:
        raise TooOftenError(_("This link was used too often. Wait an hour and send again."))
    held.hour_from, held.saves_in_hour = hour, saves
    held.save(update_fields=["hour_from", "saves_in_hour"])


@transaction.atomic
def _answer(bearer: Bearer, told: Answer, read: int) -> PartnerLink:
    filing = Return.objects.select_for_update().get(pk=bearer.link.filing_id)
    held = PartnerLink.objects.select_for_update().get(pk=bearer.link.pk)
    held.filing = filing
    state = state_of(held, bearer.on)
    if state is not LinkState.OPEN:
        raise ClosedLinkError(state)
    check_version(held.version, read)
    asked = {(subject, item) for subject, item in held.asked}
    before, texts = written_by(held), {}
    for key, said in told.words.items():
        if key not in asked:
            raise ValueError(f"this link does not ask about {key[1]!r}")
        one = before.get(key) or Contribution(link=held, subject=key[0], item=key[1])
        texts |= {f"{key[0]}/{key[1]}/{n}": t for n, t in _keep_one(one, said).items()}
    if told.send and not held.contributions.exclude(said="", done="", asks="").exists():
        raise ValueError(_("Write about at least one thing before you send"))
    if told.send and told.name.strip():  # else every draft would leave a copy to be erased
        held.name = texts["name"] = keep(told.name.strip())
    held.sent_on = bearer.on if told.send else None
    held.version += 1
    held.save()
    act = "sent partner's answer" if told.send else "saved partner's answer"
    facts: dict[str, Plain] = {"return": filing.pk, "version": held.version}
    record(Act(act, KIND, str(held.pk), "partner"), None, facts, texts)
    return held


def _keep_one(one: Contribution, said: Said) -> dict[str, Text]:
    """Save what changed; the words that the log commits to, none where nothing did."""
    words = {"said": said.said, "done": said.done, "asks": said.asks}
    if all(getattr(one, name) == word for name, word in words.items()):
        return {}
    one.said, one.done, one.asks = said.said, said.done, said.asks
    one.save()
    return kept(said)


@transaction.atomic
def take_over(
    actor: Actor, contribution: Contribution, about: Asked, said: Said, read: int
) -> Entry:
    """Write into the return what an officer makes of a partner's words; they are settled by it."""
    held = _to_settle(contribution)
    entry = write(actor, held.link.filing, about, said, read)
    _settle(actor, held, Settled.TAKEN, "")
    return entry


@transaction.atomic
def leave_out(actor: Actor, contribution: Contribution, why: str) -> Contribution:
    """Leave a partner's words out of the return. Raises ``ValueError`` without a reason."""
    if not why.strip():
        raise ValueError(_("Enter why it is left out"))
    return _settle(actor, _to_settle(contribution), Settled.LEFT, why.strip())


def _to_settle(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("link__filing")
    held = rows.get(pk=contribution.pk)
    if held.settled or held.link.sent_on is None:
        raise WrongStageError(
            _("This answer is settled already, or it has not been sent yet: nothing was changed")
        )
    return held


def _settle(actor: Actor, held: Contribution, settled: Settled, why: str) -> Contribution:
    role = actor.must(Action.FILE_RETURN, Item(held.link.strategy, held.link.board))
    held.settled, held.settled_on, held.settled_by = settled, actor.on, actor.person
    held.settled_why = why
    held.save()
    facts: dict[str, Plain] = {"link": held.link_id, "subject": held.subject, "item": held.item}
    act = Act(f"{settled} partner's words", "contribution", str(held.pk), role)
    record(act, actor.person, facts | {"why": why})
    return held

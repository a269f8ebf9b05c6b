"""Give assurance, and withdraw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models.assurance import AssuranceStatement, Opinion
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import PassedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An opinion on a scope, its evidence, and the day from which it no longer holds."""

    board: str
    edition: str
    scope: str
    opinion: Opinion
    evidence: str
    expires_on: date

    def __post_init__(self) -> None:
        if not self.scope.strip():
            raise ValueError(_("Say what the assurance is for"))
        if not self.evidence.strip():
            raise ValueError(_("Say on which evidence the opinion stands"))


@transaction.atomic
def give_assurance(actor: Actor, statement: Statement) -> AssuranceStatement:
    """State how sure a board is of something, until a day.

    Raises ``PassedError`` for an assurance that would have expired at once.
    """
    role = actor.must(Action.GIVE_ASSURANCE, Item(actor.strategy, statement.board))
    if statement.expires_on <= actor.on:
        raise PassedError(
            _("%(day)s has come: give the day until which it holds")
            % {"day": date_format(statement.expires_on, "j F Y")}
        )
    given = AssuranceStatement.objects.create(
        strategy=actor.strategy,
        edition=statement.edition,
        board=statement.board,
        scope=statement.scope.strip(),
        opinion=statement.opinion,
        evidence=statement.evidence.strip(),
        given_on=actor.on,
        expires_on=statement.expires_on,
    )
    _log(actor, "gave assurance", given, role)
    return given


@transaction.atomic
def withdraw_assurance(actor: Actor, given: AssuranceStatement, why: str) -> AssuranceStatement:
    """Withdraw an assurance that no longer holds, with a reason.

    Raises ``ValueError`` without one, or when it was withdrawn already.
    """
    role = actor.must(Action.GIVE_ASSURANCE, Item(given.strategy, given.board))
    held = AssuranceStatement.objects.select_for_update().get(pk=given.pk)
    if held.withdrawn_on is not None:
        raise ValueError(
            _("This assurance was withdrawn on %(day)s")
            % {"day": date_format(held.withdrawn_on, "j F Y")}
        )
    if not why.strip():
        raise ValueError(_("Say why the assurance is withdrawn"))
    held.withdrawn_on, held.withdrawn_why = actor.on, why.strip()
    held.save()
    _log(actor, "withdrew assurance", held, role)
    return held


def _log(actor: Actor, verb: str, given: AssuranceStatement, role: str) -> None:
    facts = {"board": given.board, "opinion": given.opinion, "until": given.expires_on.isoformat()}
    record(Act(verb, "assurance", str(given.pk), role), actor.person, facts)

"""Who may do what: the one place that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from commonweal.people.models.office import Office, Role
from commonweal.people.models.person import Person


class Action(StrEnum):
    READ_WORK = "read_work"
    FILE_RETURN = "file_return"
    ACCEPT_RETURN = "accept_return"
    INVITE_PARTNER = "invite_partner"
    PROPOSE_TARGET = "propose_target"
    AGREE_TARGET = "agree_target"
    PROPOSE_MEASURE = "propose_measure"
    AGREE_AMENDMENT = "agree_amendment"
    WRITE_PLAN = "write_plan"
    ACCEPT_PLAN = "accept_plan"
    AGREE_PLAN = "agree_plan"
    ENTER_DATA = "enter_data"
    SIGN_OFF_DATA = "sign_off_data"
    KEEP_MEETING = "keep_meeting"
    APPROVE_MINUTES = "approve_minutes"
    DECIDE = "decide"
    CHALLENGE = "challenge"
    ANSWER_CHALLENGE = "answer_challenge"
    REVIEW = "review"
    CLOSE_REVIEW = "close_review"
    SIGN_REPORT = "sign_report"
    SEND_REPORT = "send_report"
    GIVE_ASSURANCE = "give_assurance"
    GIVE_EVIDENCE = "give_evidence"
    TELL_SHARED = "tell_shared"
    DECLARE_INTEREST = "declare_interest"
    TRIAGE_COMMENT = "triage_comment"
    SAFEGUARD = "safeguard"
    ANSWER_COMMENT = "answer_comment"
    ENTER_COMMENT = "enter_comment"
    KEEP_NEEDS = "keep_needs"
    KEEP_CONSULTATION = "keep_consultation"
    CONSIDER = "consider"
    KEEP_CHAMPIONS = "keep_champions"
    KEEP_DEVELOPMENT = "keep_development"
    REVIEW_MEMBERSHIP = "review_membership"
    SIGN_TRANSLATION = "sign_translation"
    READ_AUDIT = "read_audit"
    INVITE = "invite"
    GIVE_OFFICE = "give_office"
    READ_PEOPLE = "read_people"
    CLOSE_ACCOUNT = "close_account"
    KEEP_ORGANISATIONS = "keep_organisations"


class Where(StrEnum):
    """In which board an office must be held."""

    OWN = "own"  # the board that the item belongs to
    STRATEGY = "strategy"  # the board that answers for the strategy
    ANY = "any"  # any board of the strategy
    NOWHERE = "nowhere"  # an administrator's, which has no board


@dataclass(frozen=True, slots=True)
class Rule:
    """Roles that may act, where they must be held, and whether a second person is needed."""

    roles: frozenset[Role]
    where: Where
    second_person: bool = False  # not whoever made the item
    other_board: bool = False  # nobody who holds an office in the item's own board, see Item.alone


@dataclass(frozen=True, slots=True)
class Item:
    """What is acted on: its strategy, the board that it belongs to, and who made it.

    ``strategy_board`` is the id of the board that answers for the strategy, from the edition;
    ``only_board`` is the same where the strategy has no other body, else empty.
    """

    strategy: str
    board: str = ""
    strategy_board: str = ""
    made_by: int | None = None
    only_board: str = ""

    @property
    def alone(self) -> bool:
        """Whether no other board could agree it: it is of the only board that the strategy has."""
        return bool(self.board) and self.board == self.strategy_board == self.only_board


EVERYONE = frozenset(Role)
AT_BOARDS = EVERYONE - {Role.ADMINISTRATOR}
WRITERS = frozenset({Role.OFFICER, Role.CHAIR})
KEEPERS = frozenset({Role.SECRETARY, Role.CHAIR})

RULES: dict[Action, Rule] = {
    Action.READ_WORK: Rule(EVERYONE, Where.ANY),
    Action.FILE_RETURN: Rule(WRITERS, Where.OWN),
    Action.ACCEPT_RETURN: Rule(KEEPERS, Where.STRATEGY, second_person=True, other_board=True),
    Action.INVITE_PARTNER: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.OWN),
    Action.PROPOSE_TARGET: Rule(WRITERS, Where.OWN),
    Action.AGREE_TARGET: Rule(
        frozenset({Role.CHAIR}), Where.STRATEGY, second_person=True, other_board=True
    ),
    Action.PROPOSE_MEASURE: Rule(WRITERS | {Role.ANALYST}, Where.OWN),
    Action.AGREE_AMENDMENT: Rule(
        frozenset({Role.CHAIR}), Where.STRATEGY, second_person=True, other_board=True
    ),
    Action.WRITE_PLAN: Rule(WRITERS, Where.OWN),
    Action.ACCEPT_PLAN: Rule(KEEPERS, Where.STRATEGY, second_person=True, other_board=True),
    Action.AGREE_PLAN: Rule(frozenset({Role.CHAIR}), Where.STRATEGY),
    Action.ENTER_DATA: Rule(frozenset({Role.DATA_OWNER, Role.ANALYST}), Where.OWN),
    Action.SIGN_OFF_DATA: Rule(frozenset({Role.DATA_OWNER}), Where.OWN, second_person=True),
    Action.KEEP_MEETING: Rule(frozenset({Role.SECRETARY}), Where.OWN),
    Action.APPROVE_MINUTES: Rule(frozenset({Role.CHAIR}), Where.OWN),
    Action.DECIDE: Rule(KEEPERS, Where.OWN),
    Action.CHALLENGE: Rule(KEEPERS, Where.OWN),
    Action.ANSWER_CHALLENGE: Rule(WRITERS, Where.OWN),
    Action.REVIEW: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.STRATEGY),
    Action.CLOSE_REVIEW: Rule(frozenset({Role.CHAIR}), Where.STRATEGY, second_person=True),
    Action.SIGN_REPORT: Rule(frozenset({Role.CHAIR}), Where.STRATEGY),
    Action.SEND_REPORT: Rule(frozenset({Role.SECRETARY}), Where.STRATEGY),
    Action.GIVE_ASSURANCE: Rule(WRITERS, Where.OWN),
    Action.GIVE_EVIDENCE: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.STRATEGY),
    Action.TELL_SHARED: Rule(WRITERS, Where.OWN),
    Action.DECLARE_INTEREST: Rule(AT_BOARDS, Where.OWN),
    Action.TRIAGE_COMMENT: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.STRATEGY),
    Action.SAFEGUARD: Rule(KEEPERS, Where.STRATEGY),
    Action.ANSWER_COMMENT: Rule(WRITERS, Where.OWN),
    Action.ENTER_COMMENT: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.OWN),
    Action.KEEP_NEEDS: Rule(
        frozenset({Role.OFFICER, Role.SECRETARY, Role.ANALYST}), Where.STRATEGY
    ),
    Action.KEEP_CONSULTATION: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.OWN),
    Action.CONSIDER: Rule(KEEPERS, Where.OWN),
    Action.KEEP_CHAMPIONS: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.STRATEGY),
    Action.KEEP_DEVELOPMENT: Rule(frozenset({Role.OFFICER, Role.SECRETARY}), Where.STRATEGY),
    Action.REVIEW_MEMBERSHIP: Rule(KEEPERS, Where.OWN),
    Action.SIGN_TRANSLATION: Rule(KEEPERS, Where.STRATEGY),
    Action.READ_AUDIT: Rule(KEEPERS | {Role.ADMINISTRATOR}, Where.ANY),
    Action.INVITE: Rule(frozenset({Role.ADMINISTRATOR}), Where.NOWHERE),
    Action.GIVE_OFFICE: Rule(frozenset({Role.ADMINISTRATOR}), Where.NOWHERE),
    Action.READ_PEOPLE: Rule(KEEPERS | {Role.ADMINISTRATOR}, Where.ANY),
    Action.CLOSE_ACCOUNT: Rule(frozenset({Role.ADMINISTRATOR}), Where.NOWHERE),
    Action.KEEP_ORGANISATIONS: Rule(frozenset({Role.ADMINISTRATOR}), Where.NOWHERE),
}

APPROVING = frozenset(
    {
        Action.ACCEPT_RETURN,
        Action.AGREE_TARGET,
        Action.AGREE_AMENDMENT,
        Action.ACCEPT_PLAN,
        Action.AGREE_PLAN,
        Action.SIGN_OFF_DATA,
        Action.APPROVE_MINUTES,
        Action.DECIDE,
        Action.CONSIDER,
        Action.CLOSE_REVIEW,
        Action.SIGN_REPORT,
        Action.SIGN_TRANSLATION,
        Action.INVITE,
        Action.GIVE_OFFICE,
        Action.CLOSE_ACCOUNT,
    }
)
"""Acts that bind others: whoever holds a role that may do one of them signs in with two factors."""


def may(person: Person | None, action: Action, item: Item, on: date) -> bool:
    """Whether a person may do this to that item on a day, by the offices held on it.

    Nobody agrees or accepts what a board proposed in which they hold an office themselves, unless
    the strategy has that board alone: then a second person of it may, never who proposed it.
    """
    return acting_role(person, action, item, on) is not None


def acting_role(person: Person | None, action: Action, item: Item, on: date) -> Role | None:
    """The role in which a person may do this, the oldest office first; None where they may not."""
    if person is None or not person.is_active:
        return None
    return role_among(person, tuple(offices(person, item.strategy, on)), action, item)


def role_among(person: Person, held: Iterable[Office], action: Action, item: Item) -> Role | None:
    """The same, of somebody active whose offices in that strategy on that day are at hand."""
    rule, held = RULES[action], tuple(held)
    if rule.second_person and person.pk == item.made_by:
        return None
    if rule.other_board and not _is_apart(held, item):
        return None
    allowed = (one for one in held if one.role in rule.roles and _stands(one, rule.where, item))
    return next((Role(one.role) for one in allowed), None)


def may_approve(person: Person, on: date, strategy: str = "") -> bool:
    """Whether a person holds, on a day, a role that may do one of ``APPROVING``.

    In the strategy named, else in any: a session opens all the strategies of one database.
    """
    roles = frozenset().union(*(RULES[action].roles for action in APPROVING))
    running = Q(until__isnull=True) | Q(until__gt=on)
    held = Office.objects.filter(running, person=person, role__in=roles, since__lte=on)
    return (held.filter(strategy=strategy) if strategy else held).exists()


def running_offices(person: Person | int, on: date) -> QuerySet[Office]:
    """Offices that a person holds on a day, in every strategy."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    return Office.objects.filter(running, person=person, since__lte=on)


def any_may_approve(held: Iterable[Office]) -> bool:
    """Whether one of these offices may do one of ``APPROVING``."""
    roles = frozenset().union(*(RULES[action].roles for action in APPROVING))
    return any(one.role in roles for one in held)


def offices(person: Person, strategy: str, on: date) -> Iterable[Office]:
    """Offices that a person holds in a strategy on a day."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    held = Office.objects.filter(running, person=person, strategy=strategy, since__lte=on)
    return held.order_by("since", "pk")


def holders(strategy: str, board: str, role: Role, on: date) -> list[Person]:
    """Who held a role in a board on a day: "who chaired on date D"."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    held = Office.objects.filter(
        running, strategy=strategy, board=board, role=role, since__lte=on
    ).select_related("person")
    return [one.person for one in held.order_by("since", "pk")]


def _is_apart(held: Iterable[Office], item: Item) -> bool:
    """Whether who holds these offices stands apart from what the item's board proposed.

    In a strategy of one board nobody does; there it suffices that somebody else is known to have
    made the item.
    """
    if item.alone:
        return item.made_by is not None
    return all(one.board != item.board for one in held if one.board)


def _stands(office: Office, where: Where, item: Item) -> bool:
    if where is Where.NOWHERE:
        return office.role == Role.ADMINISTRATOR
    if where is Where.ANY:
        return True
    wanted = item.board if where is Where.OWN else item.strategy_board
    return bool(wanted) and office.board == wanted

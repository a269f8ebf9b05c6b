"""What is done to returns: opened by the calendar, written, submitted, accepted or sent back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.delivery.models import Entry, Return, Round, Stage
from commonweal.delivery.returns.asked import Asked, asked_of, boards_asked
from commonweal.delivery.returns.rounds import Term, terms
from commonweal.delivery.returns.sealed import RETURNS
from commonweal.delivery.sealing import SealedKind
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, keep, record
from commonweal.people.models import Text
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, WrongStageError, check_version
from commonweal.people.workflow_words import STAGES
from commonweal.strategy.definition import Edition

LONGEST = 4000
WORKFLOW = Workflow(
    "return",
    {
        Stage.OPEN: {"write": Stage.OPEN, "submit": Stage.SUBMITTED},
        Stage.SUBMITTED: {"accept": Stage.ACCEPTED, "send back": Stage.RETURNED},
        Stage.RETURNED: {"write": Stage.RETURNED, "submit": Stage.SUBMITTED},
        Stage.ACCEPTED: {},
    },
)


class UnwrittenError(ValueError):
    """A return cannot be submitted yet; ``missing`` is what nothing is written about."""

    def __init__(self, missing: tuple[Asked, ...]) -> None:
        self.missing = missing
        names = ", ".join(one.name for one in missing)
        super().__init__(_("Nothing is written about %(names)s") % {"names": names})


@dataclass(frozen=True, slots=True)
class Said:
    """A board's words: what the figure says, what was done, what is asked of the board above."""

    said: str = ""
    done: str = ""
    asks: str = ""

    def __post_init__(self) -> None:
        for name in ("said", "done", "asks"):
            words = getattr(self, name)
            if len(words) > LONGEST:
                raise ValueError(
                    _("An answer has %(n)s characters: write at most %(most)s")
                    % {"n": len(words), "most": LONGEST}
                )


@transaction.atomic
def open_rounds(edition: Edition, on: date) -> list[Return]:
    """Ask every delivery board for the rounds that have opened since the last; returns are new.

    The first time only the newest round is opened: no board is late with what nobody asked for.
    """
    strategy = edition.strategy.id
    last = Round.objects.filter(strategy=strategy).order_by("-since").first()
    every = list(terms(edition, on))
    due = [one for one in every if one.since > last.since] if last else every[-1:]
    return [one for term in due for one in _open(edition, term, on)]


def _open(edition: Edition, term: Term, on: date) -> list[Return]:
    strategy = edition.strategy.id
    made = Round.objects.create(
        strategy=strategy, since=term.since, until=term.until, opens=term.opens, due=term.due
    )
    asked = []
    for board in boards_asked(edition, max(term.opens, min(on, term.due))):
        one = Return.objects.create(round=made, strategy=strategy, board=board, edition=edition.id)
        facts = {"board": board, "due": term.due.isoformat(), "edition": edition.id}
        record(Act("asked for return", "return", str(one.pk), "system"), None, facts)
        asked.append(one)
    return asked


@transaction.atomic
def write(actor: Actor, filing: Return, about: Asked, said: Said, read: int) -> Entry:
    """Save a board's words on one thing; ``read`` is the version that the writer saw, 0 for none.

    Raises ``StaleError`` when somebody else wrote in between, ``WrongStageError`` once submitted.
    """
    role = actor.must(Action.FILE_RETURN, Item(filing.strategy, filing.board))
    held = Return.objects.select_for_update().get(pk=filing.pk)
    WORKFLOW.after(held.stage, "write")
    entry = Entry.objects.filter(filing=held, subject=about.subject, item=about.item).first()
    check_version(entry.version if entry else 0, read)
    entry = entry or Entry(filing=held, subject=about.subject, item=about.item, version=0)
    entry.said, entry.done, entry.asks = said.said, said.done, said.asks
    entry.version += 1
    entry.saved_at, entry.saved_by = timezone.now(), actor.person
    entry.save()
    facts = {"subject": about.subject, "item": about.item, "version": entry.version}
    act = Act("wrote in return", "return", str(held.pk), role)
    record(act, actor.person, facts, kept(said))
    return entry


@transaction.atomic
def write_all(
    actor: Actor, filing: Return, words: Iterable[tuple[Asked, Said, int]]
) -> list[Entry]:
    """Save words on several things, each upon the version that was read: all of them or none."""
    return [write(actor, filing, about, said, read) for about, said, read in words]


def kept(said: Said) -> dict[str, Text]:
    """The words of this moment, where they can be erased; the log commits to them."""
    told = {"said": said.said, "done": said.done, "asks": said.asks}
    return {name: keep(words) for name, words in told.items() if words}


@transaction.atomic
def submit(
    actor: Actor,
    filing: Return,
    edition: Edition,
    release: str,
    seen: Mapping[tuple[str, str], Plain],
) -> Return:
    """Hand a return in, bound to the release and the verdicts that stood beside the words.

    Raises ``UnwrittenError`` while something that the board was asked about has no words.
    """
    role = actor.must(Action.FILE_RETURN, Item(filing.strategy, filing.board))
    held = Return.objects.select_for_update().get(pk=filing.pk)
    stage = WORKFLOW.after(held.stage, "submit")
    entries = {(one.subject, one.item): one for one in held.entries.all()}
    asked = asked_of(edition, held.board, actor.on)
    missing = tuple(
        one for one in asked if one.key not in entries or not entries[one.key].said.strip()
    )
    if missing:
        raise UnwrittenError(missing)
    for key, entry in entries.items():
        Entry.objects.filter(pk=entry.pk).update(seen=seen.get(key, {}))
    held.stage, held.submitted_on, held.submitted_by = stage, actor.on, actor.person
    held.edition, held.release = edition.id, release
    return _moved(actor, held, "submitted return", role)


@transaction.atomic
def accept(actor: Actor, filing: Return, strategy_board: str, read: int) -> Return:
    """Accept a return; from then on it is locked and public."""
    held, role = _to_settle(actor, filing, strategy_board, read)
    held.stage, held.accepted_on = WORKFLOW.after(held.stage, "accept"), actor.on
    held.returned_why, held.own_board = "", held.board == strategy_board
    return _moved(actor, held, "accepted return", role, RETURNS)


@transaction.atomic
def send_back(actor: Actor, filing: Return, strategy_board: str, read: int, why: str) -> Return:
    """Give a return back to its board, with what is to be amended.

    Raises ``ValueError`` without a reason.
    """
    if not why.strip():
        raise ValueError(_("Say what the board should amend"))
    held, role = _to_settle(actor, filing, strategy_board, read)
    held.stage, held.returned_on = WORKFLOW.after(held.stage, "send back"), actor.on
    held.returned_why = why.strip()
    return _moved(actor, held, "sent return back", role)


def _to_settle(actor: Actor, filing: Return, strategy_board: str, read: int) -> tuple[Return, str]:
    held = Return.objects.select_for_update().get(pk=filing.pk)
    item = Item(held.strategy, held.board, strategy_board, held.submitted_by_id)
    role = actor.must(Action.ACCEPT_RETURN, item)
    if held.stage != Stage.SUBMITTED:
        raise WrongStageError(
            _("This return is %(stage)s: only a submitted one can be accepted or sent back")
            % {"stage": STAGES[held.stage]}
        )
    check_version(held.version, read)
    return held, role


def _moved(
    actor: Actor, held: Return, action: str, role: str, seal: SealedKind | None = None
) -> Return:
    held.version += 1
    held.save()
    facts: dict[str, Plain] = {"board": held.board, "stage": str(held.stage)}
    facts |= {"release": held.release, "edition": held.edition, "why": held.returned_why}
    facts |= {"own_board": True} if held.own_board else {}
    facts |= seal.facts_of(held) if seal else {}
    record(Act(action, "return", str(held.pk), role), actor.person, facts)
    return held

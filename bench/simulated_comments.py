"""Thousands of comments, with residents and boards who do as chance will have it: none in limbo.

Run as a program in a process of its own: ``python -m bench.simulated_comments NUMBER SEED`` with
``COMMONWEAL_DATA_DIR`` set to an empty folder. Prints what happened and every fault as JSON.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

STRATEGY, ABOVE, BOARDS = "made-up-2030", "wellbeing", ("children", "housing", "safety")
BEGINS, BATCH, LONGEST = date(2026, 1, 5), 40, 400  # comments a day; days then left
WORDS = ("The bus stops at five.", "My child is hurt, he beats us.", "www.a.ex www.b.ex www.c.ex",
         "Ring me on 01582 546000.", "Thank you.", "پارک بند ہے۔")  # fmt: skip


@dataclass
class Town:
    """Who is there, and what the simulation itself remembers."""

    reader: Any
    officers: dict[str, Any]
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def simulate(number: int, seed: int) -> Town:
    """Let so many comments come, day after day, until nobody owes anything any more."""
    from commonweal.participation.models import Comment

    town, day = _town(seed), BEGINS
    last = BEGINS + timedelta(LONGEST + number // BATCH)
    while number > 0 or Comment.objects.filter(due__isnull=False).exists():
        for _ in range(min(number, BATCH)):
            _come(town, day)
        number -= BATCH
        _handle(town, day)
        day += timedelta(1)
        if day > last:
            town.faults.append("comments are open after all those days")
            break
    town.faults += _in_limbo()
    return town


def _town(seed: int) -> Town:
    from commonweal.people.models import Office, Person, Role

    def person(role: Role, board: str) -> Person:
        made = Person.objects.create_user(f"{role}.{board}@example.org", f"{role} of {board}")
        since = date(2020, 1, 1)
        Office.objects.create(person=made, strategy=STRATEGY, board=board, role=role, since=since)
        return made

    officers = {one: person(Role.OFFICER, one) for one in BOARDS}
    chance = random.Random(seed)  # noqa: S311 - the same each time
    return Town(person(Role.SECRETARY, ABOVE), officers, chance)


def _come(town: Town, day: date) -> None:
    from commonweal.participation.comments.receiving import Said, Where, receive
    from commonweal.participation.models import About

    said = Said(
        about=About.SITE, about_id="", words=town.chance.choice(WORDS), language="en",
        mail="a@example.org" if town.chance.random() < 0.3 else "",
        may_publish=town.chance.random() < 0.5,
    )  # fmt: skip
    receive(said, Where(STRATEGY, "0" * 12, day))
    town.done["came"] += 1


def _handle(town: Town, day: date) -> None:
    """Staff move on what is due, often late; authors write again or take it back."""
    from commonweal.participation.models import Comment

    for held in list(Comment.objects.filter(due__lte=day)):
        if town.chance.random() < 0.3:
            town.done["left lying"] += 1
            continue
        act, do = _staff(town, held, day)
        do()
        town.done[act] += 1
    recent = Comment.objects.filter(received_on__gt=day - timedelta(60)).order_by("?")[:4]
    for held in recent:
        _author(town, held, day)


def _staff(town: Town, held: Any, day: date) -> tuple[str, Callable[[], Any]]:
    from commonweal.participation.comment_stages import Outcome, Stage
    from commonweal.participation.comments import handling
    from commonweal.people.acts import Actor

    chance, read = town.chance, held.version
    reader = Actor(town.reader, STRATEGY, day)
    officer = Actor(town.officers.get(held.board, town.reader), STRATEGY, day)
    reply = handling.Reply(words="We did.", outcome=chance.choice(list(Outcome)))
    promise = handling.Reply(words="We will.", promised=day + timedelta(chance.randint(1, 60)))
    acts: dict[str, Callable[[], Any]] = {
        "pass on": lambda: handling.pass_on(reader, held, read, ABOVE, chance.choice(BOARDS)),
        "escalate": lambda: handling.escalate(
            officer if held.stage == Stage.WITH_BOARD else reader, held, read, ABOVE
        ),
        "set aside": lambda: handling.set_aside(reader, held, read, ABOVE, "Not for us."),
        "pass back": lambda: handling.pass_back(officer, held, read, "Not ours."),
        "answer": lambda: handling.answer(officer, held, read, reply),
        "promise": lambda: handling.answer(officer, held, read, promise),
    }
    weights = {
        Stage.RECEIVED: {"pass on": 8, "escalate": 1, "set aside": 1},
        Stage.ESCALATED: {"pass on": 1, "set aside": 2},
        Stage.WITH_BOARD: {"answer": 6, "promise": 2, "pass back": 2, "escalate": 0.2},
        Stage.PROMISED: {"answer": 3, "promise": 1},
    }[Stage(held.stage)]
    act = chance.choices(list(weights), list(weights.values()))[0]
    return act, acts[act]


def _author(town: Town, held: Any, day: date) -> None:
    from commonweal.participation.comment_stages import COMMENT
    from commonweal.participation.comments.receiving import add_words, withdraw

    if "add words" not in COMMENT.acts(held.stage):
        return
    if town.chance.random() < 0.2:
        withdraw(held.reference, day)
        town.done["withdrawn"] += 1
    elif held.messages.count() < 6:
        add_words(held.reference, "One thing more.", day)
        town.done["written again"] += 1


def _in_limbo() -> Iterator[str]:
    """Comments that ended with neither a reply, nor a reason, nor their author's own wish."""
    from commonweal.participation.comment_stages import Stage
    from commonweal.participation.models import Comment
    from commonweal.people.audit import verify
    from commonweal.people.models import Text

    for held in Comment.objects.exclude(stage=Stage.WITHDRAWN):
        replied = (
            held.stage == Stage.ANSWERED and held.messages.filter(reply__isnull=False).exists()
        )
        if not (replied or (held.stage == Stage.CLOSED and held.closed_why)):
            yield f"comment {held.pk} is {held.stage} without a reply or a reason"
    gone = Comment.objects.filter(stage=Stage.WITHDRAWN, messages__words__isnull=False)
    if Text.objects.filter(pk__in=gone.values("messages__words")).exclude(words="").exists():
        yield "words of a comment that was taken back are kept"
    if not verify().whole:
        yield "the log is not whole"


def main() -> int:
    """Print what happened as JSON; 1 with a fault."""
    from commonweal.cli.work import open_database

    open_database()
    town = simulate(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps({"done": town.done, "faults": town.faults}))
    return 1 if town.faults else 0


if __name__ == "__main__":
    sys.exit(main())

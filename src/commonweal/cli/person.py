"""Commands about one person: all that is kept of them, and erasing it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import data_requests
from commonweal.cli.retention_day import day_of_retention
from commonweal.cli.told import WRONG_USE, Told, say

if TYPE_CHECKING:
    from commonweal.participation.models import Champion, Comment
    from commonweal.people.models import Person

app = typer.Typer(no_args_is_help=True, help="What is kept of one person.")
Mail = Annotated[str, typer.Option(help="Address with which they sign in, or that they gave.")]
Reference = Annotated[str, typer.Option(help="Reference of a comment or an offer of theirs.")]
GROUNDS = ("asked", "consent-withdrawn", "objected", "not-needed", "unlawful", "order")
"""Grounds of an erasure (UK GDPR article 17(1)); a list, so that the log tells of nobody."""
Why = Annotated[str, typer.Option(help=f"Why it is erased: {', '.join(GROUNDS)}.")]


def add_to(parent: typer.Typer) -> None:
    """Register the commands of this file."""
    data_requests.add_to(app)
    parent.add_typer(app, name="person")
    parent.command()(retention)


@app.callback()
def person() -> None:
    """What is kept of one person."""


@app.command()
def export(mail: Mail = "", reference: Reference = "") -> None:
    """Print all that is kept of a person, as JSON in every format."""
    import json

    who, comments, champions = _found(mail, reference)
    content = {"account": _account(who) if who else None, "comments": _told(comments)}
    content |= {"champion": _told_of_champions(champions)}
    say(json.dumps(content, ensure_ascii=False, indent=1), "person", content)


@app.command()
def erase(mail: Mail = "", reference: Reference = "", why: Why = "") -> None:
    """Erase all that is kept of a person; that something was, and who decided what, stays."""
    from commonweal.participation.champions.keeping import forget_champion
    from commonweal.participation.comments.keeping import forget_author
    from commonweal.people.keeping import erase_all, forget_person
    from commonweal.publication.reading import today

    if why not in GROUNDS:
        raise Told(f"say why with --why: one of {', '.join(GROUNDS)}", WRONG_USE)
    who, comments, champions = _found(mail, reference)
    day, erased = today(), 0
    if who is not None:
        try:
            forget_person(who, why)
        except ValueError as fault:
            raise Told(str(fault), WRONG_USE) from None
        erased += erase_all(_texts(who), why, day)
    erased += sum(forget_author(one, why, day) for one in comments)
    erased += sum(forget_champion(one, why, day) for one in champions)
    content = {"texts": erased, "account": who is not None, "comments": len(comments)}
    content |= {"champion": len(champions)}
    say(f"{erased} texts erased; the log says so", "person-erased", content)


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say it; erase nothing.")] = False,
    day: Annotated[str, typer.Option(help="Today, YYYY-MM-DD, after a month without work.")] = "",
) -> None:
    """Erase what was kept for as long as it may be; how long is declared beside the code."""
    from commonweal.cli.letters import edition_here, strategy_here
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.participation.champions.keeping import forget_champion
    from commonweal.participation.champions.leaving import due_for_erasure
    from commonweal.participation.comments.keeping import forget_author, kept_too_long
    from commonweal.participation.consultations.keeping import answers_too_long, forget_answers
    from commonweal.people.keeping import (
        closed_too_long,
        erase_all,
        forget_person,
        interests_too_long,
    )
    from commonweal.publication.place_wards import wards_at

    on, why = day_of_retention(day, dry_run), "kept for as long as it may be"
    comments, people = list(kept_too_long(strategy_here(), on)), list(closed_too_long(on))
    interests = list(interests_too_long(on))
    champions = list(due_for_erasure(strategy_here(), on))
    answers = len(answers_too_long(strategy_here(), on))
    if not dry_run:
        wards = wards_at(edition_here().strategy.place.code)
        forget_answers(strategy_here(), why, on, wards)
        for one in comments:
            forget_author(one, why, on)
        for held in champions:
            forget_champion(held, why, on)
        erase_all((one.words for one in interests), why, on)
        for who in people:
            forget_person(who, why)
            erase_all(_texts(who), why, on)
    found = {"comments": len(comments), "interests": len(interests), "accounts": len(people)}
    found |= {"champions": len(champions), "answers": answers}
    told = ", ".join(f"{n} {name}" for name, n in found.items())
    say(f"{'would forget' if dry_run else 'forgot'}: {told}", "retention", found)


def _found(mail: str, reference: str) -> tuple[Person | None, list[Comment], list[Champion]]:
    from commonweal.cli.letters import strategy_here
    from commonweal.cli.work import open_database

    if bool(mail) == bool(reference):
        raise Told("give --mail or --reference", WRONG_USE)
    open_database()
    from commonweal.participation.champions.keeping import of_person
    from commonweal.participation.comments.keeping import of_author
    from commonweal.participation.comments.reference import read_reference
    from commonweal.people.models import Person

    who = Person.objects.filter(email__iexact=mail.strip()).first() if mail else None
    typed = read_reference(reference) if reference else ""
    if reference and not typed:
        raise Told(f"{reference[:40]!r} cannot be a reference: twelve signs", WRONG_USE)
    strategy = strategy_here()
    comments = list(of_author(strategy, typed, mail))
    champions = list(of_person(strategy, typed, mail))
    if who is None and not comments and not champions:
        raise Told("nothing is kept under this address or reference", WRONG_USE)
    return who, comments, champions


def _told(comments: list[Comment]) -> list[dict[str, Any]]:
    from commonweal.participation.comments.keeping import everything

    return [everything(one) for one in comments]


def _told_of_champions(champions: list[Champion]) -> list[dict[str, Any]]:
    from commonweal.participation.champions.keeping import everything

    return [everything(one) for one in champions]


def _account(who: Person) -> dict[str, Any]:
    from commonweal.people.erasing import texts_of

    offices = who.offices.order_by("pk")
    return {
        "name": who.name,
        "address": who.email,
        "open": who.is_active,
        "offices": [
            {
                "strategy": one.strategy,
                "board": one.board,
                "role": one.role,
                "since": one.since.isoformat(),
                "until": one.until.isoformat() if one.until else None,
            }
            for one in offices
        ],
        "texts": [
            {"about": one.about, "words": one.words, "erased_on": _day(one.erased_on)}
            for one in texts_of(who)
        ],
    }


def _texts(who: Person) -> list[Any]:
    from commonweal.people.erasing import texts_of
    from commonweal.people.models import Text

    return list(Text.objects.filter(pk__in=[one.text for one in texts_of(who)]))


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None

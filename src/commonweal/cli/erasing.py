"""The command with which whoever runs the service erases what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import WRONG_USE, Told, say

if TYPE_CHECKING:
    from commonweal.people.erasing import Held
    from commonweal.people.models import Person

SHOWN = 60  # characters of the words that a list shows, to know them by
LONGEST = 200  # characters of a reason, which stays

Number = Annotated[str, typer.Argument(help="Number of the text, as --person lists it.")]
Why = Annotated[str, typer.Option(help="Why they are erased. It stays: name nobody in it.")]
Of = Annotated[str, typer.Option(help="List what is kept of the person with this address.")]


def erase(number: Number = "", why: Why = "", person: Of = "") -> None:
    """Erase words of or about a person for good, or list the numbers of theirs."""
    from commonweal.cli.work import open_database

    if bool(number) == bool(person):
        raise Told("give the number of a text to erase, or --person to list numbers", WRONG_USE)
    if number and not 0 < len(why.strip()) <= LONGEST:
        raise Told(f"say why with --why, in {LONGEST} characters at most", WRONG_USE)
    open_database()
    if person:
        _list(person)
    else:
        _erase(number, why)


def _erase(number: str, why: str) -> None:
    from commonweal.people.erasing import NoSuchTextError, erase_text
    from commonweal.publication.reading import today

    try:
        event = erase_text(number, why, today())
    except (NoSuchTextError, ValueError) as fault:
        raise Told(str(fault), WRONG_USE) from None
    told = f"text {number} is erased; the log says so as event {event.number}"
    say(told, "erased", {"text": number, "event": event.number})


def _list(mail: str) -> None:
    from commonweal.delivery.partners.queries import names_given_to
    from commonweal.people.erasing import texts_of

    found = _person(mail)
    held = texts_of(found, names_given_to(found))
    lines = [f"{one.text}  {one.about}: {_shown(one)}" for one in held]
    content = [{"text": str(one.text), "about": one.about, "words": _shown(one)} for one in held]
    say("\n".join(lines) or "nothing is kept", "kept-words", {"texts": content})


def _person(mail: str) -> Person:
    from commonweal.people.models import Person

    found = Person.objects.filter(email__iexact=mail.strip()).first()
    if found is None:
        raise Told("nobody signs in with this address", WRONG_USE)
    return found


def _shown(one: Held) -> str:
    """Enough of the words to know them by, on one line; or the day on which they were erased."""
    if one.erased_on:
        return f"erased on {one.erased_on}"
    words = " ".join(one.words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"

"""Commands for whoever runs the service: admin invite, forget-second-factor and erase."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.erasing import erase
from commonweal.cli.told import WRONG_USE, Told, say
from commonweal.publication.locations import pack_folder, project

if TYPE_CHECKING:
    from commonweal.people.models import Person

HERE = "http://127.0.0.1:8000"
Mail = Annotated[str, typer.Argument(help="Address with which the person signs in.")]

app = typer.Typer(no_args_is_help=True, help="Accounts, for whoever runs the service.")
app.command()(erase)


def add_to(parent: typer.Typer) -> None:
    """Register the commands of this file."""
    parent.add_typer(app, name="admin")


@app.callback()
def admin() -> None:
    """Let the first administrator in, help who lost a second factor, erase personal words."""


@app.command()
def invite(
    mail: Mail,
    name: str = typer.Option("", help="Name of the person; else the address up to the @."),
    site: str = typer.Option("", help=f"Address of the site. [COMMONWEAL_SITE; else {HERE}]"),
) -> None:
    """Make the first administrator, and print a link with which to set a password."""
    from commonweal.cli.work import open_database

    open_database()
    person = _person(mail) or _first(mail, name or mail.partition("@")[0])
    link = _link(person, site or os.environ.get("COMMONWEAL_SITE") or HERE)
    told = f"{link}\nIt works once, for three days; whoever opens it can set the password."
    say(told, "invitation", {"link": link, "person": person.pk})


@app.command("forget-second-factor")
def forget_second_factor(mail: Mail) -> None:
    """Take every second factor of a person away; ask first, by another way, that it is them."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people.forgetting import forget_second_factors

    person = _person(mail)
    if person is None:
        raise Told("nobody signs in with this address", WRONG_USE)
    number = forget_second_factors(person)
    say(f"{number} taken away; all their sessions are ended", "forgotten", {"number": number})


def _person(mail: str) -> Person | None:
    from commonweal.people.models import Person

    return Person.objects.filter(email__iexact=mail.strip()).first()


def _first(mail: str, name: str) -> Person:
    from django.core.exceptions import ValidationError

    from commonweal.people.acts import NotAllowedError, first_administrator
    from commonweal.publication.amended import agreed_changes
    from commonweal.publication.compiling import ground_of
    from commonweal.publication.reading import today

    pack = pack_folder()
    strategy = ground_of(project(), pack, agreed_changes(pack)).edition.strategy.id
    try:
        return first_administrator(mail, name, strategy, today())
    except NotAllowedError as fault:
        raise Told(str(fault), WRONG_USE) from None
    except ValidationError as fault:
        raise Told("; ".join(fault.messages), WRONG_USE) from None


def _link(person: Person, site: str) -> str:
    from commonweal.people.invitations import awaits_password, invitation_link

    if not awaits_password(person):
        told = "this person has set a password, or their account is closed"
        raise Told(f"{told}: a new one is asked for at /account/password/reset/", WRONG_USE)
    return site.rstrip("/") + invitation_link(person)

"""The command that the clock runs: ask for returns, remind, send; again as often as it likes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import typer

from commonweal.cli.told import say

if TYPE_CHECKING:
    from commonweal.delivery.models import Digest
    from commonweal.strategy.definition import Edition


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(tick)


def tick() -> None:
    """Do what the day calls for: open rounds, write reminders, send mail, take figures in."""
    from commonweal.cli.work import open_database

    open_database()
    from django.utils.timezone import localdate

    from commonweal.cli.keeping.marks import mark, marked
    from commonweal.cli.letters import write_and_send
    from commonweal.delivery.own_figures.taking import take_in
    from commonweal.delivery.reminders.digests import make_digests, send_digests, unsent
    from commonweal.delivery.returns.actions import open_rounds
    from commonweal.measures.store import Store
    from commonweal.publication.amended import agreed_changes
    from commonweal.publication.compiling import ground_of
    from commonweal.publication.locations import data_dir, pack_folder, project
    from commonweal.publication.reading import today

    pack = pack_folder()
    edition, day = ground_of(project(), pack, agreed_changes(pack)).edition, today()
    strategy = edition.strategy.id
    asked = len(open_rounds(edition, day))
    before = marked("tick")
    make_digests(strategy, edition.board, day, localdate(before) if before else None)
    sent, failed = send_digests(strategy, lambda one: _send(one, edition))
    taken = take_in(strategy, Store(data_dir()), day)
    letters, unsent_letters = write_and_send(strategy)
    found: dict[str, Any] = {
        "asked": asked,
        "sent": sent,
        "failed": failed,
        "unconfirmed": unsent(strategy),
    }
    told = f"{asked} returns asked for, {sent} digests sent"
    found |= {"letters": letters, "letters_failed": unsent_letters}
    if letters or unsent_letters:
        told += f"; {letters} letters to residents sent, {unsent_letters} not"
    if failed:
        told += f"; {failed} could not be sent: see COMMONWEAL_EMAIL"
    if lost := found["unconfirmed"] - failed:
        told += f"; {lost} of earlier runs were never confirmed and are not sent again"
    found |= {"taken_in": taken.kept, "not_taken_in": list(taken.refused)}
    if taken.kept:
        told += f"; {taken.kept} tables of own figures taken in: run 'commonweal build'"
    told += "".join(f"; {one}" for one in taken.refused)
    mark("tick")
    say(told, "tick", found)


def _send(digest: Digest, edition: Edition) -> None:
    from django.core.mail import send_mail

    from commonweal.cli.admin import HERE
    from commonweal.publication.digest_mail import body, subject

    site = os.environ.get("COMMONWEAL_SITE") or HERE
    head = subject(digest.lines, edition.strategy.place.name)
    send_mail(head, body(digest.lines, edition, site), None, [digest.person.email])

"""Mail to and from authors of comments: sent by the clock, received from any mail server."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from commonweal.cli.told import BAD_INPUT, Told, say

if TYPE_CHECKING:
    from commonweal.participation.models import Letter
    from commonweal.publication.reading import Reading
    from commonweal.strategy.definition import Edition

app = typer.Typer(no_args_is_help=True, help="Mail of residents.")


def add_to(parent: typer.Typer) -> None:
    """Register the commands of this file."""
    parent.add_typer(app, name="mail")


@app.callback()
def mail() -> None:
    """Mail of residents."""


@app.command()
def receive() -> None:
    """Put a mail from standard input on the thread whose reference it bears."""
    from commonweal.cli.work import open_database
    from commonweal.participation.comments.mailed import LARGEST, NotAMailError, read_mail

    content = sys.stdin.buffer.read(LARGEST + 1)
    try:
        held = read_mail(content)
    except NotAMailError as fault:
        raise Told(str(fault), BAD_INPUT) from None
    if held.automatic:
        say("an automatic mail: not kept", "mail", {"kept": False, "automatic": True})
        return
    if not held.reference:
        raise Told("no reference stands in the address or the subject: nobody is answered")
    open_database()
    _keep(held.reference, held.words, held.id)
    attached = f"; {held.attached} attachments were left out" if held.attached else ""
    content_told = {"kept": True, "attachments_left_out": held.attached}
    say(f"kept on its thread{attached}", "mail", content_told)


def _keep(reference: str, words: str, number: str) -> None:
    from commonweal.participation.comments.receiving import add_words
    from commonweal.participation.models import Comment
    from commonweal.people.workflow import WrongStageError
    from commonweal.publication.reading import today

    try:
        add_words(reference, words, today(), number)
    except Comment.DoesNotExist:
        raise Told("no comment has the reference of this mail") from None
    except WrongStageError:
        raise Told("the comment of this mail was taken back: begin another") from None
    except ValueError as fault:
        raise Told(str(fault)) from None


def strategy_here() -> str:
    """The id of the strategy that the pack holds."""
    return edition_here().strategy.id


def edition_here() -> Edition:
    """The edition that the pack holds, with what boards have agreed."""
    from commonweal.publication.amended import agreed_changes
    from commonweal.publication.compiling import ground_of
    from commonweal.publication.locations import pack_folder, project

    pack = pack_folder()
    return ground_of(project(), pack, agreed_changes(pack)).edition


def write_and_send(strategy: str) -> tuple[int, int]:
    """Tell authors of changes, and send every letter that waits; how many left and failed."""
    from commonweal.measures.store import StoreError
    from commonweal.participation.comments.changes import followed, tell_of_changes
    from commonweal.participation.comments.letters import send_letters
    from commonweal.publication.marks_of_items import mark_of
    from commonweal.publication.site import current_reading

    if not followed(strategy):
        return 0, 0
    try:
        reading = current_reading()
    except StoreError:
        return 0, 0  # before the first release there is nothing to speak of
    tell_of_changes(strategy, reading.today, lambda kind, item: mark_of(reading, kind, item))
    return send_letters(strategy, lambda letter: _send(letter, reading))


def _send(letter: Letter, reading: Reading) -> None:
    from django.conf import settings
    from django.core.mail import EmailMessage

    from commonweal.cli.admin import HERE
    from commonweal.publication.languages.names import of_place
    from commonweal.publication.languages.offered import words_for
    from commonweal.publication.languages.spoken import speaking
    from commonweal.publication.letter_mail import body, subject

    site = os.environ.get("COMMONWEAL_SITE") or HERE
    held = letter.comment
    answer_to = os.environ.get("COMMONWEAL_EMAIL_REPLY") or settings.DEFAULT_FROM_EMAIL
    with speaking(words_for(held.language, held.strategy)):
        head, told = subject(letter, of_place(reading.place.name)), body(letter, reading, site)
    EmailMessage(
        head,
        told,
        None,
        [held.mail.words if held.mail else ""],
        reply_to=[_with_reference(answer_to, held.reference)],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()


def _with_reference(address: str, reference: str) -> str:
    """ "replies+7KQ2-M9XF-3TRB@council.example": servers that know plus hand it on as it is."""
    name, _at, domain = address.rpartition("@")
    return f"{name}+{reference}@{domain}" if name else address

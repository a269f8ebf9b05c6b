"""Packs as files: made, kept under their sum, served, and made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string

from commonweal.delivery.meetings.actions import put_papers_out
from commonweal.delivery.meetings.evidence import Evidence, chain_head
from commonweal.delivery.meetings.packs import FrozenFile, freeze_pack
from commonweal.delivery.meetings.rules import Binds
from commonweal.delivery.models import FrozenPack, Meeting
from commonweal.measures.panels import Release
from commonweal.measures.pipeline import code_version
from commonweal.measures.store import Store, StoreError, write_whole
from commonweal.people.acts import Actor
from commonweal.publication.board_pack.pack import BoardPack, board_pack
from commonweal.publication.board_pack.sheet import sheet
from commonweal.publication.board_pack.told import PackWords, from_json, words_of
from commonweal.publication.board_pack.word_file import word_file
from commonweal.publication.editions import EditionError, keep_edition, under_edition
from commonweal.publication.locations import data_dir, demonstration, project
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.typeset import typeset

FOLDER, MADE_UP = "packs_frozen", "packs_demonstration"
KINDS = ("html", "pdf", "docx", "json")


class NotThatPackError(Exception):
    """A frozen file is gone or altered, or cannot be made again; the message says which."""


def made(reading: Reading, told: PackWords) -> dict[str, bytes]:
    """The pack in every form; equal readings and words give equal bytes."""
    pack = board_pack(reading, told)
    return {
        "html": pack_html(pack).encode(),
        "pdf": typeset("board_pack.typ", sheet(pack), project(), reading.today),
        "docx": word_file(pack),
        "json": told.as_json(),
    }


def pack_html(pack: BoardPack) -> str:
    """The pack as one page that stands alone, readable on a phone."""
    return render_to_string("pages/board_pack.jinja", {"pack": pack, "sheet": sheet(pack)})


def freeze(actor: Actor, reading: Reading, meeting: Meeting) -> tuple[FrozenPack, ...]:
    """Make the pack, keep its files and bind them to the meeting, in one act."""
    keep_edition(Store(data_dir()), reading.edition)
    head = chain_head()
    contents = made(reading, words_of(reading, meeting, head))
    kept = [_kept(meeting, kind, content) for kind, content in contents.items()]
    evidence = Evidence(reading.release.id, reading.edition.id, reading.today)
    return freeze_pack(actor, meeting, kept, evidence, head, code_version())


@transaction.atomic
def put_out(
    actor: Actor, reading: Reading, meeting: Meeting, read: int, late_why: str, binds: Binds
) -> Meeting:
    """Put the papers out, and with them the pack; it is made where none was frozen before.

    Raises ``LateError`` after the last day that the law leaves, without a reason.
    """
    held = put_papers_out(actor, meeting, read, late_why, binds)
    if not FrozenPack.objects.filter(meeting=meeting).exists():
        freeze(actor, reading, held)
    return held


def path_of(pack: FrozenPack) -> Path:
    """Where a frozen file lies."""
    return _folder() / f"{pack.sha256}.{pack.kind}"


def content_of(pack: FrozenPack) -> bytes:
    """The bytes of a frozen file, checked against their sum.

    Raises ``NotThatPackError`` when the file is gone or is not what was frozen.
    """
    path = path_of(pack)
    if not path.is_file():
        raise NotThatPackError(f"the frozen file {path.name} is gone: restore it from a backup")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != pack.sha256:
        raise NotThatPackError(f"the frozen file {path.name} was altered: restore it")
    return content


def made_again(packs: Iterable[FrozenPack], reading: Reading) -> dict[str, bytes]:
    """A frozen pack made again from its release, edition and day and the words frozen with it.

    ``reading`` gives the catalogue's cards. Raises ``NotThatPackError`` for words that were not
    frozen, or for a release or an edition that is gone.
    """
    held = {one.kind: one for one in packs}
    if "json" not in held:
        raise NotThatPackError("the words of the pack were not frozen with it")
    row = held["json"]
    store = Store(data_dir())
    home = store.releases / row.release
    if not home.is_dir():
        raise NotThatPackError(f"release {row.release} is gone: build it again or restore it")
    try:
        held = under_edition(reading, store, row.edition)
        held = replace(held, release=Release(home), today=row.day)
    except (StoreError, EditionError) as fault:
        raise NotThatPackError(str(fault)) from fault
    return made(held, from_json(content_of(row)))


def _folder() -> Path:
    """Made-up packs never lie beside real ones."""
    return data_dir() / (MADE_UP if demonstration() else FOLDER)


def _kept(meeting: Meeting, kind: str, content: bytes) -> FrozenFile:
    total = hashlib.sha256(content).hexdigest()
    write_whole(_folder() / f"{total}.{kind}", content)
    name = f"{meeting.board}-{meeting.starts_at:%Y-%m-%d}.{kind}"
    return FrozenFile(kind, total, name, len(content))

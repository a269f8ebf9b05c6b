"""The annual report as signed off: made, kept under its sum, served, and made again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from commonweal.delivery.meetings.evidence import Evidence, chain_head
from commonweal.delivery.meetings.packs import FrozenFile
from commonweal.delivery.models import ReportFile, SignedReport
from commonweal.delivery.reports import actions
from commonweal.delivery.reports.actions import Signing
from commonweal.measures.panels import Release
from commonweal.measures.pipeline import code_version
from commonweal.measures.store import Store, StoreError, write_whole
from commonweal.people.acts import Actor
from commonweal.people.permissions import Action, Item
from commonweal.publication.agreed_words import AgreedWords, agreed_words, from_json
from commonweal.publication.board_pack.files import NotThatPackError
from commonweal.publication.editions import EditionError, keep_edition, under_edition
from commonweal.publication.locations import data_dir, demonstration
from commonweal.publication.reading import Reading
from commonweal.publication.report_files import report_pdf

FOLDER, MADE_UP = "reports_signed", "reports_demonstration"


def made(reading: Reading, told: AgreedWords) -> dict[str, bytes]:
    """The report in every form; equal readings and words give equal bytes."""
    return {"pdf": report_pdf(reading, told), "json": told.as_json()}


def sign_off(actor: Actor, reading: Reading, minute: str) -> SignedReport:
    """Make the report of today, keep its files and sign it off, in one act.

    Raises what ``actions.sign`` raises.
    """
    board = reading.edition.board
    actor.must(Action.SIGN_REPORT, Item(actor.strategy, board, board))  # before files are written
    keep_edition(Store(data_dir()), reading.edition)
    files = [_kept(reading, *one) for one in made(reading, agreed_words(reading)).items()]
    told = Signing(
        files=tuple(files),
        evidence=Evidence(reading.release.id, reading.edition.id, reading.today),
        minute=minute,
        head=chain_head(),
        code_version=code_version(),
    )
    return actions.sign(actor, board, told)


def content_of(file: ReportFile) -> bytes:
    """The bytes of a file of a signed report, checked against their sum.

    Raises ``NotThatPackError`` when the file is gone or is not what was signed.
    """
    path = _folder() / f"{file.sha256}.{file.kind}"
    if not path.is_file():
        raise NotThatPackError(f"the signed file {path.name} is gone: restore it from a backup")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise NotThatPackError(f"the signed file {path.name} was altered: restore it")
    return content


def made_again(report: SignedReport, reading: Reading) -> dict[str, bytes]:
    """A signed report made again from its release, edition and day and the words kept with it.

    Raises ``NotThatPackError`` for a release, an edition or words that are gone.
    """
    words = next((one for one in report.files.all() if one.kind == "json"), None)
    if words is None:
        raise NotThatPackError("the words of the report were not kept with it")
    store = Store(data_dir())
    home = store.releases / report.release
    if not home.is_dir():
        raise NotThatPackError(f"release {report.release} is gone: build it again or restore it")
    try:
        held = under_edition(reading, store, report.edition)
        held = replace(held, release=Release(home), today=report.day)
    except (StoreError, EditionError) as fault:
        raise NotThatPackError(str(fault)) from fault
    return made(held, from_json(content_of(words)))


def _folder() -> Path:
    """Made-up reports never lie beside real ones."""
    return data_dir() / (MADE_UP if demonstration() else FOLDER)


def _kept(reading: Reading, kind: str, content: bytes) -> FrozenFile:
    total = hashlib.sha256(content).hexdigest()
    write_whole(_folder() / f"{total}.{kind}", content)
    name = f"{reading.edition.strategy.id}-report-{reading.today.year}.{kind}"
    return FrozenFile(kind, total, name, len(content))

"""The command that reads the plain words back: check-words."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import BAD_INPUT, FINDINGS, WRONG_USE, Told, busy, say

if TYPE_CHECKING:
    from commonweal.publication.plain.published import Checked
    from commonweal.publication.reading import Reading


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command("check-words")(check_words)


def check_words(
    file: Annotated[
        list[Path] | None,
        typer.Argument(help="Plain reports (.html, .pdf, .txt); default: what is served."),
    ] = None,
    as_of: str = typer.Option("", "--as-of", help="Day of reading, YYYY-MM-DD; default: today."),
    language: str = typer.Option("", help="Code of a language, as its files stand; else English."),
) -> None:
    """Read the plain words back, hold each figure against the release, weigh the reading age."""
    from commonweal.cli.reading import open_for
    from commonweal.cli.work import open_database

    open_database()  # the plain report tells how much boards agreed
    reading = open_for(as_of)
    with busy("reading the words back"), _in(language):
        found = [_of_file(reading, one) for one in file] if file else _served(reading)
    lines = [line for one in found for line in _lines(one)]
    names = [] if file else _names(reading)
    wrong = sum(bool(one.faults) for one in found)
    old = sum(one.too_old for one in found)
    lines += [f"{len(found)} texts: {wrong} with faults, {old} above the reading age"]
    lines += [f"counted as one plain word: {name}" for name in names]
    rows = [{"of": o.what, "faults": list(o.faults), "age": round(o.age, 1)} for o in found]
    told = {"texts": rows, "plain_names": names, "release": reading.release.id}
    say("\n".join(lines), "check-words", told)
    if wrong or old:
        raise typer.Exit(FINDINGS)


def _in(code: str) -> AbstractContextManager[None]:
    """Speak a language, signed off or not."""
    from commonweal.publication.languages.language import OTHERS, language_of
    from commonweal.publication.languages.offered import draft_words
    from commonweal.publication.languages.spoken import speaking

    if not code:
        return nullcontext()
    held = language_of(code)
    words = draft_words(held) if held in OTHERS else None
    if words is None:
        known = ", ".join(one.code for one in OTHERS)
        raise Told(f"no words in {code!r}: there are {known}, where they are begun", WRONG_USE)
    return speaking(words)


def _served(reading: Reading) -> list[Checked]:
    from commonweal.publication.plain.published import check_published

    return list(check_published(reading))


def _names(reading: Reading) -> list[str]:
    from commonweal.publication.plain.names import names_of

    return sorted(names_of(reading).plain)


def _lines(one: Checked) -> list[str]:
    told = [f"{one.what}: {fault}" for fault in one.faults]
    return [*told, f"{one.what}: reading age {one.age:.1f}"] if one.too_old else told


def _of_file(reading: Reading, path: Path) -> Checked:
    from commonweal.publication.plain.published import Checked, faults_of_file, faults_of_spoken

    printed = path.suffix == ".pdf"
    try:
        text = _text_of_paper(path) if printed else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Told(f"{path} cannot be read: {fault}", BAD_INPUT) from None
    if path.suffix == ".txt":
        return Checked(path.name, tuple(faults_of_spoken(text, reading)), 0.0)
    return Checked(path.name, tuple(faults_of_file(reading, text, printed=printed)), 0.0)


def _text_of_paper(path: Path) -> str:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        told = "a PDF is read with pypdfium2, which is not installed: pip install pypdfium2"
        raise Told(told, BAD_INPUT) from None
    try:
        document = PdfDocument(path)
    except PdfiumError as fault:
        raise Told(f"{path} is no PDF: {fault}", BAD_INPUT) from None
    told = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return told

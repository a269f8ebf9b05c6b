"""Bring the catalogues of a language up to what the code, the cards and the pack say now."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from commonweal.publication.languages.catalogues import Entry, entries
from commonweal.publication.languages.language import Language
from commonweal.publication.languages.messages import Wanted


def update(path: Path, language: Language, wanted: Iterable[Wanted]) -> int:
    """Write the file anew: every message that is wanted, translated as before where it was.

    Returns how many are not translated. A message that nobody wants any more falls away.
    """
    held = {(one.context, one.english): one for one in entries(path)}
    made, lacking = Catalog(locale=language.code), 0
    for one in wanted:
        before = held.get((one.context, one.english))
        lacking += not (before and before.translated)
        _add(made, one, before)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    write_po(text, made, width=120, omit_header=True)
    path.write_bytes(_head(language, made).encode() + text.getvalue())
    return lacking


def _head(language: Language, made: Catalog) -> str:
    """The head of a file; Babel's own names a day, and so differs where nothing does."""
    return (
        f"# {language.english}: see docs/how-to/translate.md\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language.code}\\n"\n'
        f'"Plural-Forms: {made.plural_forms}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )


def _add(made: Catalog, one: Wanted, before: Entry | None) -> None:
    several = len(one.english) > 1
    empty = ("",) * made.num_plurals if several else ("",)
    forms = before.forms if before else empty
    made.add(
        one.english if several else one.english[0],
        forms if several else forms[0],
        context=one.context or None,
        locations=[(one.where, None)],
    )

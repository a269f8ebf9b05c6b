"""The words of a language while pages are made: translated where signed off, else English.

Django finds the catalogue of a language in folders, once and for ever. Ours grows by message when
somebody signs one off, so it is made here and handed to the same calls: every ``gettext`` in the
code asks whatever object ``speaking`` has put in place.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from gettext import GNUTranslations
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import trans_real

from commonweal.publication.languages.catalogues import Entry
from commonweal.publication.languages.language import ENGLISH, Language

DRAFT = "draft "


class Spoken(GNUTranslations):
    """The catalogue of one language; what it lacks comes from Django's own, and then in English.

    ``mark`` differs for catalogues that differ: pages are kept under it.
    """

    def __init__(self, language: Language, held: Iterable[Entry], mark: str) -> None:
        self.spoken, self.mark = language, mark
        super().__init__(_compiled(language, held))  # type: ignore[arg-type]
        self.add_fallback(trans_real.translation(language.code))

    def to_language(self) -> str:
        """What Django asks for the language at hand."""
        return self.spoken.code

    def language(self) -> str:
        return self.spoken.code

    def holds(self, context: str, english: str) -> bool:
        """Whether a message is among these words; Django's own are not asked."""
        key = self.CONTEXT % (context, english) if context else english
        return key in self._catalog or (key, 0) in self._catalog


def _compiled(language: Language, held: Iterable[Entry]) -> BytesIO:
    made = Catalog(locale=language.code)
    for one in held:
        if one.translated:
            several = len(one.english) > 1
            made.add(
                one.english if several else one.english[0],
                one.forms if several else one.forms[0],
                context=one.context or None,
            )
    file = BytesIO()
    write_mo(file, made)
    file.seek(0)
    return file


def signed(held: Iterable[Entry], hashes: Container[str]) -> list[Entry]:
    """The messages that somebody has signed off as they stand."""
    return [one for one in held if one.hash in hashes]


def speaking(words: Spoken | None) -> AbstractContextManager[None]:
    """Make every sentence in these words; None speaks English."""
    return _active(words or trans_real.translation(ENGLISH.code))


def addressed_in(language: Language) -> AbstractContextManager[None]:
    """Resolve addresses as those of a language, whose words need not be there.

    Django's own ``override`` would forget ours when it ends.
    """
    return _active(trans_real.translation(language.code))


@contextmanager
def _active(words: trans_real.DjangoTranslation | Spoken) -> Iterator[None]:
    before = getattr(trans_real._active, "value", None)
    trans_real._active.value = words
    try:
        yield
    finally:
        if before is None:
            trans_real.deactivate()
        else:
            trans_real._active.value = before


def mark() -> str:
    """What tells the words at hand from others; empty in English."""
    held = getattr(trans_real._active, "value", None)
    return held.mark if isinstance(held, Spoken) else ""


def draft() -> bool:
    """Whether the words at hand are a draft that nobody has signed off."""
    return mark().startswith(DRAFT)

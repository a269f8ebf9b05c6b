"""Catalogues of translated messages, as files: three domains for each language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

WORDING = Path(__file__).resolve().parents[1] / "wording"


class Domain(StrEnum):
    """What a catalogue holds the words of."""

    INTERFACE = "interface"  # pages, forms and plain sentences
    CATALOGUE = "catalogue"  # names of measures, of those measured, of units
    PACK = "pack"  # names of the strategy, its priorities and bodies


class TranslationError(ValueError):
    """A catalogue that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: the English with its context, and its forms in another language.

    ``forms`` has one text, or as many as the language has plural forms; empty where nobody has
    translated it yet.
    """

    context: str
    english: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def translated(self) -> bool:
        return bool(self.forms) and all(self.forms)

    @property
    def hash(self) -> str:
        """Twelve digits that change with the English and with the translation."""
        return _hash_of_message(self.context, self.english, self.forms)


def path_of(domain: Domain, code: str, project: Path, pack: Path) -> Path:
    """Where the catalogue of a language lies."""
    return {
        Domain.INTERFACE: WORDING / code / "messages.po",
        Domain.CATALOGUE: project / "catalogue" / "translations" / f"{code}.po",
        Domain.PACK: pack / "translations" / f"{code}.po",
    }[domain]


def entries(path: Path) -> tuple[Entry, ...]:
    """Every message of a file in its order; none where there is no file."""
    return _entries(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=64)
def _entries(path: Path, changed: int) -> tuple[Entry, ...]:
    return tuple(_entry(one) for one in read(path) if one.id and not one.fuzzy)


def read(path: Path) -> Catalog:
    """A catalogue as Babel holds it.

    Raises ``TranslationError`` for a file that is no catalogue.
    """
    try:
        with path.open("rb") as file:
            return read_po(file, locale=_locale(path), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as fault:
        raise TranslationError(f"{path.name} of {path.parent.name}: {fault}") from fault


def _locale(path: Path) -> str:
    return path.parent.name if path.stem == "messages" else path.stem


def _entry(one: Message) -> Entry:
    english = one.id if isinstance(one.id, tuple | list) else (one.id,)
    forms = one.string if isinstance(one.string, tuple | list) else (one.string,)
    return Entry(one.context or "", tuple(english), tuple(form or "" for form in forms))


def hash_of(held: Iterable[Entry]) -> str:
    """The hash of a whole catalogue, whatever the order of its messages."""
    return _hash(sorted(one.hash for one in held if one.translated))


@lru_cache(maxsize=10_000)
def _hash_of_message(context: str, english: tuple[str, ...], forms: tuple[str, ...]) -> str:
    return _hash([context, *english, *forms])


def _hash(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]

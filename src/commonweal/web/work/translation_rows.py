"""What pages of translations show: each catalogue with what of it somebody answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.participation.models import TranslationSignOff
from commonweal.participation.translations.actions import Catalogue
from commonweal.participation.translations.queries import signed_messages, standing_sign_offs
from commonweal.publication.languages.catalogues import Domain, Entry, hash_of
from commonweal.publication.languages.language import OTHERS, Language
from commonweal.publication.languages.offered import entries_of
from commonweal.publication.wording.translation_words import DOMAINS


@dataclass(frozen=True, slots=True)
class Row:
    """One catalogue: how many messages it has, and how many of them stand signed off."""

    language: Language
    domain: Domain
    entries: tuple[Entry, ...]
    hashes: frozenset[str]
    signed: TranslationSignOff | None

    @property
    def name(self) -> str:
        return str(DOMAINS[self.domain])

    @property
    def translated(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.translated)

    @property
    def drafts(self) -> tuple[Entry, ...]:
        """Messages that nobody answers for as they stand."""
        return tuple(one for one in self.translated if one.hash not in self.hashes)

    @property
    def lacking(self) -> int:
        return len(self.entries) - len(self.translated)

    @property
    def signed_on(self) -> date | None:
        return self.signed.on if self.signed else None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it stands in the file, to be signed off."""
        held = self.translated
        messages = [one.hash for one in held]
        return Catalogue(self.language.code, self.domain.value, hash_of(held), messages)


def rows(strategy: str) -> list[Row]:
    """Every catalogue of every language that somebody has begun."""
    standing = standing_sign_offs(strategy)
    return [
        _row(standing, language, domain)
        for language in OTHERS
        for domain in Domain
        if entries_of(language, domain)
    ]


def _row(standing: list[TranslationSignOff], language: Language, domain: Domain) -> Row:
    own = [one for one in standing if (one.language, one.domain) == (language.code, domain.value)]
    hashes = signed_messages(own, language.code)
    return Row(language, domain, entries_of(language, domain), hashes, next(iter(own), None))

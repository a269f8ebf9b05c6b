"""Which languages the site offers, and the words of each: signed off for all, drafts for few."""

from __future__ import annotations

from functools import lru_cache

from commonweal.participation.translations.queries import signed_messages, standing_sign_offs
from commonweal.publication.languages.catalogues import Domain, Entry, entries, hash_of, path_of
from commonweal.publication.languages.language import OTHERS, Language, language_of
from commonweal.publication.languages.spoken import DRAFT, Spoken, signed
from commonweal.publication.locations import demonstration, pack_folder, project
from commonweal.publication.work_mark import work_mark


def entries_of(language: Language, domain: Domain) -> tuple[Entry, ...]:
    """Every message of a domain as the files have it now."""
    return entries(path_of(domain, language.code, project(), pack_folder()))


def draft_words(language: Language) -> Spoken | None:
    """The words of a language, read by somebody or not; None where nobody has begun it."""
    held = tuple(one for domain in Domain for one in entries_of(language, domain))
    return _spoken(language, held, DRAFT) if _begun(language, held) else None


def open_words(language: Language, strategy: str) -> Spoken | None:
    """The words for those who may read drafts: marked as one unless all of it is signed off."""
    held = tuple(one for domain in Domain for one in entries_of(language, domain))
    hashes = _signed(strategy, work_mark())[language.code]
    whole = all(one.hash in hashes for one in held if one.translated)
    return _spoken(language, held, "" if whole else DRAFT) if _begun(language, held) else None


def signed_words(language: Language, strategy: str) -> Spoken | None:
    """The words of a language that somebody answers for; None where there are none."""
    return _signed_words(language, _signed(strategy, work_mark()))


def _signed_words(language: Language, by_language: dict[str, frozenset[str]]) -> Spoken | None:
    hashes = by_language[language.code]
    held = tuple(one for domain in Domain for one in entries_of(language, domain))
    found = tuple(signed(held, hashes)) if hashes else ()
    return _spoken(language, found, "") if _begun(language, found) else None


def words_for(code: str, strategy: str) -> Spoken | None:
    """The words in which to write to somebody; None, so English, where none may be shown."""
    held = language_of(code)
    if held is None:
        return None
    return open_words(held, strategy) if demonstration() else signed_words(held, strategy)


def offered(strategy: str) -> tuple[Language, ...]:
    """The languages that everybody may read, without English."""
    if demonstration():
        return tuple(one for one in OTHERS if entries_of(one, Domain.INTERFACE))
    hashes = _signed(strategy, work_mark())
    return tuple(one for one in OTHERS if _signed_words(one, hashes))


def _begun(language: Language, held: tuple[Entry, ...]) -> bool:
    """Whether there are words of the interface: names alone make no page."""
    pages = {one.hash for one in entries_of(language, Domain.INTERFACE)}
    return any(one.translated and one.hash in pages for one in held)


@lru_cache(maxsize=8)
def _signed(strategy: str, mark: str) -> dict[str, frozenset[str]]:
    """Hashes by language; asked again after every act that a public page may show."""
    held = standing_sign_offs(strategy)
    return {one.code: signed_messages(held, one.code) for one in OTHERS}


@lru_cache(maxsize=32)
def _spoken(language: Language, held: tuple[Entry, ...], mark: str) -> Spoken:
    return Spoken(language, held, mark + hash_of(held))

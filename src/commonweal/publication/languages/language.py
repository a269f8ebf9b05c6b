"""The languages of the public pages, each with its own name, direction and letters."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code (BCP 47), what its readers call it, which way it runs.

    ``letters`` is the family that sets its script on paper; empty where the Latin one holds it.
    """

    code: str
    name: str
    english: str
    direction: str = "ltr"
    letters: str = ""

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"


ENGLISH = Language("en-gb", "English", "English")
OTHERS = (
    Language("ur", "اردو", "Urdu", "rtl", "Amiri"),
    Language("bn", "বাংলা", "Bengali", letters="Hind Siliguri"),
    Language("pl", "Polski", "Polish"),
    Language("ro", "Română", "Romanian"),
)
LANGUAGES = (ENGLISH, *OTHERS)
_BY_CODE = {one.code: one for one in LANGUAGES}


def language_of(code: str) -> Language | None:
    """The language of a code; None for one that nobody has begun."""
    return _BY_CODE.get(code)


def language() -> Language:
    """The language in which words are made at the moment."""
    return _BY_CODE.get(get_language() or "", ENGLISH)


def of_path(path: str) -> Language:
    """The language that an address names with its first part; English where it names none."""
    first = path.lstrip("/").split("/", 1)[0]
    return next((one for one in OTHERS if one.code == first), ENGLISH)


def without_language(path: str) -> str:
    """The address without its language: "/ur/plain/" is "/plain/" in English."""
    language = of_path(path)
    return path if language is ENGLISH else "/" + path.lstrip("/").partition("/")[2]

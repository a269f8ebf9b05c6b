"""What a reader should know of a comment before they read it: found by rule, decided by people."""

from __future__ import annotations

import re
from enum import StrEnum

LINKS = 2  # more than so many addresses look like an advertisement


class Flag(StrEnum):
    SAFETY = "safety"  # somebody may be in danger: read it first
    ADVERTISEMENT = "advertisement"
    MACHINE = "machine"  # filled in a box that people do not see, or sent at once
    PERSONAL = "personal"  # holds what may tell who somebody is
    REPEATED = "repeated"  # the same words came before


_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_SAFETY = re.compile(
    r"\b(?:suicid\w*|kill(?:ing)? (?:my|him|her)self|end(?:ing)? my life|self[- ]harm\w*"
    r"|hurt(?:s|ing)? (?:me|us|my (?:child|children|kids|son|daughter))"
    r"|hits? (?:me|us|my \w+)|beat(?:s|ing)? (?:me|us)|abus(?:e|es|ed|ing)|neglect(?:s|ed|ing)?"
    r"|rape[ds]?|forced marriage|afraid (?:of|at home)|not safe|unsafe at home"
    r"|samobój\w*|bije mnie|gwałt\w*|sinucid\w*|mă bate|viol(?:at|ată|ul)\b)",
    re.IGNORECASE,
)
_SAFETY_ELSEWHERE = re.compile("خودکشی|خود کشی|تشدد|مارتا ہے|زیادتی|আত্মহত্যা|নির্যাতন|মারধর")
PERSONAL: dict[str, re.Pattern[str]] = {
    "mail": re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"),
    "telephone": re.compile(r"(?<![\w.])(?:\+44\s?\d|0\d)(?:[\s()-]?\d){8,10}(?!\w)"),
    "NHS number": re.compile(r"(?<!\w)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)"),
    "National Insurance number": re.compile(
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:\s?\d{2}){3}\s?[A-D]\b", re.IGNORECASE
    ),
    "postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE),
    "date of birth": re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b"),
    "address on the web": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
}
"""What never stands in public words; names have no shape: whoever shows words looks for them."""


def flags_of(words: str, by_machine: bool = False, repeated: bool = False) -> tuple[Flag, ...]:
    """What was found in the words of a comment, in the order of the list."""
    found = {
        Flag.SAFETY: bool(_SAFETY.search(words) or _SAFETY_ELSEWHERE.search(words)),
        Flag.ADVERTISEMENT: len(_LINK.findall(words)) > LINKS,
        Flag.MACHINE: by_machine,
        Flag.PERSONAL: bool(personal_in(words)),
        Flag.REPEATED: repeated,
    }
    return tuple(flag for flag, there in found.items() if there)


def personal_in(words: str) -> tuple[str, ...]:
    """Which kinds of personal data have their shape somewhere in the words."""
    return tuple(kind for kind, shape in PERSONAL.items() if shape.search(words))


def without_personal(words: str, removed: str) -> str:
    """The words with everything of such a shape replaced, as a first draft of public words."""
    for shape in PERSONAL.values():
        words = shape.sub(removed, words)
    return words

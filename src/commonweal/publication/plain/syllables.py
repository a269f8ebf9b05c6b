"""Syllables of an English word, by rule: how often a vowel sounds in it."""

from __future__ import annotations

import re

_VOWELS = "aeiouy"
_SPECIAL = {
    "business": 2, "every": 2, "everyone": 3, "something": 2, "someone": 2, "somewhere": 2,
    "people": 2, "area": 3, "areas": 3, "idea": 3, "being": 2, "doing": 2, "going": 2, "seeing": 2,
    "wellbeing": 3, "science": 2, "quiet": 2, "create": 2, "created": 3, "react": 2, "lion": 2,
    "poem": 2, "client": 2, "diet": 2, "society": 4, "anxiety": 4, "variety": 4, "therefore": 2,
    "sometimes": 2, "evening": 2, "different": 3, "family": 3, "camera": 3, "chocolate": 3,
    "once": 1, "one": 1, "ones": 1, "eye": 1, "eyes": 1, "queue": 1, "the": 1, "housework": 2,
    "household": 2, "households": 2, "homeless": 2, "homework": 2, "safety": 2, "lonely": 2,
    "likely": 2, "closely": 2, "rarely": 2,
    "hardly": 2, "useful": 2, "careful": 2, "carefully": 3, "statement": 2, "movement": 2,
    "england": 2, "actual": 3, "usual": 3, "annual": 3, "gradual": 3, "individual": 5, "ratio": 3,
    "radio": 3, "studio": 3, "museum": 3, "nobody": 3, "anybody": 4, "reuse": 2, "rhythm": 2,
    "higher": 2, "lower": 2, "real": 1, "really": 2, "cruel": 2, "fuel": 2, "duel": 2,
}  # fmt: skip
"""Words that the rule below gets wrong, and some that it gets right and that are held to it."""


def syllables(word: str) -> int:
    """Count the syllables of a word; at least one, and parts of a word with a hyphen add up."""
    parts = re.findall(r"[a-z]+", word.casefold().replace("’", "").replace("'", ""))
    return max(1, sum(_of_part(part) for part in parts))


def _of_part(word: str) -> int:
    if word in _SPECIAL:
        return _SPECIAL[word]
    found = len(re.findall(rf"[{_VOWELS}]+", word))
    found += _parted(word)
    return max(1, found - _silent(word))


_APART = (
    r"(?<![cstgxln])i[ao]",  # ma-te-ri-al, pe-ri-od, se-ri-ous; not so-cial, o-pin-ion
    r"(?<=[cg])ia(?=te|ti)",  # as-so-ci-ate
    r"(?<!q)u(?:ou|al)",  # con-tin-u-ous, man-u-al
    r"eo(?!u|p)",  # vid-e-o; not peo-ple
    r"yi",
    r"(?<=[^cstg])i(?:um|us)\b",
    r"iet",
    r"(?<=[^q])uity",
    r"(?:s|th)ms?$",  # ra-cism, rhy-thm
)
"""Vowels that stand together and sound apart, and an "m" that sounds alone."""
_SILENT = (
    r"(?:[^aeiouyl]|[aeiouylr]l)e$",  # make, whole; not ta-ble
    r"(?:[^aeiouytdl]|[aeiouylr]l)ed$",  # moved, called; not want-ed, set-tled
    r"(?:[^aeiouyscxzgl]|[aeiouylr]l)(?<!ch)(?<!sh)es$",  # makes; not chan-ces, ta-bles
)
"""An "e" that is written and does not sound."""
_WITHIN = r"(?:[^aeiouyl]|[aeiouylr]l)e(?=(?:ment|ful|less|ly|ness|some)\w*$)"


def _parted(word: str) -> int:
    return sum(len(re.findall(pattern, word)) for pattern in _APART)


def _silent(word: str) -> int:
    found = any(re.search(pattern, word) for pattern in _SILENT)
    return found + len(re.findall(_WITHIN, word))

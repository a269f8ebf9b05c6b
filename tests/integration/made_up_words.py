"""A whole catalogue of each language: what is translated, the rest in made-up words of its letters.

Made-up words are one letter longer than the English ones.
"""

from __future__ import annotations

import re
from typing import Any

from babel.messages.catalog import Catalog

from commonweal.publication.languages.catalogues import Domain, Entry
from commonweal.publication.languages.language import language_of
from commonweal.publication.languages.messages import Wanted, of_catalogue, of_interface, of_pack
from commonweal.publication.languages.offered import entries_of
from commonweal.publication.languages.spoken import DRAFT, Spoken

ENGLISH = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغف",
    "bn": "অআইঈউঊঋএঐওকখগঘচছজঝটঠডঢণতথদ",
    "pl": "ąbćdęfghijkłmńópqrśtuvwxyż",
    "ro": "ăbcdefghîjklmnopqrșțuvwxyâ",
}
MARKS = {"the digits from 0 to 9", "decimal mark", "mark between thousands"}
OF_URDU = {"mark between two years": "-"}
"""As an Urdu catalogue has it: a dash comes back from a paper turned round. So would a comma or a
stop right after a figure, which no Urdu sentence needs: its verb stands last."""
_KEPT = re.compile(r"(%\(\w+\)s|%%)")


def words_of(code: str, reading: Any) -> Spoken:
    """Everything that can be translated, whether somebody has done so or not."""
    held = language_of(code)
    assert held is not None
    wanted = [*of_interface(), *of_catalogue(reading.cards.values()), *of_pack(reading.edition)]
    plurals = Catalog(locale=code).num_plurals
    drafts = (one for domain in Domain for one in entries_of(held, domain) if one.translated)
    real = {(one.context, one.english): one for one in drafts}
    made = (_entry(one, LETTERS[code], plurals) for one in wanted)
    whole = [real.get((one.context, one.english), one) for one in made]
    return Spoken(held, whole, f"{DRAFT}{code}")


def _entry(one: Wanted, letters: str, plurals: int) -> Entry:
    text = _marked(one, letters) or _strange(one.english[-1], letters)
    several = len(one.english) > 1
    return Entry(one.context, one.english, (text,) * plurals if several else (text,))


def _marked(one: Wanted, letters: str) -> str:
    """What stands for a mark of figures; empty for words."""
    urdu = OF_URDU.get(one.context, "") if letters == LETTERS["ur"] else ""
    return urdu or (one.english[0] if one.context in MARKS | set(OF_URDU) else "")


def _strange(text: str, letters: str) -> str:
    table, urdu = str.maketrans(ENGLISH + ENGLISH.upper(), letters * 2), letters == LETTERS["ur"]
    parts = _KEPT.split(text)
    for n in range(0, len(parts), 2):
        part = re.sub(r"[’,()]", "", parts[n]) if urdu else parts[n]
        parts[n] = _longer(part, letters[0]).translate(table)
    told = "".join(parts)
    return re.sub(r"\.(?=\s|$)", " ہے۔", told) if urdu else told


def _longer(text: str, letter: str) -> str:
    return re.sub(r"[A-Za-z]{3,}", lambda found: found[0] + letter, text)

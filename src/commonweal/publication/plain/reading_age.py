"""The reading age of an English text by Flesch and Kincaid, worked out here.

Grade = 0.39·(words ÷ sentences) + 11.8·(syllables ÷ words) − 15.59, and an age is the grade of a
school in the United States plus five years. A name counts as one plain word of one syllable, and
so does a figure: Flesch leaves figures out of the syllables where there are several.

Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom (1975), "Derivation of new
readability formulas for Navy enlisted personnel", Research Branch Report 8-75.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commonweal.publication.plain.syllables import syllables

OLDEST = 11.0
"""The reading age that no plain text may pass."""
YEARS_BEFORE_SCHOOL = 5.0
NAME = "name"


@dataclass(frozen=True, slots=True)
class Ease:
    """What a text was counted to have; ``age`` is in years."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The grade by the formula; 0 sentences have none and are refused."""
        if not self.sentences or not self.words:
            raise ValueError("a text without a sentence has no reading age: give it one")
        length, weight = self.words / self.sentences, self.syllables / self.words
        return 0.39 * length + 11.8 * weight - 15.59

    @property
    def age(self) -> float:
        return self.grade + YEARS_BEFORE_SCHOOL


def ease_of(sentences: Iterable[str], names: Sequence[str] = ()) -> Ease:
    """Count sentences that stand apart already; ``names`` come the longest first."""
    told = [words_of(_with_plain_names(one, names)) for one in sentences]
    words = [word for one in told for word in one]
    weight = sum(1 if re.search(r"\d", word) else syllables(word) for word in words)
    return Ease(sum(bool(one) for one in told), len(words), weight)


def words_of(text: str) -> list[str]:
    """Words and figures; a period such as 2017–19 or 2018/19 is one."""
    return re.findall(r"[−-]?\d[\d.,/–-]*(?:%|\b)|[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)


def _with_plain_names(text: str, names: Sequence[str]) -> str:
    for name in names:
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", NAME, text)
    return text

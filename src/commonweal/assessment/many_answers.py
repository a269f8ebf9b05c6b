"""Answers for every place of a panel at once: a verdict and a reason each, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict

Small = NDArray[np.int8]
Mask = NDArray[np.bool_]

VERDICTS = tuple(Verdict)
CODES = tuple(Code)
NUMBER = {verdict: n for n, verdict in enumerate(VERDICTS)}
CODE_NUMBER = {code: n for n, code in enumerate(CODES)}
OPEN = -1

Words = tuple[Verdict, Verdict, Verdict, Verdict]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """A verdict and a reason for every place, in the order of the panel's rows.

    ``verdict`` and ``reason`` have shape (places,) and hold positions in ``VERDICTS`` and
    ``CODES``; ``OPEN`` where nothing has been answered yet. The first answer stands.
    """

    verdict: Small
    reason: Small

    @property
    def open(self) -> Mask:
        """Places that have no answer yet."""
        found: Mask = self.verdict == OPEN
        return found

    def settle(self, where: Mask | bool, verdict: Verdict | Small, code: Code) -> None:
        """Answer the places ``where`` that have no answer yet."""
        now = self.open & where
        told = np.int8(NUMBER[verdict]) if isinstance(verdict, Verdict) else verdict[now]
        self.verdict[now] = told
        self.reason[now] = CODE_NUMBER[code]

    def at(self, row: int) -> tuple[Verdict, Code]:
        """The answer of one place.

        Raises ``LookupError`` where it has none.
        """
        if self.verdict[row] == OPEN:
            raise LookupError(f"row {row} has not been answered")
        return VERDICTS[self.verdict[row]], CODES[self.reason[row]]


def no_answers(places: int) -> Answers:
    """Answers of which none is given yet."""
    return Answers(np.full(places, OPEN, dtype=np.int8), np.full(places, OPEN, dtype=np.int8))


def signed_words(sign: Small, good: int, words: Words, otherwise: Verdict) -> Small:
    """Choose by sign among (better, worse, up, down); ``otherwise`` where the sign is 0."""
    better, worse, up, down = words
    rise, fall = (up, down) if good == 0 else (better, worse) if good > 0 else (worse, better)
    told = np.array([NUMBER[fall], NUMBER[otherwise], NUMBER[rise]], dtype=np.int8)
    picked: Small = told[sign.astype(np.intp) + 1]
    return picked


def said(answers: Answers, words: tuple[Verdict, ...]) -> Mask:
    """Which places were answered with one of these words."""
    found: Mask = np.isin(answers.verdict, [NUMBER[word] for word in words])
    return found

"""Figures of areas that nobody knows: told once a card, file and code, and not used."""

from __future__ import annotations

import re

from commonweal.facts.succession import ENDED, UPPER_TIER
from commonweal.measures.row import Unread

_REGION = "E12"
_SHOWN = re.compile(rf"(?:{'|'.join((*UPPER_TIER, _REGION))})\d{{6}}")


class Nowhere:
    """Codes of the kinds of area that a release shows, which no area bears or bore."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, str, str], tuple[str, int]] = {}

    def meet(self, card: str, code: str, file: str, place: str) -> None:
        """Remember a figure of an unknown code; small areas and ended areas are none of them.

        Of these a release shows nothing, whoever publishes them.
        """
        if code in ENDED or not _SHOWN.fullmatch(code):
            return
        first, met = self._met.get((card, file, code), (place, 0))
        self._met[card, file, code] = first, met + 1

    def told(self) -> list[Unread]:
        """One line a card, file and code: where it first stands, and how often."""
        return [
            (card, place, code, _why(card, met))
            for (card, _, code), (place, met) in self._met.items()
        ]


def _why(card: str, met: int) -> str:
    figures = "its figure is" if met == 1 else f"its {met} figures are"
    return f"is the code of no area known here; {figures} not used for {card}"

"""Small things of the printed page: marks, sparklines, chips, shortened words."""

from __future__ import annotations

import re
from functools import cache

from django.template.loader import get_template

from commonweal.publication.rows import Chip, Spark

LONGEST = {
    "ambition": 150, "goal": 120, "finding": 170, "name": 60, "sentence": 130, "told": 110,
    "note": 200, "among": 108, "strategy": 64, "title": 90,
}  # fmt: skip
TONES = {
    "better": "#00613a", "worse": "#9a3412", "same": "#434b50", "uncertain": "#434b50",
    "cannot": "#6a4f00", "none": "#5b646a", "stalled": "#0b0c0c",
}  # fmt: skip


def chip_of(chip: Chip) -> dict[str, str]:
    """A chip's word, mark and tone."""
    text = f"{chip.word.text}: {chip.detail}" if chip.detail else str(chip.word.text)
    tone = chip.word.tone
    return {"text": text, "mark": drawn(chip.word.mark, TONES[tone]), "tone": tone}


def distinct(chips: list[Chip]) -> list[dict[str, str]]:
    """The chips, each word once."""
    seen = {one["text"]: one for one in map(chip_of, chips)}
    return list(seen.values())


def cut(text: str, kind: str) -> str:
    """The text, ended at a word with "…" where it is longer than its place on the page."""
    most = LONGEST[kind]
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


@cache
def drawn(mark: str, colour: str) -> str:
    """The site's own mark as an SVG of this colour."""
    return _standing(get_template("parts/marks.jinja").template.module.mark(mark), colour)


def sparkline(spark: Spark) -> str:
    """The site's own sparkline."""
    return _standing(get_template("parts/rows.jinja").template.module.spark(spark), TONES["same"])


def _standing(markup: str, colour: str) -> str:
    svg = re.sub(r'\s(class|aria-hidden|focusable)="[^"]*"', "", str(markup).strip())
    svg = svg.replace("currentColor", colour)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)

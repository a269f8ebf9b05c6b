"""From a Vega-Lite document to an SVG that carries its own name and words in slots."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_FONTS = Path(__file__).resolve().parents[4] / "node_modules/@expo-google-fonts/source-sans-3"
_SLOT = re.compile(r"\{(\w+)\}")
_ROUND = re.compile(r"-?\d+\.\d{3,}")


@cache
def _engine() -> Any:
    import vl_convert

    for weight in ("400Regular", "600SemiBold"):
        if (_FONTS / weight).is_dir():
            vl_convert.register_font_directory(str(_FONTS / weight))
    return vl_convert


def render(document: dict[str, Any]) -> str:
    """SVG text of the document: no style attribute, no id, coordinates to two decimals."""
    svg: str = _engine().vegalite_to_svg(document, vl_version="5.21")
    svg = re.sub(r'\sstyle="[^"]*"|\sclass="[^"]*"|\saria-[a-z]+="[^"]*"', "", svg)
    svg = re.sub(r'\s(role|xmlns:xlink|version)="[^"]*"', "", svg)
    svg = re.sub(
        r'<g fill="none" stroke-miterlimit="10"( transform="translate\(0,0\)")?>', "<g>", svg
    )
    svg = re.sub(r'<path d="M0[^"]*" stroke="none"\s*(fill="none")?\s*/?>(</path>)?', "", svg)
    return _ROUND.sub(lambda number: f"{float(number[0]):.2f}", svg)


def slots(svg: str) -> list[str]:
    """Names of the words a drawing waits for."""
    return sorted(set(_SLOT.findall(svg)))


def fill(svg: str, words: dict[str, str], title: str, description: str, key: str) -> str:
    """The drawing with its words, its name and its description; an unknown slot becomes empty."""
    filled = _SLOT.sub(lambda slot: escape(words.get(slot[1], "")), svg)
    named = f'<svg role="img" aria-labelledby="{key}-t {key}-d" focusable="false" '
    told = f'<desc id="{key}-d">{escape(description)}</desc>'
    head = f'<title id="{key}-t">{escape(title)}</title>{told}'
    opening = filled.index(">") + 1
    return named + filled[4:opening].lstrip() + head + filled[opening:]

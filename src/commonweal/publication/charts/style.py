"""Sizes and colours of charts; the values stand with the style sheet's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

INK, INK_2, ACCENT, ENGLAND = "#0b0c0c", "#484f54", "#43358b", "#383f43"
GRID, AXIS, CANNOT, CANNOT_LINE = "#e6e8ea", "#8a9399", "#6a4f00", "#a88b3a"
BAND, BAND_EDGE, DOT = "#e4e7e9", "#c2c8cc", "#b4bac0"
FONT = "Source Sans 3"


@dataclass(frozen=True, slots=True)
class Canvas:
    """Size of a drawing and of its text, and the room kept right of the plot for labels."""

    name: str
    width: int
    height: int
    text: float
    left: int
    right: int
    top: int
    bottom: int

    @property
    def plot_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        return self.height - self.top - self.bottom


WIDE = Canvas("wide", 736, 400, 15.5, 44, 150, 40, 30)
NARROW = Canvas("narrow", 288, 262, 13.5, 34, 66, 36, 28)
PAIR = Canvas("wide", 536, 300, 15.5, 44, 118, 40, 30)


def base(canvas: Canvas, layers: list[dict[str, Any]], height: int | None = None) -> dict[str, Any]:
    """A Vega-Lite document of these layers on this canvas."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": canvas.plot_width,
        "height": height or canvas.plot_height,
        "padding": {
            "left": canvas.left,
            "right": canvas.right,
            "top": canvas.top,
            "bottom": canvas.bottom,
        },
        "autosize": {"type": "none"},
        "background": None,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"labelFontSize": canvas.text, "labelColor": INK_2, "labelFont": FONT},
            "text": {"font": FONT, "fontSize": canvas.text},
        },
        "layer": layers,
    }


def words(text: str, x: float, y: float, canvas: Canvas, **look: Any) -> dict[str, Any]:
    """A text at a pixel of the plot; names in braces are slots filled when the page is served."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "fill": INK, **look}
    mark.setdefault("fontSize", canvas.text)
    return {
        "data": {"values": [{}]},
        "mark": mark | {"text": text},
        "encoding": {"x": {"value": x}, "y": {"value": y}},
    }

"""The chart of a series: the place with its limits, England beside it, the baseline marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commonweal.publication.charts import style
from commonweal.publication.charts.scale import Scale, round_scale
from commonweal.publication.charts.style import Canvas

Points = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LineFigure:
    """What a line chart shows; all tuples run along ``labels``, None where missing."""

    labels: tuple[str, ...]
    at: tuple[float, ...]  # year in which each period ends
    place: Points
    lower: Points
    upper: Points
    england: Points
    breaks: tuple[float, ...] = ()  # first year of the new kind
    baseline: int | None = None
    band_lower: Points = ()
    band_upper: Points = ()
    years: float = 1.0
    shown: dict[str, str] | None = None  # slot name → text, e.g. "place" → "Hartlepool 55.8"


def draw(figure: LineFigure, canvas: Canvas) -> dict[str, Any]:
    """The Vega-Lite document of the figure on a canvas."""
    up = scale_of(figure, canvas)
    across = Scale(min(figure.at), max(*figure.at, min(figure.at) + 1), 1, canvas.plot_width)
    layers = [
        *_grid(up, canvas),
        *_ribbon(figure, up, across),
        *_break_marks(figure, across, canvas),
        *_baseline(figure, up, across, canvas),
        *_line(figure, figure.england, up, across, style.ENGLAND, 2),
        *_line(figure, figure.place, up, across, style.ACCENT, 3),
        *_dots(figure, up, across),
        *_labels(figure, up, across, canvas),
        *_years(figure, across, canvas),
    ]
    return style.base(canvas, layers)


def scale_of(figure: LineFigure, canvas: Canvas) -> Scale:
    """The scale of values of a figure on a canvas."""
    rows = (figure.place, figure.lower, figure.upper, figure.england)
    return round_scale([v for row in rows for v in row if v is not None], canvas.plot_height)


def _plain(mark: dict[str, Any], values: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    position = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None}
        for name in ("x", "y", "x2", "y2")
        if values and name in values[0]
    }
    for name in ("x2", "y2"):
        if name in position:
            position[name] = {"field": name}
    return {"data": {"values": values}, "mark": mark, "encoding": position | more}


def _grid(up: Scale, canvas: Canvas) -> list[dict[str, Any]]:
    rules = [{"x": 0, "x2": canvas.plot_width, "y": up.down(tick)} for tick in up.ticks]
    texts = [
        style.words(
            f"{tick:.{up.decimals}f}".replace("-", "−"),
            -8,
            up.down(tick),
            canvas,
            align="right",
            fill=style.INK_2,
        )
        for tick in up.ticks
    ]
    axis = [{"x": 0, "x2": canvas.plot_width, "y": canvas.plot_height}]
    return [
        _plain({"type": "rule", "stroke": style.GRID, "strokeWidth": 1}, rules),
        _plain({"type": "rule", "stroke": style.AXIS, "strokeWidth": 1}, axis),
        *texts,
    ]


def _segments(figure: LineFigure, points: Points) -> list[list[int]]:
    """Runs of neighbouring points with no missing year and no break between them."""
    runs: list[list[int]] = []
    last: int | None = None
    for n, value in enumerate(points):
        if value is None:
            last = None
            continue
        if last is not None and _joined(figure, last, n):
            runs[-1].append(n)
        else:
            runs.append([n])
        last = n
    return runs


def _joined(figure: LineFigure, before: int, after: int) -> bool:
    step = min((b - a for a, b in zip(figure.at, figure.at[1:], strict=False)), default=1)
    near = figure.at[after] - figure.at[before] <= step * 1.5
    return near and not any(figure.at[before] < year <= figure.at[after] for year in figure.breaks)


def _line(
    figure: LineFigure, points: Points, up: Scale, across: Scale, colour: str, width: int
) -> list[dict[str, Any]]:
    mark = {
        "type": "line",
        "stroke": colour,
        "strokeWidth": width,
        "strokeJoin": "round",
        "clip": False,
    }
    layers = []
    for run in _segments(figure, points):
        values = [{"x": across.across(figure.at[n]), "y": up.down(points[n] or 0)} for n in run]
        if len(run) > 1:
            layers.append(_plain(mark, values, order={"field": "x"}))
        else:
            layers.append(
                _plain({"type": "circle", "size": 24, "fill": colour, "opacity": 1}, values)
            )
    return layers


def _ribbon(figure: LineFigure, up: Scale, across: Scale) -> list[dict[str, Any]]:
    both = tuple(
        None if low is None or high is None else low
        for low, high in zip(figure.lower, figure.upper, strict=True)
    )
    mark = {"type": "area", "fill": style.ACCENT, "opacity": 0.15}
    bar = {"type": "rule", "stroke": style.ACCENT, "opacity": 0.3, "strokeWidth": 6}
    layers = []
    for run in _segments(figure, both):
        values = [
            {
                "x": across.across(figure.at[n]),
                "y": up.down(figure.lower[n] or 0),
                "y2": up.down(figure.upper[n] or 0),
            }
            for n in run
        ]
        layers.append(_plain(mark if len(run) > 1 else bar, values))
    return layers


def _baseline(figure: LineFigure, up: Scale, across: Scale, canvas: Canvas) -> list[dict[str, Any]]:
    if figure.baseline is None or figure.place[figure.baseline] is None:
        return []
    at = figure.at[figure.baseline]
    x, y = across.across(at), up.down(figure.place[figure.baseline] or 0)
    dotted = {"type": "rule", "stroke": style.INK_2, "strokeDash": [2, 3], "strokeWidth": 1}
    layers = [_plain(dotted, [{"x": x, "y": 0, "y2": canvas.plot_height}])]
    latest = _last(figure.place)
    if latest and latest > figure.baseline and _unbroken(figure, figure.baseline, latest):
        level = {**dotted, "stroke": style.ACCENT}
        layers.append(_plain(level, [{"x": x, "x2": across.across(figure.at[latest]), "y": y}]))
    align = "left" if x < 40 else "center"
    layers.append(style.words("{baseline}", x, -12, canvas, align=align, fill=style.INK_2))
    return layers


def _unbroken(figure: LineFigure, first: int, last: int) -> bool:
    return not any(figure.at[first] < year <= figure.at[last] for year in figure.breaks)


def _break_marks(figure: LineFigure, across: Scale, canvas: Canvas) -> list[dict[str, Any]]:
    dashed = {"type": "rule", "stroke": style.CANNOT_LINE, "strokeDash": [4, 3], "strokeWidth": 1.5}
    layers = []
    for year in figure.breaks:
        if not min(figure.at) < year <= max(figure.at):
            continue
        x = across.across(year - 0.5)
        lines = [{"x": x + gap, "y": 0, "y2": canvas.plot_height} for gap in (-5, 5)]
        layers.append(_plain(dashed, lines))
        if canvas.width > 540:
            look = {"align": "right", "fill": style.CANNOT, "fontSize": canvas.text - 1.5}
            layers.append(style.words("{break}", x - 10, canvas.plot_height - 14, canvas, **look))
    return layers


def _dots(figure: LineFigure, up: Scale, across: Scale) -> list[dict[str, Any]]:
    layers = []
    ring = {
        "type": "point",
        "size": 90,
        "stroke": style.ACCENT,
        "strokeWidth": 2,
        "fill": "#fff",
        "opacity": 1,
    }
    disc = {"type": "circle", "size": 90, "fill": style.ACCENT, "opacity": 1}
    latest = _last(figure.place)
    for n, mark in ((figure.baseline, ring), (latest, disc)):
        if n is not None and figure.place[n] is not None:
            spot = [{"x": across.across(figure.at[n]), "y": up.down(figure.place[n] or 0)}]
            layers.append(_plain(mark, spot))
    return layers


def _labels(figure: LineFigure, up: Scale, across: Scale, canvas: Canvas) -> list[dict[str, Any]]:
    place, england = _last(figure.place), _last(figure.england)
    spots: list[tuple[float, str, str, int]] = []
    if england is not None:
        spots.append((up.down(figure.england[england] or 0), "england", style.ENGLAND, 1))
    if place is not None:
        spots.append((up.down(figure.place[place] or 0), "place", style.ACCENT, 2))
    line = canvas.text + 3
    two_lines = canvas.width < 540
    x = canvas.plot_width + 10
    layers = []
    for y, name, colour, rows in _apart(spots, line * (2 if two_lines else 1.4)):
        parts = [f"{{{name}_name}}", f"{{{name}_value}}"] if two_lines else [f"{{{name}}}"]
        if rows == 2 and not two_lines:
            parts.append("{limits}")
        for k, part in enumerate(parts):
            small = part == "{limits}"
            look = {
                "fill": colour,
                "fontWeight": 400 if small else 600,
                "fontSize": canvas.text - (2 if small else 0),
            }
            layers.append(style.words(part, x, y + k * line, canvas, **look))
    return layers


def _apart(
    spots: list[tuple[float, str, str, int]], room: float
) -> list[tuple[float, str, str, int]]:
    spots = sorted(spots)
    for n in range(1, len(spots)):
        above, here = spots[n - 1], spots[n]
        need = above[0] + room * (above[3] if above[3] > 1 else 1)
        if here[0] < need:
            spots[n] = (need, *here[1:])
    return spots


def _years(figure: LineFigure, across: Scale, canvas: Canvas) -> list[dict[str, Any]]:
    last = len(figure.labels) - 1
    chosen = {0, last}
    if (figure.baseline is not None and canvas.width > 540) or figure.baseline is not None:
        chosen.add(figure.baseline)
    room = canvas.text * 4.6
    kept: list[int] = []
    for n in sorted(chosen, key=lambda n: (n != 0, n != last, n)):
        x = across.across(figure.at[n])
        if all(abs(x - across.across(figure.at[k])) >= room for k in kept):
            kept.append(n)
    layers = []
    for n in kept:
        align = {0: "left", last: "center"}.get(n, "center")
        look = {"align": align, "fill": style.INK_2}
        x = across.across(figure.at[n]) - (8 if n == 0 else 0)
        layers.append(style.words(figure.labels[n], x, canvas.plot_height + 18, canvas, **look))
    return layers


def _last(points: Points) -> int | None:
    return next((n for n in range(len(points) - 1, -1, -1) if points[n] is not None), None)

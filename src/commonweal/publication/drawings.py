"""Charts of a reading: drawn once when a release is made, given their words when served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from markupsafe import Markup

from commonweal.publication import numbers
from commonweal.publication.charts import line, style, svg
from commonweal.publication.charts.line import LineFigure
from commonweal.publication.reading import Measure, Reading

CANVASES = (style.WIDE, style.NARROW)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart on a page: two drawings of one figure, its title, what it shows, its source."""

    wide: Markup
    narrow: Markup
    title: str
    note: str
    description: str
    source: str


def figure_of(measure: Measure) -> LineFigure | None:
    """What the line chart of a measure shows; None below two figures."""
    values = measure.points("value")
    if sum(value is not None for value in values) < 2:
        return None
    limits = measure.prepared.limits
    row = measure.row
    lower, upper = (
        tuple(
            None if v != v else numbers.bounded(float(v), measure.card) for v in rows[row].tolist()
        )
        for rows in (limits.lower, limits.upper)
    )
    return LineFigure(
        labels=tuple(period.label for period in measure.panel.periods),
        at=tuple(period.ends_in for period in measure.panel.periods),
        place=tuple(values),
        lower=lower,
        upper=upper,
        england=tuple(measure.england() or [None] * len(values)),
        breaks=tuple(float(b.year) for b in measure.card.breaks),
        baseline=measure.prepared.base_index,
    )


def draw_all(reading: Reading, folder: Path) -> int:
    """Draw every measure of the place in both sizes; returns how many measures were drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = 0
    for card in reading.cards.values():
        for series in card.series:
            measure = reading.measure(card.id, series.id)
            figure = figure_of(measure) if measure else None
            if figure is None:
                continue
            drawn += 1
            for canvas in CANVASES:
                name = f"{card.id}.{series.id}.{canvas.name}.svg"
                (folder / name).write_text(svg.render(line.draw(figure, canvas)))
    return drawn


def chart_of(reading: Reading, measure: Measure, title: str, key: str = "") -> Chart | None:
    """The chart of a measure with its words; None when none was drawn."""
    folder = reading.release.home / "charts" / reading.place.code
    names = [folder / f"{measure.card.id}.{measure.series.id}.{c.name}.svg" for c in CANVASES]
    if measure.latest is None or not all(name.exists() for name in names):
        return None
    words = _words(reading, measure)
    description = _description(reading, measure)
    key = key or f"{measure.card.id}-{measure.series.id}"
    wide, narrow = (
        Markup(svg.fill(path.read_text(), words, title, description, f"{key}-{n}"))  # noqa: S704 - our own drawing, its words escaped
        for n, path in enumerate(names)
    )
    return Chart(wide, narrow, title, _note(measure), description, source_line(measure))


def _words(reading: Reading, measure: Measure) -> dict[str, str]:
    card, place = measure.card, reading.place.name
    latest = numbers.number(measure.points("value")[measure.latest or 0], numbers.decimals_of(card))
    england = next((v for v in reversed(measure.england()) if v is not None), None)
    england_text = numbers.number(england, numbers.decimals_of(card))
    end = measure.assessment.beside_england.evidence.end
    shown = ""
    if end is not None and end.lower is not None and end.upper is not None:
        lower, upper = numbers.bounded(end.lower, card), numbers.bounded(end.upper, card)
        shown = numbers.limits(lower, upper, numbers.decimals_of(card))
    baseline = measure.prepared.base_index
    label = measure.panel.periods[baseline].label if baseline is not None else ""
    return {
        "place": f"{place} {latest}",
        "place_name": place,
        "place_value": latest,
        "england": f"{_('England')} {england_text}",
        "england_name": _("England"),
        "england_value": england_text,
        "limits": shown,
        "baseline": _("Baseline %(period)s") % {"period": label},
        "break": _("New definition"),
    }


def _note(measure: Measure) -> str:
    card = measure.card
    what = card.unit if card.unit != "%" else _("per cent")
    text = _("%(what)s. Shading: 95%% limits.") % {"what": what[:1].upper() + what[1:]}
    figure = figure_of(measure)
    scale = line.scale_of(figure, style.WIDE) if figure else None
    if scale is None or scale.low == 0:
        return text
    return (
        text
        + " "
        + _("The axis starts at %(low)s.") % {"low": numbers.number(scale.low, scale.decimals)}
    )


def _description(reading: Reading, measure: Measure) -> str:
    """What a person would say of the chart: first, baseline, latest, beside England."""
    held = [
        (period.label, value)
        for period, value in zip(measure.panel.periods, measure.points("value"), strict=True)
        if value is not None
    ]
    show = lambda value: numbers.with_unit(value, measure.card)  # noqa: E731 - a local short form
    told = _("%(place)s: %(first)s in %(start)s, %(last)s in %(end)s.") % {
        "place": reading.place.name,
        "first": show(held[0][1]),
        "start": held[0][0],
        "last": show(held[-1][1]),
        "end": held[-1][0],
    }
    england = [v for v in measure.england() if v is not None]
    if england:
        told += " " + _("England: %(value)s at the end.") % {"value": show(england[-1])}
    return told + " " + _("Every figure stands in the table on this page.")


def source_line(measure: Measure) -> str:
    """Publisher and vintage of the newest figures."""
    card = measure.card
    vintage = measure.panel.vintage
    return ", ".join(part for part in (card.source_name, vintage) if part)

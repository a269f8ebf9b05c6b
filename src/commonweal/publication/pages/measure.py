"""A measure: what does this figure say, and can I trust it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.evidence import ChangeEvidence
from commonweal.assessment.judge import since_newest_break
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Polarity
from commonweal.publication import calendar_of, links, numbers
from commonweal.publication.change_stack import change_stack
from commonweal.publication.drawings import chart_of, source_line
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import Chip, measure_row, since_chip
from commonweal.publication.wording import gaps, reasons, sentences, titles, words


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the questions beside the chart: its name, its sign or chip, its lines."""

    name: str
    chip: Chip | None = None
    word: Any = None
    detail: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    period: str
    value: str
    limits: str
    england: str
    tag: str = ""
    broken: bool = False


def measure_page(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Context of a measure's page."""
    card = measure.card
    row = measure_row(measure)
    name = (
        card.name if measure.series.id == "all" else f"{card.name}, {measure.series.name.lower()}"
    )
    crumbs = (Crumb(link("home"), _("Home")), Crumb(link("outcomes"), _("Outcomes")))
    return frame(reading, "outcomes", *crumbs) | {
        "measure": measure,
        "canonical": links.measure(card.id, measure.series.id),
        "card": card,
        "name": name,
        "row": row,
        "finding": finding(reading, measure),
        "chart": chart_of(reading, measure, chart_title(reading, measure)),
        "answers": answers(reading, measure),
        "figures": figure_rows(measure),
        "stack": change_stack(reading, measure),
        "gaps": [gaps.told(card, gap) for gap in reading.gaps(card) if gap.judged],
        "gaps_refused": sum(not gap.judged for gap in reading.gaps(card)),
        "groups": group_rows(reading, measure),
        "cautions": cautions(measure),
        "definition": definition(card),
        "priorities": [
            (p.name, link("priority", p.id)) for p in reading.edition.priorities_of_card(card.id)
        ],
        "listed": bool(reading.edition.listings_of_card(card.id)),
        "siblings": [
            (s.name, links.measure(card.id, s.id), s.id == measure.series.id) for s in card.series
        ]
        if len(card.series) > 1
        else [],
        "baselines": baselines(measure),
        "stops": stops(reading, measure),
        "evidence_href": links.measure(card.id, measure.series.id, "evidence"),
        "data_href": links.measure(card.id, measure.series.id),
        "nearest": nearest(reading, measure),
        "mend": reasons.mend(measure.assessment.since.reason),
        "why": reasons.full(measure.assessment.since.reason),
    }


def finding(reading: Reading, measure: Measure) -> str:
    """The page's answer as one sentence."""
    card, found = measure.card, measure.assessment
    if measure.latest is None:
        return reasons.full(found.since.reason)
    told = {
        "value": numbers.with_unit(measure.points("value")[measure.latest], card),
        "period": measure.panel.periods[measure.latest].label,
        "place": reading.place.name,
        "verdict": _verdict_clause(measure),
    }
    if beside := titles.beside_england(found.beside_england.verdict):
        return _("%(value)s in %(period)s: %(beside)s. %(verdict)s") % (told | {"beside": beside})
    return _("%(value)s in %(period)s. %(verdict)s") % told


def _verdict_clause(measure: Measure) -> str:
    since = measure.assessment.since
    word = str(words.WORDS[since.verdict].text)
    if isinstance(since.evidence, ChangeEvidence) and since.evidence.baseline:
        period = since.evidence.baseline.period.label
        lean = sentences.leaning(since.evidence.leaning)
        text = _("Since %(period)s: %(word)s") % {"period": period, "word": word.lower()}
        detail = reasons.short(since.reason)
        return text + (f" ({detail})" if detail else "") + (f"; {lean}." if lean else ".")
    detail = reasons.short(since.reason)
    return f"{word}: {detail}." if detail else f"{word}."


def chart_title(reading: Reading, measure: Measure) -> str:
    """The chart's finding: where the place stands beside England."""
    told = {
        "place": reading.place.name,
        "value": measure_row(measure).latest,
        "period": measure.panel.periods[measure.latest].label if measure.latest is not None else "",
    }
    text = _("%(place)s at %(value)s in %(period)s") % told
    beside = titles.beside_england(measure.assessment.beside_england.verdict)
    return f"{text}: {beside}" if beside else text


def answers(reading: Reading, measure: Measure) -> list[Answered]:
    """The six answers beside the chart, in a fixed order."""
    card, found = measure.card, measure.assessment
    since = found.since
    full = [*sentences.since(card, since), sentences.people(card, since)]
    if not any(full):
        full = [reasons.full(since.reason), sentences.weaker(card, since)]
    size = sentences.size_clause(since)
    chip = since_chip(measure)
    fresh = found.freshness.evidence
    return [
        Answered(
            _("Since the baseline"),
            Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning),
            lines=tuple(line[:1].upper() + line[1:] for line in full if line),
        ),
        *by_end(reading, measure),
        *since_break(reading, measure),
        Answered(
            _("Lately"),
            word=words.WORDS[found.lately.verdict],
            detail=reasons.short(found.lately.reason),
            lines=_kept(sentences.lately(card, found.lately)),
        ),
        Answered(
            _("Beside England"),
            word=words.WORDS[found.beside_england.verdict],
            detail=reasons.short(found.beside_england.reason)
            if found.beside_england.verdict is Verdict.CANNOT_TELL
            else "",
            lines=_kept(sentences.beside_england(card, found.beside_england)),
        ),
        Answered(
            _("Change beside other places’ changes"),
            word=words.WORDS[found.change_beside_others.verdict],
            detail=reasons.short(found.change_beside_others.reason),
            lines=_kept(sentences.beside_others(card, found.change_beside_others)),
        ),
        Answered(
            _("Places like %(place)s") % {"place": reading.place.name},
            word=words.WORDS[found.beside_neighbours.verdict],
            detail=reasons.short(found.beside_neighbours.reason),
            lines=_kept(sentences.beside_neighbours(card, found.beside_neighbours)),
        ),
        Answered(
            _("How fresh"),
            word=_fresh_word(found.freshness.verdict, fresh.months),
            detail=_("%(n)s months old") % {"n": fresh.months} if fresh.months is not None else "",
            lines=_kept(calendar_of.final_verdict(measure)),
        ),
        Answered(
            _("Target"),
            word=words.WORDS[found.target.verdict],
            lines=(_("The strategy sets none."),),
        ),
    ]


def by_end(reading: Reading, measure: Measure) -> list[Answered]:
    """The answer by the strategy's end, where the latest figure is of another period."""
    latest, ending = measure.assessment.since, measure.assessment.since_by_end
    ends = [getattr(answer.evidence, "end", None) for answer in (latest, ending)]
    periods = [getattr(end, "period", end) for end in ends]
    if periods[0] == periods[1] or periods[1] is None:
        return []
    chip = since_chip(measure, ending)
    size = sentences.size_clause(ending)
    told = Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning)
    name = _("By the strategy’s end (%(period)s)") % {"period": periods[1].label}
    return [Answered(name, told, lines=tuple(sentences.since(measure.card, ending)[:1]))]


def since_break(reading: Reading, measure: Measure) -> list[Answered]:
    """The change since the newest definition, where a break bars the baseline; never counted."""
    if measure.assessment.since.reason.code is not Code.BREAK:
        return []
    answer = since_newest_break(measure.prepared, measure.area)
    if answer is None:
        return []
    period, found = answer
    chip = since_chip(measure, found)
    lines = tuple(sentences.since(measure.card, found)[:1])
    size = sentences.size_clause(found)
    told = Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning)
    name = _("Since the new definition (%(period)s), never counted") % {"period": period.label}
    return [Answered(name, told, lines=lines)]


def _fresh_word(verdict: Verdict, months: int | None) -> words.Word:
    """Where no delay is known, the age alone is told: neither fresh nor stale."""
    if verdict is Verdict.CANNOT_TELL and months is not None:
        return words.Word(_("Age"), "disc")
    return words.WORDS[verdict]


def _kept(*lines: str) -> tuple[str, ...]:
    return tuple(line[:1].upper() + line[1:] for line in lines if line)


def figure_rows(measure: Measure) -> list[FigureRow]:
    """The series as a table, newest first, with the limits used."""
    card, row = measure.card, measure.row
    values, england = measure.points("value"), measure.england()
    if row is None:
        return []
    limits = measure.prepared.limits
    base, latest = measure.prepared.base_index, measure.latest
    rows = []
    for n, period in enumerate(measure.panel.periods):
        value, other = values[n], england[n] if england else None
        if value is None and other is None:
            continue
        lower, upper = float(limits.lower[row, n]), float(limits.upper[row, n])
        shown = ""
        if value is not None and lower == lower and upper == upper:
            lower, upper = numbers.bounded(lower, card), numbers.bounded(upper, card)
            shown = numbers.limits(lower, upper, numbers.decimals_of(card))
        tag = _("Latest") if n == latest else _("Baseline") if n == base else ""
        rows.append(
            FigureRow(
                period.label,
                numbers.number(value, numbers.decimals_of(card)),
                shown or "–",
                numbers.number(other, numbers.decimals_of(card)),
                tag,
                any(int(period.ends_in) == b.year for b in card.breaks),
            )
        )
    return rows[::-1]


def group_rows(reading: Reading, measure: Measure) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Latest figures by group: (grouping, [(group, value, period)])."""
    found = []
    for grouping in measure.card.groupings:
        rows = []
        for group in grouping.groups:
            held = reading.release.panel(measure.card.id, grouping.series, grouping.id, group.id)
            row = held.places.row(reading.place.code) if held else None
            if held is None or row is None:
                continue
            values = held.places.value[row].tolist()
            last = next((n for n in range(len(values) - 1, -1, -1) if values[n] == values[n]), None)
            if last is not None:
                shown = numbers.with_unit(values[last], measure.card)
                rows.append((group.name, shown, held.periods[last].label))
        if rows:
            found.append((grouping.name, rows))
    return found


def cautions(measure: Measure) -> list[str]:
    """What a reader must know before trusting the figure."""
    found = [*measure.card.caveats]
    origin = sentences.limits_origin(getattr(measure.assessment.since.evidence, "limits", None))
    if origin:
        found.insert(0, origin[:1].upper() + origin[1:] + ".")
    if told := sentences.designation(measure.assessment):
        found.append(_("The source calls these %(what)s.") % {"what": told})
    return found


def definition(card: Any) -> list[tuple[str, str]]:
    """The card as pairs of words."""
    better = {
        Polarity.HIGHER: _("Higher"),
        Polarity.LOWER: _("Lower"),
        Polarity.NO_JUDGEMENT: _("No judgement until a board decides"),
    }[card.polarity]
    pairs = [
        (_("Definition"), card.definition),
        (_("Counted"), card.numerator),
        (_("Out of"), card.denominator),
        (_("Population"), card.population),
        (_("Better is"), better),
        (_("Method"), card.method),
        (_("Source"), card.source_name),
        (_("Standing"), card.designation),
        (_("Published"), card.frequency),
        (_("Who holds the lever"), card.lever),
        (_("Identifier"), ", ".join(card.source_ids)),
        (_("Not defined yet"), "; ".join(card.stubs)),
        (_("References"), "; ".join(card.references)),
    ]
    return [(name, value) for name, value in pairs if value]


def baselines(measure: Measure) -> list[tuple[str, str]]:
    """The baseline in the earliest version held and in the newest; shown when they differ."""
    frozen, base = measure.assessment.baseline_frozen, measure.prepared.base_index
    if frozen is None or frozen.value != frozen.value:
        return []
    rows = [
        (
            _("Earliest held (%(vintage)s)") % {"vintage": frozen.vintage or _("date not known")},
            numbers.with_unit(frozen.value, measure.card),
        )
    ]
    if base is not None and measure.points("value"):
        newest = numbers.with_unit(measure.points("value")[base], measure.card)
        rows.append((_("Newest (%(vintage)s)") % {"vintage": measure.panel.vintage}, newest))
    return rows if measure.assessment.baseline_differs else []


def stops(reading: Reading, measure: Measure) -> list[tuple[str, str]]:
    """Where the figure comes from: file, observations, release, verdict."""
    key = (measure.card.id, measure.series.id, "", "")
    rows = [r for r in reading.release.rows(key, reading.place.code) if r["newest"]]
    if not rows:
        return []
    files = sorted({(r["file"], r["sha256"]) for r in rows})
    named = "; ".join(f"{name} (sha256 {digest[:10]}…)" for name, digest in files[:3])
    return [
        (_("Source file"), f"{source_line(measure)}. {named}"),
        (_("Observations"), _("%(n)s rows for this place") % {"n": len(rows)}),
        (_("Release"), reading.release.id),
        (
            _("Verdict"),
            _("Rule version %(v)s, worked out on reading") % {"v": measure.assessment.rule_version},
        ),
    ]


def nearest(reading: Reading, measure: Measure) -> dict[str, str] | None:
    """The nearest published figure, named as such, never judged for this measure."""
    card = measure.card
    if not card.nearest:
        return None
    other_card, _sep, other_series = card.nearest.partition(":")
    other = reading.measure(other_card, other_series)
    if other is None:
        return None
    row = measure_row(other)
    return {
        "name": row.name,
        "latest": row.latest,
        "period": row.period,
        "href": row.href,
        "differs": card.differs,
    }

"""A measure: what does this figure say, and can I trust it?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.evidence import ChangeEvidence
from commonweal.facts.card import Polarity
from commonweal.publication import links, numbers
from commonweal.publication.about_items import key_of_measure
from commonweal.publication.change_stack import change_stack
from commonweal.publication.drawings import chart_of
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import called_otherwise, name_of
from commonweal.publication.pages.cited import actions_serving, decisions_citing
from commonweal.publication.pages.have_your_say import said_of_measure
from commonweal.publication.pages.measure_answers import answers
from commonweal.publication.pages.measure_breaks import breaks
from commonweal.publication.pages.measure_figures import baselines, figure_rows, group_rows, stops
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import measure_row
from commonweal.publication.wording import gaps, reasons, sentences, titles, words
from commonweal.strategy.priority import MeasureUse


def measure_page(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Context of a measure's page."""
    card = measure.card
    row = measure_row(measure)
    use = MeasureUse(card=card.id, select=measure.series.id)
    listings = reading.edition.listings_of_card(card.id)
    cited = {one.id for one in reading.edition.listings_of_use(use)}
    crumbs = (Crumb(link("home"), _("Home")), Crumb(link("outcomes"), _("Outcomes")))
    return frame(reading, "outcomes", *crumbs) | {
        "measure": measure,
        "measure_key": key_of_measure(measure.card.id, measure.series.id),
        "said_here_rows": said_of_measure(reading, measure.card.id, measure.series.id),
        "canonical": links.measure(card.id, measure.series.id),
        "card": card,
        "name": name_of(measure),
        "called": called_otherwise(measure, reading.edition.listings_of_use(use)),
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
        "listed": bool(listings),
        "actions": actions_serving(reading, lambda one: not cited.isdisjoint(one.measures)),
        "decisions": decisions_citing(reading, sorted(cited)),
        "breaks": breaks(reading, measure),
        "siblings": [
            (s.name, links.measure(card.id, s.id), s.id == measure.series.id) for s in card.series
        ]
        if len(card.series) > 1
        else [],
        "baselines": baselines(measure),
        "stops": stops(reading, measure),
        "evidence_href": links.measure(card.id, measure.series.id, "evidence"),
        "plain_href": links.measure(card.id, measure.series.id, "plain"),
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

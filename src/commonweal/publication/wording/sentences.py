"""Sentences about one measure, each from the evidence of its verdict and nothing else."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.answer import Answer, Assessment
from commonweal.assessment.evidence import (
    ChangeEvidence,
    ContrastEvidence,
    EnglandEvidence,
    LeaningEvidence,
    NeighboursEvidence,
    OthersEvidence,
    RuleEvidence,
    TrendEvidence,
)
from commonweal.facts.card import Card, LimitsRule
from commonweal.publication import numbers
from commonweal.publication.numbers import change_unit, decimals_of, limits, number
from commonweal.publication.wording import words

FEW_NEIGHBOURS = 5


def leaning(found: LeaningEvidence | None) -> str:
    """ "very likely worse (94 in 100)"; empty when there is none."""
    return words.LEANINGS[found.word] % {"n": found.percent} if found else ""


def moved(value: float, decimals: int, unit: str = "") -> str:
    """ "up 3.6 points", "down 0.2", "no change"."""
    if numbers.number(abs(value), decimals).strip("0.,") == "":
        return _("no change")
    size = number(abs(value), decimals) + (f" {unit}" if unit else "")
    return _("up %(size)s") % {"size": size} if value > 0 else _("down %(size)s") % {"size": size}


def change(card: Card, found: ContrastEvidence) -> str:
    """ "−4.2 years (−9.4 to +1.0)" for a row."""
    decimals = decimals_of(card)
    unit = change_unit(card)
    delta = numbers.signed(found.delta, decimals) + (f" {unit}" if unit else "")
    return f"{delta} ({limits(found.lower, found.upper, decimals, sign=True)})"


def since(card: Card, answer: Answer[ChangeEvidence]) -> list[str]:
    """The change in full: from, to, size, limits, then what could be seen and what would matter."""
    found = answer.evidence
    if not isinstance(found, ChangeEvidence) or not (found.baseline and found.end and found.change):
        return []
    unit = change_unit(card)
    values = (found.baseline.value, found.end.value, found.change.delta)
    decimals = numbers.agreeing(*values, decimals_of(card))
    ends = {
        "first": number(found.baseline.value, decimals),
        "last": numbers.with_unit(found.end.value, card, decimals),
        "moved": moved(found.change.delta, decimals, unit),
        "limits": limits(found.change.lower, found.change.upper, decimals, sign=True),
    }
    lines = [_("%(first)s to %(last)s: %(moved)s (limits %(limits)s).") % ends]
    lines.append(
        _("Only a change of %(sees)s or more could be seen.")
        % {"sees": f"{number(found.change.sees, decimals)} {unit}".strip()}
    )
    if found.smallest_change is not None:
        told = {"m": f"{number(found.smallest_change, decimals)} {unit}".strip()}
        if found.smallest_change_by == "board":
            lines.append(_("A change of %(m)s would matter (a board's choice).") % told)
        else:
            lines.append(_("A change of %(m)s would matter (default; no board has chosen).") % told)
    if found.clear_by_own_limits:
        lines.append(_("Clear of its own limits, within ordinary scatter."))
    if found.shared_years:
        shares = {"s": number(found.shared_years, 0), "n": number(found.length, 0)}
        lines.append(_("The two periods share %(s)s of %(n)s years.") % shares)
    return lines


def size_clause(answer: Answer[ChangeEvidence]) -> str:
    """ "by more than matters"; empty when there is none."""
    found = answer.evidence
    size = found.size if isinstance(found, ChangeEvidence) else None
    return str(words.SIZES[size]) if size else ""


def weaker(card: Card, answer: Answer[ChangeEvidence]) -> str:
    """The weaker reading over a break: distance from England before and after."""
    found = answer.evidence.weaker if isinstance(answer.evidence, ChangeEvidence) else None
    if found is None:
        return ""
    decimals = decimals_of(card)
    return _("compared with England %(before)s → %(after)s: %(change)s") % {
        "before": numbers.signed(found.distance_before, decimals),
        "after": numbers.signed(found.distance_after, decimals),
        "change": change(card, found.change),
    }


def lately(card: Card, answer: Answer[TrendEvidence]) -> str:
    """The slope a year with its limits."""
    found = answer.evidence
    if found.slope is None or not found.periods:
        return ""
    decimals = max(decimals_of(card), 1)
    text = _("%(slope)s a year since %(first)s (limits %(limits)s)") % {
        "slope": moved(found.slope.delta, decimals, change_unit(card)),
        "first": found.periods[0].label,
        "limits": limits(found.slope.lower, found.slope.upper, decimals, sign=True),
    }
    return text + ("; " + _("the points do not lie on a line") if found.off_line else "")


def publishers_marker(marker: str, period: str) -> str:
    """The publisher's own word on the trend, said to be theirs."""
    if not marker:
        return ""
    return _(
        "The publisher’s own marker, on %(period)s: “%(marker)s”. It follows another rule than "
        "ours and may differ."
    ) % {"period": period, "marker": marker}


def beside_england(card: Card, answer: Answer[EnglandEvidence]) -> str:
    """England's figure, and how the comparison was made."""
    found = answer.evidence
    if found.england is None:
        return ""
    text = _("England %(value)s") % {"value": numbers.with_unit(found.england, card)}
    if found.quoted:
        return text + "; " + _("as published by the source")
    return text


def beside_others(card: Card, answer: Answer[OthersEvidence]) -> str:
    """The common change of all others and the place's rank."""
    found = answer.evidence
    if found.common is None or found.rank is None or found.of is None:
        return ""
    decimals = decimals_of(card)
    return _("Common change of the others: %(moved)s. %(rank)s of %(of)s.") % {
        "moved": moved(found.common, decimals, change_unit(card)),
        "rank": numbers.ordinal(found.rank),
        "of": found.of,
    }


def beside_neighbours(card: Card, answer: Answer[NeighboursEvidence]) -> str:
    """The mean of similar places and the rank among them."""
    found = answer.evidence
    if found.mean is None or found.rank is None or found.of is None:
        return ""
    if found.of <= FEW_NEIGHBOURS:
        return _("Only %(k)s of the similar places have a figure.") % {"k": found.of - 1}
    return _("Mean of the %(k)s similar places: %(mean)s. %(rank)s of %(of)s.") % {
        "k": found.of - 1,
        "mean": numbers.with_unit(found.mean, card),
        "rank": numbers.ordinal(found.rank),
        "of": found.of,
    }


def limits_origin(found: RuleEvidence | None) -> str:
    """Where the limits come from, in the words of the rule."""
    if found is None:
        return ""
    told = {
        LimitsRule.PUBLISHED: _("limits published"),
        LimitsRule.COUNTS: _("limits worked out from counts"),
        LimitsRule.PERCENTAGE: _("limits worked out from the percentage and its denominator"),
        LimitsRule.RECOVERED: _("limits recovered from the published comparison"),
        LimitsRule.PANEL: _("limits estimated from %(n)s authorities") % {"n": found.places},
    }.get(found.rule, "")
    if found.widened and found.rule not in {LimitsRule.PANEL}:
        told += "; " + _("widened to the ordinary scatter of places this size")
    if not found.scatter_checked and found.rule is not LimitsRule.PANEL:
        told += "; " + _("scatter not checked")
    return told


def people(card: Card, answer: Answer[ChangeEvidence]) -> str:
    """How many the change stands for, with its range; empty without a denominator or a noun."""
    found = answer.evidence.people if isinstance(answer.evidence, ChangeEvidence) else None
    if found is None or not card.counted:
        return ""
    return _("About %(n)s %(what)s (%(low)s to %(high)s), of %(of)s.") % {
        "what": card.counted,
        "n": number(found.number, 0),
        "low": number(found.lower, 0),
        "high": number(found.upper, 0),
        "of": number(found.denominator, 0),
    }


def designation(assessment: Assessment) -> str:
    """Said only where a figure stands below official statistics."""
    if assessment.designation in {"in development", "management information"}:
        return _("statistics %(word)s") % {"word": assessment.designation}
    return ""

"""Reasons in words: short ones for a chip and a row, full ones for a page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.reason import Code, Reason


def short(reason: Reason) -> str:
    """A few words that stand after "cannot tell": "break in 2022"; empty when judged."""
    text = _SHORT.get(reason.code, lambda: "")()
    return text % _arguments(reason) if text else ""


def full(reason: Reason) -> str:
    """One sentence that says why nobody can tell."""
    text = _FULL.get(reason.code, lambda: "")()
    return text % _arguments(reason) if text else short(reason)


def mend(reason: Reason) -> str:
    """What would mend it."""
    text = _MEND.get(reason.code, lambda: "")()
    return text % _arguments(reason) if text else ""


class _Arguments(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def _arguments(reason: Reason) -> _Arguments:
    return _Arguments({key: _plain(value) for key, value in reason.args.items()})


def _plain(value: object) -> object:
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else value


_SHORT = {
    Code.NO_DEFINITION: lambda: _("not defined yet"),
    Code.NO_DATA: lambda: _("no figure for this place"),
    Code.NO_BASELINE: lambda: _("no baseline"),
    Code.NONE_AFTER_BASELINE: lambda: _("no figure after the baseline"),
    Code.MEASURED_ONCE: lambda: _("measured once"),
    Code.SOURCE_ENDED: lambda: _("source ended"),
    Code.COUNT_WITHOUT_DENOMINATOR: lambda: _("a count without a denominator"),
    Code.MONEY: lambda: _("money"),
    Code.MODELLED: lambda: _("modelled"),
    Code.ONE_OFF_SOURCE: lambda: _("one-off source"),
    Code.BREAK: lambda: _("break in %(year)s"),
    Code.REBASED: lambda: _("rebased, baseline withdrawn"),
    Code.TOO_FEW: lambda: _("too few"),
    Code.UNKNOWN_SHARE: lambda: _("not known"),
    Code.NO_LIMITS: lambda: _("no limits"),
    Code.POINTS: lambda: _("too few points (%(number)s)"),
    Code.NO_ENGLAND: lambda: _("no figure for England"),
    Code.NO_COMPARATOR_SET: lambda: _("no comparator set held"),
    Code.NO_NEIGHBOUR_FIGURES: lambda: _("no figures for similar places"),
    Code.FEW_OTHERS: lambda: _("under 50 other places"),
    Code.NO_POLARITY: lambda: _("no direction agreed"),
    Code.NO_LAG: lambda: _("expected delay not known"),
    Code.NO_GROUP_FIGURE: lambda: _("a group has no figure"),
    Code.SEVERAL_MEASURES: lambda: _("several measures in one"),
    Code.FEW_PERIODS: lambda: _("under 5 periods"),
    Code.FEW_PLACES: lambda: _("under 50 places"),
}

_FULL = {
    Code.NO_DEFINITION: lambda: _("Nobody has said what would be counted."),
    Code.NO_DATA: lambda: _("No figure for this place is published or loaded."),
    Code.NO_BASELINE: lambda: _("No figure for this place reaches back to %(year)s."),
    Code.NONE_AFTER_BASELINE: lambda: _("No figure after the baseline (%(period)s) is held here."),
    Code.MEASURED_ONCE: lambda: _("Only one figure is held (%(period)s); a change needs two."),
    Code.SOURCE_ENDED: lambda: _("The source has ended and has no figure after the baseline."),
    Code.COUNT_WITHOUT_DENOMINATOR: lambda: _(
        "It is a count that stands here without a denominator; counts alone are not judged."
    ),
    Code.MONEY: lambda: _("An amount of money is shown and not judged."),
    Code.MODELLED: lambda: _("The local value is worked out from figures of elsewhere."),
    Code.ONE_OFF_SOURCE: lambda: _("The source was made once and will not be made again."),
    Code.BREAK: lambda: _(
        "The definition changed in %(year)s: before and after cannot be compared."
    ),
    Code.REBASED: lambda: _("The newest version of the series no longer holds the baseline."),
    Code.TOO_FEW: lambda: _("The figure is missing, held back or rests on too few cases."),
    Code.UNKNOWN_SHARE: lambda: _(
        "The status of some people is not known, and the answer would hang on them."
    ),
    Code.NO_LIMITS: lambda: _("The figures have no limits, so chance cannot be told from change."),
    Code.SEVERAL_MEASURES: lambda: _("It is several measures in one, and they do not agree."),
}

_MEND = {
    Code.NO_DEFINITION: lambda: _("A definition, agreed by a board"),
    Code.NO_DATA: lambda: _("A figure for this place, loaded with its source"),
    Code.NO_BASELINE: lambda: _("A figure for %(year)s or before"),
    Code.NONE_AFTER_BASELINE: lambda: _("A figure after the baseline"),
    Code.MEASURED_ONCE: lambda: _("A second figure by the same method"),
    Code.SOURCE_ENDED: lambda: _("Another source, and a board's decision to use it"),
    Code.COUNT_WITHOUT_DENOMINATOR: lambda: _("A denominator: out of how many"),
    Code.MODELLED: lambda: _("A figure measured here, twice"),
    Code.ONE_OFF_SOURCE: lambda: _("A source that is repeated"),
    Code.BREAK: lambda: _("A decision to judge from %(year)s on"),
    Code.REBASED: lambda: _("The source's own figures for the baseline, on the new footing"),
    Code.TOO_FEW: lambda: _("Figures pooled over more years"),
    Code.UNKNOWN_SHARE: lambda: _("Fewer people of unknown status"),
    Code.NO_LIMITS: lambda: _("Limits, or counts they can be worked out from"),
    Code.SEVERAL_MEASURES: lambda: _("One measure, or a rule for several"),
}

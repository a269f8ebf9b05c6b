"""The form of a measure's listing: what a board asks to change, of which act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.amendments.change import Change
from commonweal.facts.card import Card
from commonweal.strategy.amendment import SERIES, Kind
from commonweal.strategy.yaml_file import Plain
from commonweal.web.forms import DayField

LONGEST = 4000
KEPT = "kept"  # an answer of a review, and no kind of its own: it changes one field of the listing


class MeasureForm(forms.Form):
    """One change of one listing: other words, other series, a review, or its end."""

    act = forms.ChoiceField(
        label=_("What should happen?"),
        choices=(
            (Kind.REWORD, _("Say it in other words")),
            (Kind.REPLACE, _("Let another series tell it: the figures before stay, with a break")),
            (Kind.REVIEW, _("Put it under review")),
            (KEPT, _("Note that it was reviewed and is kept as it is")),
            (Kind.RETIRE, _("Retire it: it stays in history")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select what should happen")},
    )
    name = forms.CharField(label=_("Words of the measure"), max_length=200, required=False)
    series = forms.ChoiceField(
        label=_("Series that tells it"),
        help_text=_("A card of the catalogue, with one of its series."),
        required=False,
    )
    since = DayField(label=_("From which day?"), required=True)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter why this should change")},
    )

    def __init__(self, cards: Mapping[str, Card], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [("", _("None")), *series_choices(cards)]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("act") == Kind.REWORD and not held.get("name", "").strip():
            self.add_error("name", _("Enter the words of the measure"))
        if held.get("act") == Kind.REPLACE and not held.get("series"):
            self.add_error("series", _("Select the series that is to tell it"))
        return held

    def change(self, listing: str) -> Change:
        """What was asked, as the one field that it changes."""
        held = self.cleaned_data
        day, kept = held["since"], held["act"] == KEPT
        kind = Kind.REVIEW if kept else Kind(held["act"])
        field, new = ("reviewed", day.isoformat()) if kept else _asked(kind, held, day)
        return Change(kind, "listing", listing, field, new, day, held["reason"])


class WithdrawForm(forms.Form):
    """Take a proposal back, with the reason."""

    why = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why it is taken back")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def _asked(kind: Kind, held: Mapping[str, Any], day: date) -> tuple[str, Plain]:
    if kind is Kind.REWORD:
        return "name", held["name"].strip()
    if kind is Kind.REPLACE:
        card, _sep, series = held["series"].partition(":")
        return SERIES, [{"card": card, "select": series}]
    return ("under_review" if kind is Kind.REVIEW else "retired"), day.isoformat()


def series_choices(cards: Mapping[str, Card]) -> list[tuple[str, str]]:
    """Every series of the catalogue with its name, the cards in the order of their names."""
    return [
        (f"{card.id}:{series.id}", _name(card, series.name))
        for card in sorted(cards.values(), key=lambda one: one.name)
        for series in card.series
    ]


def _name(card: Card, series: str) -> str:
    return card.name if len(card.series) < 2 else f"{card.name}: {series}"

"""Forms of a measure that is not listed yet: where it is to stand, and what tells it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.amendments.measure_to_list import MeasureToList
from commonweal.strategy.amending import OVERALL
from commonweal.web.forms import DayField
from commonweal.web.work.measure_forms import LONGEST

Choices = list[tuple[str, str]]


class PlaceForm(forms.Form):
    """Where the measure is to be listed."""

    under = forms.ChoiceField(
        label=_("Where should the measure be listed?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select where the measure should be listed"),
            "invalid_choice": _("Select one of the places that are named here"),
        },
    )

    def __init__(self, places: Choices, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["under"].choices = places  # type: ignore[attr-defined]


class NewMeasureForm(forms.Form):
    """The series that tells the measure, its words, what it speaks to, from when and why."""

    series = forms.ChoiceField(
        label=_("Series that tells it"),
        help_text=_("A series of the catalogue that is not listed there yet. After it stands which "
                    "way is better, as its card says."),
        error_messages={"required": _("Select the series that is to tell it")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Words of the measure"),
        help_text=_("As the strategy is to name it."),
        max_length=200,
        error_messages={"required": _("Enter the words of the measure")},
    )
    topics = forms.MultipleChoiceField(
        label=_("What does it speak to?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    since = DayField(
        label=_("From which day?"),
        required=True,
        error_messages={"required": _("Enter the day from which it is listed")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter why it should be listed")},
    )

    def __init__(self, series: Choices, topics: Choices, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["series"].choices = [("", _("Select one")), *series]  # type: ignore[attr-defined]
        self.fields["topics"].choices = topics  # type: ignore[attr-defined]
        if not topics:
            del self.fields["topics"]

    def wanted(self, under: str) -> MeasureToList:
        """What was asked for, of a priority or of the ambition."""
        held = self.cleaned_data
        card, _sep, select = held["series"].partition(":")
        return MeasureToList(
            priority="" if under == OVERALL else under,
            name=held["name"],
            card=card,
            select=select,
            since=held["since"],
            reason=held["reason"],
            topics=tuple(held.get("topics", ())),
        )

"""Forms of the register of needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.models import Need, Strength
from commonweal.participation.needs.actions import Stated
from commonweal.publication.needs import STRENGTHS
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box, version_field

Choices = list[tuple[str, Any]]


class NeedForm(forms.Form):
    """Whose need, where, and what shows it."""

    title = forms.CharField(
        label=_("What is needed?"),
        max_length=200,
        error_messages={"required": _("Enter the need in a few words")},
    )
    who = forms.CharField(
        label=_("Whose need is it?"),
        max_length=200,
        error_messages={"required": _("Say whose need it is")},
    )
    place = forms.CharField(
        label=_("Where?"),
        max_length=200,
        help_text=_("A ward, a part of the town, or all of it"),
        error_messages={"required": _("Say where")},
    )
    evidence = text_box(
        _("What shows it?"), 4, help_text=_("These words are published: name no person")
    )
    source = forms.CharField(
        label=_("Which source says so?"),
        max_length=300,
        error_messages={"required": _("Name the source of the evidence")},
    )
    link = forms.CharField(
        label=_("Where can it be read?"),
        max_length=500,
        required=False,
        help_text=_("An address that begins with https://, or a page of this site"),
    )
    strength = forms.ChoiceField(
        label=_("How far does the evidence carry?"),
        choices=list(STRENGTHS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how far the evidence carries")},
    )
    as_of = DayField(
        label=_("Of which day is the evidence?"),
        help_text=_("For example, 21 3 2021"),
        error_messages={"required": _("Enter the day of the evidence")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    @property
    def stated(self) -> Stated:
        """The need; raises ``ValueError`` where it cannot be."""
        told = dict(self.cleaned_data)
        told.pop("version", None)
        return Stated(**told | {"strength": Strength(told["strength"])})


def words_of(need: Need) -> dict[str, Any]:
    """What stands in the form of a need."""
    names = ("title", "who", "place", "evidence", "source", "link", "strength", "as_of", "version")
    return {name: getattr(need, name) for name in names}


class PriorityForm(forms.Form):
    """Which priority."""

    priority = forms.ChoiceField(
        label=_("Which priority?"), error_messages={"required": _("Select a priority")}
    )
    version = version_field()

    def __init__(self, choices: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["priority"].choices = choices  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why a need is one no more."""

    why = text_box(_("Why is it a need no more?"), 2)
    version = version_field()

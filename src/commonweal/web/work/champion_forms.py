"""Forms with which the programme of champions is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.champion_stages import Level
from commonweal.participation.champions.work import MOST_REACHED
from commonweal.participation.models import Activity, Champion, Cohort
from commonweal.publication.wording.champion_words import KINDS, LEVELS, OFF
from commonweal.web.forms import DayField
from commonweal.web.work.comment_forms import ActForm
from commonweal.web.work.meeting_forms import text_box

Choices = list[tuple[str, Any]]


def known_day(field: DayField, fault: Any) -> DayField:
    field.error_messages["required"] = fault
    return field


def choose(form: forms.Form, name: str, empty: Any, held: Iterable[tuple[str, Any]]) -> None:
    form.fields[name].choices = [("", empty), *held]  # type: ignore[attr-defined]


class CohortForm(forms.Form):
    """A cohort to open."""

    name = forms.CharField(
        label=_("Name of the cohort"), max_length=120,
        error_messages={"required": _("Give the cohort a name")},
    )  # fmt: skip
    begins_on = known_day(DayField(label=_("When does it begin?")), _("Enter the day"))
    check_level = forms.ChoiceField(
        label=_("Which check must be done before they begin?"),
        choices=[("", _("None")), *((one.value, told) for one, told in LEVELS.items())],
        required=False,
    )

    @property
    def level(self) -> Level | None:
        told = self.cleaned_data["check_level"]
        return Level(told) if told else None


class JoinCohortForm(ActForm):
    """The cohort that somebody joins."""

    cohort = forms.ChoiceField(
        label=_("Which cohort?"), error_messages={"required": _("Choose a cohort")}
    )

    def __init__(self, cohorts: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        choose(self, "cohort", _("Choose a cohort"), cohorts)


class CheckForm(ActForm):
    """A check that was done: no more than this is kept of it."""

    level = forms.ChoiceField(
        label=_("How far did it go?"), widget=forms.RadioSelect,
        choices=[(one.value, told) for one, told in LEVELS.items()],
        error_messages={"required": _("Say how far it went")},
    )  # fmt: skip
    done_on = known_day(DayField(label=_("When was it done?")), _("Enter the day"))


class TakeOffForm(ActForm):
    """Why somebody is taken off."""

    why = forms.ChoiceField(
        label=_("Why?"), widget=forms.RadioSelect,
        choices=[(one.value, told) for one, told in OFF.items()],
        error_messages={"required": _("Say why"), "invalid_choice": _("Say why")},
    )  # fmt: skip


class ActivityForm(forms.Form):
    """What a champion did."""

    champion = forms.ChoiceField(
        label=_("Who?"), error_messages={"required": _("Choose a champion")}
    )
    on = known_day(DayField(label=_("Day")), _("Enter the day"))
    kind = forms.ChoiceField(
        label=_("What was it?"), choices=[(one.value, told) for one, told in KINDS.items()]
    )
    ward = forms.ChoiceField(label=_("In which ward?"), required=False)
    reached = forms.IntegerField(
        label=_("How many people did it reach?"),
        help_text=_("A number and no names; 0 where nobody came."),
        min_value=0, max_value=MOST_REACHED, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Enter how many people it reached")},
    )  # fmt: skip

    def __init__(
        self, people: Iterable[Champion], wards: dict[str, str], *given: Any, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        held = [(str(one.pk), one.name.words) for one in people]
        choose(self, "champion", _("Choose a champion"), held)
        choose(self, "ward", _("Not told"), wards.items())

    @property
    def kind_of(self) -> Activity.Kind:
        return Activity.Kind(self.cleaned_data["kind"])


class InsightForm(forms.Form):
    """What champions hear."""

    cohort = forms.ChoiceField(
        label=_("Champions of which cohort hear it?"),
        error_messages={"required": _("Choose a cohort")},
    )
    about = forms.ChoiceField(label=_("What is it about?"))
    words = text_box(_("What do they hear? Name nobody."), 5)
    board = forms.ChoiceField(
        label=_("Which board must answer?"),
        error_messages={"required": _("Choose the board that answers")},
    )
    ward = forms.ChoiceField(label=_("In which ward?"), required=False)
    may_publish = forms.BooleanField(
        label=_("It may be shown to everybody, once somebody has read it"), required=False
    )

    def __init__(
        self, cohorts: Choices, items: Choices, boards: Choices, wards: dict[str, str],
        *given: Any, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, **more)
        choose(self, "cohort", _("Choose a cohort"), cohorts)
        self.fields["about"].choices = items  # type: ignore[attr-defined]
        choose(self, "board", _("Choose a board"), boards)
        choose(self, "ward", _("Not told"), wards.items())


def cohort_choices(held: Iterable[Cohort]) -> Choices:
    return [(str(one.pk), one.name) for one in held]

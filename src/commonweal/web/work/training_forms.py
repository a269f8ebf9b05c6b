"""Forms with which a session is called, and who came is noted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.champions.training import MOST_SKILLS, Came
from commonweal.participation.models import Programme, Session
from commonweal.web.forms import DayField
from commonweal.web.work.champion_forms import Choices, choose, known_day
from commonweal.web.work.meeting_forms import version_field

PROGRAMMES = {
    Programme.CHAMPIONS: _("Champions"),
    Programme.OFFICERS: _("Officers and members of boards"),
}


class SessionForm(forms.Form):
    """A session to call."""

    programme = forms.ChoiceField(label=_("For whom?"), choices=list(PROGRAMMES.items()))
    cohort = forms.ChoiceField(label=_("Of champions: which cohort?"), required=False)
    title = forms.CharField(
        label=_("Title"), max_length=160,
        error_messages={"required": _("Give the session a title")},
    )  # fmt: skip
    on = known_day(DayField(label=_("Day")), _("Enter the day"))
    skills = forms.CharField(
        label=_("Skills that it is to give, one a line"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, cohorts: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        choose(self, "cohort", _("None: for officers"), cohorts)

    def clean_skills(self) -> tuple[str, ...]:
        told = tuple(one.strip() for one in self.cleaned_data["skills"].splitlines() if one.strip())
        if len(told) > MOST_SKILLS:
            raise forms.ValidationError(
                _("Name at most %(most)s skills"), params={"most": MOST_SKILLS}
            )
        return told


class AttendanceForm(forms.Form):
    """Who came; of officers also who shows the skills."""

    version = version_field()
    came = forms.MultipleChoiceField(
        label=_("Who came?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    skilled = forms.MultipleChoiceField(
        label=_("Who shows the skills afterwards?"),
        help_text=_("Leave this empty while it is not known of anybody."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, session: Session, people: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.numbers = [int(key) for key, _name in people]
        self.fields["came"].choices = people  # type: ignore[attr-defined]
        if session.programme == Programme.CHAMPIONS:
            del self.fields["skilled"]
        else:
            self.fields["skilled"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        if set(told.get("skilled", ())) - set(told.get("came", ())):
            self.add_error("skilled", _("Only who came can show the skills: tick both"))

    @property
    def attendance(self) -> dict[int, Came]:
        """By number; who is not ticked did not come."""
        came = {int(one) for one in self.cleaned_data["came"]}
        skilled = {int(one) for one in self.cleaned_data.get("skilled", ())}
        return {one: Came(one in came, _outcome(one, skilled)) for one in self.numbers}


def _outcome(number: int, skilled: set[int]) -> str:
    if not skilled:
        return ""
    return "has" if number in skilled else "not yet"

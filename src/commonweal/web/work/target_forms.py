"""Forms of a target: the proposal, the answer of the board above, its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.targets.proposal import Proposal, Span
from commonweal.facts.period import Period

LONGEST = 4000
_STEP = re.compile(r"^\s*(?P<period>[^:]+?)\s*:\s*(?P<value>-?[\d.,]+)\s*%?\s*$")


class TargetForm(forms.Form):
    """What is promised, by when, and why it can be."""

    form = forms.ChoiceField(
        label=_("What do you promise?"),
        choices=(("value", _("To reach a value")), ("direction", _("To be better than today"))),
        widget=forms.RadioSelect,
        initial="value",
    )
    value = forms.FloatField(
        label=_("Value to reach"),
        help_text=_("In the unit of the measure. Leave empty for a direction."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
    )
    due = forms.ChoiceField(label=_("By the end of"), widget=forms.Select)
    path = forms.CharField(
        label=_("Steps on the way"),
        help_text=_("One a line, as 2027/28: 5.9. May stay empty."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rationale = forms.CharField(
        label=_("Why can this be promised?"),
        help_text=_("What will be done, what it did elsewhere, who agreed to do it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Enter why this can be promised")},
    )

    def __init__(self, choices: list[Period], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._due = {one.label: one for one in choices}
        self.fields["due"].choices = [(one, one) for one in self._due]  # type: ignore[attr-defined]

    def clean_path(self) -> tuple[tuple[str, float], ...]:
        steps = []
        for line in filter(str.strip, self.cleaned_data["path"].splitlines()):
            found = _STEP.match(line)
            if not found:
                told = _("“%(line)s” is not a step: write it as 2027/28: 5.9")
                raise forms.ValidationError(told, params={"line": line})
            steps.append((found["period"], float(found["value"].replace(",", ""))))
        return tuple(steps)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("form") == "value" and held.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Enter the value to reach"))
        if held.get("form") == "direction" and held.get("value") is not None:
            self.add_error("value", _("A direction has no value: leave it empty"))
        return held

    @property
    def due_period(self) -> Period:
        return self._due[self.cleaned_data["due"]]

    def proposal(self, listing: str, measure: str) -> Proposal:
        due, held = self.due_period, self.cleaned_data
        span = Span(due.label, due.start, due.end)
        value, path = held["value"], held["path"]
        return Proposal(listing, measure, held["form"], span, held["rationale"], value, "", path)


def initial_of(target: Any, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the form starts with: an earlier proposal, or what was left when a session ended."""
    if target is None:
        return dict(kept)
    told = {
        "form": target.form,
        "value": target.value,
        "due": target.due_label,
        "path": "\n".join(f"{period}: {value:g}" for period, value in target.path),
        "rationale": target.rationale,
    }
    return told | dict(kept)


class AnswerForm(forms.Form):
    """Agree with a minute, or send back with a minute and a reason."""

    answer = forms.ChoiceField(
        label=_("The board’s answer"),
        choices=(("agree", _("Agree")), ("back", _("Send back"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select agree or send back")},
    )
    minute = forms.CharField(
        label=_("Minute"),
        help_text=_("For example: Health and Wellbeing Board, 4 December 2026, item 5.1"),
        max_length=200,
        error_messages={"required": _("Enter the minute that records it")},
    )
    why = forms.CharField(
        label=_("If it is sent back: what should the board amend?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("answer") == "back" and not held.get("why", "").strip():
            self.add_error("why", _("Enter what the board should amend"))
        return held


class EndForm(forms.Form):
    """Take a proposal back or close a target, with the reason."""

    why = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

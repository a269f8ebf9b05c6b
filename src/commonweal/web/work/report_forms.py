"""Forms of the annual report: sign it off, say to whom it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """The minute in which the board agreed the report."""

    minute = forms.CharField(
        label=_("Minute"),
        help_text=_("For example: 12 January 2027, item 5"),
        max_length=200,
        error_messages={"required": _("Enter the minute in which it was agreed")},
    )


class SendForm(forms.Form):
    """Organisations of the strategy, and others by name."""

    known = forms.MultipleChoiceField(
        label=_("Sent to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=_("Others"),
        help_text=_("One organisation a line, never a person's name."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )

    def __init__(self, names: Iterable[str], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["known"].choices = [(one, one) for one in names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if any(len(one) > 200 for one in self.organisations):
            self.add_error("others", _("Enter names of at most 200 letters, one a line"))
        return held

    @property
    def organisations(self) -> list[str]:
        told = self.cleaned_data
        return [*told.get("known", ()), *told.get("others", "").splitlines()]

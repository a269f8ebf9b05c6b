"""Forms of an election that was noted."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """Why an election is withdrawn."""

    why = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("For example: the by-election is on 11 June, not on 4 June"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why it is withdrawn")},
    )

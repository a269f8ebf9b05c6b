"""Forms by which a translation is answered for, or taken off again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignOffForm(forms.Form):
    """Who has read the translation; ``seen`` is the catalogue that was read."""

    read_by = forms.CharField(
        label=_("Who has read it?"),
        help_text=_("A service or a standing, such as “the council's interpreters”. No name."),
        max_length=200,
        error_messages={"required": _("Say who has read it: a service or a standing, no name")},
    )
    seen = forms.CharField(max_length=12, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why a translation may no longer be shown."""

    why = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=500,
        error_messages={"required": _("Say why the translation is withdrawn")},
    )
    signed = forms.IntegerField(widget=forms.HiddenInput)

"""The form of somebody who would be a champion: as little as a first talk needs."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from commonweal.participation.champions.languages import LANGUAGES
from commonweal.participation.champions.offering import LONGEST_NAME, LONGEST_REACH, Offer
from commonweal.web.comments.forms import QUICKEST, SALT

SPOKEN = ("language", "another", "third")


def _language(label: Any) -> forms.ChoiceField:
    choices = [("", _("Choose a language")), *LANGUAGES.items()]
    return forms.ChoiceField(label=label, choices=choices, required=False)


class JoinForm(forms.Form):
    """A name, one way to reach them, and what they may leave out."""

    name = forms.CharField(
        label=_("A name that we may call you by"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Write a name that we may call you by"),
            "max_length": _("Write at most %(limit_value)s characters: these are %(show_value)s"),
        },
    )
    reach = forms.CharField(
        label=_("One way in which we can reach you"),
        help_text=_("An e-mail address, a telephone number, or where you can be met."),
        max_length=LONGEST_REACH,
        error_messages={
            "required": _("Write one way in which we can reach you"),
            "max_length": _("Write at most %(limit_value)s characters: these are %(show_value)s"),
        },
    )
    ward = forms.ChoiceField(
        label=_("Where do you live or meet people? You can leave this out."), required=False
    )
    language = _language(_("Which language do you speak? You can leave this out."))
    another = _language(_("Another language"))
    third = _language(_("A third language"))
    consents = forms.BooleanField(
        label=_("I agree that the council keeps this for the purposes above, until I take it back"),
        error_messages={"required": _("We can keep this only if you agree to it")},
    )
    begun = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, wards: dict[str, str], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if wards:
            choices = [("", _("Choose a ward")), *wards.items()]
            self.fields["ward"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["ward"]

    def offer(self) -> Offer:
        """What was told; a box that people do not see, or a form sent at once, marks a machine."""
        told = self.cleaned_data
        return Offer(
            name=told["name"],
            reach=told["reach"],
            consents=told["consents"],
            ward=told.get("ward", ""),
            languages=tuple(told[one] for one in SPOKEN if told[one]),
            by_machine=bool(self.data.get("website")) or too_quick(told["begun"]),
        )


def too_quick(told: str) -> bool:
    """Whether a form was sent sooner than anybody fills it in, or its moment was made up."""
    try:
        at: Any = signing.loads(told, salt=SALT)
    except signing.BadSignature:
        return True
    return bool(time.time() - at < QUICKEST)

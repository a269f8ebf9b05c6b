"""Forms of what residents say. They ask for nothing that an answer does not need."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from commonweal.participation.comments.receiving import LONGEST
from commonweal.publication.languages.language import LANGUAGES, Language, language

QUICKEST = 3  # seconds in which nobody has read a form and written
SALT = "commonweal.comment.begun"


OTHER = "und"  # as BCP 47 names a language that nobody has told


def languages() -> list[tuple[str, Any]]:
    """The languages of the site, each by its own name, and any other."""
    return [*((code_of(one), one.name) for one in LANGUAGES), (OTHER, _("Another language"))]


def code_of(one: Language) -> str:
    """The code under which words are kept: of the language alone, without a country."""
    return one.code.split("-")[0]


class SayForm(forms.Form):
    """What somebody wants to say, whether it may be shown, and where a reply can go."""

    words = forms.CharField(
        label=_("What do you want to say?"),
        help_text=_("Do not tell who you or others are. You can write in any language."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST,
        error_messages={
            "required": _("Write what you want to say"),
            "max_length": _("Write at most %(limit_value)s characters: these are %(show_value)s"),
        },
    )
    language = forms.ChoiceField(
        label=_("The language you write in"),
        required=False,
        choices=languages,
        initial=lambda: code_of(language()),
    )
    may_publish = forms.BooleanField(
        label=_("You may show my words to everybody, once somebody has read them"), required=False
    )
    mail = forms.EmailField(
        label=_("Your e-mail address, if you want a reply by e-mail"),
        help_text=_("It is used for this alone, and is erased when you ask."),
        max_length=200,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Enter an address such as name@example.org")},
    )
    begun = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    @property
    def by_machine(self) -> bool:
        """Filled in where people see no box, or faster than anybody writes."""
        return bool(self.data.get("website")) or _too_quick(self.cleaned_data["begun"])


class MoreForm(forms.Form):
    """More words for a thread."""

    words = forms.CharField(
        label=_("Add something"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": _("Write what you want to add")},
    )


class FollowForm(forms.Form):
    """The reference that somebody was given."""

    reference = forms.CharField(
        label=_("Your reference"),
        help_text=_("For example, 7KQ2-M9XF-3TRB"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the reference that you were given")},
    )


def begun_now() -> str:
    """The moment at which a form was opened, signed."""
    return signing.dumps(int(time.time()), salt=SALT)


def _too_quick(told: str) -> bool:
    try:
        at: Any = signing.loads(told, salt=SALT)
    except signing.BadSignature:
        return True
    return time.time() - at < QUICKEST

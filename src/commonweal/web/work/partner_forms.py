"""Forms of partners' links: to make and revoke one, to answer by one, to settle what came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Contribution, Entry
from commonweal.delivery.partners.rules import LASTS, LONGEST
from commonweal.delivery.returns.actions import Said
from commonweal.delivery.returns.asked import Asked
from commonweal.web.work.return_forms import WORDS, EntryForm

Key = tuple[str, str]


class LinkForm(forms.Form):
    """Whom to ask, about what, for how long."""

    partner = forms.CharField(
        label=_("Which organisation is asked?"),
        help_text=_("An organisation, not a person."),
        max_length=160,
        error_messages={"required": _("Enter the organisation")},
    )
    things = forms.MultipleChoiceField(
        label=_("What is it asked about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select what it is asked about")},
    )
    days = forms.IntegerField(
        label=_("For how many days does the link work?"),
        min_value=1,
        max_value=LONGEST,
        initial=LASTS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, asked: Iterable[Asked], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = {"/".join(one.key): one for one in asked}
        self.fields["things"].choices = [(key, one.name) for key, one in self.asked.items()]

    @property
    def chosen(self) -> list[Asked]:
        return [self.asked[key] for key in self.cleaned_data["things"]]


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(
        label=_("Why?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Enter why")},
    )


class AnswerForm(EntryForm):
    """A partner's words on one thing."""

    version = None  # the whole answer has one version

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["done"].help_text = _("What you did, with whom, and since when.")
        self.fields["asks"].label = _("What do you ask of the board?")

    @classmethod
    def on(cls, key: Key, held: Contribution | None, data: Any = None) -> AnswerForm:
        words = {name: getattr(held, name) if held else "" for name in WORDS}
        return cls(data, initial=words, prefix="-".join(key))


class SendForm(forms.Form):
    """Who answered, if they choose to say so, and upon which words."""

    name = forms.CharField(
        label=_("Your name (optional)"),
        help_text=_("Leave it empty and only your organisation is recorded."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(
        label=_("Keep my name with this answer. The board sees it; it can be erased when I ask."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("name") and not held.get("consent"):
            self.add_error("consent", _("Agree that your name is kept, or leave it empty"))
        return held


def joined(partner: str, contribution: Contribution, entry: Entry | None) -> dict[str, Any]:
    """The words of the return with the partner's after them, for an officer to make one of."""
    told: dict[str, Any] = {"version": entry.version if entry else 0}
    for name in WORDS:
        now, new = (getattr(entry, name) if entry else ""), getattr(contribution, name)
        added = f"{partner}: {new}" if new else ""
        told[name] = "\n\n".join(part for part in (now, added) if part)
    return told


def said_of(form: EntryForm) -> Said:
    return Said(*(form.cleaned_data[name] for name in WORDS))

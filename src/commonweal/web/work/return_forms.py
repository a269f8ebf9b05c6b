"""Forms of a return: a board's words on one thing, and the answer to the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry
from commonweal.delivery.returns.actions import LONGEST, Said

WORDS = ("said", "done", "asks")


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class EntryForm(forms.Form):
    """Three boxes; none must be filled to save, the first must be to hand in."""

    said = forms.CharField(
        label=_("What does the figure say, in your own words?"),
        help_text=_("Start with the figure. Say what is not known."),
        widget=_box(5),
        max_length=LONGEST,
        required=False,
    )
    done = forms.CharField(
        label=_("What was done, and what came of it?"),
        help_text=_("Name actions in your plan."),
        widget=_box(5),
        max_length=LONGEST,
        required=False,
    )
    asks = forms.CharField(
        label=_("What do you ask of the board above?"),
        help_text=_("A decision, help, or nothing."),
        widget=_box(3),
        max_length=LONGEST,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def of(cls, held: Entry | None, kept: Mapping[str, Any]) -> EntryForm:
        """The form as it was saved, or as it was left when its session ended."""
        words = {name: getattr(held, name) if held else "" for name in WORDS}
        words |= {name: str(kept[name]) for name in WORDS if name in kept}
        return cls(initial=words | {"version": kept.get("version", held.version if held else 0)})

    def after(self, held: Entry | None) -> EntryForm:
        """The same words once more, upon what somebody else has saved meanwhile."""
        told = {name: self.cleaned_data[name] for name in WORDS}
        return EntryForm(initial=told | {"version": held.version if held else 0})

    @property
    def said_words(self) -> Said:
        return Said(*(self.cleaned_data[name] for name in WORDS))


class SettleForm(forms.Form):
    """Accept, or send back with what to amend."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=(
            ("accept", _("Accept: it is locked and becomes public")),
            ("back", _("Send back")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select accept or send back")},
    )
    why = forms.CharField(
        label=_("If you send it back: what should the board amend?"),
        widget=_box(3),
        max_length=LONGEST,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("answer") == "back" and not held.get("why", "").strip():
            self.add_error("why", _("Enter what the board should amend"))
        return held

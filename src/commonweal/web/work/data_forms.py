"""Forms of the data desk: a table with what is recorded of it, and the answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.own_figures.actions import About
from commonweal.web.forms import DayField

LARGEST = 5_000_000
SAID = ("title", "publisher", "licence", "agreement", "purpose", "keep_until", "vintage")


def _words(label: Any, told: Any, rows: int = 2, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=told, widget=widget, max_length=2000, **more)


class FiguresForm(forms.Form):
    """A table, as a file or pasted, and what is recorded beside it."""

    board = forms.ChoiceField(label=_("For which board?"))
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    publisher = forms.CharField(label=_("Which organisation counts it?"), max_length=160)
    licence = forms.CharField(
        label=_("Under which licence is it published?"), max_length=80, initial="OGL v3.0"
    )
    agreement = _words(
        _("Under which agreement may it be used here?"),
        _("Name the data-sharing agreement, or say why none is needed."),
    )
    purpose = _words(_("For what purpose?"), "")
    keep_until = DayField(label=_("Until when may it be kept?"))
    vintage = DayField(
        label=_("Of which date are the figures?"),
        help_text=_("The table replaces those of an earlier date, so it holds every period."),
    )
    file = forms.FileField(
        label=_("The table as a file"),
        help_text=_("The template as .xlsx or .csv, at most 5 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv"}),
        error_messages={"empty": _("This file is empty")},
    )
    rows = forms.CharField(
        label=_("Or paste the rows"),
        help_text=_("From a spreadsheet, with the first row of the template."),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        required=False,
        max_length=90_000,
    )

    def __init__(self, boards: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["board"].choices = boards

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        file = held.get("file")
        if bool(file) == bool(held.get("rows")) and "file" not in self.errors:
            self.add_error("file", _("Select a file, or paste the rows: one of the two"))
        elif file and file.size > LARGEST:
            self.add_error("file", _("This file is larger than 5 MB"))
        return held

    @property
    def about(self) -> About:
        return About(*(self.cleaned_data[name] for name in SAID))

    @property
    def content(self) -> bytes:
        file = self.cleaned_data["file"]
        return file.read() if file else str(self.cleaned_data["rows"]).encode()


class AnswerForm(forms.Form):
    """Sign off, or send back with what to correct."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=(
            ("sign", _("Sign off: the next build publishes it")),
            ("back", _("Send back")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select sign off or send back")},
    )
    why = _words(_("If you send it back: what is to be corrected?"), "", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("answer") == "back" and not held.get("why", "").strip():
            self.add_error("why", _("Enter what is to be corrected"))
        return held

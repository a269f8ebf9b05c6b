"""What is open for a board, each with a box that puts it on the agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.meetings.agenda import Kind, OpenItem
from commonweal.publication import numbers

KINDS = {
    Kind.EXCEPTION: _("Off course"),
    Kind.ESCALATED_RISK: _("Risks that were escalated"),
    Kind.CHALLENGE: _("Challenges without an answer"),
    Kind.RAISED: _("Raised between returns"),
    Kind.OVERDUE_RETURN: _("Returns that are overdue"),
    Kind.TARGET: _("Targets to agree"),
    Kind.AMENDMENT: _("Changes of the strategy to agree"),
    Kind.CONSULTATION: _("Answers of residents to consider"),
    Kind.COMMISSIONING: _("Commissioning"),
    Kind.ASSURANCE: _("Assurance that runs out"),
    Kind.DUTY: _("Duties that fall due"),
    Kind.MEETING_ACTION: _("Actions that are overdue"),
    Kind.OTHER: _("Other"),
}


class AgendaForm(forms.Form):
    """One group of boxes a kind, in the order in which a board should come to them."""

    def __init__(self, found: Iterable[OpenItem], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.found = {f"{one.about}/{one.id}": one for one in found}
        for kind, name in KINDS.items():
            held = [(key, _told(one)) for key, one in self.found.items() if one.kind is kind]
            if held:
                self.fields[kind.value] = _boxes(name, held)

    @property
    def chosen(self) -> list[OpenItem]:
        """What was chosen, in the order in which it was offered."""
        keys = {key for told in self.cleaned_data.values() for key in told}
        return [one for key, one in self.found.items() if key in keys]

    def clean(self) -> None:
        if not any(self.cleaned_data.values()) and not self.errors:
            raise forms.ValidationError(_("Select what goes on the agenda"))


def _boxes(name: Any, held: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=name,
        choices=held,
        widget=forms.CheckboxSelectMultiple,
        initial=[key for key, _name in held],
        required=False,
    )


def _told(item: OpenItem) -> str:
    """Its words, what it asks, and its day, which alone tells apart what has the same words."""
    told = f"{item.title.rstrip('.')}. {item.ask}" if item.ask else item.title
    if item.due is None:
        return told
    return gettext("%(what)s (due %(day)s)") % {
        "what": told.rstrip("."),
        "day": numbers.day(item.due),
    }

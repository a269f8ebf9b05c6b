"""Forms of organisations and of interests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.people.models import Organisation, Sector
from commonweal.publication.wording.membership_words import SECTORS
from commonweal.web.forms import DayField

LONGEST = 4000


class OrganisationForm(forms.Form):
    """A name, a sector, and since when."""

    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        error_messages={"required": _("Enter the name of the organisation")},
    )
    sector = forms.ChoiceField(
        label=_("Sector"),
        choices=[("", ""), *((one.value, SECTORS[one]) for one in Sector)],
        error_messages={"required": _("Select its sector")},
    )
    since = DayField(
        label=_("First day"),
        help_text=_("For example, 1 7 2022"),
        error_messages={"required": _("Enter the day on which it began")},
    )

    def clean_sector(self) -> Sector:
        return Sector(self.cleaned_data["sector"])


class EndForm(forms.Form):
    """The first day without it, and who takes its place."""

    until = DayField(
        label=_("First day on which it is no more"),
        help_text=_("For example, 1 7 2022"),
        error_messages={"required": _("Enter the first day on which it is no more")},
    )
    successor = forms.ChoiceField(
        label=_("Who takes its place?"),
        help_text=_("May stay empty. Add it first if it is not here."),
        required=False,
    )

    def __init__(self, others: Iterable[Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._others = {str(one.pk): one for one in others}
        chosen = [("", ""), *((key, one.name) for key, one in self._others.items())]
        self.fields["successor"].choices = chosen  # type: ignore[attr-defined]

    def clean_successor(self) -> Organisation | None:
        return self._others.get(self.cleaned_data["successor"])


class InterestForm(forms.Form):
    """What may bear on a decision, and to which of one's own boards it is told."""

    board = forms.ChoiceField(
        label=_("Board"), error_messages={"required": _("Select the board to tell")}
    )
    words = forms.CharField(
        label=_("What is the interest?"),
        help_text=_("For example: my sister manages a charity that the board may fund."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter what the interest is")},
    )

    def __init__(self, boards: Iterable[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["board"].choices = [("", ""), *boards]  # type: ignore[attr-defined]

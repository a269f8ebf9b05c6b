"""Forms of people: an invitation, an office, the closing of an account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.people.models import Office, Organisation, Person, Role

LONGEST = 4000
Choices = Iterable[tuple[str, Any]]


class InviteForm(forms.Form):
    """Whom to let in: nothing but a name and an address."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Enter the name of the person")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("They sign in with it. Only administrators see it."),
        max_length=254,
        error_messages={
            "required": _("Enter their e-mail address"),
            "invalid": _("Enter an e-mail address such as name@example.org"),
        },
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        held = Person.objects.filter(email=email).first()
        if held is not None and not held.is_active:
            raise forms.ValidationError(_("An account with this address was closed"))
        if held is not None:
            raise forms.ValidationError(_("There is an account with this address already"))
        return email


class OfficeForm(forms.Form):
    """A role in a board, for whom, and in whose place."""

    board = forms.ChoiceField(
        label=_("Board"), required=False, help_text=_("Leave empty for an administrator.")
    )
    role = forms.ChoiceField(
        label=_("Role"), error_messages={"required": _("Select the role that they hold")}
    )
    organisation = forms.ChoiceField(
        label=_("Organisation that they stand for"),
        required=False,
        help_text=_("Add one on the page of organisations if it is not here."),
    )
    in_place_of = forms.ChoiceField(
        label=_("In place of"),
        required=False,
        help_text=_("Only for a substitute: select whom they stand in for, in the same board."),
    )

    def __init__(
        self,
        boards: Choices,
        roles: Choices,
        organisations: Iterable[Organisation],
        others: dict[Office, str],
        *given: Any,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self._organisations = {str(one.pk): one for one in organisations}
        self._others = {str(one.pk): one for one in others}
        self._choose("board", boards)
        self._choose("role", roles)
        self._choose("organisation", [(key, one.name) for key, one in self._organisations.items()])
        self._choose("in_place_of", [(str(one.pk), told) for one, told in others.items()])

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = [("", ""), *choices]  # type: ignore[attr-defined]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_organisation(self) -> Organisation | None:
        return self._organisations.get(self.cleaned_data["organisation"])

    def clean_in_place_of(self) -> Office | None:
        return self._others.get(self.cleaned_data["in_place_of"])

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        role, board, other = held.get("role"), held.get("board"), held.get("in_place_of")
        if role == Role.ADMINISTRATOR and board:
            self.add_error("board", _("An administrator has no board: leave it empty"))
        if role and role != Role.ADMINISTRATOR and not board and "board" not in self.errors:
            self.add_error("board", _("Select the board of this role"))
        if other and board and other.board != board:
            told = _("This person sits in another board: a substitute sits in the same")
            self.add_error("in_place_of", told)
        return held


class CloseForm(forms.Form):
    """Why an account is closed."""

    why = forms.CharField(
        label=_("Why is the account closed?"),
        help_text=_("Kept with the log, where it can be erased."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why the account is closed")},
    )

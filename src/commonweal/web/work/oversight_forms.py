"""Forms by which boards question each other, raise what cannot wait and give assurance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Opinion
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box, version_field

Choices = list[tuple[str, Any]]
OPINIONS = {
    Opinion.FULL: _("Full: plans exist and work"),
    Opinion.SUBSTANTIAL: _("Substantial: small weaknesses, being mended"),
    Opinion.LIMITED: _("Limited: weaknesses that could matter"),
    Opinion.NONE: _("None: it cannot be assured"),
}


class ChallengeForm(forms.Form):
    """Question a board or an organisation, and say by when it is to respond."""

    to = forms.ChoiceField(label=_("Whom do you challenge?"))
    about = forms.ChoiceField(label=_("About what?"))
    words = text_box(_("What is questioned?"), 4, help_text=_("These words are published"))
    due = DayField(
        label=_("By when do you want a response?"), help_text=_("For example, 31 1 2027")
    )

    def __init__(self, to: Choices, about: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["to"].choices = to  # type: ignore[attr-defined]
        self.fields["about"].choices = about  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Respond to a challenge."""

    response = text_box(_("What do you respond?"), 5, help_text=_("These words are published"))
    version = version_field()


class CloseForm(forms.Form):
    """Close something with a reason, and the version that was read."""

    why = text_box(_("Why is it closed?"), 2)
    version = version_field()


class RaiseForm(forms.Form):
    """Bring a measure or a priority before the board above, without waiting for the return."""

    about = forms.ChoiceField(label=_("About what?"))
    said = text_box(_("What has happened?"), 4, help_text=_("These words are published"))
    asks = text_box(_("What do you ask of the board above?"), 2)
    commissions = forms.BooleanField(
        label=_("It asks for a decision to commission, change or end a service"), required=False
    )

    def __init__(self, about: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["about"].choices = about  # type: ignore[attr-defined]


class AssuranceForm(forms.Form):
    """How sure a board is of what, on which evidence, until when."""

    scope = forms.CharField(label=_("What is the assurance for?"), max_length=200)
    opinion = forms.ChoiceField(
        label=_("How sure are you?"), choices=list(OPINIONS.items()), widget=forms.RadioSelect
    )
    evidence = text_box(_("On which evidence?"), 4, help_text=_("These words are published"))
    expires_on = DayField(label=_("Until which day does it hold?"))

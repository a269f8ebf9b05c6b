"""Forms of duties and of shared interests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.duties.actions import OfPlan, Shown
from commonweal.delivery.duties.law import Duty
from commonweal.delivery.models import AccountTaken, InterestStatus
from commonweal.publication.pages.duties import ACCOUNT
from commonweal.publication.shared_told import STATUSES
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box, version_field

Choices = list[tuple[str, Any]]
OF_PLAN = ("title", "version", "dated", "account_taken", "plan_link")


class EvidenceForm(forms.Form):
    """What shows that a duty was done; of an opinion, on which version of which plan."""

    title = forms.CharField(label=_("Plan or report"), max_length=200)
    version = forms.CharField(
        label=_("Version"),
        max_length=80,
        help_text=_("As its makers call it: the opinion is of this version alone"),
    )
    dated = DayField(label=_("Of which day is that version?"))
    plan_link = forms.CharField(
        label=_("Where can that version be read?"), max_length=500, required=False
    )
    account_taken = forms.ChoiceField(
        label=_("Does it take proper account of the strategy?"),
        choices=list(ACCOUNT.items()),
        widget=forms.RadioSelect,
    )
    done_on = DayField(label=_("When was it done?"), help_text=_("For example, 31 3 2026"))
    words = text_box(
        _("What shows it?"), 3, required=False, help_text=_("These words are published")
    )
    link = forms.CharField(
        label=_("Where can it be read?"),
        max_length=500,
        required=False,
        help_text=_("An address that begins with https://, or a page of this site"),
    )
    decision = forms.IntegerField(
        label=_("Number of the decision"),
        min_value=1,
        required=False,
        help_text=_("Where the board decided it"),
    )

    def __init__(self, duty: Duty, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.duty = duty
        if not duty.about:
            for name in OF_PLAN:
                del self.fields[name]
        else:
            self.fields["title"].initial = duty.about
            self.fields["words"].label = _("What is the opinion?")
            self.fields["link"].label = _("Where can the opinion be read?")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not (told["words"] or told["link"] or told["decision"]):
            self.add_error("words", _("Say what shows it: words, an address or a decision"))
        return told

    def shown(self) -> Shown:
        """The evidence; raises ``ValueError`` where it cannot be."""
        told = self.cleaned_data
        of_plan = None
        if self.duty.about:
            of_plan = OfPlan(
                title=told["title"],
                version=told["version"],
                dated=told["dated"],
                account_taken=AccountTaken(told["account_taken"]),
                link=told["plan_link"],
            )
        return Shown(
            duty=self.duty.id,
            done_on=told["done_on"],
            words=told["words"],
            link=told["link"],
            decision=told["decision"],
            of_plan=of_plan,
        )


class SharedForm(forms.Form):
    """How a shared interest stands."""

    board = forms.ChoiceField(label=_("In the name of which board?"))
    status = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=[(one.value, told) for one, told in STATUSES.items()],
        widget=forms.RadioSelect,
    )
    handled_by = forms.CharField(
        label=_("Which strategy or body handles it?"), max_length=200, required=False
    )
    words = text_box(
        _("What is there to say?"),
        4,
        help_text=_("Both boards’ packs and both strategies’ pages show these words"),
    )
    version = version_field()

    def __init__(self, boards: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["board"].choices = boards  # type: ignore[attr-defined]

    @property
    def status_told(self) -> InterestStatus:
        return InterestStatus(self.cleaned_data["status"])

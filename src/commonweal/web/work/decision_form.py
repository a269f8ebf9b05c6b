"""The form of a decision, from the words to what it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.meetings.decisions import Considered, InterestIn, Taken
from commonweal.delivery.meetings.quorum import Votes
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box

Choices = list[tuple[Any, Any]]
NONE = "none"  # no name of a consultation: those that are taken get a number


def count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=999, required=False)


def several(label: Any, **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, widget=widget, required=False, **more)


class DecisionForm(forms.Form):
    """What was decided, by whom, on which terms."""

    words = text_box(_("What was decided?"), 4)
    delegation = forms.CharField(
        label=_("If a delegation decided: which office, under which scheme?"),
        max_length=300,
        required=False,
        help_text=_("Leave empty where the meeting decided"),
    )
    in_favour = count(_("Votes for"))
    against = count(_("Votes against"))
    abstained = count(_("Abstained"))
    casting = forms.BooleanField(label=_("The chair gave the casting vote"), required=False)
    interests = several(_("Interests declared in this item"))
    withdrew = several(_("Of these, who withdrew?"))
    serves = several(_("Which priorities does it serve?"))
    endorse = several(_("Which bodies must endorse it?"))
    consultation = forms.ChoiceField(
        label=_("Which consultation is it about?"),
        required=False,
        help_text=_("It needs a record of what was considered, made before the decision"),
        error_messages={"required": _("Select the consultation, or that it is about none")},
    )
    key = forms.BooleanField(label=_("It is a key decision"), required=False)
    notice_on = DayField(label=_("Day of the public notice of a key decision"), required=False)
    urgent_why = text_box(_("If it could not wait for 28 days: why?"), 2, required=False)
    call_in_until = DayField(label=_("May be called in until"), required=False)
    not_before = DayField(label=_("Has no effect before"), required=False)
    equality_impact = text_box(_("Equality impact"), 3, required=False)
    no_equality_impact_why = text_box(_("If none was assessed: why?"), 2, required=False)

    def __init__(
        self,
        choices: Mapping[str, Choices],
        *given: Any,
        must_choose: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        for name in ("interests", "withdrew", "serves", "endorse"):
            self.fields[name].choices = choices[name]  # type: ignore[attr-defined]
            if not choices[name]:
                del self.fields[name]
        self._offer(choices["consultations"], must_choose)

    def _offer(self, consultations: Choices, must_choose: bool) -> None:
        """Consultations to name; while one waits for its decision, none is a choice as well."""
        if not consultations:
            del self.fields["consultation"]
            return
        first = ("", _("Select one")) if must_choose else (NONE, _("None"))
        rest = [(NONE, _("None: it is not about what people were asked"))] if must_choose else []
        field = self.fields["consultation"]
        field.choices = [first, *consultations, *rest]  # type: ignore[attr-defined]
        field.required = must_choose

    @property
    def asked_in(self) -> str:
        """The id of the consultation that it is about; empty for none."""
        told = str(self.cleaned_data.get("consultation", ""))
        return "" if told == NONE else told

    def taken(
        self, interests: Mapping[str, InterestIn], considered: Considered | None = None
    ) -> Taken:
        """What was decided; ``interests`` by their key, as if nobody had withdrawn.

        Raises ``ValueError`` for what does not go together.
        """
        told = self.cleaned_data
        withdrew = set(told.get("withdrew", []))
        declared = [interests[key] for key in interests if key in told.get("interests", [])]
        return Taken(
            words=told["words"],
            delegation=told["delegation"],
            votes=self._votes(),
            interests=tuple(
                InterestIn(one.attendance, one.interest, str(one.interest.pk) in withdrew)
                for one in declared
            ),
            serves=tuple(("priority", one) for one in told.get("serves", [])),
            endorse=tuple(told.get("endorse", [])),
            key=told["key"],
            notice_on=told["notice_on"],
            urgent_why=told["urgent_why"],
            call_in_until=told["call_in_until"],
            not_before=told["not_before"],
            equality_impact=told["equality_impact"],
            no_equality_impact_why=told["no_equality_impact_why"],
            considered=considered,
        )

    def _votes(self) -> Votes | None:
        held = [self.cleaned_data[name] for name in ("in_favour", "against", "abstained")]
        if all(one is None for one in held):
            return None
        return Votes(*(one or 0 for one in held), casting=self.cleaned_data["casting"])

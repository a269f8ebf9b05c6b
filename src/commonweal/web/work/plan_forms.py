"""Forms of a plan: an action as a whole, the answer of the board above, reasons and progress."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.plan_kinds import Horizon, Prevention, Reach, Standing
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.publication.reading import Reading
from commonweal.publication.wording.plan_words import (
    HORIZONS,
    HORIZONS_TOLD,
    PREVENTIONS,
    REACHES,
    STANDINGS,
)
from commonweal.web.forms import DayField
from commonweal.web.work.plan_line_forms import (
    CoProductionForm,
    EvidenceForm,
    Lines,
    MilestoneForm,
    ResourceForm,
    RiskForm,
    box,
    choices_of,
)

LINES = {
    "milestones": (_("Milestones"), MilestoneForm),
    "co_production": (_("Worked out with residents"), CoProductionForm),
    "evidence": (_("Evidence"), EvidenceForm),
    "resources": (_("Resources"), ResourceForm),
    "risks": (_("Risks and issues"), RiskForm),
}
SELECT = [("", _("Select"))]
SETS = ("priorities", "measures", "contributors", "areas", "needs")


class ActionForm(forms.Form):
    """What an action says, but for its lines; only name and title must be there to save."""

    ref = forms.SlugField(
        label=_("Short name"),
        help_text=_("Lower-case letters and hyphens, such as breakfast-clubs. It stays for good."),
        max_length=80,
        error_messages={"required": _("Enter a short name")},
    )
    title = forms.CharField(
        label=_("What will be done"),
        max_length=200,
        error_messages={"required": _("Enter what will be done")},
    )
    outcome = forms.CharField(label=_("Outcome sought"), widget=box(3), required=False)
    output = forms.CharField(label=_("What it delivers"), widget=box(2), required=False)
    priorities = forms.MultipleChoiceField(
        label=_("Priorities it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    measures = forms.MultipleChoiceField(
        label=_("Measures it is to move"), required=False, widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ChoiceField(label=_("Lead organisation"), required=False)
    contributors = forms.MultipleChoiceField(
        label=_("Who contributes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    owner = forms.CharField(
        label=_("Owner"),
        help_text=_("An office, such as Head of early help; no person’s name."),
        required=False,
        max_length=120,
    )
    starts = DayField(label=_("Starts"), help_text=_("For example, 1 9 2026"), required=False)
    ends = DayField(label=_("Ends"), required=False)
    horizon = forms.ChoiceField(
        label=_("When it bears on its outcome"),
        choices=[(h.value, f"{told}: {HORIZONS_TOLD[h]}") for h, told in HORIZONS.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    lag_months = forms.IntegerField(
        label=_("Months from its start to a change in the outcome"),
        required=False,
        min_value=0,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )
    prevention = forms.ChoiceField(
        label=_("Level of prevention"),
        choices=[(one.value, told) for one, told in PREVENTIONS.items()],
        initial=Prevention.UNKNOWN.value,
    )
    determinant = forms.CharField(
        label=_("What it changes in how people live"),
        help_text=_("Such as food, housing, work, air."),
        required=False,
        max_length=80,
    )
    reach = forms.ChoiceField(
        label=_("For everybody or for some"),
        choices=[(one.value, told) for one, told in REACHES.items()],
        initial=Reach.UNKNOWN.value,
    )
    groups = forms.CharField(label=_("For whom"), required=False, max_length=200)
    areas = forms.MultipleChoiceField(
        label=_("Where"), required=False, widget=forms.CheckboxSelectMultiple
    )
    adapts = forms.CharField(label=_("Practice it adapts"), required=False, max_length=200)
    origin = forms.ChoiceField(label=_("Plan it comes from"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("What must be done first"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, choices: dict[str, list[tuple[str, Any]]], *given: Any, **named: Any):
        super().__init__(*given, **named)
        for name, told in choices.items():
            if name in self.fields:
                self.fields[name].choices = told  # type: ignore[attr-defined]
                if not told:
                    del self.fields[name]

    def action(self, lines: dict[str, Lines]) -> PlannedAction:
        """The action that was written."""
        held = {k: v for k, v in self.cleaned_data.items() if k != "version"}
        held |= {name: tuple(held.get(name, ())) for name in SETS}
        return PlannedAction(
            **held
            | {
                "horizon": Horizon(held["horizon"]) if held["horizon"] else None,
                "prevention": Prevention(held["prevention"]),
                "reach": Reach(held["reach"]),
            }
            | {name: one.lines() for name, one in lines.items()}
        )


def initial_of(action: PlannedAction, version: int) -> dict[str, Any]:
    """The form of an action as it is held."""
    held = {name: getattr(action, name) for name in ActionForm.base_fields if name != "version"}
    return held | {
        "horizon": action.horizon.value if action.horizon else "",
        "prevention": action.prevention.value,
        "reach": action.reach.value,
        "version": version,
    }


def choices_from(
    reading: Reading, board: str, needs: list[tuple[str, str]], areas: list[tuple[str, str]]
) -> dict[str, list[tuple[str, Any]]]:
    """What the lists of the form offer: of the edition, the place and the plans."""
    edition = reading.edition
    own = edition.priorities_of_body(board)
    rest = [one for one in edition.standing_priorities if one not in own]
    organisations = [(o.id, o.name) for o in edition.governance.organisations if not o.retired]
    return {
        "priorities": [(one.id, one.name) for one in (*own, *rest)],
        "measures": [(one.id, one.name) for p in own for one in p.listings],
        "lead": SELECT + organisations,
        "organisation": SELECT + organisations,
        "contributors": list(organisations),
        "origin": [("", _("Its own")), *((one.id, one.name) for one in edition.strategy.plans)],
        "areas": list(areas),
        "area": [("", _("Wherever the action is")), *areas],
        "needs": list(needs),
    }


class AnswerForm(forms.Form):
    """Accept a plan, or return it with what it wants."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=(("accept", _("Accept: it comes into force")), ("back", _("Return it"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select accept or return")},
    )
    words = forms.CharField(
        label=_("If you return it: what must be amended?"), widget=box(3), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("answer") == "back" and not held.get("words", "").strip():
            self.add_error("words", _("Enter what must be amended"))
        return held


class ReasonForm(forms.Form):
    """Why a priority has no action of a horizon."""

    gap = forms.ChoiceField(label=_("What is missing"))
    why = forms.CharField(
        label=_("Why"), widget=box(2), error_messages={"required": _("Enter why")}
    )

    def __init__(self, missing: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["gap"].choices = missing  # type: ignore[attr-defined]


class ProgressForm(forms.Form):
    """How an action, or one of its milestones, stands from today."""

    milestone = forms.ChoiceField(label=_("What you tell of"), required=False)
    standing = forms.ChoiceField(label=_("How it stands"), choices=choices_of(STANDINGS))
    due = DayField(label=_("New date, if it has slipped"), required=False)
    why = forms.CharField(
        label=_("Why, if it has slipped or stopped"), widget=box(2), required=False
    )

    def __init__(self, milestones: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["milestone"].choices = [("", _("The action itself")), *milestones]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        standing = held.get("standing")
        if standing == Standing.SLIPPED.value and not held.get("due"):
            self.add_error("due", _("Enter the new date"))
        if standing != Standing.SLIPPED.value and held.get("due"):
            self.add_error("due", _("Leave the date empty unless it has slipped"))
        needs_why = standing in (Standing.SLIPPED.value, Standing.STOPPED.value)
        if needs_why and not held.get("why", "").strip():
            self.add_error("why", _("Enter why"))
        return held


class RiskForm(forms.Form):
    """A risk scored anew."""

    risk = forms.ChoiceField(label=_("Which risk?"))
    likelihood = forms.IntegerField(
        label=_("How likely is it, from 1 to 5?"), min_value=1, max_value=5,
        help_text=_("Of an issue, which has happened, this is not counted"),
    )  # fmt: skip
    impact = forms.IntegerField(
        label=_("How grave would it be, from 1 to 5?"), min_value=1, max_value=5
    )
    why = forms.CharField(label=_("Why this score?"), widget=box(2))

    def __init__(self, risks: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["risk"].choices = risks  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """Two actions that are decided to be one."""

    pair = forms.ChoiceField(label=_("Which two are one?"), widget=forms.RadioSelect)
    minute = forms.CharField(
        label=_("Minute of the meeting that decided"),
        max_length=200,
        error_messages={"required": _("Enter the minute")},
    )

    def __init__(self, pairs: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["pair"].choices = pairs  # type: ignore[attr-defined]


class MinuteForm(forms.Form):
    """Agree the overarching plan, with the minute of the meeting that did."""

    minute = forms.CharField(
        label=_("Minute of the meeting that agreed"),
        max_length=200,
        error_messages={"required": _("Enter the minute")},
    )

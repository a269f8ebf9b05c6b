"""Forms of the lines of an action: any number of each, with one empty line to add another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.plan_kinds import EvidenceKind, ResourceKind, RiskKind, Strength
from commonweal.delivery.plans import planned as said
from commonweal.publication.wording.plan_words import (
    EVIDENCE_KINDS,
    RESOURCES,
    RISK_KINDS,
    STRENGTHS,
)
from commonweal.web.forms import DayField

MOST_LINES = 40
SCORES = [("", _("Select")), *((str(n), str(n)) for n in range(1, 6))]


def choices_of(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [("", _("Select")), *((one.value, told) for one, told in words.items())]


def box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LineForm(forms.Form):
    """One line; a form that nobody touched is no line."""

    kind_of_line: ClassVar[type]

    @classmethod
    def initial_of(cls, line: Any) -> dict[str, Any]:
        return asdict(line)

    def line(self) -> Any:
        return self.kind_of_line(**self.cleaned_data)


class MilestoneForm(LineForm):
    kind_of_line = said.Milestone
    name = forms.CharField(label=_("Milestone"), max_length=200)
    due = DayField(label=_("Due"))
    ref = forms.CharField(widget=forms.HiddenInput, required=False)

    def line(self) -> said.Milestone:
        held = self.cleaned_data
        ref = held["ref"] or slugify(held["name"])[:80] or "milestone"
        return said.Milestone(ref=ref, name=held["name"], due=held["due"])


class EvidenceForm(LineForm):
    kind_of_line = said.Evidence
    what = forms.CharField(label=_("What speaks for it"), widget=box(2), max_length=2000)
    kind = forms.ChoiceField(label=_("Kind of evidence"), choices=choices_of(EVIDENCE_KINDS))
    strength = forms.ChoiceField(label=_("How strong it is"), choices=choices_of(STRENGTHS))
    link = forms.URLField(label=_("Where it can be read"), required=False, assume_scheme="https")

    def line(self) -> said.Evidence:
        held = self.cleaned_data
        return said.Evidence(
            what=held["what"],
            kind=EvidenceKind(held["kind"]),
            strength=Strength(held["strength"]),
            link=held["link"],
        )


class ResourceForm(LineForm):
    kind_of_line = said.Resource
    organisation = forms.ChoiceField(label=_("Organisation that gives"))
    kind = forms.ChoiceField(label=_("What it gives"), choices=choices_of(RESOURCES))
    amount = forms.DecimalField(
        label=_("How much"),
        help_text=_("Leave empty if it is not known: unknown is never shown as nothing."),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)
    area = forms.ChoiceField(label=_("For one area alone"), required=False)

    def line(self) -> said.Resource:
        held = self.cleaned_data
        return said.Resource(**held | {"kind": ResourceKind(held["kind"])})


class CoProductionForm(LineForm):
    kind_of_line = said.CoProduction
    who = forms.CharField(
        label=_("With whom it was worked out"),
        help_text=_("Name groups of residents, never a person."),
        required=False,
        max_length=200,
    )
    how = forms.CharField(label=_("How"), widget=box(2), required=False, max_length=2000)
    on = DayField(label=_("When"), required=False)
    changed = forms.CharField(label=_("What it changed"), widget=box(2), required=False)
    none_yet = forms.CharField(
        label=_("Or: why with nobody yet"), widget=box(2), required=False, max_length=2000
    )

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("none_yet") and any(held.get(n) for n in ("who", "how", "on", "changed")):
            self.add_error("none_yet", _("Enter either with whom, or why with nobody yet"))
        return held


class RiskForm(LineForm):
    kind_of_line = said.Risk
    text = forms.CharField(label=_("What may go wrong, or has"), widget=box(2), max_length=2000)
    kind = forms.ChoiceField(label=_("Risk or issue"), choices=choices_of(RISK_KINDS))
    likelihood = forms.ChoiceField(label=_("Likelihood, 1 to 5"), choices=SCORES)
    impact = forms.ChoiceField(label=_("Impact, 1 to 5"), choices=SCORES)
    threshold = forms.IntegerField(
        label=_("Escalate from a score of"),
        help_text=_("Likelihood times impact, 1 to 25."),
        min_value=1,
        max_value=25,
        initial=15,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )
    ref = forms.CharField(widget=forms.HiddenInput, required=False)

    def line(self) -> said.Risk:
        held = self.cleaned_data
        return said.Risk(
            ref=held["ref"] or slugify(held["text"])[:60] or "risk",
            text=held["text"],
            kind=RiskKind(held["kind"]),
            likelihood=int(held["likelihood"]),
            impact=int(held["impact"]),
            threshold=held["threshold"],
        )


class Lines:
    """Forms of one kind of line, as held with an empty one, or as they were sent."""

    def __init__(
        self,
        name: str,
        form: type[LineForm],
        data: Any = None,
        held: Iterable[Any] = (),
        choices: Mapping[str, list[tuple[str, Any]]] | None = None,
    ) -> None:
        self.name = name
        if data is None:
            given = [form.initial_of(one) for one in held]
            self.forms = [form(prefix=f"{name}-{n}", initial=one) for n, one in enumerate(given)]
            self.forms.append(form(prefix=f"{name}-{len(given)}"))
        else:
            sent = str(data.get(f"{name}-count") or 0)
            count = min(int(sent) if sent.isdecimal() else 0, MOST_LINES)
            self.forms = [
                form(data, prefix=f"{name}-{n}", empty_permitted=True, use_required_attribute=False)
                for n in range(count)
            ]
        for one in self.forms:
            for field, told in (choices or {}).items():
                if field in one.fields:
                    one.fields[field].choices = told  # type: ignore[attr-defined]

    @property
    def count_name(self) -> str:
        return f"{self.name}-count"

    def is_valid(self) -> bool:
        return not [one for one in self.forms if not one.is_valid()]

    def lines(self) -> tuple[Any, ...]:
        """What was said: forms that somebody filled in."""
        return tuple(one.line() for one in self.forms if one.has_changed())

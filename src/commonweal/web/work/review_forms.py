"""Forms of a review: a priority, an action, the four things of an evaluation, the close."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import ActionAnswer, Answer, Relevance
from commonweal.delivery.plan_kinds import Strength
from commonweal.delivery.reviews.words import ActionWords, EvaluationWords, PriorityWords
from commonweal.publication.wording.plan_words import STRENGTHS
from commonweal.publication.wording.review_words import ACTION_ANSWERS, RELEVANCES

LONGEST = 4000


def _box(label: Any, missing: Any, hint: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class EntryForm(forms.Form):
    """An entry of a review, upon the version that its writer read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    field_order = None

    @classmethod
    def of(cls, held: Any, kept: Mapping[str, Any]) -> EntryForm:
        """The form as it was saved, or as it was left when its session ended."""
        names = [name for name in cls.base_fields if held is not None]
        return cls(initial={name: getattr(held, name) for name in names} | dict(kept))

    def after(self, held: Any) -> EntryForm:
        """The same words once more, upon what somebody else has saved meanwhile."""
        return type(self)(initial=self.cleaned_data | {"version": held.version if held else 1})

    @property
    def told(self) -> dict[str, Any]:
        return {name: one for name, one in self.cleaned_data.items() if name != "version"}


class PriorityForm(EntryForm):
    """Still needed, what came of it, then keep, change or stop."""

    relevance = forms.ChoiceField(
        label=_("Is this priority still needed?"),
        choices=list(RELEVANCES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select whether the priority is still needed")},
    )
    evidence = _box(
        _("What shows that?"),
        _("Enter what shows whether the priority is still needed"),
        _("For example the needs assessment, or what residents say."),
    )
    reading = _box(
        _("What do the figures tell of its outcome?"),
        _("Enter what the figures tell of the outcome"),
        _("Say what is not known as well."),
    )
    answer = forms.ChoiceField(
        label=_("What should become of it?"),
        choices=(
            (Answer.KEEP, _("Keep it as it is")),
            (Answer.CHANGE, _("Change what it says")),
            (Answer.STOP, _("Stop it: it stays in history")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select keep, change or stop")},
    )
    reason = _box(_("Why?"), _("Enter why it is kept, changed or stopped"))
    new_name = forms.CharField(
        label=_("If it changes: what should the priority say?"), max_length=200, required=False
    )
    consultation = forms.CharField(
        label=_("If it changes or stops: who was consulted, and when?"),
        help_text=_("Name the consultation, or write none. The public reads it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        answer = held.get("answer")
        if answer == Answer.CHANGE and not held.get("new_name", "").strip():
            self.add_error("new_name", _("Enter what the priority should say"))
        if answer in {Answer.CHANGE, Answer.STOP} and not held.get("consultation", "").strip():
            self.add_error("consultation", _("Enter the consultation, or none"))
        return held

    @property
    def words(self) -> PriorityWords:
        told = self.told
        told["relevance"], told["answer"] = Relevance(told["relevance"]), Answer(told["answer"])
        return PriorityWords(**told)


class EvaluationForm(EntryForm):
    """Promised, done, moved, not known, each in the board's words beside what is counted."""

    promised = _box(_("What was promised?"), _("Enter what was promised"))
    done = _box(_("What was done?"), _("Enter what was done"))
    moved = _box(_("What moved?"), _("Enter what moved, or that nothing did"))
    not_known = _box(_("What is not known?"), _("Enter what is not known, and why"))

    @property
    def words(self) -> EvaluationWords:
        return EvaluationWords(**self.told)


class ActionForm(EntryForm):
    """What was seen of an action, how far that carries, and what follows."""

    effect = _box(
        _("What effect was seen?"),
        _("Enter what effect was seen, or that none was"),
        _("An effect on people, not what was delivered."),
    )
    strength = forms.ChoiceField(
        label=_("How far does that evidence carry?"),
        choices=[("", _("Select one")), *((k.value, told) for k, told in STRENGTHS.items())],
        error_messages={"required": _("Select how far the evidence carries")},
    )
    answer = forms.ChoiceField(
        label=_("What should become of the action?"),
        choices=list(ACTION_ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select scale up, continue or stop")},
    )
    reason = _box(_("Why?"), _("Enter why it is scaled up, continued or stopped"))

    @property
    def words(self) -> ActionWords:
        told = self.told
        told["strength"], told["answer"] = Strength(told["strength"]), ActionAnswer(told["answer"])
        return ActionWords(**told)


class CloseForm(forms.Form):
    """The board's words on the whole, and the minute that agreed them."""

    words = _box(
        _("What does the board make of it as a whole?"),
        _("Enter what the board makes of it as a whole"),
        _("The public reads this first."),
        rows=5,
    )
    minute = forms.CharField(
        label=_("Minute"),
        help_text=_("For example: 12 January 2027, item 4"),
        max_length=200,
        error_messages={"required": _("Enter the minute in which it was agreed")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

"""The form of a consultation: its questions, then what somebody may say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.about_you import BANDS, Trait
from commonweal.participation.consultations.answering import LONGEST, Answers
from commonweal.participation.models import Channel, Question
from commonweal.publication.languages.direction import in_english
from commonweal.publication.wording.consultation_words import BAND_NAMES, CHANNELS, TRAITS
from commonweal.web.comments.forms import SayForm

RATHER_NOT = ("", _("I would rather not say"))


class AnswerForm(forms.Form):
    """One field a question, none of them required; one of the ways to answer where it is asked."""

    begun = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    by_machine = SayForm.by_machine  # by the same signs as a comment

    def __init__(
        self,
        questions: Iterable[Question],
        *given: Any,
        channels: Iterable[str] = (),
        wards: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.questions = tuple(questions)
        if held := [(one, CHANNELS[Channel(one)]) for one in channels]:
            self.fields["channel"] = _one(_("How was it answered?"), held, required=True)
        for one in self.questions:
            self.fields[f"q{one.number}"] = _field(one)
        for trait, codes in BANDS.items():
            bands = [RATHER_NOT, *((code, BAND_NAMES[code]) for code in codes)]
            self.fields[trait.value] = _one(TRAITS[trait], bands)
        if wards:
            self.fields[Trait.WARD.value] = forms.ChoiceField(
                label=TRAITS[Trait.WARD], required=False, choices=[RATHER_NOT, *wards.items()]
            )

    def answers(self, language: str) -> Answers:
        """What was answered.

        Raises ``ValueError`` where nothing was.
        """
        told = self.cleaned_data
        words, chosen = {}, {}
        for one in self.questions:
            value = told.get(f"q{one.number}")
            if one.kind == Question.Kind.OPEN:
                words[one.number] = value or ""
            else:
                picked = value if isinstance(value, list) else [value] if value else []
                chosen[one.number] = tuple(int(number) for number in picked)
        return Answers(
            chosen=chosen,
            words=words,
            about={trait: told.get(trait.value, "") for trait in Trait},
            language=language,
            channel=Channel(told.get("channel") or Channel.WEB),
            by_machine="channel" not in told and self.by_machine,
        )  # fmt: skip


def _field(question: Question) -> forms.Field:
    label = in_english(f"{question.number}. {question.words}")
    choices = [(str(number), in_english(words)) for number, words in enumerate(question.choices)]
    if question.kind == Question.Kind.ONE:
        return _one(label, choices)
    if question.kind == Question.Kind.MANY:
        return forms.MultipleChoiceField(
            label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
            help_text=_("Select all that apply"),
        )  # fmt: skip
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Do not tell who you or others are. You can write in any language."),
    )


def _one(label: Any, choices: list[tuple[str, Any]], required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=forms.RadioSelect
    )

"""Forms with which a consultation is written, opened, summed up and considered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.consultations.actions import Analysis, Considered, Theme
from commonweal.participation.consultations.queries import priorities_of
from commonweal.participation.consultations.writing import Asked, Wording
from commonweal.participation.models import Channel, Consultation, Question
from commonweal.publication.wording.consultation_words import CHANNELS
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box, version_field

Choices = list[tuple[str, Any]]
KINDS = [
    (Question.Kind.OPEN.value, _("In people’s own words")),
    (Question.Kind.ONE.value, _("One of several choices")),
    (Question.Kind.MANY.value, _("Several of several choices")),
]
WORDS = (
    "title", "question", "why", "audience", "opens", "closes", "short_why", "formative",
    "formative_words", "channels",
)  # fmt: skip


class WordingForm(forms.Form):
    """What is asked, of whom, why and when; the board only while it is new."""

    board = forms.ChoiceField(label=_("Which board asks, and decides?"))
    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages={"required": _("Enter a title")}
    )
    question = text_box(_("What do you ask people? Say what the board may decide."), 4)
    why = text_box(
        _("Why is it asked?"), 4, help_text=_("Give people what they need to know to answer")
    )
    audience = forms.CharField(
        label=_("Whom do you ask?"),
        max_length=300,
        error_messages={"required": _("Say whom you ask")},
    )
    formative = forms.BooleanField(
        label=_("The proposal can still change: nothing is decided"), required=False
    )
    formative_words = text_box(_("What can still change, and what cannot?"), 2, required=False)
    opens = DayField(label=_("First day"), help_text=_("For example, 4 1 2027"))
    closes = DayField(label=_("Last day"))
    short_why = text_box(_("If it is open for a short time: why?"), 2, required=False)
    channels = forms.MultipleChoiceField(
        label=_("How can people answer?"),
        choices=list(CHANNELS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select how people can answer")},
    )
    priorities = forms.MultipleChoiceField(
        label=_("Which priorities is it about?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(
        self, priorities: Choices, *given: Any, boards: Choices | None = None, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.fields["priorities"].choices = priorities  # type: ignore[attr-defined]
        if boards is None:
            del self.fields["board"]
        else:
            self.fields["board"].choices = boards  # type: ignore[attr-defined]

    @property
    def wording(self) -> Wording:
        """Raises ``ValueError`` for what does not go together."""
        told = {name: self.cleaned_data[name] for name in WORDS}
        channels = tuple(Channel(one) for one in told["channels"])
        priorities = tuple(self.cleaned_data["priorities"])
        return Wording(**told | {"channels": channels, "priorities": priorities})


def words_of(held: Consultation) -> dict[str, Any]:
    """What stands in the form of a draft."""
    told = {name: getattr(held, name) for name in WORDS}
    return told | {"priorities": list(priorities_of(held)), "version": held.version}


class QuestionForm(forms.Form):
    """One more question."""

    words = forms.CharField(
        label=_("Question"), max_length=300, error_messages={"required": _("Enter the question")}
    )
    kind = forms.ChoiceField(
        label=_("How is it answered?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how it is answered")},
    )
    choices = text_box(_("Choices, one a line"), 4, required=False)
    version = version_field()

    @property
    def asked(self) -> Asked:
        told = self.cleaned_data
        lines = (one.strip() for one in told["choices"].splitlines())
        return Asked(
            words=told["words"],
            kind=Question.Kind(told["kind"]),
            choices=tuple(one for one in lines if one),
        )


class LeaveOutForm(forms.Form):
    """Which question is asked no more."""

    number = forms.TypedChoiceField(label=_("Which question?"), coerce=int)
    version = version_field()

    def __init__(self, questions: Iterable[Question], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        held = [(one.number, f"{one.number}. {one.words}") for one in questions]
        self.fields["number"].choices = held  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """Nothing but the version that was read."""

    version = version_field()


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    why = text_box(_("Why? Everybody reads it where people were asked."), 2)
    version = version_field()


class SetAsideForm(forms.Form):
    """Which answer counts nowhere, and why."""

    response = forms.TypedChoiceField(label=_("Which answer?"), coerce=int)
    why = forms.CharField(
        label=_("Why?"), max_length=300, error_messages={"required": _("Say why it is set aside")}
    )

    def __init__(self, responses: Choices, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["response"].choices = responses  # type: ignore[attr-defined]


class AnalysisForm(forms.Form):
    """What people answered: in words, and as themes with how many named each."""

    words = text_box(
        _("What did people answer?"), 6, help_text=_("In your own words: quote nobody")
    )
    version = version_field()

    def __init__(self, questions: Iterable[Question], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.numbers = [one.number for one in questions if one.kind == Question.Kind.OPEN]
        told = {one.number: one.words for one in questions}
        for number in self.numbers:
            self.fields[f"themes{number}"] = text_box(
                _("Themes of question %(n)s: %(words)s") % {"n": number, "words": told[number]},
                5,
                required=False,
                help_text=_("One a line with how many named it. For example, Buses: 12"),
            )

    @property
    def analysis(self) -> Analysis:
        """Raises ``ValueError`` for a line that has no number."""
        told = self.cleaned_data
        themes = {n: tuple(_themes(told.get(f"themes{n}", ""))) for n in self.numbers}
        return Analysis(words=told["words"], themes=themes)


def _themes(text: str) -> Iterable[Theme]:
    for line in filter(None, map(str.strip, text.splitlines())):
        words, _colon, count = line.rpartition(":")
        if not words.strip() or not count.strip().isdecimal():
            told = _("Write “%(line)s” with how many named it. For example, Buses: 12")
            raise ValueError(told % {"line": line})
        yield Theme(words.strip(), int(count))


def themes_told(question: Question) -> str:
    """The themes of a question as they are typed."""
    return "\n".join(f"{words}: {count}" for words, count in question.themes)


class ConsiderForm(forms.Form):
    """What those who decide made of the answers."""

    on = DayField(label=_("On which day did those who decide consider the answers?"))
    considered = text_box(_("What was considered?"), 3)
    changed = text_box(_("What changed?"), 3, help_text=_("Or that nothing did"))
    unchanged = text_box(_("What did not change?"), 3)
    why = text_box(_("Why?"), 3)
    version = version_field()

    @property
    def said(self) -> Considered:
        told = dict(self.cleaned_data)
        told.pop("version")
        return Considered(**told)

"""Forms with which a comment is read, passed on, answered, shown or set aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.receiving import LONGEST
from commonweal.participation.models import Channel
from commonweal.publication.wording.comments_told import OUTCOMES
from commonweal.web.forms import DayField
from commonweal.web.work.meeting_forms import text_box, version_field

CHANNELS = [
    (Channel.PAPER.value, _("On paper")),
    (Channel.EVENT.value, _("At an event")),
    (Channel.ASSISTED.value, _("To me, in person or by telephone")),
]
PROMISE = "promise"


class ActForm(forms.Form):
    """What every act sends: the version that was read."""

    version = version_field()


class PassOnForm(ActForm):
    """Which board answers."""

    board = forms.ChoiceField(label=_("Which board answers?"))

    def __init__(self, boards: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["board"].choices = [("", _("Choose a board")), *boards]  # type: ignore[attr-defined]


class ReasonForm(ActForm):
    """A reason, which its author may read."""

    why = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why")},
    )  # fmt: skip


class ReplyForm(ActForm):
    """The board's reply, and what came of it or by when something will."""

    words = text_box(_("Reply, in plain words"), 6)
    came_of = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        choices=[*((one.value, OUTCOMES[one]) for one in Outcome), (PROMISE, _("Something will"))],
        error_messages={"required": _("Say what came of it, or that something will")},
    )
    promised = DayField(label=_("If something will: by which day?"), required=False)

    @property
    def outcome(self) -> Outcome | None:
        told = self.cleaned_data["came_of"]
        return None if told == PROMISE else Outcome(told)

    def clean(self) -> None:
        told = self.cleaned_data
        if told.get("came_of") == PROMISE and not told.get("promised"):
            self.add_error("promised", _("Enter the day by which you tell what came of it"))


class ShowForm(ActForm):
    """Words as everybody will read them."""

    words = forms.CharField(
        label=_("Words as everybody will read them"),
        help_text=_("Take out names and whatever else tells who somebody is."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": _("Write the words that are shown")},
    )


class EnterForm(forms.Form):
    """A comment that somebody made otherwise than here."""

    about = forms.ChoiceField(label=_("What is it about?"))
    channel = forms.ChoiceField(label=_("How was it made?"), choices=CHANNELS)
    words = text_box(_("What was said, in their words"), 6)
    may_publish = forms.BooleanField(
        label=_("They let it be shown to everybody, once somebody has read it"), required=False
    )
    mail = forms.EmailField(
        label=_("Their e-mail address, if they want a reply by e-mail"),
        required=False,
        max_length=200,
    )

    def __init__(self, items: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["about"].choices = items  # type: ignore[attr-defined]

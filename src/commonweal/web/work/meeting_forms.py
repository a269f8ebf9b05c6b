"""Forms of a meeting: its call, agenda, attendance, decisions, actions and minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.meetings.quorum import Presence
from commonweal.publication.wording.exempt import GROUNDS
from commonweal.web.forms import DayField

LONGEST = 20_000


def box(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def text_box(label: Any, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    """A box for several lines."""
    return forms.CharField(
        label=label, widget=box(rows), max_length=LONGEST, required=required, **more
    )


def version_field() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CallForm(forms.Form):
    """Call a meeting."""

    board = forms.ChoiceField(label=_("Board"))
    day = DayField(label=_("Day"), help_text=_("For example, 4 12 2026"))
    time = forms.TimeField(label=_("Time"), help_text=_("For example, 14:00"))
    place = forms.CharField(label=_("Place"), max_length=200)
    quorum = forms.IntegerField(
        label=_("Quorum"),
        min_value=1,
        max_value=100,
        help_text=_("How many seats must be filled to decide"),
    )

    def __init__(self, boards: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["board"].choices = boards  # type: ignore[attr-defined]

    @property
    def starts_at(self) -> datetime:
        """The moment in the town's own time."""
        told = self.cleaned_data
        return timezone.make_aware(datetime.combine(told["day"], told["time"]))


class PollingForm(forms.Form):
    """Note an election."""

    board = forms.ChoiceField(label=_("Board whose calendar it is noted in"))
    what = forms.CharField(label=_("Which election?"), max_length=120)
    polling = DayField(label=_("Polling day"))
    notice = DayField(
        label=_("Day of the notice of election"),
        required=False,
        help_text=_("Leave empty for the last day that the law allows"),
    )

    def __init__(self, boards: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["board"].choices = boards  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """Add an item to the agenda."""

    title = forms.CharField(label=_("Title"), max_length=300)
    ask = text_box(_("What is asked of the board?"), 2, required=False)
    paper = text_box(_("Paper"), 6, required=False)
    exempt_ground = forms.TypedChoiceField(
        label=_("Is the item exempt from publication?"),
        choices=[("", _("No, it is public")), *GROUNDS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    public_interest = text_box(
        _("If exempt: why does the public interest lie in keeping it so?"),
        2,
        required=False,
        help_text=_("This is published; the item is not"),
    )
    late_why = text_box(
        _("If papers are out: which special circumstances make it late?"), 2, required=False
    )


class PaperForm(forms.Form):
    """Change an item's paper and what it asks."""

    ask = text_box(_("What is asked of the board?"), 2, required=False)
    paper = text_box(_("Paper"), 10, required=False)
    version = version_field()


class WhyForm(forms.Form):
    """A reason, and the version that was read."""

    why = text_box(_("Why?"), 2)
    version = version_field()


class PapersForm(forms.Form):
    """Put the papers out."""

    late_why = text_box(_("If they are late: why?"), 2, required=False)
    version = version_field()


class VersionForm(forms.Form):
    """Nothing but the version that was read."""

    version = version_field()


PRESENCE = (
    ("", _("Not noted")),
    (Presence.PRESENT.value, _("Present")),
    (Presence.APOLOGIES.value, _("Apologies")),
)


class AttendanceForm(forms.Form):
    """Who is there: one choice a seat."""

    def __init__(self, seats: list[tuple[int, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for key, name in seats:
            self.fields[f"seat_{key}"] = forms.ChoiceField(
                label=name, choices=PRESENCE, required=False
            )

    @property
    def noted(self) -> list[tuple[int, Presence]]:
        """Seats about which something was said."""
        return [
            (int(name.removeprefix("seat_")), Presence(value))
            for name, value in self.cleaned_data.items()
            if value
        ]


class SubstituteForm(forms.Form):
    """Who sits in whose place."""

    office = forms.TypedChoiceField(label=_("Who sits in?"), coerce=int)
    in_place_of = forms.TypedChoiceField(label=_("In whose place?"), coerce=int)

    def __init__(self, offices: list[tuple[int, str]], seats: list[tuple[int, str]],
                 *given: Any, **more: Any) -> None:  # fmt: skip
        super().__init__(*given, **more)
        self.fields["office"].choices = offices  # type: ignore[attr-defined]
        self.fields["in_place_of"].choices = seats  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    """Give somebody something to do."""

    words = text_box(_("What is to be done?"), 2)
    organisation = forms.ChoiceField(label=_("Which organisation does it?"))
    office = forms.CharField(label=_("Which office answers for it?"), max_length=120)
    due = DayField(label=_("By when?"))
    decision = forms.TypedChoiceField(
        label=_("After which decision?"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, organisations: list[tuple[str, str]], decisions: list[tuple[Any, Any]],
                 *given: Any, **more: Any) -> None:  # fmt: skip
        super().__init__(*given, **more)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        self.fields["decision"].choices = [("", _("None")), *decisions]  # type: ignore[attr-defined]


class GuestForm(forms.Form):
    """An organisation that attends, of which nobody has an account."""

    organisation = forms.TypedChoiceField(label=_("Which organisation?"), coerce=int)
    presence = forms.ChoiceField(label=_("Is it there?"), choices=PRESENCE[1:])
    votes = forms.BooleanField(label=_("It has a vote and fills a seat"), required=False)

    def __init__(self, held: list[tuple[int, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["organisation"].choices = held  # type: ignore[attr-defined]


class MoveForm(VersionForm):
    """Which item of the agenda moves, and which way."""

    item = forms.IntegerField(widget=forms.HiddenInput)
    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")], widget=forms.HiddenInput)


class MinutesForm(forms.Form):
    """A new version of the minutes."""

    words = text_box(_("Minutes, for the public once they are approved"), 10)
    exempt_words = text_box(_("Minutes of exempt items, never published"), 4, required=False)
    version = version_field()

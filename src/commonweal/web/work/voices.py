"""Voices at work: which sectors have no seat on which board; a board's review of its members."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.participation.champions.membership import LONGEST, review_membership
from commonweal.people.permissions import Action
from commonweal.publication.frame import Crumb
from commonweal.publication.pages.voices import boards_told
from commonweal.publication.wording.membership_words import SECTORS
from commonweal.web.work.door import Worker, at_work, page


class MembershipForm(forms.Form):
    """What a board does about who is missing."""

    words = forms.CharField(
        label=gettext_lazy("What does the board do about it, or why nothing?"),
        help_text=gettext_lazy("Everybody reads this. Name no person."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={
            "required": gettext_lazy("Say what the board does about it, or why nothing"),
            "max_length": gettext_lazy("Write at most %(limit_value)s characters"),
        },
    )


@at_work()
def all_boards(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every board, the sectors without a seat there, its newest review."""
    rows = [
        (one, worker.may(Action.REVIEW_MEMBERSHIP, one.board))
        for one in boards_told(worker.reading)
    ]
    return page(request, worker, "voices", {"rows": rows}, menu="voices-at-work")


@at_work("GET", "POST")
def review(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """A board's review of its members."""
    worker.must(Action.REVIEW_MEMBERSHIP, board)
    held = next((one for one in boards_told(worker.reading) if one.board == board), None)
    if held is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = MembershipForm(sent, initial=dict(worker.kept))
    if form.is_valid():
        review_membership(worker.actor, board, held.lacking, form.cleaned_data["words"])
        return redirect("voices-at-work")
    context = {"held": held, "lacking": [SECTORS[one] for one in held.lacking], "form": form}
    crumb = Crumb(reverse("voices-at-work"), _("Voices"))
    status = 422 if form.is_bound else 200
    return page(request, worker, "membership_review", context, crumb, menu="voices-at-work",
                status=status)  # fmt: skip

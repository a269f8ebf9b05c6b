"""A return as a Word file: downloaded, sent back, looked at, and taken."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns import actions
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.queries import entries_of, return_of
from commonweal.people.acts import NotAllowedError
from commonweal.people.workflow import StaleError
from commonweal.publication.asked_words import asked_in_order
from commonweal.publication.frame import Crumb
from commonweal.publication.return_word.compared import Comparison, compare
from commonweal.publication.return_word.filled import return_as_word
from commonweal.publication.return_word.opening import NotReadableError
from commonweal.publication.return_word.reading_back import SentBack, read_back
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.return_tasks import period_of
from commonweal.web.work.return_word_forms import (
    DOCX,
    TakeForm,
    WordFileForm,
    kept,
    key_of,
    offered,
    sent,
    upon,
)
from commonweal.web.work.returns import found, may_write

NOTES = {
    "tracked": lazy("The file has tracked changes: insertions were kept and deletions left out."),
    "comment": lazy("The file has comments, which are not taken."),
    "picture": lazy("The file has pictures or drawings in its boxes, which are not taken."),
    "note": lazy("The file has footnotes or endnotes in its boxes, which are not taken."),
    "table": lazy("The file has a table in a box: its words were taken, its rows were not."),
    "list": lazy("The file has lists in its boxes: their bullets and numbers were not taken."),
    "sign": lazy("The file has signs of a symbol font in its boxes, which are not taken."),
}
Forms = list[tuple[Asked, TakeForm]]


@at_work()
def download(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """The form of a return as a Word file."""
    filing = found(worker, number)
    answer = HttpResponse(return_as_word(worker.reading, filing), content_type=DOCX)
    name = f"return-{filing.board}-{filing.round.since}.docx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@at_work("GET", "POST")
def come_back(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Send the file; look at what it would change; take it."""
    filing = found(worker, number)
    if not may_write(worker, filing):
        raise NotAllowedError("this return is not to be written now, or not by you")
    if request.method != "POST":
        asked = asked_in_order(worker.reading, filing.board)
        if waiting := kept(asked, worker.kept):
            return _look(request, worker, filing, waiting, told=_kept())
        return _upload(request, worker, filing, WordFileForm())
    if "things" in request.POST:
        return _take(request, worker, filing)
    form = WordFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload(request, worker, filing, form, status=422)
    try:
        back = read_back(form.cleaned_data["file"].read())
        _check(worker, filing, back)
    except NotReadableError as fault:
        form.add_error("file", str(fault))
        return _upload(request, worker, filing, form, status=422)
    told = compare(worker.reading, filing, back)
    forms = [(one.about, offered(one)) for one in told.changed]
    return _look(request, worker, filing, forms, told, back.notes)


def _check(worker: Worker, filing: Return, back: SentBack) -> None:
    """Raises ``NotReadableError`` for a file without boxes, or of another return."""
    if not back.boxes:
        raise NotReadableError(
            _(
                "This file has no boxes that say what their words are about. Download the return "
                "as a Word file and write in that, or give the boxes of your own template their "
                "tags, as the guide on Word files tells."
            )
        )
    if back.number is not None and back.number != filing.pk:
        other = return_of(filing.strategy, back.number)
        known = other and ({other.board, worker.reading.edition.board} & set(worker.boards))
        named = (
            f"{worker.reading.edition.name_of_body(other.board)}, {period_of(other)}"
            if other and known
            else _("another return")
        )
        raise NotReadableError(
            _("This file is of %(named)s, not of this return. Nothing was read.") % {"named": named}
        )


def _take(request: HttpRequest, worker: Worker, filing: Return) -> HttpResponse:
    forms = sent(asked_in_order(worker.reading, filing.board), request.POST)
    if not forms:
        raise Http404
    valid = [form.is_valid() for _about, form in forms]  # every one is asked, to tell every fault
    if not all(valid):
        return _look(request, worker, filing, forms, status=422)
    wanted = [
        (about, form.said_words, form.cleaned_data["version"])
        for about, form in forms
        if form.cleaned_data["take"]
    ]
    try:
        actions.write_all(worker.actor, filing, wanted)
    except StaleError:
        held = entries_of(filing)
        again = [(about, upon(form, held.get(about.key))) for about, form in forms]
        told = _(
            "Somebody else saved some of this meanwhile, so nothing was taken yet. Their words "
            "stand beside the boxes: bring both together and take them again."
        )
        return _look(request, worker, filing, again, told=told, status=409)
    return redirect("return", filing.pk)


def _kept() -> str:
    return _("You had been signed out. Your words were kept: check them and take them.")


def _upload(
    request: HttpRequest, worker: Worker, filing: Return, form: WordFileForm, status: int = 200
) -> HttpResponse:
    context = _heading(worker, filing) | {"form": form}
    return page(
        request, worker, "return_word", context, *_crumbs(filing), menu="returns", status=status
    )


def _look(
    request: HttpRequest,
    worker: Worker,
    filing: Return,
    forms: Forms,
    came: Comparison | None = None,
    notes: tuple[str, ...] = (),
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    held: dict[tuple[str, str], Entry] = entries_of(filing)
    conflicts = {one.about.key for one in came.changed if one.on_both} if came else set()
    context = _heading(worker, filing) | {
        "things": [
            (about, key_of(about), form, held.get(about.key), about.key in conflicts)
            for about, form in forms
        ],
        "came": came,
        "notes": [NOTES[one] for one in notes],
        "told": told,
        "errors": [one for _about, form in forms for one in form.errors],
    }
    return page(
        request,
        worker,
        "return_word_look",
        context,
        *_crumbs(filing),
        menu="returns",
        status=status,
    )


def _heading(worker: Worker, filing: Return) -> dict[str, Any]:
    board = worker.reading.edition.name_of_body(filing.board)
    return {"filing": filing, "period": period_of(filing), "board": board}


def _crumbs(filing: Return) -> tuple[Crumb, ...]:
    return (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("returns"), _("Returns")),
        Crumb(reverse("return", args=[filing.pk]), period_of(filing)),
    )

"""Translations at work: what is a draft, and who answers for what everybody reads."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.participation.translations.actions import sign_off, withdraw
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication.frame import Crumb
from commonweal.publication.languages.faults import broken
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.translation_forms import SignOffForm, WithdrawForm
from commonweal.web.work.translation_rows import Row, rows

ACTS = ("sign", "withdraw")
MENU = "comments-at-work"


@at_work()
def every_catalogue(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Each language, and how much of it is a draft."""
    held = rows(worker.actor.strategy)
    drafts = sum(len(one.drafts) for one in held)
    lead = ngettext(
        "%(n)s message is a draft that nobody answers for.",
        "%(n)s messages are drafts that nobody answers for.",
        drafts,
    ) % {"n": drafts}
    return page(request, worker, "translations", {"rows": held, "lead": lead}, menu=MENU)


@at_work()
def catalogue(request: HttpRequest, worker: Worker, language: str, domain: str) -> HttpResponse:
    """The messages of one catalogue, drafts first, with the forms of whoever may sign."""
    return _shown(request, worker, _row(worker, language, domain))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, language: str, domain: str, act: str) -> HttpResponse:
    """Sign a catalogue off as it was read, or withdraw that."""
    worker.must(Action.SIGN_TRANSLATION, worker.reading.edition.board)
    held = _row(worker, language, domain)
    if act not in ACTS:
        raise Http404
    form = SignOffForm(request.POST) if act == "sign" else WithdrawForm(request.POST)
    if form.is_valid():
        try:
            _do(worker, held, form)
            return redirect("catalogue-at-work", language, domain)
        except StaleError:
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _shown(request, worker, held, form, status=422)


def _do(worker: Worker, held: Row, form: forms.Form) -> None:
    board, told = worker.reading.edition.board, form.cleaned_data
    if isinstance(form, SignOffForm):
        if fault := next(broken(held.translated), ""):
            raise ValueError(_("It cannot be signed off: %(fault)s") % {"fault": fault})
        now = held.catalogue
        seen = type(now)(now.language, now.domain, told["seen"], ())
        sign_off(worker.actor, board, seen, now, told["read_by"])
    else:
        withdraw(worker.actor, board, told["signed"], told["why"])


def _shown(
    request: HttpRequest,
    worker: Worker,
    held: Row,
    sent: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = {"seen": held.catalogue.hash}
    sign = sent if isinstance(sent, SignOffForm) else SignOffForm(initial=seen | dict(worker.kept))
    taken = {"signed": held.signed.pk} if held.signed else {}
    back = sent if isinstance(sent, WithdrawForm) else WithdrawForm(initial=taken)
    context = {
        "held": held,
        "sign_form": sign,
        "withdraw_form": back if held.signed else None,
        "may": worker.may(Action.SIGN_TRANSLATION, worker.reading.edition.board),
    }
    crumb = Crumb(reverse("translations-at-work"), _("Translations"))
    return page(request, worker, "catalogue", context, crumb, menu=MENU, status=status)


def _row(worker: Worker, language: str, domain: str) -> Row:
    held = rows(worker.actor.strategy)
    found = (one for one in held if (one.language.code, one.domain.value) == (language, domain))
    row = next(found, None)
    if row is None:
        raise Http404
    return row

"""The log at work: who did what, in an order that nobody can alter unseen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.delivery.items_of_board import items_of_board
from commonweal.delivery.kept_heads import kept_heads
from commonweal.people.audit import verify
from commonweal.people.events import Asked, acts, events, plain_facts
from commonweal.people.models import Event, Role
from commonweal.people.permissions import Action
from commonweal.publication.wording.role_words import ROLES
from commonweal.web.forms import DayField
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.people_page import desk_crumb

A_PAGE = 50


class SearchForm(forms.Form):
    """Which acts, of which board, on which days."""

    act = forms.ChoiceField(label=gettext_lazy("Act"), required=False)
    board = forms.ChoiceField(label=gettext_lazy("Board"), required=False)
    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("To"), required=False)

    def __init__(self, names: list[str], boards: list[tuple[str, str]], *given: Any) -> None:
        super().__init__(*given)
        every: list[tuple[str, Any]] = [("", _("Every act"))]
        self.fields["act"].choices = every + [(one, one) for one in names]  # type: ignore[attr-defined]
        self.fields["board"].choices = [("", _("Every board")), *boards]  # type: ignore[attr-defined]


@at_work()
def log(request: HttpRequest, worker: Worker) -> HttpResponse:
    """The log, searched; the chain is walked where the log opens, and whenever it is asked for."""
    worker.must(Action.READ_AUDIT)
    bodies = [(one.id, one.name) for one in worker.reading.edition.governance.bodies]
    form = SearchForm(acts(), bodies, request.GET or None)
    sound = not form.is_bound or form.is_valid()
    found = events(_asked(worker, form) if sound else Asked())
    pages = Paginator(found, A_PAGE)
    shown = pages.get_page(request.GET.get("page", "1"))
    audit = verify(kept_heads()) if not request.GET or "check" in request.GET else None
    context = {
        "form": form,
        "rows": [_row(one) for one in shown],
        "shown": shown,
        "audit": audit,
        "lead": _lead(audit) if audit else _found(pages.count),
        "asked": _without_page(request.GET),
    }
    return page(request, worker, "audit", context, desk_crumb(), menu="audit",
                status=200 if sound else 422)  # fmt: skip


def _asked(worker: Worker, form: SearchForm) -> Asked:
    if not form.is_bound:
        return Asked()
    told = form.cleaned_data
    board, strategy = told["board"], worker.actor.strategy
    items = items_of_board(strategy, board) if board else {}
    plans = f"{strategy}/{board}/" if board else ""
    return Asked(told["act"], board, told["since"], told["until"], items, plans)


def _lead(audit: Any) -> str:
    if audit.breaks:
        told = ngettext(
            "The log does not hold: it is broken in %(n)s place.",
            "The log does not hold: it is broken in %(n)s places.",
            len(audit.breaks),
        )
        return told % {"n": len(audit.breaks)}
    told = ngettext(
        "The log is whole: its one act follows from nothing before it.",
        "The log is whole: each of its %(n)s acts follows from the one before.",
        audit.events,
    )
    return told % {"n": audit.events} if audit.events else _("Nothing has been done yet.")


def _found(count: int) -> str:
    return ngettext("%(n)s act is found.", "%(n)s acts are found.", count) % {"n": count}


def _row(one: Event) -> dict[str, Any]:
    """An act without anybody's words: its actor is an office and the number of an account."""
    known = one.role in Role.values
    return {
        "number": one.number,
        "at": one.at,
        "act": one.action,
        "on": f"{one.kind} {one.item}".strip(),
        "role": ROLES[Role(one.role)] if known else one.role,
        "account": one.actor_id,
        "facts": plain_facts(one),
        "texts": len(one.commitments),
        "hash": one.hash,
    }


def _without_page(asked: QueryDict) -> str:
    held = asked.copy()
    held.pop("page", None)
    held.pop("check", None)
    return held.urlencode()

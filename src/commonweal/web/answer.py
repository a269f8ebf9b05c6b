"""The page behind a partner's link: what is asked, with its figures, and boxes to answer in.

It asks for no account and sets no cookie. Whoever holds the address may write, and nobody else
knows it: so there is nothing that a form from elsewhere could borrow.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commonweal.delivery.models import PartnerLink
from commonweal.delivery.partners import actions
from commonweal.delivery.partners.queries import state_of, written_by
from commonweal.delivery.partners.rules import LinkState
from commonweal.delivery.partners.tokens import link_of
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.workflow import StaleError
from commonweal.publication.asked_words import beside_of
from commonweal.publication.frame import frame
from commonweal.publication.reading import Reading, today
from commonweal.publication.said import period
from commonweal.publication.site import current_reading
from commonweal.web.work.partner_forms import AnswerForm, SendForm, said_of

CLOSED = {
    LinkState.SENT: gettext_lazy("Your answer was sent. Thank you: the board has it."),
    LinkState.REVOKED: gettext_lazy("The board has withdrawn this link."),
    LinkState.EXPIRED: gettext_lazy("The time for this link is over."),
    LinkState.CLOSED: gettext_lazy("The board has handed this return in, without your answer."),
}
Forms = list[tuple[Any, Any, AnswerForm]]


@never_cache
@csrf_exempt  # there is no cookie: a form from elsewhere would need the address itself
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked, keep what is written, send it."""
    reading = current_reading()
    link = link_of(token)
    if link is None or link.strategy != reading.edition.strategy.id:
        told = _("This is not the address of a link, or a part of it is missing. Copy it whole.")
        return _closed(request, reading, _("No such link"), told, 404)
    state = state_of(link, today())
    if state is not LinkState.OPEN:
        return _over(request, reading, state)
    if request.method != "POST":
        send = SendForm(initial={"version": link.version})
        return _form(request, reading, link, _forms(reading, link), send)
    return _save(request, reading, link)


def _save(request: HttpRequest, reading: Reading, link: PartnerLink) -> HttpResponse:
    forms, send = _forms(reading, link, request.POST), SendForm(request.POST)
    if not all([send.is_valid(), *(form.is_valid() for _about, _beside, form in forms)]):
        return _form(request, reading, link, forms, send, status=422)
    told = actions.Answer(
        {about.key: said_of(form) for about, _beside, form in forms},
        send.cleaned_data["name"],
        "send" in request.POST,
    )
    bearer = actions.Bearer(link, today(), timezone.now())
    try:
        saved = actions.answer(bearer, told, send.cleaned_data["version"])
    except actions.ClosedLinkError as fault:
        return _over(request, reading, fault.state)
    except StaleError:
        return _stale(request, reading, link, forms, send)
    except actions.TooOftenError as fault:
        return _form(request, reading, link, forms, send, told=str(fault), status=429)
    except ValueError as fault:
        return _form(request, reading, link, forms, send, told=str(fault), status=422)
    if told.send:
        return _over(request, reading, LinkState.SENT, status=200)
    again = SendForm(initial={**send.cleaned_data, "version": saved.version})
    return _form(request, reading, saved, _forms(reading, saved), again, done=True)


def _stale(
    request: HttpRequest, reading: Reading, link: PartnerLink, forms: Forms, send: SendForm
) -> HttpResponse:
    """Their words beside the boxes, yours in them; the next save is upon theirs."""
    link.refresh_from_db(fields=["version"])
    again = SendForm(initial={**send.cleaned_data, "version": link.version})
    told = _(
        "Somebody else with this link saved meanwhile. Their words stand below each box, yours "
        "in it: bring both together and save again."
    )
    mine = [
        (about, beside, AnswerForm(initial=form.cleaned_data, prefix=form.prefix))
        for about, beside, form in forms
    ]
    others = written_by(link)
    return _form(request, reading, link, mine, again, told=told, others=others, status=409)


def _forms(reading: Reading, link: PartnerLink, data: Any = None) -> Forms:
    wanted = {(subject, item) for subject, item in link.asked}
    held = written_by(link)
    asked = asked_of(reading.edition, link.board, reading.today)
    return [
        (one, beside_of(reading, one), AnswerForm.on(one.key, held.get(one.key), data))
        for one in asked
        if one.key in wanted
    ]


def _form(
    request: HttpRequest,
    reading: Reading,
    link: PartnerLink,
    forms: Forms,
    send: SendForm,
    told: str = "",
    done: bool = False,
    others: Any = None,
    status: int = 200,
) -> HttpResponse:
    rounds = link.filing.round
    context = {
        "partner": link.partner,
        "board": reading.edition.name_of_body(link.board),
        "period": period(rounds.since, rounds.until),
        "expires": link.expires_on,
        "things": [(one, *more, (others or {}).get(one.key)) for one, *more in forms],
        "send": send,
        "told": told,
        "done": done,
        "errors": bool(send.errors or any(form.errors for _a, _b, form in forms)),
    }
    return _shown(request, reading, "answer", context, status)


def _over(
    request: HttpRequest, reading: Reading, state: LinkState, status: int = 410
) -> HttpResponse:
    title = _("Sent") if state is LinkState.SENT else _("This link no longer works")
    told = str(CLOSED[state])
    if state is not LinkState.SENT:
        told += " " + _("To say something all the same, ask whoever sent it to you.")
    return _closed(request, reading, title, told, status)


def _closed(
    request: HttpRequest, reading: Reading, title: str, told: str, status: int
) -> HttpResponse:
    return _shown(request, reading, "answer_closed", {"title": title, "told": told}, status)


def _shown(
    request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    page = render(request, f"work/{template}.jinja", frame(reading, "") | context, status=status)
    page["Referrer-Policy"] = "no-referrer"  # the address is the key: no other site may read it
    return page

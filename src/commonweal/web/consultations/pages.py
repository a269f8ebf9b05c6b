"""Answer a consultation: without account, cookie or script."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commonweal.participation.consultations.answering import receive
from commonweal.participation.consultations.queries import asked, public_consultation
from commonweal.participation.models import Consultation
from commonweal.people.workflow import WrongStageError
from commonweal.publication.consultations import takes_answers, told_of
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.languages.direction import in_english
from commonweal.publication.links import link
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.web.comments.forms import begun_now
from commonweal.web.comments.limits import WRITES, too_many
from commonweal.web.comments.pages import open_page
from commonweal.web.consultations.forms import AnswerForm

KEPT = "kept"


@open_page
def answer(request: HttpRequest, reading: Reading, name: str) -> HttpResponse:
    """The questions, or what became of an answer that was sent."""
    held = public_consultation(reading.edition.strategy.id, name, reading.today)
    if held is None:
        raise Http404
    if request.method != "POST" and KEPT in request.GET:
        return _told(request, reading, held, _("Your answer is kept"), _after(), 200)
    if not takes_answers(reading, held):
        title = _("No answer is taken here now")
        return _told(request, reading, held, title, told_of(reading, held), 409)
    if request.method != "POST":
        return _form(
            request,
            reading,
            held,
            AnswerForm(asked(held), initial=_begun(), wards=wards_of(reading)),
        )
    if too_many(request, "answer", WRITES):
        return _told(request, reading, held, _("Please wait"), _slow(), 429)
    return _send(request, reading, held)


def _send(request: HttpRequest, reading: Reading, held: Consultation) -> HttpResponse:
    wards = wards_of(reading)
    form = AnswerForm(asked(held), request.POST, wards=wards)
    if form.is_valid():
        try:
            language = (get_language() or "en").split("-")[0]
            receive(held, form.answers(language), reading.today, frozenset(wards))
            return redirect(f"{reverse('consultation-answer', args=[held.name])}?{KEPT}=yes")
        except WrongStageError:
            form.add_error(None, _("No answer is taken any more: it was closed meanwhile"))
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _form(request, reading, held, form)


def _form(
    request: HttpRequest, reading: Reading, held: Consultation, form: AnswerForm
) -> HttpResponse:
    context = {"held": held, "form": form, "href": link("consultation", held.name)}
    status = 422 if form.errors else 200
    return _page(request, reading, held, "answer", context, status)


def _told(
    request: HttpRequest, reading: Reading, held: Consultation, title: str, told: str, status: int
) -> HttpResponse:
    context = {"title": title, "told": told, "href": link("consultation", held.name)}
    return _page(request, reading, held, "told", context, status)


def _page(
    request: HttpRequest,
    reading: Reading,
    held: Consultation,
    template: str,
    context: dict[str, Any],
    status: int,
) -> HttpResponse:
    crumbs = (
        home(),
        Crumb(link("consultations"), _("Consultations")),
        Crumb(link("consultation", held.name), in_english(held.title)),
    )
    around = frame(reading, "have-your-say", *crumbs)
    return render(request, f"consultations/{template}.jinja", around | context, status=status)


def _begun() -> dict[str, str]:
    return {"begun": begun_now()}


def _after() -> str:
    return _(
        "When the consultation is over, its page tells what people answered, what was considered, "
        "what changed and what did not, and why."
    )


def _slow() -> str:
    return _(
        "Many forms came from your network within an hour. Try again in an hour, or answer on "
        "paper or in person: that counts the same."
    )

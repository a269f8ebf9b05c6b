"""Offer to be a champion, see where that stands, take it back: without account or cookie.

There is no session whose rights a form from elsewhere could borrow. Whoever holds a reference is
whoever offered.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import DAYS, Stage
from commonweal.participation.champions.offering import by_reference, offer, take_back
from commonweal.participation.comments.reference import read_reference
from commonweal.participation.models import Champion
from commonweal.people.workflow import WrongStageError
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.links import link
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.publication.wording.champion_standing import standing
from commonweal.web.champions.forms import JoinForm
from commonweal.web.comments.forms import FollowForm, begun_now
from commonweal.web.comments.limits import WRITES, count_guess, guesses_spent, too_many
from commonweal.web.comments.pages import open_page


@open_page
def join(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The form, and the statement that whoever sends it agrees to."""
    if not reading.edition.board:
        told = _("The strategy names no board that answers for it, so nobody would read an offer.")
        return _page(request, reading, "told", {"title": _("Not open yet"), "told": told}, 404)
    wards = wards_of(reading)
    if request.method != "POST":
        return _join(request, reading, JoinForm(wards, initial={"begun": begun_now()}))
    if too_many(request, "join", WRITES):
        return _slow_down(request, reading)
    form = JoinForm(wards, request.POST)
    if not form.is_valid():
        return _join(request, reading, form)
    held = offer(form.offer(), reading.edition.strategy.id, reading.today)
    return redirect("champion-mine", held.reference)


@open_page
def find(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Find one's offer again by its reference."""
    form = FollowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if guesses_spent(request):
            return _slow_down(request, reading)
        held = _mine(reading, form.cleaned_data["reference"])
        if held is not None:
            return redirect("champion-mine", held.reference)
        count_guess(request)
        form.add_error("reference", _("Nobody was given this reference: check each sign"))
    return _page(request, reading, "find", {"form": form}, 422 if form.errors else 200)


@open_page
def mine(request: HttpRequest, reading: Reading, reference: str) -> HttpResponse:
    """Where an offer stands, as whoever made it sees it; the button with which they leave."""
    held = _mine(reading, reference)
    if not (held and "withdraw" in request.POST) and guesses_spent(request):
        return _slow_down(request, reading)
    if held is None:
        count_guess(request)
        told = _("Check each sign, or enter the reference again.")
        title = _("Nobody was given this reference")
        return _page(request, reading, "told", {"title": title, "told": told}, 404)
    if request.method == "POST" and "withdraw" in request.POST:
        try:
            held = take_back(held.reference, reading.today)
        except WrongStageError:
            held.refresh_from_db()
    over = held.stage == Stage.WITHDRAWN
    context = {"held": held, "standing": standing(held), "over": over}
    page = _page(request, reading, "mine", context, 200)
    page["Referrer-Policy"] = "no-referrer"  # the address is the key: no other page may read it
    return page


def _join(request: HttpRequest, reading: Reading, form: JoinForm) -> HttpResponse:
    context = {"form": form, "error": bool(form.errors), "days": DAYS[Stage.INTERESTED]}
    return _page(request, reading, "join", context, 422 if form.errors else 200)


def _slow_down(request: HttpRequest, reading: Reading) -> HttpResponse:
    told = _("Many forms came from your network within an hour. Try again in an hour.")
    return _page(request, reading, "told", {"title": _("Please wait"), "told": told}, 429)


def _page(
    request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    around = frame(reading, "champion-join", home(),
                   Crumb(link("champions"), _("Community champions")))  # fmt: skip
    return render(request, f"champions/{template}.jinja", around | context, status=status)


def _mine(reading: Reading, typed: str) -> Champion | None:
    return by_reference(reading.edition.strategy.id, read_reference(typed))

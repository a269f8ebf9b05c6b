"""Say something, follow it by its reference, add to it, take it back: without account or cookie.

There is no session whose rights a form from elsewhere could borrow. Whoever holds a reference is
its author.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commonweal.participation.comments import receiving
from commonweal.participation.comments.queries import by_reference, thread
from commonweal.participation.comments.receiving import Said, Where
from commonweal.participation.comments.reference import read_reference
from commonweal.participation.models import About, Comment
from commonweal.people.workflow import WrongStageError
from commonweal.publication.about_items import Item, choices, item_of
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.languages.language import language
from commonweal.publication.links import link
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.wording.comment_standing import standing
from commonweal.web.comments.forms import FollowForm, MoreForm, SayForm, begun_now, code_of
from commonweal.web.comments.limits import WRITES, count_guess, guesses_spent, too_many

LARGEST = 200_000  # bytes of a form; words of the longest comment take a tenth
LEAVES = {"withdraw", "stop"}  # whoever takes back what they gave never waits
View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """A page of residents: never kept, without cookie."""

    @never_cache
    @csrf_exempt  # there is no cookie: a form from elsewhere would need the reference itself
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, **arguments: str) -> HttpResponse:
        reading = current_reading()
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            told = _("Write at most %(most)s characters.") % {"most": receiving.LONGEST}
            return _told(request, reading, _("This is too long to be kept"), told, 413)
        return view(request, reading, **arguments)

    return opened


@open_page
def say(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The form about one thing, or the choice of what it is about."""
    item = item_of(reading, request.GET.get("about", "")[:160])
    if item is None:
        return _choose(request, reading)
    if request.method != "POST":
        return _form(request, reading, item, SayForm(initial={"begun": begun_now()}))
    if too_many(request, "say", WRITES):
        return _slow_down(request, reading)
    form = SayForm(request.POST)
    if not form.is_valid():
        return _form(request, reading, item, form)
    told = form.cleaned_data
    said = Said(
        about=About(item.kind),
        about_id=item.id,
        words=told["words"],
        mail=told["mail"],
        may_publish=told["may_publish"],
        language=told["language"] or code_of(language()),
        by_machine=form.by_machine,
    )
    held = receiving.receive(said, _where(reading))
    return redirect("comment", held.reference)


@open_page
def follow(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Find one's comment again by its reference."""
    form = FollowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if guesses_spent(request):
            return _slow_down(request, reading)
        held = _mine(reading, form.cleaned_data["reference"])
        if held is not None:
            return redirect("comment", held.reference)
        count_guess(request)
        form.add_error("reference", _("No comment has this reference: check each sign"))
    context = {"form": form, "title": _("Follow what you said"), "button": _("Show it")}
    status = 422 if form.errors else 200
    return _page(request, reading, "form", context, status)


@open_page
def comment(request: HttpRequest, reading: Reading, reference: str) -> HttpResponse:
    """One thread, as its author sees it."""
    held = _mine(reading, reference)
    if not (held and LEAVES & request.POST.keys()) and guesses_spent(request):
        return _slow_down(request, reading)
    if held is None:
        count_guess(request)
        told = _("Check each sign, or enter the reference again.")
        return _told(request, reading, _("No comment has this reference"), told, 404)
    if request.method != "POST":
        return _thread(request, reading, held, MoreForm())
    return _act(request, reading, held)


def _act(request: HttpRequest, reading: Reading, held: Comment) -> HttpResponse:
    day = reading.today
    if "withdraw" in request.POST:
        receiving.withdraw(held.reference, day)
        told = _("Your words and your address are erased. That somebody took a comment back stays.")
        return _told(request, reading, _("Taken back"), told, 200)
    if "stop" in request.POST:
        receiving.stop_letters(held.reference, day)
        return redirect("comment", held.reference)
    form = MoreForm(request.POST)
    if form.is_valid():
        try:
            receiving.add_words(held.reference, form.cleaned_data["words"], day)
            return redirect("comment", held.reference)
        except WrongStageError:
            form.add_error(None, _("This comment was taken back: begin another"))
        except ValueError as fault:
            form.add_error("words", str(fault))
    return _thread(request, reading, held, form)


def _thread(request: HttpRequest, reading: Reading, held: Comment, form: MoreForm) -> HttpResponse:
    item = item_of(reading, f"{held.about}/{held.about_id}".rstrip("/"))
    context = {
        "held": held,
        "item": item,
        "standing": standing(reading, held),
        "turns": thread(held),
        "form": form,
        "by_mail": held.mail is not None and not held.mail.erased_on,
        "over": held.stage == "withdrawn",
    }
    page = _page(request, reading, "thread", context, 422 if form.errors else 200)
    page["Referrer-Policy"] = "no-referrer"  # the address is the key: no other page may read it
    return page


def _form(request: HttpRequest, reading: Reading, item: Item, form: SayForm) -> HttpResponse:
    kept = urlencode({"about": item.key}, safe="/")
    context = {"form": form, "item": item, "error": bool(form.errors), "kept_query": f"?{kept}"}
    return _page(request, reading, "say", context, 422 if form.errors else 200)


def _choose(request: HttpRequest, reading: Reading) -> HttpResponse:
    return _page(request, reading, "choose", {"items": choices(reading)}, 200)


def _slow_down(request: HttpRequest, reading: Reading) -> HttpResponse:
    told = _(
        "Many forms came from your network within an hour. Try again in an hour, or say it to "
        "the council on paper or in person: that counts the same."
    )
    return _told(request, reading, _("Please wait"), told, 429)


def _told(
    request: HttpRequest, reading: Reading, title: str, told: str, status: int
) -> HttpResponse:
    return _page(request, reading, "told", {"title": title, "told": told}, status)


def _page(
    request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    around = frame(reading, "have-your-say", home(),
                   Crumb(link("have-your-say"), _("Have your say")))  # fmt: skip
    return render(request, f"comments/{template}.jinja", around | context, status=status)


def _mine(reading: Reading, typed: str) -> Comment | None:
    return by_reference(reading.edition.strategy.id, read_reference(typed))


def _where(reading: Reading) -> Where:
    return Where(reading.edition.strategy.id, reading.edition.id, reading.today)

"""Views: each translates a request, makes one call for its page and hands it to a template."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.measures.store import StoreError
from commonweal.publication.languages.spoken import mark
from commonweal.publication.pages import (
    about_strategy,
    annual_report,
    changed,
    plain,
    unknown,
)
from commonweal.publication.pages import boards as board_pages
from commonweal.publication.pages import champions as champions_page
from commonweal.publication.pages import claims as claims_page
from commonweal.publication.pages import duties as duties_pages
from commonweal.publication.pages import evidence as evidence_pages
from commonweal.publication.pages import have_your_say as say_page
from commonweal.publication.pages import home as home_page
from commonweal.publication.pages import line_of_sight as sight_pages
from commonweal.publication.pages import measure as measure_pages
from commonweal.publication.pages import outcomes as outcomes_page
from commonweal.publication.pages import plan as plan_pages
from commonweal.publication.pages import plan_reports as report_pages
from commonweal.publication.pages import priorities as priority_pages
from commonweal.publication.pages import voices as voices_page
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.site import current_reading
from commonweal.publication.work_mark import work_mark

T = TypeVar("T")
View = Callable[..., HttpResponse]
LONGEST = 80
MOST_PAGES = 400


def page(template: str) -> Callable[[Callable[..., dict[str, Any]]], View]:
    """Make a view of a function from reading, request and arguments to a context."""

    def decorate(make: Callable[..., dict[str, Any]]) -> View:
        @require_safe
        @wraps(make)
        def view(request: HttpRequest, **arguments: str) -> HttpResponse:
            try:
                reading = current_reading()
            except StoreError as fault:
                return render(request, "pages/no_release.jinja", {"fault": fault}, status=503)
            address = f"{work_mark()} {mark()} {request.get_full_path()}"
            if address not in reading.pages:
                context = make(reading, request, **arguments)
                made = render(request, f"pages/{template}.jinja", context)
                _keep(reading, address, made)
                return made
            return HttpResponse(reading.pages[address])

        return view

    return decorate


def _keep(reading: Reading, address: str, made: HttpResponse) -> None:
    """Keep a page with its reading; the oldest goes when there are too many."""
    if len(address) > LONGEST * 3:
        return
    while len(reading.pages) >= MOST_PAGES:
        reading.pages.pop(next(iter(reading.pages)), None)
    reading.pages[address] = made.content


def found(thing: T | None) -> T:
    """The thing, or a page that says it does not exist."""
    if thing is None:
        raise Http404
    return thing


def the_measure(reading: Reading, card: str, series: str = "") -> Measure:
    """The measure of an address; a card with several series shows its first."""
    return found(reading.measure(card, series))


@page("home")
def home(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return home_page.home(reading)


@page("outcomes")
def outcomes(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    asked = outcomes_page.Filters(
        *(request.GET.get(name, "")[:LONGEST] for name in ("stage", "priority", "board")),
        verdicts=tuple(one[:LONGEST] for one in request.GET.getlist("verdict")[:12]),
        search=request.GET.get("search", "")[:LONGEST],
        sort=sort if (sort := request.GET.get("sort")) in outcomes_page.SORTS else "document",
    )
    return outcomes_page.outcomes(reading, asked)


@page("stage")
def stage(reading: Reading, request: HttpRequest, stage: str) -> dict[str, Any]:
    return priority_pages.stage_page(reading, found(reading.edition.stage(stage)))


@page("priorities")
def priorities(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return priority_pages.priorities(reading)


@page("priority")
def priority(reading: Reading, request: HttpRequest, priority: str) -> dict[str, Any]:
    return priority_pages.priority_page(reading, found(reading.edition.priority(priority)))


@page("measure")
def measure(reading: Reading, request: HttpRequest, card: str, series: str = "") -> dict[str, Any]:
    return measure_pages.measure_page(reading, the_measure(reading, card, series))


@page("evidence")
def evidence(reading: Reading, request: HttpRequest, card: str, series: str = "") -> dict[str, Any]:
    return evidence_pages.evidence_page(reading, the_measure(reading, card, series))


@page("line_of_sight")
def line_of_sight(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return sight_pages.line_of_sight_page(reading, request.GET.get("priority", "")[:LONGEST])


@page("boards")
def boards(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return board_pages.boards(reading)


@page("board")
def board(reading: Reading, request: HttpRequest, board: str) -> dict[str, Any]:
    return board_pages.board_page(reading, found(reading.edition.body(board)))


@page("plan")
def plan(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    wanted = (request.GET.get(name, "")[:LONGEST] for name in ("board", "origin", "priority"))
    return plan_pages.plan_page(reading, plan_pages.Filters(*wanted))


@page("plan_reports")
def plan_reports(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return report_pages.reports_page(reading)


@page("report")
def report(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return annual_report.report_page(reading)


@page("cannot_tell")
def cannot_tell(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return unknown.cannot_tell(reading)


@page("findings")
def findings(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return about_strategy.findings_page(reading, request.GET.get("code", "")[:LONGEST])


@page("claims")
def claims(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return claims_page.claims(reading)


@page("calendar")
def calendar(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.calendar_page(reading)


@page("duties")
def duties(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return duties_pages.duties_page(reading)


@page("strategy")
def strategy(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return about_strategy.strategy_page(reading)


@page("have_your_say")
def have_your_say(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return say_page.have_your_say(reading)


@page("champions")
def champions(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return champions_page.champions_page(reading)


@page("voices")
def voices(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return voices_page.voices_page(reading)


@page("words")
def words(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.words_page(reading)


@page("changes")
def changes(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return changed.changes_page(reading)


@page("methods")
def methods(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.simple_page(reading, "methods")


@page("data")
def data(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.data_page(reading)


@page("about")
def about(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.simple_page(reading, "about")


@page("accessibility")
def accessibility(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return plain.simple_page(reading, "accessibility")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing stands at this address."""
    return _fault(request, "not_found", 404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Our fault; says so without a word of the machine's."""
    return _fault(request, "went_wrong", 500)


def _fault(request: HttpRequest, name: str, status: int) -> HttpResponse:
    try:
        context = plain.simple_page(current_reading(), name)
    except Exception:  # the page of a fault must not fail in its turn
        return render(request, "pages/bare.jinja", {"status": status}, status=status)
    return render(request, f"pages/{name}.jinja", context, status=status)

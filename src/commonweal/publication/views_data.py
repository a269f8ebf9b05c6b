"""Open data behind the pages: CSV and JSON of every figure and verdict, charts, the report."""

from __future__ import annotations

import logging
import re
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.measures.sealed import AlteredError, sealed_file
from commonweal.publication import open_data, open_data_parts, open_data_plan
from commonweal.publication.drawings import chart_of
from commonweal.publication.made_up import strip
from commonweal.publication.pages import champions as champions_page
from commonweal.publication.pages import duties, have_your_say, plan_reports
from commonweal.publication.pages import voices as voices_page
from commonweal.publication.pages.measure import chart_title
from commonweal.publication.reading import Reading
from commonweal.publication.report_files import report_pdf as made_pdf
from commonweal.publication.site import current_reading
from commonweal.publication.views import found, the_measure
from commonweal.strategy.rendering import render_document

LOG = logging.getLogger("commonweal")


def csv_file(text: str, name: str) -> HttpResponse:
    if told := strip():
        text = f"# {told}\r\n{text}"
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_file(told: dict[str, Any]) -> JsonResponse:
    """An answer as JSON that says where it is made up."""
    marked = {"demonstration": strip()} if strip() else {}
    return JsonResponse(marked | told)


@require_safe
def outcomes_csv(request: HttpRequest) -> HttpResponse:
    """Every listing with its latest figure and verdicts."""
    return csv_file(open_data.outcomes_csv(current_reading()), "outcomes")


@require_safe
def outcomes_json(request: HttpRequest) -> HttpResponse:
    """The same with schema and ids."""
    return json_file(open_data.outcomes_json(current_reading()))


def _as(kind: str, reading: Reading, part: open_data_parts.Part) -> HttpResponse:
    if kind == "csv":
        return csv_file(open_data_parts.part_csv(reading, part), f"{part.kind}-{part.id}")
    return json_file(open_data_parts.part_json(reading, part))


@require_safe
def priority(request: HttpRequest, priority: str, kind: str) -> HttpResponse:
    """The listings of a priority with their latest figures and verdicts, as CSV or JSON."""
    reading = current_reading()
    held = found(reading.edition.priority(priority))
    return _as(kind, reading, open_data_parts.of_priority(reading, held))


@require_safe
def stage(request: HttpRequest, stage: str, kind: str) -> HttpResponse:
    """The same of a life stage."""
    reading = current_reading()
    held = found(reading.edition.stage(stage))
    return _as(kind, reading, open_data_parts.of_stage(reading, held))


@require_safe
def board(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """The same of a board."""
    reading = current_reading()
    held = found(reading.edition.body(board))
    return _as(kind, reading, open_data_parts.of_board(reading, held))


@require_safe
def figures_csv(request: HttpRequest, card: str, series: str = "") -> HttpResponse:
    """Every row of a measure for the place, its region and England, all vintages."""
    reading = current_reading()
    measure = the_measure(reading, card, series)
    name = "-".join((card, measure.series.id, reading.place.code))
    return csv_file(open_data.figures_csv(reading, measure), name)


@require_safe
def figures_json(request: HttpRequest, card: str, series: str = "") -> HttpResponse:
    """The same as JSON."""
    reading = current_reading()
    return json_file(open_data.figures_json(reading, the_measure(reading, card, series)))


@require_safe
def evidence_json(request: HttpRequest, card: str, series: str = "") -> HttpResponse:
    """Every verdict of a measure with every number behind it."""
    reading = current_reading()
    return json_file(open_data.evidence_json(reading, the_measure(reading, card, series)))


@require_safe
def chart_svg(request: HttpRequest, card: str, series: str = "") -> HttpResponse:
    """The chart as a file of its own."""
    reading = current_reading()
    measure = the_measure(reading, card, series)
    chart = chart_of(reading, measure, chart_title(reading, measure))
    if chart is None:
        raise Http404
    return HttpResponse(chart.wide, content_type="image/svg+xml; charset=utf-8")


@require_safe
def plan_csv(request: HttpRequest) -> HttpResponse:
    """Every action of the overarching plan with how it stands."""
    return csv_file(open_data_plan.plan_csv(current_reading()), "plan")


@require_safe
def plan_json(request: HttpRequest) -> HttpResponse:
    """The same with parents, hash and what is at risk."""
    return json_file(open_data_plan.plan_json(current_reading()))


@require_safe
def plan_report(request: HttpRequest, report: str) -> HttpResponse:
    """One report on the plan: the rows of its table."""
    return csv_file(found(plan_reports.report_csv(current_reading(), report)), f"plan-{report}")


@require_safe
def duties_csv(request: HttpRequest) -> HttpResponse:
    """Every duty of the board with its source, how it stands and what shows it."""
    return csv_file(duties.duties_csv(current_reading()), "duties")


@require_safe
def champions(request: HttpRequest, table: str) -> HttpResponse:
    """One table of the programme of champions, its small counts hidden."""
    return csv_file(found(champions_page.table_csv(current_reading(), table)), f"champions-{table}")


@require_safe
def voices(request: HttpRequest, table: str) -> HttpResponse:
    """One table of who has no voice, its small counts hidden."""
    return csv_file(found(voices_page.table_csv(current_reading(), table)), f"voices-{table}")


@require_safe
def comments_csv(request: HttpRequest) -> HttpResponse:
    """What residents said and what came of it, with nothing personal in it."""
    return csv_file(have_your_say.comments_csv(current_reading()), "comments")


@require_safe
def findings_csv(request: HttpRequest) -> HttpResponse:
    """Every finding of the compiler."""
    return csv_file(open_data.findings_csv(current_reading()), "findings")


@require_safe
def strategy_document(request: HttpRequest) -> HttpResponse:
    """The strategy as a printable document made from its pack."""
    text = render_document(current_reading().edition)
    return HttpResponse(text, content_type="text/markdown; charset=utf-8")


@require_safe
def release_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A table of the release as it was sealed; one that was altered is refused."""
    if not re.fullmatch(r"(series|areas|neighbours)\.parquet|(manifest|unread)\.json", name):
        raise Http404
    try:
        path = found(sealed_file(current_reading().release, name))
    except AlteredError as fault:
        LOG.error("%s", fault)
        return render(request, "pages/altered.jinja", status=503)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@require_safe
def report_pdf(request: HttpRequest) -> HttpResponse:
    """The one-page report as PDF/UA."""
    reading, address = current_reading(), request.get_full_path()
    if address not in reading.pages:
        reading.pages[address] = made_pdf(reading)
    return HttpResponse(reading.pages[address], content_type="application/pdf")

"""Addresses of the public pages."""

from django.urls import path

from commonweal.publication import views, views_data

urlpatterns = [
    path("", views.home, name="home"),
    path("outcomes/", views.outcomes, name="outcomes"),
    path("outcomes.csv", views_data.outcomes_csv, name="outcomes-csv"),
    path("outcomes.json", views_data.outcomes_json, name="outcomes-json"),
    path("stages/<slug:stage>/", views.stage, name="stage"),
    path("stages/<slug:stage>.csv", views_data.stage, {"kind": "csv"}, name="stage-csv"),
    path("stages/<slug:stage>.json", views_data.stage, {"kind": "json"}, name="stage-json"),
    path("priorities/", views.priorities, name="priorities"),
    path("priorities/<slug:priority>/", views.priority, name="priority"),
    path(
        "priorities/<slug:priority>.csv", views_data.priority, {"kind": "csv"}, name="priority-csv"
    ),
    path(
        "priorities/<slug:priority>.json",
        views_data.priority,
        {"kind": "json"},
        name="priority-json",
    ),
    path("measures/<slug:card>/", views.measure, name="measure"),
    path("measures/<slug:card>/evidence/", views.evidence, name="evidence"),
    path("measures/<slug:card>/figures.csv", views_data.figures_csv),
    path("measures/<slug:card>/figures.json", views_data.figures_json),
    path("measures/<slug:card>/evidence.json", views_data.evidence_json),
    path("measures/<slug:card>/chart.svg", views_data.chart_svg),
    path("measures/<slug:card>/<slug:series>/", views.measure, name="measure-selection"),
    path("measures/<slug:card>/<slug:series>/evidence/", views.evidence),
    path("measures/<slug:card>/<slug:series>/figures.csv", views_data.figures_csv),
    path("measures/<slug:card>/<slug:series>/figures.json", views_data.figures_json),
    path("measures/<slug:card>/<slug:series>/evidence.json", views_data.evidence_json),
    path("measures/<slug:card>/<slug:series>/chart.svg", views_data.chart_svg),
    path("line-of-sight/", views.line_of_sight, name="line-of-sight"),
    path("boards/", views.boards, name="boards"),
    path("boards/<slug:board>/", views.board, name="board"),
    path("boards/<slug:board>.csv", views_data.board, {"kind": "csv"}, name="board-csv"),
    path("boards/<slug:board>.json", views_data.board, {"kind": "json"}, name="board-json"),
    path("report/", views.report, name="report"),
    path("report/report.pdf", views_data.report_pdf, name="report-pdf"),
    path("cannot-tell/", views.cannot_tell, name="cannot-tell"),
    path("findings/", views.findings, name="findings"),
    path("findings.csv", views_data.findings_csv, name="findings-csv"),
    path("claims/", views.claims, name="claims"),
    path("calendar/", views.calendar, name="calendar"),
    path("strategy/", views.strategy, name="strategy"),
    path("strategy/document.md", views_data.strategy_document, name="strategy-document"),
    path("words/", views.words, name="words"),
    path("changes/", views.changes, name="changes"),
    path("methods/", views.methods, name="methods"),
    path("data/", views.data, name="data"),
    path("data/<str:name>", views_data.release_file, name="release-file"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
]

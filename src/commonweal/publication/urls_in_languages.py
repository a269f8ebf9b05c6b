"""Addresses of the pages that there are in every language; English has them without a prefix."""

from django.urls import path

from commonweal.publication import (
    views,
    views_areas,
    views_plain,
    views_privacy,
    views_residents,
)

urlpatterns = [
    path("plain/", views_plain.home, name="plain-home"),
    path("measures/<slug:card>/plain/", views_plain.measure, name="measure-plain"),
    path("measures/<slug:card>/<slug:series>/plain/", views_plain.measure, name="selection-plain"),
    path("privacy/", views_privacy.notice, name="privacy"),
    path("report/plain/", views_plain.report, name="report-plain"),
    path("report/plain.pdf", views_plain.report_pdf, name="report-plain-pdf"),
    path("report/easy/", views_plain.easy, name="report-easy"),
    path("report/easy.pdf", views_plain.easy_paper, name="report-easy-pdf"),
    path("report/large.pdf", views_plain.large_paper, name="report-large-pdf"),
    path("report/one-page.pdf", views_plain.one_page, name="report-one-page-pdf"),
    path("report/light/", views_plain.light, name="report-light"),
    path("report/spoken.txt", views_plain.spoken, name="report-spoken"),
    path("have-your-say/", views.have_your_say, name="have-your-say"),
    path("consultations/", views_residents.consultations, name="consultations"),
    path("consultations/<slug:name>/", views_residents.consultation, name="consultation"),
    path("my-area/", views_areas.wards, name="my-area"),
    path("my-area/<slug:ward>/", views_areas.ward, name="my-ward"),
]

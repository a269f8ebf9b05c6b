"""Addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from commonweal.web.answer import answer

urlpatterns = [
    *i18n_patterns(
        path("", include("commonweal.publication.urls_in_languages")),
        path("comment/", include("commonweal.web.comments.urls")),
        path("consultations/", include("commonweal.web.consultations.urls")),
        path("champions/", include("commonweal.web.champions.urls")),
        prefix_default_language=False,
    ),
    path("", include("commonweal.publication.urls")),
    path("work/", include("commonweal.web.work.urls")),
    path("answer/<str:token>/", answer, name="answer"),
    path("account/", include("commonweal.web.accounts.urls")),
]

handler403 = "commonweal.web.accounts.refusals.forbidden"
handler404 = "commonweal.publication.views.not_found"
handler500 = "commonweal.publication.views.went_wrong"
handler429 = "commonweal.web.accounts.refusals.too_many"

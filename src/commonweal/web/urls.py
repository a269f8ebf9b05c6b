"""Addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("commonweal.publication.urls")),
    path("work/", include("commonweal.web.work.urls")),
]

handler404 = "commonweal.publication.views.not_found"
handler500 = "commonweal.publication.views.went_wrong"

"""Addresses of the pages on which residents say something and follow it."""

from django.urls import path

from commonweal.web.comments import pages

urlpatterns = [
    path("", pages.say, name="say"),
    path("follow/", pages.follow, name="follow"),
    path("<str:reference>/", pages.comment, name="comment"),
]

"""Addresses of the pages on which somebody offers to be a champion, and takes it back."""

from django.urls import path

from commonweal.web.champions import pages

urlpatterns = [
    path("join/", pages.join, name="champion-join"),
    path("mine/", pages.find, name="champion-find"),
    path("mine/<str:reference>/", pages.mine, name="champion-mine"),
]

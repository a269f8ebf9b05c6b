"""Addresses of the pages on which people answer a consultation."""

from django.urls import path

from commonweal.web.consultations import pages

urlpatterns = [path("<slug:name>/answer/", pages.answer, name="consultation-answer")]

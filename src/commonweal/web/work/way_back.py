"""Where somebody who has to sign in first is led back to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve

WORK = "/work/"


def way_back(request: HttpRequest) -> str:
    """The address that was asked for, if it can be read.

    The address of a button cannot: then the page that the button stood on, as far as the browser
    tells it, else the nearest page above; above all is the desk.
    """
    if _can_be_read(request.path_info):
        return request.get_full_path()
    stood_on = urlsplit(request.headers.get("Referer", ""))
    here = stood_on.netloc == request.get_host() and stood_on.path.startswith(WORK)
    if here and _can_be_read(stood_on.path):
        return stood_on.path + (f"?{stood_on.query}" if stood_on.query else "")
    return next((one for one in _above(request.path_info) if _can_be_read(one)), WORK)


def _above(path: str) -> Iterator[str]:
    """ "/work/meetings/3/", "/work/meetings/", "/work/" for "/work/meetings/3/minutes/" """
    while len(path) > len(WORK):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        yield path


def _can_be_read(path: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return "GET" in getattr(view, "methods", ("GET",))

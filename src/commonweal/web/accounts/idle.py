"""A session ends when nothing was done in it for long."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from commonweal.web.middleware import SIGNED_IN

STAMP = "seen"
EVERY = 300  # seconds; a write at every request would be dear


class IdleMiddleware:
    """Moves the end of a session on while its person works; public pages are left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.path_info.startswith(SIGNED_IN) and request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(STAMP, 0) >= EVERY:
                request.session[STAMP] = now
        return response

"""The web server: gunicorn on this machine's own address, warm before it listens."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

from commonweal.cli.told import WRONG_USE, Told

HOST = "127.0.0.1"
SITE = "commonweal.web.wsgi:application"


def check_port(port: int) -> None:
    """Say at once, before any work, that a port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            taken = "is in use" if fault.errno == errno.EADDRINUSE else "may not be opened"
            other = port + 1 if port > 1023 else 8000
            raise Told(
                f"port {port} {taken}: choose another, e.g. 'make run PORT={other}' "
                f"or 'commonweal serve --port {other}'",
                WRONG_USE,
            ) from None


def listen(port: int) -> None:
    """Open the reading, then listen until stopped."""
    _Site(port).run()


class _Site(BaseApplication):  # type: ignore[misc]
    """Gunicorn told in code: no file of settings, no control socket, nothing but this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own choice."""
        chosen = {
            "bind": f"{HOST}:{self._port}",
            "workers": 1,
            "threads": 4,
            "preload_app": True,  # so that the reading is open before the socket is
            "control_socket_disable": True,
            "loglevel": "warning",
            "proc_name": "commonweal",
            "post_worker_init": lambda _: _finish_behind(),
            "when_ready": lambda _: print(f"http://{HOST}:{self._port}/", flush=True),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The application, after one page was made by it."""
        application: Callable[..., Any] = import_app(SITE)
        warm(application)
        return application


def warm(application: Callable[..., Any]) -> str:
    """Ask for the first page, so that the first reader does not wait; returns its status."""
    told: list[str] = []
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    body = application(environ, lambda status, headers, fault=None: told.append(status))
    b"".join(body)
    getattr(body, "close", lambda: None)()
    return told[0]


def _finish_behind() -> None:
    from commonweal.publication.site import finish_behind

    finish_behind()

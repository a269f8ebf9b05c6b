"""The server: a busy port is told, and the first page is made before it listens."""

import socket

import pytest

from commonweal.cli.server import HOST, check_port, warm
from commonweal.cli.told import Told


def test_a_busy_port_names_what_to_set():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(Told, match=f"port {port} is in use.*PORT={port + 1}"):
            check_port(port)


def test_a_free_port_is_none_of_our_business():
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]

    check_port(port)


def test_warming_asks_for_the_first_page():
    asked = []

    def application(environ, start_response):
        asked.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b"page"]

    assert warm(application) == "200 OK"
    assert asked == ["/"]

"""A mail server that keeps what it is given, for proofs; it speaks as much SMTP as is needed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer

PAUSE = 0.03  # a mail takes a moment: else all have left before anybody is killed
OK = b"250 ok"
ANSWERS = {"EHLO": OK, "HELO": OK, "MAIL": OK, "RCPT": OK, "RSET": OK, "NOOP": OK,
           "DATA": b"354 go on", "QUIT": b"221 bye"}  # fmt: skip


class Sink(ThreadingTCPServer):
    """Takes mail on a free port of this machine."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        self.mails: list[str] = []
        super().__init__(("127.0.0.1", 0), Line)

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Line(StreamRequestHandler):
    """One conversation. A mail counts once its last line has come."""

    server: Sink

    def handle(self) -> None:
        try:
            self._talk()
        except OSError:
            return  # whoever spoke was killed

    def _talk(self) -> None:
        self.wfile.write(b"220 sink\r\n")
        while told := self.rfile.readline():
            verb = told[:4].upper().decode("ascii", "replace")
            self.wfile.write(ANSWERS.get(verb, b"502 what?") + b"\r\n")
            if verb == "DATA" and not self._take():
                return
            if verb == "QUIT":
                return

    def _take(self) -> bool:
        lines = []
        while (told := self.rfile.readline()) != b".\r\n":
            if not told:
                return False
            lines.append(told.decode("utf-8", "replace"))
        time.sleep(PAUSE)
        self.server.mails.append("".join(lines))
        self.wfile.write(b"250 kept\r\n")
        return True


@contextmanager
def sink() -> Iterator[Sink]:
    with Sink() as held:
        threading.Thread(target=held.serve_forever, daemon=True).start()
        yield held
        held.shutdown()

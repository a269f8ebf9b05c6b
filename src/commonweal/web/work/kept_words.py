"""A half-written form outlives its session: its words wait for whoever wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from commonweal.web.work.way_back import way_back

KEPT, WRITER = "kept_words", "writer"
LONGEST = 100_000
BOXES = ("day", "month", "year")  # of a date, as ``DayWidget`` names them
_SIGNER = Signer(salt="commonweal.work.writer")


def writer_token(person_id: int) -> str:
    """Says whose words a form holds; it cannot be made up."""
    return _SIGNER.sign(str(person_id))


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of a form that outlived their session, and the address that they were sent to."""

    sent_to: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def act(self) -> str:
        """The last part of the address: the button that was pressed."""
        return self.sent_to.rstrip("/").rpartition("/")[2]

    @property
    def told(self) -> list[str]:
        """What somebody wrote, rather than chose: words with a space between them."""
        return [one for one in self.fields.values() if isinstance(one, str) and " " in one.strip()]


def keep_words(request: HttpRequest) -> None:
    """Keep what was sent by someone whose session has ended, until the same person signs in.

    They wait on the page to which signing in leads back.
    """
    if request.method != "POST":
        return
    writer = _writer(request.POST.get(WRITER, ""))
    fields = {
        name: request.POST.getlist(name)
        for name in request.POST
        if name not in {WRITER, "csrfmiddlewaretoken"}
    }
    if writer and sum(len(one) for held in fields.values() for one in held) <= LONGEST:
        path = urlsplit(way_back(request)).path
        held = {"path": path, "sent_to": request.path, "writer": writer, "fields": fields}
        request.session[KEPT] = held


def take_words(request: HttpRequest, person_id: int) -> Kept:
    """Give back the words kept for this page and this person, once; empty when there are none."""
    held = request.session.get(KEPT)
    if request.method != "GET" or not held or held["path"] != request.path:
        return Kept()
    del request.session[KEPT]
    if held["writer"] != person_id:
        return Kept()
    told = {name: one[0] if len(one) == 1 else one for name, one in held["fields"].items()}
    return Kept(held["sent_to"], told | _days(told))


def _days(told: dict[str, Any]) -> dict[str, list[Any]]:
    """Dates that came in three boxes, under the name of their field."""
    names = [name.removesuffix("_day") for name in told if name.endswith("_day")]
    parts = {name: [told.get(f"{name}_{one}") for one in BOXES] for name in names}
    return {name: held for name, held in parts.items() if None not in held}


def _writer(token: str) -> int | None:
    try:
        return int(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None

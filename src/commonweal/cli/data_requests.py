"""Commands that keep the clock on requests for data: person request, extend, answer, requests."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from commonweal.cli.told import FINDINGS, WRONG_USE, Told, say

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Number of the request.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file under "person"."""
    app.command()(request)
    app.command()(requests)
    app.command()(extend)
    app.command()(answer)


def request(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="access, erasure, correction or objection.")
    ],
    received: str = typer.Option("", "--received", help="Day on which it came; default: today."),
) -> None:
    """Start the clock on a request; it is kept under a number, without a name."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people import data_requests
    from commonweal.publication.reading import today

    kinds = [one.value for one in data_requests.Kind]
    if kind not in kinds:
        raise Told(f"no kind {kind!r}: give one of {', '.join(kinds)}", WRONG_USE)
    try:
        on = date.fromisoformat(received) if received else today()
    except ValueError:
        raise Told(f"--received {received!r} is no day: write 2026-01-31", WRONG_USE) from None
    try:
        made = data_requests.receive(data_requests.Kind(kind), on, today())
    except ValueError as fault:
        raise Told(str(fault), WRONG_USE) from None
    content = {"number": made.pk, "kind": kind, "due": made.due.isoformat()}
    say(f"request {made.pk}, {kind}: answer by {made.due}", "data-request", content)


def requests() -> None:
    """List the requests without an answer; one that is late ends with 1."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people.data_requests import open_requests
    from commonweal.publication.reading import today

    held, day = open_requests(), today()
    late = [one for one in held if one.due < day]
    lines = [f"request {one.pk}, {one.kind}: {_left((one.due - day).days)}" for one in held]
    rows = [{"number": o.pk, "kind": o.kind, "due": o.due.isoformat()} for o in held]
    say("\n".join([*lines, f"{len(held)} open, {len(late)} late"]), "data-requests",
        {"open": rows, "late": len(late)})  # fmt: skip
    if late:
        raise typer.Exit(FINDINGS)


def _left(days: int) -> str:
    return f"{days} days left" if days >= 0 else f"{-days} days late"


def extend(
    number: Number,
    why: str = typer.Option("", help="Why it takes longer, as whoever asked was told."),
) -> None:
    """Take two months more for a request."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people import data_requests
    from commonweal.publication.reading import today

    try:
        held = data_requests.extend(number, why, today())
    except ValueError as fault:
        raise Told(str(fault), WRONG_USE) from None
    content = {"number": held.pk, "kind": held.kind, "due": held.due.isoformat()}
    say(f"request {held.pk}: answer by {held.due}", "data-request", content)


def answer(
    number: Number,
    outcome: str = typer.Option("done", help="done, nothing-held, refused or taken-back."),
    why: str = typer.Option("", help="Why it is refused. It stays: name nobody in it."),
) -> None:
    """Stop the clock on a request."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people import data_requests
    from commonweal.publication.reading import today

    ends = [one.value for one in data_requests.Outcome]
    if outcome not in ends:
        raise Told(f"no outcome {outcome!r}: give one of {', '.join(ends)}", WRONG_USE)
    try:
        held = data_requests.answer(number, data_requests.Outcome(outcome), why, today())
    except ValueError as fault:
        raise Told(str(fault), WRONG_USE) from None
    content = {"number": held.pk, "outcome": outcome, "late": today() > held.due}
    say(f"request {held.pk}: {outcome}", "data-request-answered", content)

"""Commands of the log: audit verify."""

from __future__ import annotations

from typing import Annotated

import typer

from commonweal.cli.told import DAMAGED, busy, say

app = typer.Typer(no_args_is_help=True, help="The log of what was done.")


def add_to(parent: typer.Typer) -> None:
    """Register the commands of this file."""
    parent.add_typer(app, name="audit")


@app.callback()
def audit() -> None:
    """Check the log of what was done."""


@app.command()
def verify(
    head: Annotated[
        list[str] | None, typer.Option(help="An end of the chain printed before; may be repeated.")
    ] = None,
) -> None:
    """Walk the whole log; any edit, deletion or gap is told and ends with 4."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.people.audit import verify as walk  # models need the apps set up

    with busy("walking the log"):
        found = walk(head or ())
    content = {
        "events": found.events,
        "head": found.head,
        "erased": found.erased,
        "whole": found.whole,
        "breaks": [{"number": one.number, "told": one.told} for one in found.breaks],
    }
    lines = [f"event {one.number}: {one.told}" for one in found.breaks]
    state = "whole" if found.whole else "broken"
    lines.append(f"{found.events} events, {found.erased} texts erased, head {found.head}: {state}")
    say("\n".join(lines), "audit", content)
    if not found.whole:
        raise typer.Exit(DAMAGED)

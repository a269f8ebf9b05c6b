"""Commands of the log: audit verify."""

from __future__ import annotations

from typing import Annotated

import typer

from commonweal.cli.told import DAMAGED, busy, say

BESIDE = (
    "{} ends of the log kept in packs, decisions and signed reports were looked for in it; "
    "rows beside the log (the words of returns, decisions and minutes) are not compared with it"
)

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
    from commonweal.delivery.kept_heads import kept_heads  # models need the apps set up
    from commonweal.people.audit import verify as walk

    with busy("walking the log"):
        kept = kept_heads()
        found = walk([*(head or ()), *kept])
    content = {
        "events": found.events,
        "head": found.head,
        "erased": found.erased,
        "heads": len(kept),
        "whole": found.whole,
        "breaks": [{"number": one.number, "told": one.told} for one in found.breaks],
    }
    lines = [one.line for one in found.breaks]
    lines.append(BESIDE.format(len(kept)))
    state = "whole" if found.whole else "broken"
    lines.append(f"{found.events} events, {found.erased} texts erased, head {found.head}: {state}")
    say("\n".join(lines), "audit", content)
    if not found.whole:
        raise typer.Exit(DAMAGED)

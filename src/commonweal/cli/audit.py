"""Commands of the log: audit verify."""

from __future__ import annotations

from typing import Annotated

import typer

from commonweal.cli.told import DAMAGED, busy, say

BESIDE = (
    "{} ends of the log kept in packs, decisions and signed reports were looked for in it; "
    "{} rows (accepted returns and plans, decisions, approved minutes, agreed targets and "
    "amendments) were compared with what it sealed"
)
UNSEALED = "{} rows were accepted or agreed before the log sealed rows and cannot be compared"

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
    """Walk the whole log and compare the rows it seals; what differs is told and ends with 4."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.delivery.kept_heads import kept_heads  # models need the apps set up
    from commonweal.delivery.sealed_rows import compare
    from commonweal.people.audit import verify as walk

    with busy("walking the log"):
        kept = kept_heads()
        found, rows = walk([*(head or ()), *kept]), compare()
    breaks = [*found.breaks, *rows.breaks]
    content = {
        "events": found.events,
        "head": found.head,
        "erased": found.erased,
        "heads": len(kept),
        "rows": rows.rows,
        "unsealed": rows.unsealed,
        "whole": not breaks,
        "breaks": [{"number": one.number, "told": one.told} for one in breaks],
    }
    lines = [*(one.line for one in breaks), BESIDE.format(len(kept), rows.rows)]
    lines += [UNSEALED.format(rows.unsealed)] if rows.unsealed else []
    state = "broken" if breaks else "whole"
    lines.append(f"{found.events} events, {found.erased} texts erased, head {found.head}: {state}")
    say("\n".join(lines), "audit", content)
    if breaks:
        raise typer.Exit(DAMAGED)

"""The command that says what an instance lacks: doctor."""

from __future__ import annotations

import typer

from commonweal.cli.told import FINDINGS, busy, say


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(doctor)


def doctor() -> None:
    """Say what is missing or wrong here, and what to do; nothing is changed."""
    from commonweal.cli.doctor.examine import examine
    from commonweal.cli.doctor.finding import State

    with busy("looking"):
        found = list(examine())
    number = {one: sum(f.state is one for f in found) for one in State}
    lines = [one.line() for one in found]
    lines.append(f"{number[State.WRONG]} wrong, {number[State.MIND]} to mind")
    content = {"findings": [one.as_dict() for one in found], "wrong": number[State.WRONG]}
    say("\n".join(lines), "doctor", content)
    if number[State.WRONG]:
        raise typer.Exit(FINDINGS)

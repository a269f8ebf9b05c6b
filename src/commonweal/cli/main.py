"""The command ``commonweal``: options, exit codes and plain errors around one call each."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from commonweal.cli import build, pack, reading, site
from commonweal.cli.told import COMMANDS_OPTIONS, DAMAGED, OUR_FAULT, Told

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Runs a town's wellbeing strategy: official figures, verdicts, a report people can read.",
)

for group in (pack, build, reading, site):
    group.add_to(app)


@app.callback()
def options(
    data_dir: str = typer.Option("", help="Folder of data. [COMMONWEAL_DATA_DIR; default var/]"),
    pack: str = typer.Option("", help="A pack: its folder or its name. [COMMONWEAL_PACK]"),
    format: str = typer.Option("", help="text or json."),
) -> None:
    """Options that hold for every command, before or after its name."""
    if data_dir:
        os.environ["COMMONWEAL_DATA_DIR"] = data_dir
    if pack:
        os.environ["COMMONWEAL_PACK"] = pack
    if format:
        if format not in {"text", "json"}:
            raise typer.BadParameter(f"--format is text or json, not {format!r}")
        os.environ["COMMONWEAL_FORMAT"] = format


def run() -> None:
    """Entry point: no user's mistake ends in a traceback."""
    try:
        app(args=_options_first(sys.argv[1:]), prog_name="commonweal")
    except Told as told:
        print(f"commonweal: {told}", file=sys.stderr)
        sys.exit(told.code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as fault:
        sys.exit(_unforeseen(fault))


def _unforeseen(fault: Exception) -> int:
    from commonweal.measures.store import StoreError

    if isinstance(fault, StoreError):
        print(f"commonweal: {fault}", file=sys.stderr)
        return DAMAGED
    if os.environ.get("COMMONWEAL_DEBUG"):
        raise fault
    print(
        f"commonweal: this is our fault, not yours ({type(fault).__name__}). "
        "Run again with COMMONWEAL_DEBUG=1 and send us what it prints.",
        file=sys.stderr,
    )
    return OUR_FAULT


def _options_first(arguments: list[str]) -> list[str]:
    """The common options may stand after the command too: bring them to the front."""
    front: list[str] = []
    rest: list[str] = []
    queue: list[Any] = list(arguments)
    while queue:
        word = queue.pop(0)
        name = word.split("=", 1)[0]
        if name not in COMMANDS_OPTIONS:
            rest.append(word)
        elif "=" in word or not queue:
            front.append(word)
        else:
            front += [word, queue.pop(0)]
    return front + rest


if __name__ == "__main__":
    run()

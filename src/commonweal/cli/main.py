"""The command ``commonweal``: options, exit codes and plain errors around one call each."""

from __future__ import annotations

import os
import sys

import typer

from commonweal.cli import (
    admin,
    amendments,
    audit,
    backup,
    build,
    export,
    health,
    ingest,
    letters,
    pack,
    person,
    reading,
    recall,
    refresh,
    simulate,
    site,
    tick,
    trace,
    translations,
    words,
)
from commonweal.cli.faults import told_of
from commonweal.cli.told import COMMON_OPTIONS

FORMATS = {"", "text", "json"}

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Runs a town's wellbeing strategy: official figures, verdicts, a report people can read.",
)

for group in (
    pack,
    ingest,
    build,
    reading,
    recall,
    trace,
    simulate,
    audit,
    admin,
    amendments,
    refresh,
    tick,
    letters,
    person,
    backup,
    export,
    health,
    site,
    translations,
    words,
):
    group.add_to(app)


@app.callback()
def options(
    data_dir: str = typer.Option("", help="Folder of data. [COMMONWEAL_DATA_DIR; else var/]"),
    pack: str = typer.Option("", help="A pack: its folder or its name. [COMMONWEAL_PACK]"),
    output: str = typer.Option("", "--format", help="text or json. [COMMONWEAL_FORMAT]"),
) -> None:
    """Take the options that hold for every command, before or after its name."""
    named = {"DATA_DIR": data_dir, "PACK": pack, "FORMAT": output}
    os.environ.update({f"COMMONWEAL_{key}": value for key, value in named.items() if value})
    asked = os.environ.get("COMMONWEAL_FORMAT", "")
    if asked not in FORMATS:
        raise typer.BadParameter(f"--format is text or json, not {asked!r}")


def run() -> None:
    """Entry point: no user's mistake ends in a traceback."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        app(args=options_first(arguments), prog_name="commonweal")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        told = told_of(fault)
        print(f"commonweal: {told}", file=sys.stderr)
        return told.code
    return 0


def options_first(arguments: list[str]) -> list[str]:
    """Bring the common options to the front: they may stand after the command too."""
    front: list[str] = []
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        word = queue.pop(0)
        if word == "--":
            return [*front, *rest, word, *queue]
        if word.split("=", 1)[0] not in COMMON_OPTIONS:
            rest.append(word)
        elif "=" in word or not queue:
            front.append(word)
        else:
            front += [word, queue.pop(0)]
    return front + rest


if __name__ == "__main__":
    run()

"""Commands of amendments: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli.told import WRONG_USE, Told, say
from commonweal.publication.locations import pack_folder, project

app = typer.Typer(no_args_is_help=True, help="Changes of the strategy that boards have agreed.")
Folder = Annotated[
    str, typer.Option(help="Folder to write the whole pack to, new or empty; or stdout.")
]


def add_to(parent: typer.Typer) -> None:
    """Register the commands of this file."""
    parent.add_typer(app, name="amendments")


@app.callback()
def amendments() -> None:
    """Changes of the strategy that boards have agreed."""


@app.command()
def export(to: Folder) -> None:
    """Write agreed amendments back as files of the pack, in which nothing else has changed."""
    from commonweal.cli.work import agreed_here
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.publication.compiling import compile_or_tell
    from commonweal.strategy.amending import amend
    from commonweal.strategy.loading import read_texts

    pack = pack_folder()
    changes, before = agreed_here(pack), read_texts(pack)
    cards = load_catalogue(project() / "catalogue").cards
    edition = compile_or_tell(pack, cards, changes).edition
    texts = dict(amend(before, changes.amendments).texts)
    changed = [name for name in sorted(texts) if texts[name] != before[name]]
    content = {"edition": edition.id, "amendments": len(changes.amendments), "changed": changed}
    if to == "stdout":
        told = "\n".join(f"# {name}\n{texts[name]}" for name in changed)
        say(told.rstrip("\n"), "amendments", content | {"files": {n: texts[n] for n in changed}})
        return
    _write(Path(to), texts)
    lines = [f"edition {edition.id}: {len(changes.amendments)} amendments, in {to}"]
    say("\n".join(lines + [f"  changed: {name}" for name in changed]), "amendments", content)


def _write(folder: Path, texts: dict[str, str]) -> None:
    from commonweal.strategy.loading import write_texts

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Told(f"{folder} exists and is not empty: name a new folder", WRONG_USE)
    write_texts(folder, texts)

"""Commands for packs: check one, render it as a document, make a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from commonweal.cli.told import BAD_INPUT, FINDINGS, WRONG_USE, Told, say
from commonweal.publication.locations import pack_folder, project


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(check)
    app.command()(render)
    app.command()(new)


def check(
    pack: str = typer.Argument("", help="A pack: its folder or its name; else the one in use."),
    strict: bool = typer.Option(False, "--strict", help="End with 1 when there are findings."),
) -> None:
    """Compile a pack and tell what is wrong with it, or what it holds and leaves open."""
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.strategy.checks.messages import title_of
    from commonweal.strategy.compiling import compile_pack

    folder = pack_folder(pack)
    cards = load_catalogue(project() / "catalogue").cards
    compiled = compile_pack(folder, cards)
    if compiled.edition is None:
        _say_problems(folder, compiled.problems)
        raise typer.Exit(BAD_INPUT)
    edition = compiled.edition
    counts = _counts(edition, cards)
    findings = [
        {
            "code": one.code,
            "told": title_of(one),
            "about": list(one.about),
            "cites": list(one.cites),
            "settles": one.settles,
        }
        for one in compiled.findings
    ]
    held = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items())
    lines = [f"{folder.name}: edition {edition.id}", held, f"{len(findings)} findings"]
    lines += [f"  {one['code']}: {one['told']}" for one in findings]
    content = {"pack": folder.name, "edition": edition.id, "hash": edition.hash, "problems": []}
    say("\n".join(lines), "check", content | {"counts": counts, "findings": findings})
    if strict and findings:
        raise typer.Exit(FINDINGS)


def _say_problems(folder: Path, problems: Any) -> None:
    lines = [*(str(one) for one in problems), f"{folder.name} does not compile"]
    names = ("file", "line", "column", "value", "message", "what_to_do")
    told = [{name: getattr(one, name) for name in names} for one in problems]
    say("\n".join(lines), "check", {"pack": folder.name, "edition": None, "problems": told})


def _counts(edition: Any, cards: Any) -> dict[str, int]:
    from commonweal.strategy.counting import counted_listings

    known = {**cards, **{card.id: card for card in edition.own_cards}}
    return {
        "stages": len(edition.strategy.stages),
        "priorities": len(edition.standing_priorities),
        "numbered_priorities": len(edition.numbered_priorities),
        "bodies": len(edition.governance.bodies),
        "listings": len(edition.listings),
        "listings_counted": len(counted_listings(edition, known)),
        "claims": len(edition.claims),
        "commitments": len(edition.strategy.commitments),
    }


def render(
    pack: str = typer.Argument("", help="A pack: its folder or its name; else the one in use."),
    to: Annotated[Path | None, typer.Option(help="File to write; else standard output.")] = None,
) -> None:
    """Write a pack as a document to read, in Markdown."""
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.measures.store import write_whole
    from commonweal.publication.compiling import compile_or_tell
    from commonweal.strategy.rendering import render_document

    folder = pack_folder(pack)
    edition = compile_or_tell(folder, load_catalogue(project() / "catalogue").cards).edition
    document = render_document(edition)
    if to is not None:
        write_whole(to, document.encode())
    content = {"edition": edition.id, "document": document}
    say(f"written to {to}" if to else document.rstrip("\n"), "render", content)


def new(
    place: Annotated[str, typer.Argument(help="Code or name of an upper-tier authority.")],
    to: Annotated[Path, typer.Option(help="Folder to write; it must be new or empty.")],
    since: int = typer.Option(0, help="First year; default: so many years ago that it ends now."),
    years: int = typer.Option(5, min=1, max=50, help="Its length."),
) -> None:
    """Make a first pack for a place: every measure with a figure, everything else left open."""
    from commonweal.cli.new_pack import write_new_pack

    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Told(f"{to} exists and is not empty: name a new folder", WRONG_USE)
    made = write_new_pack(place, to, since, years)
    told = f"{made.place.name} ({made.place.code}): {made.measures} measures with a figure, in {to}"
    content = {"place": made.place.code, "name": made.place.name, "measures": made.measures}
    say(told, "new", content | {"folder": str(to)})

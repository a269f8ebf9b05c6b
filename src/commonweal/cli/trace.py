"""The command that follows a figure back to the line it was read from."""

from __future__ import annotations

from typing import Annotated

import typer

from commonweal.cli.told import FINDINGS, WRONG_USE, Told, busy, say
from commonweal.publication.locations import data_dir, pack_folder, project


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(lineage)


def lineage(
    measure: Annotated[
        str,
        typer.Argument(metavar="CARD[:SELECTION]", help="A measure, as pages address it."),
    ],
    area: Annotated[str, typer.Argument(help="Code or name of a place, a region or England.")],
    period: Annotated[str, typer.Argument(help="Label of the period, or 'latest'.")],
    vintage: str = typer.Option("", help="An older vintage, as pages name it; default: used one."),
) -> None:
    """Print where a figure came from, and read it again from the file kept."""
    from commonweal.cli.build import release_home
    from commonweal.cli.work import agreed_here
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.measures.lineage import NoSuchFigureError, trace
    from commonweal.measures.panels import Release
    from commonweal.measures.store import Store
    from commonweal.publication.compiling import compile_or_tell
    from commonweal.publication.making import reference_of

    release = Release(release_home(""))
    cards = dict(load_catalogue(project() / "catalogue").cards)
    own = compile_or_tell(pack_folder(), cards, agreed_here(pack_folder())).edition.own_cards
    cards |= {card.id: card for card in own}
    reference = reference_of(project(), pack_folder())
    try:
        with busy("reading the file again"):
            asked = (measure, area, period)
            found = trace(release, Store(data_dir()), cards, reference, asked, vintage)
    except NoSuchFigureError as fault:
        raise Told(str(fault), WRONG_USE) from None
    say("\n".join(found.lines()), "lineage", found.as_dict())
    if not found.agrees:
        raise typer.Exit(FINDINGS)

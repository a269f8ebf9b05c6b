"""Commands that put the site up: serve what is built, or ingest, build and serve in one go."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import typer

from commonweal.cli.told import OUR_FAULT, Told, as_json
from commonweal.publication.locations import data_dir, pack_folder, project

PLAY = (
    "from commonweal.cli.work import open_database; open_database()\n"
    "from commonweal.cli.demonstration.make import make_once; print(make_once())"
)
PORT = typer.Option(8000, "--port", min=1, max=65535, help="Port of this machine to listen on.")


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(serve)
    app.command()(up)


def serve(port: int = PORT) -> None:
    """Serve the release in service, on this machine only, until stopped with Ctrl-C."""
    from commonweal.cli.build import release_home
    from commonweal.cli.server import check_port, listen

    check_port(port)
    release_home("")
    _settle_environment(pack_folder())
    listen(port)


def up(
    port: int = PORT,
    place: str = typer.Option("", help="Code or name of a place; makes its pack when needed."),
    demonstration: bool = typer.Option(False, help="Show two made-up years of the boards' work."),
) -> None:
    """Ingest figures/, build and serve; what is unchanged is not done again."""
    from commonweal.cli.build import make, stale_figures
    from commonweal.cli.ingest import lines, take_in
    from commonweal.cli.new_pack import pack_of_place
    from commonweal.cli.server import check_port, listen
    from commonweal.measures.store import Store
    from commonweal.publication.making import figures_of

    check_port(port)
    if demonstration:  # before anything opens a database: building asks what boards agreed
        os.environ["COMMONWEAL_DEMONSTRATION"] = "yes"
    figures = figures_of(project(), project() if place else pack_folder())
    _tell("; ".join(lines(take_in([figures]))))
    if place and Store(data_dir()).current_release() is None:
        make(pack_folder())  # a first pack is made from a release: it holds what has a figure
    pack = pack_of_place(place) if place else pack_folder()
    manifest = make(pack)
    _tell(f"release {manifest.id}" + ("" if manifest.made else ", unchanged"))
    for line in stale_figures(pack):
        _tell(line)
    if demonstration:
        _begin_demonstration(pack)
    else:
        _settle_environment(pack)
    listen(port)


def _begin_demonstration(pack: Path) -> None:
    """Open the database of made-up acts, which are played into it the first time.

    In a process of its own: typesetting packs starts threads, and whoever forks a server from a
    process with threads gets one that waits for them for ever.
    """
    _settle_environment(pack)
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", PLAY], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    if done.returncode:
        raise Told("the demonstration could not be made: see above", OUR_FAULT)
    acts = int(done.stdout)
    _tell(f"demonstration: {acts} acts made up" if acts else "demonstration, as it was left")


def _settle_environment(pack: Path) -> None:
    """Let the site, which reads the environment, find just what the command found."""
    from commonweal.cli.work import open_database

    os.environ["COMMONWEAL_DATA_DIR"] = str(data_dir().resolve())
    os.environ["COMMONWEAL_PACK"] = str(pack.resolve())
    open_database()


def _tell(text: str) -> None:
    if not as_json():
        print(text, flush=True)

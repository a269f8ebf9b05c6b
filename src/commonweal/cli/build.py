"""Commands about releases: build, verify, compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commonweal.cli.told import DAMAGED, WRONG_USE, Told, busy, say
from commonweal.measures.unused import unused
from commonweal.publication.locations import data_dir, pack_folder, project

if TYPE_CHECKING:
    from commonweal.measures.release import Manifest


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(build)
    app.command()(verify)
    app.command()(compare)


def build() -> None:
    """Make a release from everything held, and put it in service."""
    manifest = make(pack_folder())
    told = {"release": manifest.id, "files": len(manifest.outputs), "made": manifest.made}
    done = "in service" if manifest.made else "in service already, made of just these inputs"
    faults = not_used(data_dir() / "current")
    stale = stale_figures(pack_folder())
    lines = [f"release {manifest.id}: {len(manifest.outputs)} files, {done}", *faults, *stale]
    say("\n".join(lines), "build", told | {"not_used": faults, "stale_figures": stale})


def not_used(home: Path) -> list[str]:
    """What a release could not use, and what to do; empty when it used everything."""
    told = sorted({f"{one.place}: {one.text!r}, {one.why}" for one in unused(home)})
    if told:
        told.append(
            "Nothing of this is judged. Correct the file, or ask its publisher, "
            "and ingest it again with --vintage and its date."
        )
    return told


def stale_figures(pack: Path) -> list[str]:
    """One line when the figures carried were made for another catalogue; else none."""
    from commonweal.measures.carried import made_for_another_catalogue
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.publication.making import figures_of

    cards = load_catalogue(project() / "catalogue").cards.values()
    told = made_for_another_catalogue(figures_of(project(), pack), cards)
    return [told] if told else []


def make(pack: Path) -> Manifest:
    """Build for a pack, unless the release in service was made of the same."""
    from commonweal.cli.work import agreed_here
    from commonweal.publication import making

    changes = agreed_here(pack)
    with busy("making a release"):
        return making.make_release(project(), data_dir(), pack, changes)


def verify(
    release: str = typer.Argument("", help="Id of a release; default: the one in service."),
) -> None:
    """Find any byte of a release, or of a file kept, that is not as it was sealed."""
    from commonweal.measures.receipts import damage_of_extracts
    from commonweal.measures.release import damage
    from commonweal.measures.store import Store

    home = release_home(release)
    found = damage(home)
    if not release:
        found += damage_of_extracts(Store(data_dir()))
    told = found or [f"release {home.name}: every byte as sealed"]
    say("\n".join(told), "verify", {"release": home.name, "damage": found})
    if found:
        raise typer.Exit(DAMAGED)


def compare(
    before: str = typer.Argument(help="Id of a release."),
    after: str = typer.Argument(help="Id of another."),
) -> None:
    """Say what is new, revised, corrected and withdrawn between two releases."""
    from commonweal.measures.comparing import compare_releases
    from commonweal.measures.panels import Release

    changes = compare_releases(Release(release_home(before)), Release(release_home(after)))
    say("\n".join(changes.lines()), "compare", changes.as_dict())


def release_home(name: str) -> Path:
    """Folder of the release of that id, or of the one in service."""
    from commonweal.measures.store import Store

    store = Store(data_dir())
    home = store.releases / name if name else store.current_release()
    if home is not None and home.is_dir() and home.parent == home.parent.parent / "releases":
        return home
    if not name:
        raise Told("no release yet: run 'commonweal build'", DAMAGED)
    held = sorted(path.name for path in store.releases.glob("[0-9a-f]*"))
    raise Told(f"no release {name!r}; held are: {', '.join(held) or 'none'}", WRONG_USE)

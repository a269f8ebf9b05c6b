"""Commands that make releases: ingest, build, verify, compare."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer
from rich.progress import Progress

from commonweal.cli.told import BAD_INPUT, DAMAGED, FINDINGS, Told, as_json, data_dir, project, say


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(ingest)
    app.command()(build)
    app.command()(verify)
    app.command()(compare)


def ingest(
    paths: list[Path] = typer.Argument(help="Files or folders of files as published."),
    origin: str = typer.Option("", help="Where files without a known origin came from."),
    licence: str = typer.Option("", help="Their licence."),
    strict: bool = typer.Option(False, help="End with 1 when a row was set aside."),
) -> None:
    """Keep files as received, each with a receipt, and read their figures."""
    from commonweal.measures import extracts
    from commonweal.measures.sources.origins import Origins, load_origins
    from commonweal.measures.store import Store

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise Told(f"no such file or folder: {', '.join(missing)}", BAD_INPUT)
    origins: Origins = _with_default(
        load_origins(project() / "tools/origins.yaml"), origin, licence
    )
    files = extracts.files_below(paths)
    with Progress(transient=True, disable=as_json()) as bar:
        task = bar.add_task("reading", total=len(files))
        outcomes = extracts.ingest(files, Store(data_dir()), origins, lambda _: bar.advance(task))
    counts = Counter(outcome.outcome for outcome in outcomes)
    lines = [f"{o.file}: {o.reason}" for o in outcomes if o.outcome == "refused"]
    lines += [
        f"{o.file}: {o.set_aside} of {o.records_in} set aside" for o in outcomes if o.set_aside
    ]
    lines.append(", ".join(f"{n} {word}" for word, n in sorted(counts.items())))
    say("\n".join(lines), "ingest", {"files": [o.as_dict() for o in outcomes]})
    if len(files) == counts["refused"]:
        raise typer.Exit(BAD_INPUT)
    if strict and any(o.set_aside or o.outcome == "refused" for o in outcomes):
        raise typer.Exit(FINDINGS)


def _with_default(known: object, origin: str, licence: str) -> object:
    from collections import defaultdict

    from commonweal.measures.sources.origins import UNKNOWN, Origin

    if not (origin or licence):
        return known
    fallback = Origin(copied_from=origin, licence=licence, vintage_note=UNKNOWN.vintage_note)
    return defaultdict(lambda: fallback, known)  # type: ignore[call-overload]


def build() -> None:
    """Make a release from everything held, and put it in service."""
    from commonweal.cli.told import pack_folder
    from commonweal.publication import making

    manifest = making.make_release(project(), data_dir(), pack_folder())
    told = {"release": manifest.id, "files": len(manifest.outputs)}
    say(f"release {manifest.id}: {len(manifest.outputs)} files, in service", "build", told)


def verify(
    release: str = typer.Argument("", help="Id of a release; default: the one in service."),
) -> None:
    """Find any byte of a release that is not as it was sealed."""
    from commonweal.measures.release import damage

    home = release_home(release)
    found = damage(home)
    say(
        "\n".join(found) if found else f"release {home.name}: every byte as sealed",
        "verify",
        {"release": home.name, "damage": found},
    )
    if found:
        raise typer.Exit(DAMAGED)


def compare(
    before: str = typer.Argument(help="Id of a release."),
    after: str = typer.Argument(help="Id of another."),
) -> None:
    """Say what is new, revised and withdrawn between two releases."""
    from commonweal.measures.comparing import compare_releases
    from commonweal.measures.panels import Release

    changes = compare_releases(Release(release_home(before)), Release(release_home(after)))
    say("\n".join(changes.lines()), "compare", changes.as_dict())


def release_home(name: str) -> Path:
    """Folder of the release of that id, or of the one in service."""
    from commonweal.measures.store import Store

    store = Store(data_dir())
    home = store.releases / name if name else store.current_release()
    if home is None or not home.is_dir():
        held = (
            sorted(p.name for p in store.releases.glob("[0-9a-f]*"))
            if store.releases.is_dir()
            else []
        )
        told = f"held are {', '.join(held)}" if held else "none is held: run 'commonweal build'"
        raise Told(
            f"no release {name!r}; {told}" if name else "no release yet: run 'commonweal build'",
            DAMAGED,
        )
    return home

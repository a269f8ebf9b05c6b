"""The command that compares two editions of a strategy, or a strategy with its successor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import BAD_INPUT, Told, say
from commonweal.publication.locations import data_dir, pack_folder, project

if TYPE_CHECKING:
    from commonweal.strategy.definition import Edition
    from commonweal.strategy.refresh import Mapped, Refresh

Name = Annotated[str, typer.Argument(help="A pack, or the id of an edition that was kept.")]
FILE = "refresh.yaml"
TOLD = {"carried_forward": "carried forward", "retired": "retired, no successor named"}


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(refresh)


def refresh(
    old: Name,
    new: Name,
    mapping: Annotated[
        Path | None, typer.Option(help="What became of which; else refresh.yaml in NEW.")
    ] = None,
) -> None:
    """Say what carries forward, merges, splits, is retired or new, and which series run on."""
    from commonweal.strategy.refresh import MappingError
    from commonweal.strategy.refresh import refresh as compare

    try:
        found = compare(_edition(old), _edition(new), _mapped(new, mapping))
    except MappingError as fault:
        raise Told(str(fault), BAD_INPUT) from None
    say("\n".join(_lines(found)), "refresh", _content(found))


def _edition(named: str) -> Edition:
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.measures.store import Store
    from commonweal.publication.compiling import compile_or_tell
    from commonweal.publication.editions import edition_kept

    store = Store(data_dir())
    if (store.editions / f"{Path(named).name}.json").is_file():
        return edition_kept(store, named)
    cards = load_catalogue(project() / "catalogue").cards
    return compile_or_tell(pack_folder(named), cards).edition


def _mapped(new: str, mapping: Path | None) -> Mapped | None:
    from commonweal.publication.locations import NoPackError
    from commonweal.strategy.refresh import read_mapping

    try:
        path = mapping or pack_folder(new) / FILE
    except NoPackError:  # a kept edition has no folder
        return None
    return read_mapping(path.read_text("utf-8")) if mapping or path.is_file() else None


def _lines(found: Refresh) -> list[str]:
    lines = [f"edition {found.older} to edition {found.newer}"]
    for one in found.passages:
        ids = " -> ".join(", ".join(side) for side in (one.before, one.after) if side)
        lines.append(f"  {one.kind} {TOLD.get(one.fate, one.fate)}: {ids}")
    running = sum(one.runs_on for one in found.series)
    lines.append(f"{running} of {len(found.series)} series run on")
    return lines


def _content(found: Refresh) -> dict[str, object]:
    return {
        "older": found.older,
        "newer": found.newer,
        "passages": [
            {"kind": p.kind, "fate": p.fate, "before": p.before, "after": p.after}
            for p in found.passages
        ],
        "series": [
            {
                "card": s.use.card,
                "select": s.use.select,
                "before": s.before,
                "after": s.after,
                "runs_on": s.runs_on,
            }
            for s in found.series
        ],
    }

"""A first pack for any place, written from the release in service."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from commonweal.cli.told import WRONG_USE, Told
from commonweal.facts.area import Area
from commonweal.publication.locations import default_pack, packs_made, project


@dataclass(frozen=True, slots=True)
class Made:
    """The place of a new pack and the number of measures in it."""

    place: Area
    measures: int


def write_new_pack(place: str, folder: Path, since: int = 0, years: int = 5) -> Made:
    """Write a pack for a place; several matches are told and nothing is written."""
    from commonweal.cli.build import release_home
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.measures.coverage import cards_of_place
    from commonweal.measures.panels import Release
    from commonweal.strategy import promise
    from commonweal.strategy.loading import write_texts
    from commonweal.strategy.new_pack import new_pack

    release = Release(release_home(""))
    area = only(place, release.places.find(place))
    cards = load_catalogue(project() / "catalogue").cards.values()
    held = cards_of_place(release, cards, area.code)
    first, last = (since, since + years) if since else _years_of_default()
    period = promise.Period(since=str(first), until=str(last))
    texts = new_pack(promise.Place(code=area.code, name=area.name), held, period)
    draft = folder.with_name(f".{folder.name}.half")
    shutil.rmtree(draft, ignore_errors=True)
    write_texts(draft, texts)
    if folder.exists():
        folder.rmdir()
    draft.rename(folder)
    return Made(area, sum(len(card.series) for card in held))


def _years_of_default() -> tuple[int, int]:
    """The years of the pack served by default, so that places can be read side by side."""
    from commonweal.publication.compiling import ground_of

    folder = project() / "strategies" / default_pack()
    period = ground_of(project(), folder).edition.strategy.period
    return int(period.since[:4]), int(period.until[:4])


def only(text: str, found: list[Area]) -> Area:
    """The one area found; otherwise say what to write instead."""
    if len(found) == 1:
        return found[0]
    if not found:
        raise Told(f"no upper-tier authority of England is called {text!r}", WRONG_USE)
    listed = "\n".join(f"  {area.code} {area.name}" for area in found)
    raise Told(f"{text!r} may be any of these, so nothing was written:\n{listed}", WRONG_USE)


def pack_of_place(place: str) -> Path:
    """The pack of a place in the data folder; made when it is not there yet."""
    from commonweal.measures.places import load_places

    places = load_places(project() / "figures/reference")
    area = only(place, places.find(place))
    folder = packs_made() / area.code.lower()
    if not (folder / "strategy.yaml").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        write_new_pack(area.code, folder)
    return folder

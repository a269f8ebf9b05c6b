"""Make a release for a place: the series of all places, then the place's own charts."""

from __future__ import annotations

from pathlib import Path

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.measures import pipeline
from commonweal.measures.panels import Release
from commonweal.measures.release import Manifest
from commonweal.measures.store import Store
from commonweal.publication.changes import NO_CHANGES, Changes
from commonweal.publication.compiling import Ground, ground_of
from commonweal.publication.drawings import draw_all
from commonweal.publication.editions import keep_edition
from commonweal.publication.reading import Reading, today


def make_release(project: Path, data: Path, pack: Path, changes: Changes = NO_CHANGES) -> Manifest:
    """Build from everything held and put it in service; raises ``PackError``, ``StoreError``."""
    ground = ground_of(project, pack, changes)
    edition, cards = ground.edition, ground.cards
    store = Store(data)
    keep_edition(store, edition)

    def draw(draft: Path) -> None:
        reading = Reading(Release(draft), edition, cards, (), today())
        draw_all(reading, draft / "charts" / edition.strategy.place.code)

    return pipeline.build(
        store, cards.values(), reference_of(project, pack), _ingredients(ground), draw
    )


def is_fresh(project: Path, data: Path, pack: Path, changes: Changes = NO_CHANGES) -> bool:
    """Whether ``make_release`` would have nothing to do."""
    ingredients = _ingredients(ground_of(project, pack, changes))
    return pipeline.is_fresh(Store(data), reference_of(project, pack), ingredients)


def _ingredients(ground: Ground) -> dict[str, str]:
    return {
        "catalogue": ground.catalogue,
        "edition": ground.edition.id,
        "rules": RULE_VERSION,
        "place": ground.edition.strategy.place.code,
    }


def reference_of(project: Path, pack: Path) -> Path:
    """Folder of areas and neighbours; a made-up place brings its own, never mixed with real."""
    own = pack / "reference"
    return own if own.is_dir() else project / "figures" / "reference"


def figures_of(project: Path, pack: Path) -> Path:
    """Folder of figures that a pack stands on."""
    own = pack / "figures"
    return own if own.is_dir() else project / "figures"

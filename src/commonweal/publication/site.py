"""The reading that the site serves, kept until the release, the pack or the day changes."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

import commonweal
from commonweal.measures.store import Store
from commonweal.publication.compiling import ground_of
from commonweal.publication.reading import Reading, open_reading, today

_kept: dict[tuple[str, str, str, str], Reading] = {}
_lock = Lock()


def project() -> Path:
    """Folder of the project."""
    return Path(commonweal.__path__[0]).resolve().parents[1]


def data_dir() -> Path:
    """Folder of data, as for every command."""
    return Path(os.environ.get("COMMONWEAL_DATA_DIR") or project() / "var")


def pack_folder() -> Path:
    """Folder of the pack served."""
    named = os.environ.get("COMMONWEAL_PACK")
    if not named:
        named = (project() / "strategies/DEFAULT").read_text().strip()
    folders = (Path(named), project() / "strategies" / named, data_dir() / "packs" / named)
    return next((f for f in folders if (f / "strategy.yaml").is_file()), folders[1])


def current_reading() -> Reading:
    """The reading of the release in service; a swapped release is seen at the next request."""
    home = Store(data_dir()).current_release()
    pack = pack_folder()
    with _lock:
        ground = ground_of(project(), pack)
        key = (str(home), ground.catalogue, ground.edition.id, today().isoformat())
        if key not in _kept:
            _kept.clear()
            _kept[key] = open_reading(project(), data_dir(), pack)
        return _kept[key]

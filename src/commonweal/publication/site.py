"""The reading that the site serves, kept until the release, the pack or the day changes."""

from __future__ import annotations

import atexit
import gc
import logging
from threading import Event, Lock, Thread

from commonweal.measures.definition import CardError
from commonweal.measures.release import read_manifest
from commonweal.measures.store import Store
from commonweal.publication.amended import agreed_changes
from commonweal.publication.beside import editions_beside
from commonweal.publication.compiling import Ground, PackError, ground_of
from commonweal.publication.editions import keep_edition
from commonweal.publication.locations import (
    NoPackError,
    asked_for,
    data_dir,
    pack_folder,
    project,
)
from commonweal.publication.reading import Reading, SettingError, open_reading, today
from commonweal.strategy.definition import Edition

LOG = logging.getLogger("commonweal")
Key = tuple[str, ...]

_kept: dict[tuple[str, str], tuple[Key, Reading]] = {}
_coming: set[Key] = set()
_lock = Lock()
_ending = Event()
atexit.register(gc.unfreeze)  # else a library warns of what was never let go


def current_reading() -> Reading:
    """The reading of the release in service, with every measure judged.

    After a release was swapped or a pack changed, the reading before is served until the new one
    is ready; each page says which release it is of. The very first reading is waited for.
    """
    where = asked_for()
    held = _kept.get(where)
    try:
        ground = _ground_now()
        beside = editions_beside(ground.edition)
        wanted = _wanted(ground, beside)
    except (NoPackError, PackError, SettingError, CardError, OSError):
        if held is None:
            raise
        return held[1]  # a file is being edited: what was ready is still true of its release
    with _lock:
        held = _kept.get(where)
        if held and held[0] == wanted:
            return held[1]
        if held and _of_another_place(held[1]):
            return held[1]  # somebody built for another place in this data folder
        if held is None:
            _kept.clear()
            reading = _ready(ground, beside)
            _kept[where] = (wanted, reading)
            return reading
        if wanted not in _coming:
            _coming.add(wanted)
            Thread(target=_replace, args=(where, wanted, ground, beside), daemon=True).start()
        return held[1]


def finish_behind() -> Thread | None:
    """Work out, beside the answers, all that the pages may ask; None when no reading is open.

    Only for the process that answers, never for one that forks it: a child inherits the locks
    that a thread of its parent holds, and nobody there ever lets go of them.
    """
    held = _kept.get(asked_for())
    if held is None:
        return None
    behind = Thread(target=_finish, args=(held[1],), daemon=True)
    behind.start()
    atexit.register(_end, behind)
    return behind


def _end(behind: Thread) -> None:
    """Let the work behind the answers come to an end; what is broken off there aborts loudly."""
    _ending.set()
    behind.join(10)


def _of_another_place(held: Reading) -> bool:
    home = Store(data_dir()).current_release()
    if home is None:
        return True
    return bool(read_manifest(home).content.get("place") != held.place.code)


def _ground_now() -> Ground:
    """Catalogue, pack and agreed changes as they stand at this moment."""
    return ground_of(project(), pack_folder(), agreed_changes(pack_folder()))


def _wanted(ground: Ground, beside: tuple[Edition, ...]) -> Key:
    home = Store(data_dir()).current_release()
    ids = (one.id for one in beside)
    return (str(home), ground.catalogue, ground.edition.id, today().isoformat(), *ids)


def _ready(ground: Ground, beside: tuple[Edition, ...]) -> Reading:
    """A reading with every measure judged; its edition is kept for papers that will look back."""
    reading = open_reading(data_dir(), ground, beside=beside)
    keep_edition(Store(data_dir()), reading.edition)
    _ = reading.summary
    return reading


def _finish(reading: Reading) -> None:
    """Work all out, then keep the collector from going through it again at every page.

    A reading is some million objects that live until the next release: going through them took
    up to 0.2 s of an answer now and then.
    """
    reading.finish(_ending.is_set)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _replace(
    where: tuple[str, str], wanted: Key, ground: Ground, beside: tuple[Edition, ...]
) -> None:
    try:
        reading = _ready(ground, beside)
        _finish(reading)
        with _lock:
            _kept[where] = (wanted, reading)
    except Exception:
        LOG.exception("the new release could not be opened; the one before is still served")
    finally:
        _coming.discard(wanted)  # whoever asks next tries again

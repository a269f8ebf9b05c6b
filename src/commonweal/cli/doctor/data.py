"""Whether pack and release are there, whole and of one day."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.cli.doctor.finding import Finding, mind, well, wrong
from commonweal.publication.locations import data_dir, pack_folder, project


def pack() -> Iterator[Finding]:
    """Whether the pack compiles with all that the boards have agreed."""
    from commonweal.publication.amended import agreed_changes
    from commonweal.publication.compiling import PackError, ground_of
    from commonweal.publication.locations import NoPackError

    try:
        folder = pack_folder()
        edition = ground_of(project(), folder, agreed_changes(folder)).edition
    except (PackError, NoPackError) as fault:
        told = str(fault).splitlines()[0]
        yield wrong("pack", told, "Run 'commonweal check' and mend what it tells")
        return
    yield well("pack", f"{edition.strategy.id}, edition {edition.id}")


def release() -> Finding:
    """Whether a release is in service, and whether it is of what is held now."""
    from commonweal.measures.store import Store
    from commonweal.publication.amended import agreed_changes
    from commonweal.publication.compiling import PackError
    from commonweal.publication.locations import NoPackError
    from commonweal.publication.making import is_fresh

    home = Store(data_dir()).current_release()
    if home is None:
        do = "Run 'commonweal ingest figures/' and 'commonweal build'"
        return wrong("release", "none is in service", do)
    try:
        fresh = is_fresh(project(), data_dir(), pack_folder(), agreed_changes(pack_folder()))
    except (PackError, NoPackError):
        return mind("release", f"{home.name} serves another pack", "Mend the pack first")
    if not fresh:
        told = f"{home.name} was made of other figures, words or code than are here"
        return mind("release", told, "Run 'commonweal build'")
    return well("release", f"{home.name}, of all that is here")

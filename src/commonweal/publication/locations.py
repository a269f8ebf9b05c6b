"""Where things stand: the project, the data and the pack, by the environment or by default."""

from __future__ import annotations

import os
from pathlib import Path

import commonweal

KEY_FILE = "secret-key"


class NoPackError(Exception):
    """No pack of that name; the message says which there are."""


def project() -> Path:
    """Folder of the project: catalogue, figures, strategies lie in it."""
    return Path(commonweal.__path__[0]).resolve().parents[1]


def asked_for() -> tuple[str, str]:
    """Data and pack as the environment names them, whether they are there or not."""
    return os.environ.get("COMMONWEAL_DATA_DIR", ""), os.environ.get("COMMONWEAL_PACK", "")


def site_address() -> str:
    """The address that people use, as the environment names it; empty where nobody has said."""
    return os.environ.get("COMMONWEAL_SITE", "")


def default_pack() -> str:
    """The name in ``strategies/DEFAULT``."""
    return (project() / "strategies" / "DEFAULT").read_text().strip()


def data_dir() -> Path:
    """Folder of data, named by the environment or ``var/`` in the project.

    A pack with figures of its own is made up: its figures never share a folder with real ones.
    """
    if named := os.environ.get("COMMONWEAL_DATA_DIR"):
        return Path(named)
    pack = _found(os.environ.get("COMMONWEAL_PACK") or default_pack())
    made_up = pack is not None and (pack / "figures").is_dir()
    return project() / "var" / (pack.resolve().name if pack and made_up else "")


def pack_folder(named: str = "") -> Path:
    """Folder of the pack asked for: a path, a name in ``strategies/`` or the default one.

    Raises ``NoPackError`` when there is none.
    """
    named = named or os.environ.get("COMMONWEAL_PACK") or default_pack()
    if found := _found(named):
        return found
    packs = (project() / "strategies").glob("*/strategy.yaml")
    held = ", ".join(sorted(path.parent.name for path in packs))
    raise NoPackError(f"no pack {named!r}: name a folder with a strategy.yaml, or one of {held}")


def packs_beside() -> tuple[Path, ...]:
    """Folders of the packs that ``COMMONWEAL_BESIDE`` names, with commas between; none by default.

    Raises ``NoPackError`` for a name that is no pack.
    """
    named = (one.strip() for one in os.environ.get("COMMONWEAL_BESIDE", "").split(","))
    return tuple(pack_folder(one) for one in named if one)


def demonstration() -> bool:
    """Whether this instance shows acts that nobody did; its database says so too."""
    return os.environ.get("COMMONWEAL_DEMONSTRATION", "") == "yes"


def database_file() -> Path:
    """The file of the boards' work; a demonstration has one of its own beside the real one."""
    return data_dir() / ("demonstration.sqlite3" if demonstration() else "db.sqlite3")


def packs_made() -> Path:
    """Folder of the first packs that were written for a place on demand."""
    return Path(os.environ.get("COMMONWEAL_DATA_DIR") or project() / "var") / "packs"


def _found(named: str) -> Path | None:
    folders = (Path(named), project() / "strategies" / named, packs_made() / named)
    return next((folder for folder in folders if (folder / "strategy.yaml").is_file()), None)

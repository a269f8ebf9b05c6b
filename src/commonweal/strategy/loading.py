"""Packs on disk: the only place of this floor that reads or writes a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def read_texts(folder: Path) -> dict[str, str]:
    """Read every YAML file of a pack, by its path within the pack, in one order everywhere.

    Figures and translations that lie beside the pack belong to other readers and are left alone;
    so is a link that leads out of the folder (``links_out`` names it).
    Bytes that are not UTF-8 become U+FFFD, which the reader of YAML refuses by line and column.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in _files(folder)
        if _inside(path, folder)
    }


def links_out(folder: Path) -> list[str]:
    """Name the files of a pack that are links to somewhere else: what they hold is never read."""
    return [
        path.relative_to(folder).as_posix() for path in _files(folder) if not _inside(path, folder)
    ]


def _files(folder: Path) -> list[Path]:
    found = [*folder.glob("*.yaml"), *folder.glob("priorities/*"), *folder.glob("cards/*")]
    return [path for path in sorted(found) if path.is_file() and not path.name.startswith(".")]


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files of a pack into a folder that holds none of them yet."""
    for name, text in sorted(texts.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)

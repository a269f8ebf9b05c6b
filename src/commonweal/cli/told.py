"""What a command says: text or JSON on standard output, faults in plain words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import commonweal

DONE, FINDINGS, WRONG_USE, BAD_INPUT, DAMAGED, OUR_FAULT = 0, 1, 2, 3, 4, 70
COMMANDS_OPTIONS = {"--data-dir", "--pack", "--format"}


class Told(Exception):  # noqa: N818 - it is what is told, with its exit code
    """A fault told in full to the user, with the exit code of its kind."""

    def __init__(self, message: str, code: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.code = code


def project() -> Path:
    """Folder of the project: catalogue, figures, strategies lie in it."""
    return Path(commonweal.__path__[0]).resolve().parents[1]


def data_dir() -> Path:
    """Folder of data, named by the environment or ``var/`` in the project."""
    return Path(os.environ.get("COMMONWEAL_DATA_DIR") or project() / "var")


def pack_folder() -> Path:
    """Folder of the pack asked for: a path, a name in ``strategies/`` or the default one."""
    named = os.environ.get("COMMONWEAL_PACK") or default_pack()
    for folder in (Path(named), project() / "strategies" / named, data_dir() / "packs" / named):
        if (folder / "strategy.yaml").is_file():
            return folder
    held = ", ".join(
        sorted(p.parent.name for p in (project() / "strategies").glob("*/strategy.yaml"))
    )
    raise Told(
        f"no pack {named!r}: name a folder with a strategy.yaml, or one of {held}", WRONG_USE
    )


def default_pack() -> str:
    """The name in ``strategies/DEFAULT``."""
    return (project() / "strategies" / "DEFAULT").read_text().strip()


def as_json() -> bool:
    """Whether JSON was asked for."""
    return os.environ.get("COMMONWEAL_FORMAT") == "json"


def say(text: str, schema: str, content: Any) -> None:
    """Print the text, or the content as JSON with its schema."""
    if as_json():
        print(json.dumps({"schema": f"commonweal/{schema}/1", **content}, ensure_ascii=False))
    else:
        print(text)

"""What a command says: text or JSON on standard output, faults in plain words."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

DONE, FINDINGS, WRONG_USE, BAD_INPUT, DAMAGED, OUR_FAULT = 0, 1, 2, 3, 4, 70
COMMON_OPTIONS = {"--data-dir", "--pack", "--format"}


class Told(Exception):  # noqa: N818 - it is what is told, with its exit code
    """A fault told in full to the user, with the exit code of its kind."""

    def __init__(self, message: str, code: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.code = code


def as_json() -> bool:
    """Whether JSON was asked for."""
    return os.environ.get("COMMONWEAL_FORMAT") == "json"


def say(text: str, schema: str, content: dict[str, Any]) -> None:
    """Print the text, or the content as JSON with its schema."""
    if as_json():
        print(json.dumps({"schema": f"commonweal/{schema}/1", **content}, ensure_ascii=False))
    else:
        print(text)


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Show on a terminal that work goes on, and for how long."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    looks = (SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*looks, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(words)
        yield

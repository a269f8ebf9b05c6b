"""What the boards have agreed about the strategy, as the compiler takes it beside the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from commonweal.strategy.amendment import Amendment


def _nothing() -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Agreed amendments, and how to ask which items rows hold: asked only when a pack compiles."""

    amendments: tuple[Amendment, ...] = ()
    in_use: Callable[[], Iterable[tuple[str, str]]] = field(default=_nothing, compare=False)


NO_CHANGES = Changes()

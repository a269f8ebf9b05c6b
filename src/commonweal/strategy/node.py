"""What every part of a strategy has in common: it is frozen, and it knows only its own keys."""

from __future__ import annotations

from typing import Any, ClassVar


class Node:
    """The mark of a class that stands for one mapping in a pack.

    The settings are read by the validator at the edge; the class itself needs no library.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "coerce_numbers_to_str": True,
        "allow_inf_nan": False,
    }

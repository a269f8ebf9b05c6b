"""References: what an author keeps, with which they and nobody else find their comment again."""

from __future__ import annotations

import re
import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is taken for another sign, no U
LENGTH, GROUP = 12, 4  # 30 ** 12 references: some 58 bits
_FOUND = re.compile(rf"\b[{SIGNS}]{{4}}-[{SIGNS}]{{4}}-[{SIGNS}]{{4}}\b")


def new_reference() -> str:
    """ "7KQ2-M9XF-3TRB": long enough that nobody finds one by guessing."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(drawn[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_reference(typed: str) -> str:
    """A reference as it is kept, from one typed with or without hyphens, in any case.

    Empty for what cannot be one.
    """
    bare = re.sub(r"[\s\-–]+", "", typed[:60]).upper()
    if len(bare) != LENGTH or any(sign not in SIGNS for sign in bare):
        return ""
    return "-".join(bare[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def reference_in(text: str) -> str:
    """The first reference that stands in a text, such as the subject of a mail; else empty."""
    found = _FOUND.search(text[:2000].upper())
    return found.group() if found else ""

"""Rules of the tree that no other tool keeps."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PURE = ("methods", "facts", "measures", "strategy", "assessment")


def faults() -> list[str]:
    """Every broken rule in one sentence."""
    return [*_filled_inits(), *_places_in_code(), *_addresses(), *_blanks()]


def _blanks() -> list[str]:
    pages = [p for p in ROOT.glob("*.md") if re.search(r"@@[A-Z]+@@", p.read_text())]
    return [f"{p.name} holds a blank that nobody has filled" for p in pages]


def _filled_inits() -> list[str]:
    inits = [p for floor in PURE for p in (ROOT / "src/commonweal" / floor).rglob("__init__.py")]
    return [f"{p.relative_to(ROOT)} must stay empty" for p in inits if p.read_text()]


def _places_in_code() -> list[str]:
    default = (ROOT / "strategies/DEFAULT").read_text().split("-")[0].strip()
    files = [p for p in (ROOT / "src").rglob("*") if p.suffix in {".py", ".jinja", ".scss", ".typ"}]
    return [
        f"{p.relative_to(ROOT)} names the place {default!r}: code must serve any place"
        for p in files
        if re.search(default, p.read_text(), re.IGNORECASE)
    ]


def _addresses() -> list[str]:
    locks = [*(ROOT / "requirements").glob("*.lock"), ROOT / "package-lock.json"]
    return [
        f"{p.relative_to(ROOT)} holds an index address"
        for p in locks
        if re.search(r"index-url|\"resolved\": \"http|@ http", p.read_text())
    ]


def main() -> int:
    """Print the faults; 1 when there are any."""
    found = faults()
    print("\n".join(found) if found else "tree: no fault")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

"""Typst as this project uses it: our own fonts only, tagged, equal bytes for equal data."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from commonweal.publication.charts.style import ACCENT

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
REGULAR, STRONG = "400Regular", "600SemiBold"
FACES = {
    "source-serif-4": (REGULAR, STRONG),
    "source-sans-3": (REGULAR, STRONG),
    "hind-siliguri": (REGULAR, STRONG),
    "amiri": (REGULAR, "700Bold"),  # others join lam and alef in one sign, read back turned round
}
_KEPT = "\n\u200c\u200d"
_LATIN = (
    r"\n -~\u00a0-\u017f\u0218-\u021b\u1e80-\u1e85\u1ef2\u1ef3\u2010-\u2026\u2032\u20ac"
    r"\u2190-\u2193\u2212"
)
_OTHERS = r"\u0600-\u06ff\u0964\u0965\u0980-\u09fe\u200c\u200d"
_UNSET = {False: re.compile(f"[^{_LATIN}]"), True: re.compile(f"[^{_LATIN}{_OTHERS}]")}
"""Letters that no face holds; those of other scripts are held where the data names a face."""


class FontsMissingError(Exception):
    """The fonts of the printed report are not installed; the message says how to install them."""


def font_folders(project: Path) -> list[Path]:
    """Folders of the whole font files, one weight each."""
    home = project / "node_modules/@expo-google-fonts"
    folders = [home / family / weight for family, held in FACES.items() for weight in held]
    if absent := [folder for folder in folders if not any(folder.glob("*.ttf"))]:
        raise FontsMissingError(f"no font in {absent[0]}: run 'npm ci'")
    return folders


def typeset(template: str, data: dict[str, Any], project: Path, day: date) -> bytes:
    """A PDF of the template; the data goes in as JSON, so no word of it is ever Typst source."""
    import typst

    made: bytes = typst.compile(
        str(TEMPLATES / template),
        sys_inputs={
            "data": json.dumps(
                settable(data, bool(data.get("letters"))) | {"accent": ACCENT}, sort_keys=True
            )
        },
        font_paths=[str(folder) for folder in font_folders(project)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )
    return made


def settable(thing: Any, others: bool = False) -> Any:
    """The same data with every text reduced to letters that the fonts hold."""
    if isinstance(thing, dict):
        return {key: settable(value, others) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [settable(value, others) for value in thing]
    return _letters(thing, others) if isinstance(thing, str) else thing


def _letters(text: str, others: bool) -> str:
    """Control and direction characters fall away; a letter of another script becomes "?".

    What joins letters, or parts them, stays: in Urdu and Bengali it makes another word.
    """
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(c for c in composed if unicodedata.category(c) not in {"Cc", "Cf"} or c in _KEPT)
    return _UNSET[others].sub("?", seen)

"""A catalogue of a made-up language: other letters, other digits, other marks, four plurals."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from commonweal.publication.plain.messages import MESSAGES

CODE = "pl"
PLURALS = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
LETTERS = str.maketrans("aeioubdt", "àéîõüбдт")
COUNTED = ("count:", "total", "by-chance", "boards:", "left-out:")
MARKS = {
    ("the digits from 0 to 9", "0123456789"): "০১২৩৪৫৬৭৮৯",
    ("decimal mark", "."): ",",
    ("mark between thousands", ","): "\u00a0",
}


def strange(text: str, form: int = 0) -> str:
    """The sentence in strange letters, its holes as they are, each plural form another."""
    parts = re.split(r"(%\(\w+\)s)", text)
    told = "".join(one if one.startswith("%(") else one.translate(LETTERS) for one in parts)
    return f"Ø{form} {told}"


def written_to(folder: Path) -> Path:
    """Write the catalogue as ``<folder>/pl/LC_MESSAGES/django.mo``; returns the folder."""
    held = {"": f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {PLURALS}\n"}
    for message in MESSAGES:
        one, many = message.text(1), message.text(2)
        if "%(n)s" in one and message.id.startswith(COUNTED):
            held[f"{one}\x00{many}"] = "\x00".join(strange(many, form) for form in range(3))
        else:
            held[one] = strange(one)
    held |= {f"{context}\x04{text}": told for (context, text), told in MARKS.items()}
    path = folder / CODE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(_compiled(held))
    return folder


def _compiled(held: dict[str, str]) -> bytes:
    """A catalogue as gettext reads it: a head, two tables of length and place, the texts."""
    keys = sorted(held, key=str.encode)
    texts = [one.encode() for one in (*keys, *(held[key] for key in keys))]
    start = 28 + 16 * len(keys)
    places, body = [], b""
    for one in texts:
        places.append(struct.pack("<II", len(one), start + len(body)))
        body += one + b"\x00"
    count = len(keys)
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + b"".join(places) + body

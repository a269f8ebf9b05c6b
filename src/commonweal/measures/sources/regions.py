"""Codes of England and its regions, for tables that only name them."""

from __future__ import annotations

from commonweal.measures.sources.table import plain

_CODES = {
    "england": "E92000001",
    "northeast": "E12000001",
    "northwest": "E12000002",
    "yorkshireandthehumber": "E12000003",
    "eastmidlands": "E12000004",
    "westmidlands": "E12000005",
    "east": "E12000006",
    "eastofengland": "E12000006",
    "london": "E12000007",
    "southeast": "E12000008",
    "southwest": "E12000009",
}


def region_code(name: str) -> str:
    """Code of a region or of England by its name; empty for any other name.

    >>> region_code("Yorkshire and The Humber"), region_code("Wessex")
    ('E12000003', '')
    """
    return _CODES.get(plain(name), "")

"""An edition written back as the files of a pack, which compile to the same edition."""

from __future__ import annotations

from io import StringIO

from ruamel.yaml import YAML

from commonweal.strategy.canonical import plain
from commonweal.strategy.definition import Edition
from commonweal.strategy.pack_files import ClaimsFile


def pack_from_edition(edition: Edition) -> dict[str, str]:
    """Give the files of a pack by name; compiled again, they have the edition's hash."""
    parts: dict[str, object] = {
        "strategy.yaml": edition.strategy,
        "document.yaml": edition.document,
        "governance.yaml": edition.governance,
        "claims.yaml": ClaimsFile(claims=edition.claims),
        "priorities/overall.yaml": edition.overall,
    }
    parts |= {f"priorities/{one.id}.yaml": one for one in edition.priorities}
    parts |= {f"cards/{card.id}.yaml": card for card in edition.own_cards}
    return {name: _yaml(part) for name, part in parts.items()}


def _yaml(part: object) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = 100
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    writer.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    writer.dump(plain(part), text)
    return text.getvalue()

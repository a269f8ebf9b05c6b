"""One text for one strategy: sorted keys, no defaults, no clock; its sha256 is the identity."""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from commonweal.strategy.yaml_file import Plain


def plain(value: Any) -> Plain:
    """Turn a frozen object into mappings and lists, leaving out what is as by default."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: getattr(value, f.name) for f in fields(value)}
        return {
            f.name: plain(kept[f.name]) for f in fields(value) if not _as_default(f, kept[f.name])
        }
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, bool | int | float) or value is None:
        return value
    return str(value)


def _as_default(field: Field[Any], value: object) -> bool:
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and value == field.default


def canonical_text(parts: dict[str, Any]) -> str:
    """Write the parts of a pack as JSON that is the same wherever it is written."""
    values = {name: plain(part) for name, part in parts.items()}
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hash_of(parts: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_text(parts).encode()).hexdigest()

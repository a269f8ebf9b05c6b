"""One value of a YAML text changed where it stands: comments and every other line stay as written.

A strategy is read by people as files; a change that rewrote the whole file would hide itself.
"""

from __future__ import annotations

import json
import re

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from commonweal.strategy.yaml_file import Path, Plain, read_yaml

_PLAIN = re.compile(r"\w[\w .()'/-]*")


def put(text: str, path: Path, key: str, value: Plain) -> str:
    """Give a key of the mapping at a path a value; a new key stands below the id."""
    mapping = _mapping_at(text, path)
    for key_node, node in mapping.value:
        if key_node.value == key:
            return (
                text[: key_node.end_mark.index] + f": {written(value)}" + text[_end(text, node) :]
            )
    return _with_key(text, mapping, f"{key}: {written(value)}")


def add(text: str, path: Path, key: str, value: Plain) -> str:
    """Add an item at the end of a list that is a key of the mapping at a path."""
    for key_node, node in _mapping_at(text, path).value:
        if key_node.value == key and isinstance(node, SequenceNode) and node.value:
            return _with_item(text, node, written(value))
    return put(text, path, key, [value])


def written(value: Plain) -> str:
    """A value on one line of YAML, without quotes where it is read back the same without."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and read_yaml("", f"[{value}]").values == [value]:
        return value
    inner = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in inner)


def _with_key(text: str, mapping: MappingNode, line: str) -> str:
    if not mapping.value:
        raise ValueError("an item without an id cannot be changed")
    key_node, node = next((p for p in mapping.value if p[0].value == "id"), mapping.value[0])
    end = _end(text, node)
    if mapping.flow_style:
        return f"{text[:end]}, {line}{text[end:]}"
    end = _end_of_line(text, end)
    return f"{text[:end]}\n{' ' * key_node.start_mark.column}{line}{text[end:]}"


def _with_item(text: str, sequence: SequenceNode, item: str) -> str:
    end = _end(text, sequence.value[-1])
    if sequence.flow_style:
        return f"{text[:end]}, {item}{text[end:]}"
    end = _end_of_line(text, end)
    return f"{text[:end]}\n{' ' * sequence.start_mark.column}- {item}{text[end:]}"


def _mapping_at(text: str, path: Path) -> MappingNode:
    node = YAML(typ="safe", pure=True).compose(text)
    for step in path:
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
        else:
            node = next(value for key, value in node.value if key.value == step)
    if not isinstance(node, MappingNode):
        raise TypeError(f"{path} is not a mapping")
    return node


def _end(text: str, node: Node) -> int:
    """Where the last letter of a node ends; the mark of a block lies behind blank lines."""
    if isinstance(node, ScalarNode):
        end = int(node.end_mark.index)
        return len(text[:end].rstrip()) if node.style in {"|", ">"} else end
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, MappingNode) else last)


def _end_of_line(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found

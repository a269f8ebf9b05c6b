"""YAML of a pack, read strictly: plain values with the place of each, and no tricks.

The node graph is read instead of the constructed values, so that every doubled key and every
anchor is found in one pass, and a date or a version stays the text that was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from commonweal.strategy.problem import Problem

Path = tuple[str | int, ...]
Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None

_TAG = "tag:yaml.org,2002:"
_NOT_UTF8 = "\ufffd"
_NO_ANCHORS = "Write the value out in each place: packs hold no anchors and no aliases."


@dataclass(slots=True)
class YamlFile:
    """One file: its values, where each stands, and what could not be read."""

    name: str
    values: Plain = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    anchored: set[int] = field(default_factory=set)

    def problem(
        self,
        path: Path,
        message: str,
        what_to_do: str,
        *,
        value: object = None,
        at_key: bool = False,
    ) -> Problem:
        """Make a problem at the place of a path, or of the nearest thing around it."""
        line, column = self.place(path, at_key=at_key)
        return Problem(self.name, line, column, str(value), message, what_to_do)

    def place(self, path: Path, *, at_key: bool = False) -> tuple[int, int]:
        if at_key and path in self.key_places:
            return self.key_places[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that change how text is read and that nobody can see."""


def read_yaml(name: str, text: str) -> YamlFile:
    """Read one file; what is wrong with it stands in its problems."""
    file = YamlFile(name)
    if _NOT_UTF8 in text:
        before = text[: text.index(_NOT_UTF8)].split("\n")
        message = "this is not UTF-8"
        file.problems.append(_unreadable(name, len(before), len(before[-1]) + 1, message))
        return file
    if odd := _ODD.search(text):
        before = text[: odd.start()].split("\n")
        message = f"a character that cannot be seen ({odd[0]!a})"
        file.problems.append(_unreadable(name, len(before), len(before[-1]) + 1, message))
        return file
    try:
        return _composed(file, name, text)
    except RecursionError:
        file.problems.append(_unreadable(name, 1, 1, "lists and keys are nested too deeply"))
        return file


def _composed(file: YamlFile, name: str, text: str) -> YamlFile:
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"this is not YAML: {error.problem or error.context}"
        file.problems.append(_unreadable(name, line, column, message))
        return file
    except YAMLError as error:
        file.problems.append(_unreadable(name, 1, 1, f"this is not YAML: {error}"))
        return file
    file.values = _plain(file, root, ()) if root is not None else {}
    return file


def _unreadable(name: str, line: int, column: int, message: str) -> Problem:
    hint = "Check indentation, colons, quotes and odd letters at and just before this place."
    return Problem(name, line, column, "", message, hint)


def _plain(file: YamlFile, node: Node, path: Path) -> Plain:
    if path not in file.places:
        file.places[path] = _place(node)
    if node.anchor:
        if id(node) in file.anchored:
            return None  # an alias: already refused, and never followed
        file.anchored.add(id(node))
        file.problems.append(
            file.problem(path, "an anchor is used", _NO_ANCHORS, value=f"&{node.anchor}")
        )
    if isinstance(node, MappingNode | SequenceNode) and not _is_plain(node):
        file.problems.append(_strange_tag(file, node, path))
    if isinstance(node, MappingNode):
        return _mapping(file, node, path)
    if isinstance(node, SequenceNode):
        return [_plain(file, item, (*path, n)) for n, item in enumerate(node.value)]
    return _scalar(file, node, path)


def _mapping(file: YamlFile, node: MappingNode, path: Path) -> Plain:
    values: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line, column = _place(key_node)
        if key in values:
            first = file.key_places[(*path, key)][0]
            file.problems.append(
                Problem(
                    file.name,
                    line,
                    column,
                    key,
                    f"the key {key!r} stands here twice",
                    f"Keep one of the two; the first is on line {first}.",
                )
            )
            continue
        file.key_places[(*path, key)] = (line, column)
        values[key] = _plain(file, value_node, (*path, key))
    return values


def _scalar(file: YamlFile, node: Node, path: Path) -> Plain:
    kind, text = str(node.tag).removeprefix(_TAG), str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind in {"int", "float"}:
        return _number(kind, text)
    if kind in {"str", "timestamp"}:
        return text
    file.problems.append(_strange_tag(file, node, path))
    return text


def _is_plain(node: Node) -> bool:
    return str(node.tag) in {f"{_TAG}map", f"{_TAG}seq"}


def _strange_tag(file: YamlFile, node: Node, path: Path) -> Problem:
    hint = "Remove the tag."
    return file.problem(path, f"the tag {node.tag} is not known here", hint, value=node.tag)


def _number(kind: str, text: str) -> Plain:
    try:
        return int(text) if kind == "int" else float(text)
    except ValueError:
        return text


def _place(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1

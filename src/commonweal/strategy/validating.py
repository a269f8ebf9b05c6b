"""One file of a pack, turned into its frozen type, or into problems that say where and what."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from commonweal.strategy.pack_files import SHAPE, FileKind
from commonweal.strategy.problem import Problem
from commonweal.strategy.yaml_file import Path, Plain, YamlFile

_EXPECTED = {
    "tuple_type": ("a list is expected here", "Write each item on its own line after a dash."),
    "string_type": ("a text is expected here", "Write one line of text."),
    "int_parsing": ("a whole number is expected here", "Write digits only, e.g. 12."),
    "int_type": ("a whole number is expected here", "Write digits only, e.g. 12."),
    "int_from_float": ("a whole number is expected here", "Write digits only, e.g. 12."),
    "float_parsing": ("a number is expected here", "Write a number, e.g. 12.5."),
    "float_type": ("a number is expected here", "Write a number, e.g. 12.5."),
    "finite_number": ("a number is expected here", "Write a number, e.g. 12.5."),
    "bool_parsing": ("true or false is expected here", "Write true or false."),
    "bool_type": ("true or false is expected here", "Write true or false."),
    "dataclass_type": ("keys with values are expected here", "Write key: value on each line."),
}


def validate(file: YamlFile, kind: FileKind) -> Any:
    """Make the frozen object a file stands for; None, with problems added, if it cannot be."""
    shape = SHAPE[kind]
    file.values = _with_lists(file.values)
    if kind is FileKind.CARD:  # a card comes from a lower floor and does not refuse by itself
        file.problems.extend(_unknown_keys(file, shape, file.values, ()))
    try:
        return _adapter(shape).validate_python(file.values)
    except ValidationError as error:
        file.problems.extend(_problem(file, shape, one) for one in error.errors())
        return None


def from_plain(shape: Any, values: Plain) -> Any:
    """Make a frozen object of plain values that were written from one.

    Raises ``ValueError`` where they do not fit.
    """
    return _adapter(shape).validate_python(values)


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _with_lists(values: Plain) -> Plain:
    """Let a single section stand for a list of one, everywhere that sections are cited."""
    if isinstance(values, list):
        return [_with_lists(one) for one in values]
    if not isinstance(values, dict):
        return values
    return {
        key: [one] if key == "cites" and isinstance(one, str) else _with_lists(one)
        for key, one in values.items()
    }


def _problem(file: YamlFile, shape: type, error: ErrorDetails) -> Problem:
    path: Path = tuple(error["loc"])
    name, kind = str(path[-1]) if path else "", error["type"]
    if kind == "missing":
        hint = f"Add the key {name!r}."
        if name == "polarity":
            hint = "Add polarity: higher, lower or no_judgement; no measure goes without one."
        return file.problem(path[:-1], f"the key {name!r} is missing", hint, value="nothing")
    if kind == "unexpected_keyword_argument":
        return _unknown_key(file, shape, path)
    if kind == "enum":
        expected = str(error["ctx"]["expected"]) if "ctx" in error else ""
        message, hint = "this word is not known here", f"Write one of {expected}."
    else:
        message, hint = _EXPECTED.get(kind, (error["msg"], "See the reference of packs."))
    return file.problem(path, message, hint, value=error["input"])


def _unknown_key(file: YamlFile, shape: type, path: Path) -> Problem:
    known = keys_at(shape, path[:-1])
    near = get_close_matches(str(path[-1]), known, 1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
    return file.problem(
        path, f"the key {path[-1]!r} is not known here", hint, value=path[-1], at_key=True
    )


def keys_at(shape: type, path: Path) -> list[str]:
    """Give the keys that may stand in the mapping at a path."""
    here: Any = shape
    for step in path:
        if isinstance(step, str) and is_dataclass(here):
            here = _inner(get_type_hints(here).get(step))
    return [f.name for f in fields(here)] if is_dataclass(here) else []


def _inner(hint: Any) -> Any:
    """Find the class within a list or an option, if there is one."""
    if is_dataclass(hint) or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint
    return next((found for arg in get_args(hint) if (found := _inner(arg)) is not None), None)


def _unknown_keys(file: YamlFile, shape: type, values: Plain, path: Path) -> list[Problem]:
    if isinstance(values, list):
        return [
            p for n, one in enumerate(values) for p in _unknown_keys(file, shape, one, (*path, n))
        ]
    if not isinstance(values, dict):
        return []
    known, problems = keys_at(shape, path), []
    for key, one in values.items():
        if known and key not in known:
            problems.append(_unknown_key(file, shape, (*path, key)))
        else:
            problems.extend(_unknown_keys(file, shape, one, (*path, key)))
    return problems

"""Agreed amendments written into the texts of a pack, one field at a time.

What a pack holds already is left alone, so that amendments can be written back to its repository
and still stand as rows. What contradicts the pack is told, never written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass

from commonweal.strategy.amendment import LISTINGS, SERIES, Amendment, Kind
from commonweal.strategy.canonical import plain
from commonweal.strategy.editing import add, put
from commonweal.strategy.pack_files import SHAPE, FileKind, kind_of
from commonweal.strategy.problem import Problem
from commonweal.strategy.references import Mention, ids_given
from commonweal.strategy.validating import keys_at
from commonweal.strategy.yaml_file import Path, Plain, YamlFile, read_yaml

OVERALL = "overall"
"""What a measure is proposed under when it belongs to the ambition itself."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A pack's texts after its amendments, with those that could not be made."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def amend(texts: Mapping[str, str], amendments: Iterable[Amendment]) -> Amended:
    """Write amendments into a pack, the oldest first."""
    every = tuple(amendments)
    if not every:
        return Amended(texts)
    pack = _Pack(dict(texts))
    done = {one for chain in _chains(every) for one in _in_already(pack, chain)}
    problems = [
        problem
        for one in every
        if one not in done
        for problem in [_write(pack, one)]
        if problem is not None
    ]
    return Amended(pack.texts, tuple(problems))


class _Pack:
    """Texts by name, with where each id stands; read again only where one has changed."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self._read = {n: (k, read_yaml(n, texts[n])) for n in sorted(texts) if (k := kind_of(n))}

    def change(self, name: str, text: str) -> None:
        self.texts[name] = text
        self._read[name] = self._read[name][0], read_yaml(name, text)

    def find(self, target: str, item: str) -> Mention | None:
        held = [(k, f) for k, f in self._read.values() if not f.problems and f.values is not None]
        given = ids_given(held)
        return next((one for one in given if (one.target, one.id) == (target, item)), None)

    def kind(self, name: str) -> FileKind:
        return self._read[name][0]

    def overall(self) -> YamlFile:
        return self._read["priorities/overall.yaml"][1]


def _chains(every: tuple[Amendment, ...]) -> list[list[Amendment]]:
    held: dict[tuple[str, str, str], list[Amendment]] = {}
    for one in every:
        key = (
            one.target,
            one.item,
            one.field if one.kind is not Kind.PROPOSE else f"+{one.number}",
        )
        held.setdefault(key, []).append(one)
    return list(held.values())


def _in_already(pack: _Pack, chain: list[Amendment]) -> list[Amendment]:
    """Those of one field's changes that the pack holds: all up to the last whose value it has."""
    last = max((n for n, one in enumerate(chain) if _holds(pack, one)), default=-1)
    return chain[: last + 1]


def _holds(pack: _Pack, one: Amendment) -> bool:
    if one.kind is Kind.PROPOSE:
        return pack.find("listing", _id_of(one.becomes)) is not None
    place = pack.find(one.target, one.item)
    if place is None:
        return False
    held = _values(place.file, place.path[:-1])
    if one.kind is Kind.REPLACE and _listed(one.was):
        told = [(e.get("until"), e.get("decision")) for e in _mappings(held.get("earlier"))]
        return (one.since, one.decision) in told
    return alike(_current(held, one.field), one.becomes)


def _write(pack: _Pack, one: Amendment) -> Problem | None:
    if one.kind is Kind.PROPOSE:
        return _propose(pack, one)
    place = pack.find(one.target, one.item)
    if place is None:
        return _lost(one)
    name, path = place.file.name, place.path[:-1]
    if problem := _not_a_field(pack, place, one):
        return problem
    held = _current(_values(place.file, path), one.field)
    if not alike(held, one.was):
        told = f"amendment {one.number} was agreed over {one.old}, which no longer stands here"
        hint = "Propose the change again over what the pack holds now, or put that back."
        return place.file.problem((*path, one.field), told, hint, value=held)
    text = pack.texts[name]
    if one.field == SERIES:
        text = _with_series(text, path, _values(place.file, path), one)
    else:
        text = put(text, path, one.field, one.becomes)
    pack.change(name, text)
    return None


def _propose(pack: _Pack, one: Amendment) -> Problem | None:
    if one.target == OVERALL:
        path: Path = ()
        name = pack.overall().name
    else:
        place = pack.find("priority", one.item)
        if place is None:
            return _lost(one)
        name, path = place.file.name, place.path[:-1]
    pack.change(name, add(pack.texts[name], path, LISTINGS, one.becomes))
    return None


def _lost(one: Amendment) -> Problem:
    hint = "An id is never dropped: put the item back, with retired: and a date."
    told = f"amendment {one.number} changes a {one.target} that the pack does not hold"
    return Problem("strategy.yaml", 1, 1, one.item, told, hint)


def _not_a_field(pack: _Pack, place: Mention, one: Amendment) -> Problem | None:
    known = [*keys_at(SHAPE[pack.kind(place.file.name)], place.path[:-1]), SERIES]
    if one.target != "listing":
        known.remove(SERIES)
    if one.field in known and one.field != "id":
        return None
    told = f"amendment {one.number} changes a field that a {one.target} does not have"
    hint = f"Known here: {', '.join(key for key in known if key != 'id')}."
    return place.file.problem(place.path, told, hint, value=one.field)


def _with_series(text: str, path: Path, held: dict[str, Plain], one: Amendment) -> str:
    """Let other series tell a listing; those before stay named, with the day they ended."""
    first, *rest = _listed(one.becomes) or [{"card": "", "select": ""}]
    wanted: dict[str, Plain] = {"card": first["card"], "select": first["select"], "uses": [*rest]}
    for key, value in wanted.items():
        as_default = value in ("", [], "all")
        if key in held or not as_default:
            text = put(text, path, key, value)
    ended: dict[str, Plain] = {"until": one.since, "decision": one.decision}
    before: list[Plain] = [use | ended for use in _listed(one.was)]
    if before:
        kept = held.get("earlier")
        text = put(text, path, "earlier", [*(kept if isinstance(kept, list) else []), *before])
    return text


def _current(held: dict[str, Plain], field: str) -> Plain:
    return series_of(held) if field == SERIES else held.get(field)


def series_of(held: Mapping[str, Plain]) -> Plain:
    """The series that tell a listing, as a list of card and selection."""
    own: Plain = [{"card": held["card"], "select": held.get("select")}] if held.get("card") else []
    return [*_listed(own), *_listed(held.get("uses"))]


def value_now(item: object, field: str) -> Plain:
    """The value of a field of an item of an edition, as an amendment writes it."""
    if not is_dataclass(item):
        raise TypeError(f"{item!r} is no item of an edition")
    if field == SERIES:
        held = plain(item)
        return series_of(held) if isinstance(held, dict) else []
    if field not in {one.name for one in fields(item)}:
        raise ValueError(f"{field!r} is not a field of this item")
    return plain(getattr(item, field))


def _listed(uses: Plain) -> list[dict[str, Plain]]:
    return [
        {"card": use.get("card"), "select": use.get("select") or "all"} for use in _mappings(uses)
    ]


def _mappings(values: object) -> list[dict[str, Plain]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _values(file: YamlFile, path: Path) -> dict[str, Plain]:
    here: Plain = file.values
    for step in path:
        here = here[step]  # type: ignore[index]
    return here if isinstance(here, dict) else {}


def _id_of(value: Plain) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def alike(one: Plain, other: Plain) -> bool:
    """Whether two values mean the same in a pack: nothing is as empty, 2027 as "2027"."""
    return _meant(one) == _meant(other)


def _meant(value: Plain) -> object:
    if isinstance(value, dict):
        return {key: told for key, one in value.items() if (told := _meant(one)) is not None}
    if isinstance(value, list):
        return [_meant(one) for one in value] or None
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

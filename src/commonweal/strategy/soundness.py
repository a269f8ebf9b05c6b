"""Errors that no single key shows: dates out of order, orphans, circles, series unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from commonweal.facts.card import Card
from commonweal.strategy.dates import in_order, is_date
from commonweal.strategy.pack_files import FileKind
from commonweal.strategy.problem import Problem
from commonweal.strategy.yaml_file import Path, Plain, YamlFile

Files = list[tuple[FileKind, YamlFile]]

_DATE_KEYS = (
    "since", "until", "by", "before", "published", "judged_on", "found", "retired", "under_review",
    "reviewed",
)  # fmt: skip
_POINTS_UPWARD = ("within", "part_of", "same_as")


def check_dates(files: Files) -> Iterator[Problem]:
    """Find dates that do not exist and pairs in the wrong order."""
    for kind, file in files:
        if kind is not FileKind.CARD:
            yield from _dates(file, file.values, ())


def _dates(file: YamlFile, values: Plain, path: Path) -> Iterator[Problem]:
    if isinstance(values, list):
        for n, one in enumerate(values):
            yield from _dates(file, one, (*path, n))
    if not isinstance(values, dict):
        return
    given = {key: values.get(key) for key in _DATE_KEYS}
    written = {key: str(one) for key, one in given.items() if isinstance(one, str | float | int)}
    bad = {key for key, text in written.items() if not is_date(text)}
    for key in sorted(bad):
        hint = "Write a year, a month or a day (2020, 2020-01, 2020-01-31), or leave the key out."
        yield file.problem((*path, key), "this is not a date", hint, value=written[key])
    since, until = written.get("since", ""), written.get("until", "")
    if not bad & {"since", "until"} and not in_order(since, until):
        hint = f"It ends before it begins ({since}): change one of the two."
        yield file.problem((*path, "until"), "dates out of order", hint, value=until)
    for key, one in values.items():
        yield from _dates(file, one, (*path, key))


def check_disclosure(files: Files) -> Iterator[Problem]:
    """Find a rule for small counts that hides nothing."""
    for kind, file in files:
        told = file.values.get("disclosure") if isinstance(file.values, dict) else None
        smallest = told.get("smallest") if isinstance(told, dict) else None
        if kind is FileKind.STRATEGY and isinstance(smallest, int) and smallest < 1:
            hint = "Write the largest count that is hidden, 1 or more, or leave disclosure out."
            path = ("disclosure", "smallest")
            yield file.problem(path, "this hides no count", hint, value=str(smallest))


def check_circles(files: Files) -> Iterator[Problem]:
    """Find things that, step by step, stand within or answer to themselves."""
    edges: dict[str, dict[str, list[str]]] = {}
    places: dict[tuple[str, str], tuple[YamlFile, Path]] = {}
    for _, file in files:
        for path, kind, lower, upper in _edges(file.values, ()):
            edges.setdefault(kind, {}).setdefault(lower, []).append(upper)
            places.setdefault((kind, lower), (file, path))
    for kind, upward in edges.items():
        for start in upward:
            if _comes_back(start, upward):
                file, path = places[kind, start]
                message = f"a circle: by {kind!r} this leads back to itself"
                hint = "Remove one of the links of the circle."
                yield file.problem(path, message, hint, value=start)


def _edges(values: Plain, path: Path) -> Iterator[tuple[Path, str, str, str]]:
    if isinstance(values, list):
        for n, one in enumerate(values):
            yield from _edges(one, (*path, n))
    if not isinstance(values, dict):
        return
    for key in _POINTS_UPWARD:
        if values.get(key) and values.get("id"):
            yield (*path, key), key, str(values["id"]), str(values[key])
    heirs = values.get("succeeded_by")
    if isinstance(heirs, list):
        yield from (
            ((*path, "succeeded_by"), "succeeded_by", str(values.get("id")), str(h)) for h in heirs
        )
    if values.get("kind") in ("accountable", "reports") and "to" in values:
        yield (*path, "to"), "accountable", str(values.get("body")), str(values["to"])
    for key, one in values.items():
        yield from _edges(one, (*path, key))


def _comes_back(start: str, upward: Mapping[str, list[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(upward.get(start, []))
    while waiting:
        here = waiting.pop()
        if here == start:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(upward.get(here, []))
    return False


def check_orphans(files: Files) -> Iterator[Problem]:
    """Find priorities that stand nowhere and bodies that nothing ties to the strategy."""
    tied: set[str] = set()
    bodies: list[tuple[YamlFile, Path, str]] = []
    for kind, file in files:
        values = file.values if isinstance(file.values, dict) else {}
        if kind is FileKind.STRATEGY:
            tied.add(str(values.get("board")))
        if kind is FileKind.PRIORITY:
            tied |= {str(a.get("body")) for a in _mappings(values.get("allocations"))}
            if not values.get("stages") and not values.get("allocations"):
                yield file.problem(
                    (),
                    "this priority stands in no stage and with no body: an orphan",
                    "Add stages: or allocations:.",
                    value=values.get("id"),
                )
        if kind is FileKind.GOVERNANCE:
            for line in _mappings(values.get("lines")):
                tied |= {str(line.get("body")), str(line.get("to"))}
            for n, body in enumerate(_mappings(values.get("bodies"))):
                if not body.get("cites"):  # what the document names is at worst a finding
                    bodies.append((file, ("bodies", n), str(body.get("id"))))
    for file, path, body_id in bodies:
        if body_id not in tied:
            yield file.problem(
                path,
                "nothing ties this body to the strategy: an orphan",
                "Add a line, an allocation or the section that names it, or remove it.",
                value=body_id,
            )


def _mappings(values: Plain) -> list[dict[str, Plain]]:
    return [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []


def check_numbers(files: Files) -> Iterator[Problem]:
    """Find priorities that bear one number."""
    first: dict[int, str] = {}
    for kind, file in files:
        if kind is not FileKind.PRIORITY or not isinstance(file.values, dict):
            continue
        number = file.values.get("number")
        if isinstance(number, int) and first.setdefault(number, file.name) != file.name:
            yield file.problem(
                ("number",),
                "another priority has this number",
                f"Give one of the two another number; see {first[number]}.",
                value=number,
            )


def check_series(files: Files, cards: Mapping[str, Card]) -> Iterator[Problem]:
    """Find cards that the catalogue lacks and series that a card lacks."""
    for _, file in files:
        for path, mapping in _with_card(file.values, ()):
            card_id, select = str(mapping["card"]), str(mapping.get("select") or "all")
            card = cards.get(card_id)
            if card is None:
                near = get_close_matches(card_id, list(cards), 1)
                hint = f"Did you mean {near[0]!r}?" if near else "Add the card, or remove the use."
                yield file.problem((*path, "card"), "no card has this id", hint, value=card_id)
            elif card.series and card.series_named(select) is None:
                known = ", ".join(s.id for s in card.series)
                yield file.problem(
                    (*path, "select"),
                    f"the card {card_id!r} has no such series",
                    f"Write one of: {known}.",
                    value=select,
                )


def _with_card(values: Plain, path: Path) -> Iterator[tuple[Path, dict[str, Plain]]]:
    if isinstance(values, list):
        for n, one in enumerate(values):
            yield from _with_card(one, (*path, n))
    if isinstance(values, dict):
        if isinstance(values.get("card"), str) and values["card"]:
            yield path, values
        for key, one in values.items():
            yield from _with_card(one, (*path, key))

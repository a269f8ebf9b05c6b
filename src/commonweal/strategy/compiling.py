"""A pack compiled: into an edition, or into all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal.facts.card import Card
from commonweal.strategy.amending import amend
from commonweal.strategy.amendment import Amendment
from commonweal.strategy.canonical import hash_of
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.rules import find
from commonweal.strategy.definition import Edition
from commonweal.strategy.loading import links_out, read_texts
from commonweal.strategy.pack_files import BESIDE, NEEDED, FileKind, kind_of
from commonweal.strategy.problem import Problem
from commonweal.strategy.references import check_ids, check_in_use, ids_given, ids_named
from commonweal.strategy.soundness import (
    Files,
    check_circles,
    check_dates,
    check_disclosure,
    check_numbers,
    check_orphans,
    check_series,
)
from commonweal.strategy.validating import validate
from commonweal.strategy.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a pack; there is an edition only if there is no problem."""

    edition: Edition | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


def compile_pack(
    folder: Path,
    cards: Mapping[str, Card],
    in_use: Iterable[tuple[str, str]] = (),
    amendments: Iterable[Amendment] = (),
) -> Compiled:
    """Compile the pack in a folder, with the cards of the catalogue and what boards have agreed.

    ``in_use`` names items that rows of a database hold, as (kind, id), e.g. ("listing", "c01"):
    a pack that drops one of them does not compile.
    """
    amended = amend(read_texts(folder), amendments)
    compiled = compile_texts(amended.texts, cards, in_use)
    if apart := [*_led_out(folder), *amended.problems]:
        return Compiled(None, tuple(sorted({*compiled.problems, *apart})))
    return compiled


def compile_texts(
    texts: Mapping[str, str], cards: Mapping[str, Card], in_use: Iterable[tuple[str, str]] = ()
) -> Compiled:
    """Compile a pack given as texts by file name."""
    problems = [*_missing(texts), *_strange(texts)]
    files: Files = [
        (kind, read_yaml(name, text))
        for name, text in sorted(texts.items())
        if (kind := kind_of(name)) is not None
    ]
    made = [(kind, validate(file, kind)) for kind, file in files if not file.problems]
    parts = _parts(made)
    known = {**cards, **{card.id: card for card in parts["own_cards"]}}
    for _, file in files:
        problems.extend(file.problems)
    problems.extend(_across(files, known, in_use))
    if problems:
        return Compiled(None, tuple(sorted(set(problems))))
    edition = Edition(hash=hash_of(parts), **parts)
    return Compiled(edition, (), find(edition, cards))


def _missing(texts: Mapping[str, str]) -> list[Problem]:
    return [
        Problem(name, 1, 1, "nothing", "the file is missing", "Add it; it may be nearly empty.")
        for name in NEEDED
        if name not in texts
    ]


def _led_out(folder: Path) -> list[Problem]:
    hint = "Put the file itself here: a pack is one folder that can be copied and read anywhere."
    message = "this is a link to a file outside of the pack, which was not read"
    return [Problem(name, 1, 1, name, message, hint) for name in links_out(folder)]


def _strange(texts: Mapping[str, str]) -> list[Problem]:
    hint = f"Known: {', '.join(NEEDED)}, priorities/<id>.yaml, cards/<id>.yaml."
    return [
        Problem(name, 1, 1, name, "no pack has a file of this name", hint)
        for name in texts
        if kind_of(name) is None and name not in BESIDE
    ]


def _across(
    files: Files, cards: Mapping[str, Card], in_use: Iterable[tuple[str, str]]
) -> list[Problem]:
    readable = [(kind, file) for kind, file in files if file.values is not None]
    given = ids_given(readable)
    return [
        *check_ids(given, ids_named(readable)),
        *check_in_use(given, in_use),
        *check_dates(readable),
        *check_disclosure(readable),
        *check_circles(readable),
        *check_orphans(readable),
        *check_numbers(readable),
        *check_series(readable, cards),
    ]


def _parts(made: list[tuple[FileKind, Any]]) -> dict[str, Any]:
    """Sort the parts of a pack by what they are; lists in an order that files do not decide."""

    def of(kind: FileKind) -> list[Any]:
        return [part for k, part in made if k is kind and part is not None]

    def one(kind: FileKind) -> Any:
        return next(iter(of(kind)), None)

    claims = one(FileKind.CLAIMS)
    return {
        "strategy": one(FileKind.STRATEGY),
        "document": one(FileKind.DOCUMENT),
        "governance": one(FileKind.GOVERNANCE),
        "overall": one(FileKind.OVERALL),
        "claims": claims.claims if claims else (),
        "priorities": tuple(sorted(of(FileKind.PRIORITY), key=_order)),
        "own_cards": tuple(sorted(of(FileKind.CARD), key=lambda card: str(card.id))),
    }


def _order(priority: Any) -> tuple[bool, int, str]:
    """The numbered first, then by id: renaming a file changes nothing."""
    return priority.number is None, priority.number or 0, priority.id

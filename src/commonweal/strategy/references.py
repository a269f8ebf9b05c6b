"""Ids: which places of a pack give one, which name one, and whether they meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from commonweal.strategy.pack_files import FileKind
from commonweal.strategy.problem import Problem
from commonweal.strategy.yaml_file import Path, Plain, YamlFile

K = FileKind
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SECTION_ID = re.compile(r"[a-z0-9]+([-./][a-z0-9]+)*")

GIVEN: tuple[tuple[FileKind, str, str], ...] = (
    (K.STRATEGY, "id", "strategy"),
    (K.STRATEGY, "stages/*/id", "stage"),
    (K.STRATEGY, "stages/*/goals/*/id", "goal"),
    (K.STRATEGY, "commitments/*/id", "commitment"),
    (K.STRATEGY, "principles/*/id", "principle"),
    (K.STRATEGY, "cycle/duties/*/id", "duty"),
    (K.STRATEGY, "cycle/channels/*/id", "channel"),
    (K.STRATEGY, "related/*/id", "related strategy"),
    (K.STRATEGY, "shared_interests/*/id", "shared interest"),
    (K.STRATEGY, "plans/*/id", "plan"),
    (K.STRATEGY, "programmes/*/id", "programme"),
    (K.STRATEGY, "needs/*/id", "need"),
    (K.STRATEGY, "consultations/*/id", "consultation"),
    (K.STRATEGY, "topics/*/id", "topic"),
    (K.STRATEGY, "populations/*/id", "population"),
    (K.STRATEGY, "terms/*/id", "term"),
    (K.STRATEGY, "comparators/*/id", "comparator"),
    (K.STRATEGY, "shocks/*/id", "shock"),
    (K.DOCUMENT, "sections/*/id", "section"),
    (K.GOVERNANCE, "bodies/*/id", "body"),
    (K.GOVERNANCE, "organisations/*/id", "organisation"),
    (K.PRIORITY, "id", "priority"),
    (K.PRIORITY, "listings/*/id", "listing"),
    (K.OVERALL, "listings/*/id", "listing"),
    (K.CLAIMS, "claims/*/id", "claim"),
    (K.CARD, "id", "card"),
)

NAMED: tuple[tuple[FileKind, str, str], ...] = (
    (K.STRATEGY, "board", "body"),
    (K.STRATEGY, "stages/*/goals/*/topics/*", "topic"),
    (K.STRATEGY, "topics/*/gap_of", "topic"),
    (K.STRATEGY, "goal/listings/*", "listing"),
    (K.STRATEGY, "goal/terms/*", "term"),
    (K.STRATEGY, "commitments/*/body", "body"),
    (K.STRATEGY, "principles/*/terms/*", "term"),
    (K.STRATEGY, "cycle/duties/*/gives/*", "body"),
    (K.STRATEGY, "cycle/duties/*/receives/*", "body"),
    (K.STRATEGY, "related/*/body", "body"),
    (K.STRATEGY, "shared_interests/*/handled_by", "related strategy or strategy"),
    (K.STRATEGY, "shared_interests/*/leans_to", "body"),
    (K.STRATEGY, "plans/*/owners/*", "body"),
    (K.STRATEGY, "plans/*/part_of", "plan"),
    (K.STRATEGY, "programmes/*/listings/*", "listing"),
    (K.STRATEGY, "needs/*/priorities/*", "priority"),
    (K.STRATEGY, "needs/*/population", "population"),
    (K.STRATEGY, "populations/*/within", "population"),
    (K.GOVERNANCE, "bodies/*/roles/*/priorities/*", "priority"),
    (K.GOVERNANCE, "bodies/*/remit/stages/*", "stage"),
    (K.GOVERNANCE, "bodies/*/offices/*/organisation", "organisation"),
    (K.GOVERNANCE, "bodies/*/members/*/organisation", "organisation"),
    (K.GOVERNANCE, "lines/*/body", "body"),
    (K.GOVERNANCE, "lines/*/to", "body"),
    (K.GOVERNANCE, "lines/*/priorities/*", "priority"),
    (K.GOVERNANCE, "organisations/*/succeeded_by/*", "organisation"),
    (K.PRIORITY, "stages/*", "stage"),
    (K.PRIORITY, "topics/*", "topic"),
    (K.PRIORITY, "terms/*", "term"),
    (K.PRIORITY, "population", "population"),
    (K.PRIORITY, "allocations/*/body", "body"),
    (K.PRIORITY, "leans_on/*", "listing"),
    (K.OVERALL, "owner", "body"),
    *(
        (kind, f"listings/*/{key}", target)
        for kind in (K.PRIORITY, K.OVERALL)
        for key, target in (
            ("topics/*", "topic"),
            ("terms/*", "term"),
            ("population", "population"),
            ("lever", "body or organisation"),
            ("same_as", "listing"),
        )
    ),
    (K.CLAIMS, "claims/*/comparator", "comparator"),
    (K.CLAIMS, "claims/*/terms/*", "term"),
)

MUST_BE_NAMED = ("topic", "population", "term", "comparator")


@dataclass(frozen=True, slots=True)
class Mention:
    """An id that stands somewhere in a pack."""

    file: YamlFile
    path: Path
    target: str
    id: str


def ids_given(files: list[tuple[FileKind, YamlFile]]) -> list[Mention]:
    return list(_mentions(files, GIVEN))


def ids_named(files: list[tuple[FileKind, YamlFile]]) -> list[Mention]:
    """Give every id named, the sections cited included."""
    cited = (
        Mention(file, path, "section", str(value))
        for _, file in files
        for path, value in _cites(file.values, ())
    )
    return [*_mentions(files, NAMED), *cited]


def _mentions(
    files: list[tuple[FileKind, YamlFile]], table: tuple[tuple[FileKind, str, str], ...]
) -> Iterator[Mention]:
    for kind, file in files:
        for of_kind, pattern, target in table:
            if of_kind is kind:
                for path, value in _matches(file.values, tuple(pattern.split("/")), ()):
                    if isinstance(value, str | int) and value != "":
                        yield Mention(file, path, target, str(value))


def _matches(values: Plain, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Plain]]:
    if not steps:
        yield path, values
    elif steps[0] == "*" and isinstance(values, list):
        for n, one in enumerate(values):
            yield from _matches(one, steps[1:], (*path, n))
    elif isinstance(values, dict) and steps[0] in values:
        yield from _matches(values[steps[0]], steps[1:], (*path, steps[0]))


def _cites(values: Plain, path: Path) -> Iterator[tuple[Path, Plain]]:
    if isinstance(values, list):
        for n, one in enumerate(values):
            yield from _cites(one, (*path, n))
    elif isinstance(values, dict):
        for key, one in values.items():
            if key == "cites" and isinstance(one, list):
                yield from ((((*path, key, n)), cite) for n, cite in enumerate(one))
            else:
                yield from _cites(one, (*path, key))


def check_in_use(given: list[Mention], in_use: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Find ids that rows elsewhere still hold and the pack no longer gives."""
    known = {(one.target, one.id) for one in given}
    for target, dropped in sorted(set(in_use)):
        if (target, dropped) not in known:
            hint = "Put it back, with retired: and a date; an id in use is never dropped."
            message = f"this {target} is in use and no longer in the pack"
            yield Problem("strategy.yaml", 1, 1, dropped, message, hint)


def check_ids(given: list[Mention], named: list[Mention]) -> Iterator[Problem]:
    """Find ids that are badly formed, doubled, unknown or never named."""
    yield from _bad_forms(given)
    yield from _doubled(given)
    yield from _unknown(given, named)
    yield from _never_named(given, named)


def _bad_forms(given: list[Mention]) -> Iterator[Problem]:
    for one in given:
        form = _SECTION_ID if one.target == "section" else _ID
        if not form.fullmatch(one.id):
            hint = "Write lower-case letters, digits and hyphens, e.g. healthy-weight."
            yield one.file.problem(
                one.path, f"this is not the form of an id ({one.target})", hint, value=one.id
            )


def _doubled(given: list[Mention]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Mention] = {}
    for one in given:
        earlier = first.setdefault((one.target, one.id), one)
        if earlier is not one:
            line = earlier.file.place(earlier.path)[0]
            hint = f"Give one of the two another id; the first: {earlier.file.name}:{line}."
            yield one.file.problem(
                one.path, f"a {one.target} of this id stands elsewhere", hint, value=one.id
            )


def _unknown(given: list[Mention], named: list[Mention]) -> Iterator[Problem]:
    known: dict[str, list[str]] = {}
    for one in given:
        known.setdefault(one.target, []).append(one.id)
    for one in named:
        ids = [i for target in one.target.split(" or ") for i in known.get(target, [])]
        if one.id not in ids:
            near = get_close_matches(one.id, ids, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Define this {one.target} first."
            yield one.file.problem(one.path, f"no {one.target} has this id", hint, value=one.id)


def _never_named(given: list[Mention], named: list[Mention]) -> Iterator[Problem]:
    used = {(one.target, one.id) for one in named}
    for one in given:
        if one.target in MUST_BE_NAMED and (one.target, one.id) not in used:
            yield one.file.problem(
                one.path,
                f"nothing names this {one.target}: an orphan",
                f"Name it where it belongs, or remove the {one.target}.",
                value=one.id,
            )

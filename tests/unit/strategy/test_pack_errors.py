"""What is wrong with a pack is said with file, line, column, value and what to do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.unit.strategy.tiny import ABSENT, CARDS, TINY, Edit, as_texts, compile_tiny, edited

from commonweal.strategy.compiling import Compiled, compile_pack, compile_texts
from commonweal.strategy.loading import write_texts
from commonweal.strategy.problem import Problem

S, D, G, C = "strategy.yaml", "document.yaml", "governance.yaml", "claims.yaml"
P, Q = "priorities/walking.yaml", "priorities/singing.yaml"


@dataclass(frozen=True)
class Told:
    """What a problem must name."""

    file: str
    value: str
    message: str
    what_to_do: str


CASES: list[tuple[str, list[Edit], Told]] = [
    (
        "unknown key",
        [(S, "ambitoin", {"text": "Well."})],
        Told(S, "ambitoin", "the key 'ambitoin' is not known here", "Did you mean 'ambition'?"),
    ),
    (
        "a rule for small counts that hides none",
        [(S, "disclosure", {"smallest": 0})],
        Told(S, "0", "this hides no count", "Write the largest count that is hidden"),
    ),
    (
        "unknown key deep within",
        [(P, "listings/0/polarty", "higher")],
        Told(P, "polarty", "is not known here", "Known here: id, name"),
    ),
    (
        "a key that calls something a gap",
        [(P, "uncertain", True)],
        Told(P, "uncertain", "the key 'uncertain' is not known here", "Known here"),
    ),
    (
        "missing key",
        [(S, "title", ABSENT)],
        Told(S, "nothing", "the key 'title' is missing", "Add the key 'title'."),
    ),
    (
        "unknown word",
        [(G, "lines/0/kind", "obeys")],
        Told(G, "obeys", "this word is not known here", "'accountable'"),
    ),
    (
        "a text where a list stands",
        [(P, "stages", "life")],
        Told(P, "life", "a list is expected here", "after a dash"),
    ),
    (
        "a word where a number stands",
        [(P, "number", "first")],
        Told(P, "first", "a whole number is expected here", "digits"),
    ),
    (
        "a number that is none",
        [(P, "listings/0/target/value", "nan")],
        Told(P, "nan", "a number is expected here", "12.5"),
    ),
    (
        "unknown body",
        [(P, "allocations/0/body", "doer")],
        Told(P, "doer", "no body has this id", "Did you mean 'doers'?"),
    ),
    (
        "unknown section",
        [(P, "statements/0/cites", ["all/lists"])],
        Told(P, "all/lists", "no section has this id", "Did you mean 'all/list'?"),
    ),
    (
        "unknown topic",
        [(P, "topics/+", "xylophones")],
        Told(P, "xylophones", "no topic has this id", "Define this topic first."),
    ),
    (
        "unknown card",
        [(P, "listings/0/card", "walk")],
        Told(P, "walk", "no card has this id", "Did you mean 'walks'?"),
    ),
    (
        "unknown series of a card",
        [(P, "listings/0/select", "women")],
        Told(P, "women", "the card 'walks' has no such series", "Write one of: all."),
    ),
    (
        "unknown card in a claim",
        [(C, "claims/0/tests/0/card", "walk")],
        Told(C, "walk", "no card has this id", "Did you mean 'walks'?"),
    ),
    (
        "form of an id",
        [(S, "related/0/id", "The Arts"), (S, "shared_interests/0/handled_by", "The Arts")],
        Told(S, "The Arts", "this is not the form of an id", "lower-case letters"),
    ),
    (
        "doubled id in one file",
        [(S, "plans/1/id", "one")],
        Told(S, "one", "a plan of this id stands elsewhere", "the first: strategy.yaml:"),
    ),
    (
        "doubled id across files",
        [(Q, "listings/0/id", "m-walks")],
        Told(P, "m-walks", "a listing of this id stands elsewhere", "priorities/singing.yaml:"),
    ),
    (
        "doubled number",
        [(Q, "number", 1)],
        Told(P, "1", "another priority has this number", "see priorities/singing.yaml"),
    ),
    (
        "date out of order",
        [(G, "lines/0/until", "2022")],
        Told(G, "2022", "dates out of order", "It ends before it begins (2023)"),
    ),
    (
        "date that does not exist",
        [(S, "published", "2023-02-30")],
        Told(S, "2023-02-30", "this is not a date", "2020-01-31"),
    ),
    (
        "date left empty",
        [(S, "period/until", "")],
        Told(S, "", "this is not a date", "leave the key out"),
    ),
    (
        "date written as a fraction",
        [(S, "cycle/judged_on", 2029.5)],
        Told(S, "2029.5", "this is not a date", "2020-01-31"),
    ),
    (
        "priority that stands nowhere",
        [(P, "stages", []), (P, "allocations", [])],
        Told(P, "walking", "stands in no stage and with no body: an orphan", "Add stages:"),
    ),
    (
        "body that nothing ties",
        [(G, "bodies/+", {"id": "lost", "name": "Lost"})],
        Told(G, "lost", "nothing ties this body to the strategy: an orphan", "Add a line"),
    ),
    (
        "topic that nothing names",
        [(S, "topics/+", {"id": "lost", "name": "Lost"})],
        Told(S, "lost", "nothing names this topic: an orphan", "Name it where it belongs"),
    ),
    (
        "plans in a circle",
        [(S, "plans/0/part_of", "part")],
        Told(S, "one", "a circle", "Remove one of the links"),
    ),
    (
        "listings of two files that are each other's twin",
        [(P, "listings/0/same_as", "m-songs"), (Q, "listings/0/same_as", "m-walks")],
        Told(P, "m-walks", "a circle", "Remove one of the links"),
    ),
    (
        "bodies that answer to each other",
        [(G, "lines/+", {"body": "board", "to": "doers", "kind": "reports"})],
        Told(G, "board", "a circle", "Remove one of the links"),
    ),
    (
        "own card without polarity",
        [
            (
                "cards/dances.yaml",
                "",
                {"id": "dances", "name": "Dances", "state": "active", "value_kind": "rate"},
            )
        ],
        Told("cards/dances.yaml", "nothing", "the key 'polarity' is missing", "Add polarity:"),
    ),
    (
        "own card with an unknown key",
        [
            (
                "cards/dances.yaml",
                "",
                {
                    "id": "dances",
                    "name": "Dances",
                    "state": "active",
                    "value_kind": "rate",
                    "polarity": "higher",
                    "colour": "red",
                },
            )
        ],
        Told("cards/dances.yaml", "colour", "the key 'colour' is not known here", "Known here"),
    ),
    (
        "file that no pack has",
        [("persons.yaml", "", {})],
        Told("persons.yaml", "persons.yaml", "no pack has a file of this name", "Known:"),
    ),
]


@pytest.mark.parametrize(("edits", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_error_names_place_value_and_remedy(edits: list[Edit], told: Told) -> None:
    compiled = compile_tiny(*edits)

    found = [p for p in compiled.problems if _matches(p, told)]

    assert compiled.edition is None
    assert compiled.findings == ()
    assert found, "\n".join(map(str, compiled.problems))
    assert found[0].line >= 1


def _matches(problem: Problem, told: Told) -> bool:
    return (
        problem.file == told.file
        and problem.value == told.value
        and told.message in problem.message
        and told.what_to_do in problem.what_to_do
    )


def _with_text(name: str, text: str) -> Compiled:
    return compile_texts({**as_texts(TINY), name: text}, CARDS)


def test_doubled_key_is_named_with_both_places() -> None:
    text = "title: One\nsections: []\ntitle: Two\n"

    problems = _with_text(D, text).problems

    assert any(p.line == 3 and p.column == 1 and "twice" in p.message for p in problems)
    assert any("the first is on line 1" in p.what_to_do for p in problems)


def test_anchor_is_refused_with_its_place() -> None:
    text = "claims:\n  - &first {id: a, text: A.}\n  - *first\n"

    found = [p for p in _with_text(C, text).problems if p.message == "an anchor is used"]

    assert [(p.line, p.column, p.value) for p in found] == [(2, 5, "&first")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("claims: &all [*all]\n", id="an alias within its own anchor"),
        pytest.param("? &key a\n: b\n", id="an anchor on a key"),
        pytest.param("5\n", id="a number"),
        pytest.param("- a\n- b\n", id="a list"),
        pytest.param("? [a]\n: b\n", id="a list as a key"),
        pytest.param("--- a\n--- b\n", id="two documents"),
        pytest.param("\0", id="a control character"),
        pytest.param("<<: {claims: []}\n", id="a merge"),
        pytest.param("claims: *nope\n", id="an alias of nothing"),
    ],
)
@pytest.mark.parametrize("name", [C, S, P])
def test_strange_file_is_a_problem_and_never_a_crash(name: str, text: str) -> None:
    compiled = _with_text(name, text)

    assert compiled.edition is None
    assert any(p.file == name for p in compiled.problems)


def test_text_that_is_not_yaml_is_named_with_its_place() -> None:
    found = [p for p in _with_text(C, "claims: [\n").problems if p.file == C]

    assert found
    assert all("this is not YAML" in p.message for p in found)


def test_tag_is_refused() -> None:
    found = [p for p in _with_text(C, "claims: !!python/none []\n").problems if p.file == C]

    assert found


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    write_texts(tmp_path, as_texts(TINY))
    (tmp_path / C).write_bytes(b"claims:\n  - {id: a, text: caf\xe9}\n")

    found = [p for p in compile_pack(tmp_path, CARDS).problems if p.file == C]

    assert [(p.line, p.message) for p in found] == [(2, "this is not UTF-8")]


def test_scalar_with_a_strange_tag_is_refused() -> None:
    found = _with_text(S, "title: !secret abc\n").problems

    assert any("the tag !secret is not known here" in p.message for p in found)


def test_all_problems_are_told_at_once() -> None:
    compiled = compile_tiny(
        (S, "title", ABSENT), (P, "allocations/0/body", "nobody"), (G, "lines/0/until", "1999")
    )

    assert {p.file for p in compiled.problems} >= {S, P, G}


@pytest.mark.parametrize("name", [n for n in TINY if "walking" not in n and "singing" not in n])
def test_missing_file_is_told(name: str) -> None:
    texts = {n: json.dumps(v) for n, v in TINY.items() if n != name}

    problems = compile_texts(texts, CARDS).problems

    assert any(p.file == name and p.message == "the file is missing" for p in problems)


def test_line_and_column_are_those_of_the_value() -> None:
    text = "claims:\n  - id: one\n    text: Said.\n    comparator: like-none\n"

    found = [p for p in _with_text(C, text).problems if p.value == "like-none"]

    assert [(p.line, p.column) for p in found] == [(4, 17)]
    assert str(found[0]).startswith("claims.yaml:4:17: no comparator has this id")


def test_pack_that_drops_an_id_in_use_does_not_compile() -> None:
    texts = as_texts(TINY)

    held = compile_texts(texts, CARDS, [("listing", "m-walks"), ("body", "doers")])
    dropped = compile_texts(texts, CARDS, [("listing", "m-old")])

    assert held.problems == ()
    assert dropped.edition is None
    assert [(p.value, "retired:" in p.what_to_do) for p in dropped.problems] == [("m-old", True)]


def test_single_section_may_stand_for_a_list() -> None:
    pack: dict[str, Any] = edited((P, "statements/0/cites", "all/list"))

    assert compile_texts(as_texts(pack), CARDS).problems == ()


def test_a_link_out_of_the_pack_is_told_and_never_read(tmp_path: Path):
    pack, secret = tmp_path / "pack", tmp_path / "secret.yaml"
    write_texts(pack, as_texts(TINY))
    secret.write_text("password: hunter2\n")
    (pack / "priorities/other.yaml").symlink_to(secret)
    (pack / "priorities/twin.yaml").symlink_to(pack / P)
    compiled = compile_pack(pack, CARDS)
    told = "\n".join(str(problem) for problem in compiled.problems)
    assert compiled.edition is None
    assert "priorities/other.yaml:1:1: this is a link to a file outside of the pack" in told
    assert "hunter2" not in told
    assert "priorities/twin.yaml:1:1: this is a link" not in told


def test_a_pack_that_is_reached_by_a_link_compiles(tmp_path: Path):
    write_texts(tmp_path / "pack", as_texts(TINY))
    (tmp_path / "link").symlink_to(tmp_path / "pack")
    assert compile_pack(tmp_path / "link", CARDS).edition is not None


@pytest.mark.parametrize("odd", ["../../etc", "A Strategy", "<b>", "x" * 3 + "\n"])
def test_the_id_of_a_strategy_has_the_form_of_an_id(odd: str):
    told = [str(one) for one in compile_tiny((S, "id", odd)).problems]
    assert any("this is not the form of an id (strategy)" in one for one in told), told

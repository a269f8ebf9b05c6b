"""What the rules find in the pack of the first strategy, whatever its ids are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS

from commonweal.facts.card import Card
from commonweal.measures.catalogue import load_catalogue
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.compiling import compile_pack, compile_texts
from commonweal.strategy.loading import read_texts
from commonweal.strategy.pack_files import kind_of
from commonweal.strategy.references import ids_given, ids_named
from commonweal.strategy.yaml_file import read_yaml

ROOT = Path(__file__).parents[3]
PACK = ROOT / "strategies" / "luton-2019-2024"

# What each of the forty findings of the requirement paper looks like to the rules: every code
# named must be found about every item named beside it.
FORTY: dict[str, list[tuple[str, list[str]]]] = {
    "A01": [("commitment-dates-differ", ["carbon-neutral-foreword"])],
    "A02": [
        ("body-has-several-names", ["health-protection-committee"]),
        ("body-roles-differ", ["health-protection-committee"]),
        ("delivering-body-without-priority", ["health-protection-committee"]),
    ],
    "A03": [
        ("body-roles-differ", ["community-safety-executive"]),
        ("charter-missing", ["community-safety-executive"]),
        ("accountability-scope-differs", ["community-safety-executive"]),
    ],
    "A04": [("priority-counts-differ", [])],
    "A05": [("lead-outside-remit", ["drugs-young-people", "safe-children"])],
    "A06": [
        ("priority-without-measures", ["early-detection", "self-care", "complex-needs"]),
        ("priority-leans-on-overall", ["infant-deaths", "longer-lives", "access"]),
    ],
    "A07": [
        ("priority-in-one-list-only", ["healthy-homes", "safer-communities"]),
        ("allocation-list-leaves-out", ["aspirations"]),
        ("priority-without-lead", ["aspirations"]),
    ],
    "A08": [("gap-without-measure", ["longer-lives"])],
    "A09": [
        ("goal-measured-once", ["c05"]),
        ("figure-without-period", ["gap-men", "gap-women"]),
        ("term-undefined", ["best-and-worst-off"]),
    ],
    "A10": [("baseline-rule-missing", [])],
    "A11": [("figures-after-end", [])],
    "A12": [("target-missing", ["c01"])],
    "A13": [("overall-without-owner", ["c01"])],
    "A14": [("cadence-two-readings", ["progress-updates"])],
    "A15": [("duties-overlap", ["regular-updates"])],
    "A16": [
        ("measure-off-topic", ["c19", "c20", "c23", "c28", "c30", "c48", "c49", "c50", "c58"]),
    ],
    "A17": [("listing-repeated", ["c52"]), ("listings-declared-one", ["c30"])],
    "A18": [("complement-listed", ["c26", "c59"])],
    "A19": [("population-narrower", ["c55"]), ("populations-overlap", ["c29"])],
    "A20": [("goal-without-measure", ["dignified-death"]), ("measure-undefined", ["c62"])],
    "A21": [
        ("term-undefined", ["se", "cause-for-concern", "hidden-harm", "crime-rate", "access"]),
        ("measure-undefined", ["c11", "c13", "c21", "c33", "c36", "c37"]),
    ],
    "A22": [("polarity-undecided", ["c12", "c42", "c43", "c51", "c57"])],
    "A23": [("count-without-denominator", ["c57"])],
    "A24": [("cannot-show-change", ["c32", "c44", "c47", "c54"])],
    "A25": [("topic-without-measure", ["drugs-adults"]), ("measure-off-topic", ["c34"])],
    "A26": [("topic-without-measure", ["best-start", "older-people"])],
    "A27": [("beneficiaries-differ", ["goal"])],
    "A28": [("need-undefined", ["by-need"]), ("term-undefined", ["need"])],
    "A29": [("publication-undescribed", ["annual-report"])],
    "A30": [("feedback-one-way", ["feedback-mechanism"])],
    "A31": [("one-thing-many-words", ["no-poverty"]), ("one-word-many-things", ["ambition"])],
    "A32": [("standing-differs", []), ("allocations-not-agreed", [])],
    "A33": [("claim-without-source", ["causes-outside-care", "best-single-measure"])],
    "A34": [("comparator-empty", ["statistical-neighbours"])],
    "A35": [("plan-within-merged-plan", ["luton-plan"])],
    "A36": [("lever-elsewhere", ["c07", "c09"])],
    "A37": [("programme-unsized", ["community-champions", "development-programme"])],
    "A38": [("shock-in-period", [])],
    "A39": [("organisation-ends-in-period", ["luton-ccg", "public-health-england"])],
    "A40": [("priority-with-several-leads", ["adult-mental-health"])],
}


def _catalogue() -> Mapping[str, Card]:
    return load_catalogue(ROOT / "catalogue").cards


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(lambda: LUTON_CARDS, id="cards in short"),
        pytest.param(_catalogue, id="catalogue"),
    ],
)
def cards(request: pytest.FixtureRequest) -> Mapping[str, Card]:
    held: Mapping[str, Card] = request.param()
    return held


@pytest.fixture(scope="module")
def findings(cards: Mapping[str, Card]) -> tuple[Finding, ...]:
    return compile_pack(PACK, cards).findings


@pytest.mark.parametrize("number", FORTY)
def test_finding_of_the_paper_is_found_by_rule(number: str, findings: tuple[Finding, ...]) -> None:
    for code, items in FORTY[number]:
        found = [finding for finding in findings if finding.code == code]

        assert found, code
        assert set(items) <= {finding.about[0] for finding in found if finding.about}


def test_page_of_findings_maps_every_code_and_every_number(
    findings: tuple[Finding, ...],
) -> None:
    page = (ROOT / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (A\d\d) \|(.*)$", page, re.MULTILINE))

    assert set(rows) == {f"A{n:02d}" for n in range(1, 41)}
    for number, expected in FORTY.items():
        assert set(re.findall(r"`([a-z-]+)`", rows[number])) >= {code for code, _ in expected}
    assert {finding.code for finding in findings} <= set(re.findall(r"`([a-z-]+)`", page))


def test_every_finding_names_who_settles_it(findings: tuple[Finding, ...]) -> None:
    assert all(finding.settles for finding in findings)


def test_renaming_every_id_changes_no_finding(
    cards: Mapping[str, Card], findings: tuple[Finding, ...]
) -> None:
    texts, renamed_cards, new_names = _renamed(read_texts(PACK), cards)

    renamed = compile_texts(texts, renamed_cards)

    assert not renamed.problems
    assert Counter(map(_shape, renamed.findings)) == Counter(
        _shape(_under_new_names(finding, new_names)) for finding in findings
    )


def _shape(finding: Finding) -> tuple[Any, ...]:
    about, cites = tuple(sorted(finding.about)), tuple(sorted(finding.cites))
    return finding.code, about, finding.args, cites, finding.settles


def _under_new_names(finding: Finding, new: dict[str, str]) -> Finding:
    return replace(
        finding,
        about=tuple(new.get(one, one) for one in finding.about),
        cites=tuple(new[one] for one in finding.cites),
        settles=new[finding.settles],
    )


def _renamed(
    texts: dict[str, str], cards: Mapping[str, Card]
) -> tuple[dict[str, str], dict[str, Card], dict[str, str]]:
    """Rename every id of pack and catalogue, at the places where ids stand and nowhere else."""
    files = [
        (kind, read_yaml(name, text)) for name, text in texts.items() if (kind := kind_of(name))
    ]
    for _, file in files:
        file.values = _cites_as_lists(file.values)
    given, named = ids_given(files), ids_named(files)
    new: dict[str, str] = {card_id: f"z{n}" for n, card_id in enumerate(cards)}
    for n, one in enumerate(given):
        new[one.id] = _new_section(one.id) if one.target == "section" else f"x{n}"
    for one in [*given, *named]:
        _put(one.file.values, one.path, new[one.id])
    for _, file in files:
        for holder in _holders_of_cards(file.values):
            holder["card"] = new[holder["card"]]
    renamed_cards = {
        new[card.id]: replace(card, id=new[card.id], complement_of=new.get(card.complement_of, ""))
        for card in cards.values()
    }
    renamed = {
        f"priorities/y{n}.yaml" if kind == "priority" else file.name: json.dumps(file.values)
        for n, (kind, file) in enumerate(files)
    }
    return renamed, renamed_cards, new


def _new_section(section_id: str) -> str:
    """Rename each step of a section's id, so that what lies within what stays the same."""
    return "/".join(f"s{step.encode().hex()}" for step in section_id.split("/"))


def _put(values: Any, path: tuple[str | int, ...], value: str) -> None:
    for step in path[:-1]:
        values = values[step]
    values[path[-1]] = value


def _cites_as_lists(values: Any) -> Any:
    if isinstance(values, list):
        return [_cites_as_lists(one) for one in values]
    if isinstance(values, dict):
        return {
            key: [one] if key == "cites" and isinstance(one, str) else _cites_as_lists(one)
            for key, one in values.items()
        }
    return values


def _holders_of_cards(values: Any) -> Iterator[dict[str, Any]]:
    if isinstance(values, list):
        for one in values:
            yield from _holders_of_cards(one)
    elif isinstance(values, dict):
        if "card" in values:
            yield values
        for one in values.values():
            yield from _holders_of_cards(one)


def test_source_names_no_place_of_any_pack() -> None:
    source = ROOT / "src" / "commonweal" / "strategy"
    named = [
        path.relative_to(ROOT)
        for path in source.rglob("*")
        if path.suffix == ".py" and b"luton" in path.read_bytes().lower()
    ]

    assert named == []

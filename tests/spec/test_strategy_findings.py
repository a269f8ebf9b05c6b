"""Every finding: a made-up pack in which it is found, and a neighbour in which it is not.

The tiny pack itself is silent. Each row spoils it in one way, and then in a way that looks much
the same and is in order.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.strategy.tiny import ABSENT, Edit, compile_tiny

from commonweal.facts.card import CardState, Estimation, Polarity, ValueKind
from commonweal.strategy.checks.messages import MESSAGES, default_of, title_of

S, D, G = "strategy.yaml", "document.yaml", "governance.yaml"
C, A = "claims.yaml", "priorities/overall.yaml"
P, Q = "priorities/walking.yaml", "priorities/singing.yaml"
CITE = ["all/text"]


def _commitment(commitment_id: str, subject: str, by: str) -> dict[str, Any]:
    return {"id": commitment_id, "subject": subject, "text": "Calm.", "by": by, "cites": CITE}


def _line(kind: str, **more: Any) -> dict[str, Any]:
    return {"body": "doers", "to": "board", "kind": kind, "cites": ["all/bodies"], **more}


def _listing(listing_id: str, card: str, **more: Any) -> dict[str, Any]:
    return {
        "id": listing_id,
        "name": "Another",
        "card": card,
        "topics": ["singing"],
        "target": {"value": 2, "by": "2027"},
        "cites": ["all/measures"],
        **more,
    }


def _duty(word: str, every: int | None, **more: Any) -> dict[str, Any]:
    return {
        "id": "another",
        "name": "Another",
        "kind": "update",
        "cadence": {"word": word, "every_months": every},
        "cites": CITE,
        **more,
    }


def _lead(body: str, role: str = "lead") -> dict[str, Any]:
    return {
        "body": body,
        "role": role,
        "status": "agreed",
        "since": "2023",
        "cites": ["all/table"],
    }


NEW_BODY = {
    "id": "new",
    "name": "New",
    "offices": [{"name": "Chair"}],
    "members": [{"organisation": "council"}],
    "charter": {"text": "What it is for."},
    "cites": ["all/bodies"],
}
OTHER_ORGANISATION = {"id": "other", "name": "Other", "sector": "nhs", "cites": ["all/bodies"]}
ONLY_FIRST = [{"text": "As one list says.", "cites": ["all/list"]}]
OLD_TWIN = [
    {"id": "young", "name": "The young", "from_age": 0, "to_age": 16, "within": "people"},
    {"id": "grown", "name": "The grown", "from_age": 16, "within": "people"},
]
AGES_APART = [OLD_TWIN[0], {**OLD_TWIN[1], "from_age": 17}]


def _ages(ages: list[dict[str, Any]]) -> list[Edit]:
    return [
        (S, "populations/+", ages[0]),
        (S, "populations/+", ages[1]),
        (P, "listings/0/population", "young"),
        (Q, "listings/0/population", "grown"),
        (S, "populations/1", ABSENT),
    ]


ROWS: list[tuple[str, list[Edit], list[Edit]]] = [
    # Success
    ("ambition-missing", [(S, "ambition", ABSENT)], [(S, "ambition/called", [])]),
    (
        "goal-missing",
        [(S, "goal", ABSENT), (S, "terms", [])],
        [(S, "goal/listings", [])],
    ),
    (
        "success-test-missing",
        [(S, "goal/success", ABSENT)],
        [(S, "goal/success/worst_off", "not_worse")],
    ),
    (
        "goal-measured-once",
        [("cards", "gap", {"state": CardState.ONE_OFF})],
        [
            ("cards", "gap", {"state": CardState.ONE_OFF}),
            (S, "goal/listings", ["m-gap", "m-years"]),
        ],
    ),
    (
        "beneficiaries-differ",
        [(S, "principles/0/serves", ["everyone"])],
        [(S, "principles/0/serves", [])],
    ),
    ("baseline-missing", [(S, "baseline", ABSENT)], [(S, "baseline/year", 2020)]),
    ("baseline-rule-missing", [(S, "baseline/rule", "")], [(S, "baseline/rule", "The last.")]),
    (
        "figures-after-end",
        [(S, "cycle/judged_on", "2028-03")],
        [(S, "cycle/judged_on", "2028-09")],
    ),
    (
        "target-missing",
        [(P, "listings/0/target", ABSENT)],
        [(P, "listings/0/target/value", 99)],
    ),
    (
        "shock-in-period",
        [(S, "period/since", "2021")],
        [
            (S, "period/since", "2021"),
            (S, "shocks", [{"id": "ill", "name": "Illness", "since": "2020-03", "until": "2021"}]),
        ],
    ),
    # Promises and words
    (
        "commitment-dates-differ",
        [(S, "commitments/+", _commitment("later", "calm", "2050"))],
        [(S, "commitments/+", _commitment("later", "quiet", "2050"))],
    ),
    (
        "one-thing-many-words",
        [(S, "commitments/0/called/+", {"word": "aim", "cites": CITE})],
        [(S, "commitments/0/called/+", {"word": "vision", "cites": ["all"]})],
    ),
    (
        "one-word-many-things",
        [(S, "commitments/0/called/0/word", "ambition")],
        [(S, "commitments/+", {**_commitment("b", "b", "2050"), "called": [{"word": "vision"}]})],
    ),
    ("term-undefined", [(S, "terms/0/meaning", "")], [(S, "terms/0/meaning", "A way.")]),
    (
        "need-undefined",
        [(S, "principles/0/serves", ["by_need"])],
        [(S, "principles/0/serves", ["by_need"]), (S, "principles/0/terms", ["street"])],
    ),
    (
        "comparator-empty",
        [(S, "comparators/0/members", [])],
        [(S, "comparators/0/members", ["X06000007", "X06000008"])],
    ),
    # Lists of the document
    (
        "priority-counts-differ",
        [(P, "statements/+", {"text": "Once more.", "cites": ["all/list"]})],
        [(P, "statements/+", {"text": "Once more.", "cites": ["all/text"]})],
    ),
    (
        "priority-in-one-list-only",
        [(P, "statements", ONLY_FIRST)],
        [(P, "statements/0/cites", ["all/list", "all/table"])],
    ),
    (
        "allocation-list-leaves-out",
        [
            (D, "sections/+", {"id": "all/third", "title": "Third", "lists": ["priorities"]}),
            (P, "statements/1/cites", ["all/third"]),
        ],
        [
            (D, "sections/+", {"id": "all/third", "title": "Third", "lists": ["priorities"]}),
            (P, "statements/0/cites", ["all/third"]),
        ],
    ),
    (
        "figure-not-read",
        [(G, "lines/0/cites", ["all/bodies"])],
        [(G, "lines/0/cites", ["all/chart"])],
    ),
    (
        "standing-differs",
        [(D, "sections/3/standing", "draft")],
        [(D, "sections/3/standing", "adopted")],
    ),
    # Leads
    (
        "priority-without-lead",
        [(P, "allocations/0/role", "support")],
        [(P, "allocations/+", _lead("board", "support"))],
    ),
    (
        "priority-with-several-leads",
        [(P, "allocations/+", _lead("board"))],
        [(P, "allocations/+", _lead("doers"))],
    ),
    (
        "lead-outside-remit",
        [(G, "bodies/0/remit", {"stages": ["life"]})],
        [(G, "bodies/1/remit", {"stages": ["life"]})],
    ),
    (
        "allocations-not-agreed",
        [(P, "allocations/0/status", "proposed")],
        [(P, "allocations/0/since", "2024")],
    ),
    ("overall-without-owner", [(A, "owner", "")], [(A, "owner", "doers")]),
    (
        "lever-elsewhere",
        [(P, "listings/0/lever", "board"), (G, "bodies/0/members/0/since", "2023")],
        [(P, "listings/0/lever", "council")],
    ),
    # Bodies and organisations
    (
        "board-missing",
        [(S, "board", "")],
        [(S, "board", "board")],
    ),
    (
        "body-has-several-names",
        [(G, "bodies/1/names", [{"name": "Doers"}, {"name": "Doing Board"}])],
        [(G, "bodies/1/names", [{"name": "Doers", "cites": ["all"]}, {"name": "Doers"}])],
    ),
    (
        "body-roles-differ",
        [
            (D, "sections/+", {"id": "end", "title": "End"}),
            (G, "bodies/1/roles/+", {"role": "assure", "cites": ["end"]}),
        ],
        [
            (D, "sections/+", {"id": "end", "title": "End"}),
            (G, "bodies/1/roles/+", {"role": "deliver", "cites": ["end"]}),
        ],
    ),
    (
        "delivering-body-without-priority",
        [(G, "bodies/0/roles/0/role", "deliver")],
        [(G, "bodies/0/roles/0/role", "assure")],
    ),
    (
        "charter-missing",
        [(G, "bodies/1/charter", ABSENT)],
        [(G, "bodies/0/charter", ABSENT)],
    ),
    (
        "accountability-scope-differs",
        [(G, "lines/+", _line("reports", priorities=["walking"]))],
        [(G, "lines/+", _line("supports", priorities=["walking"]))],
    ),
    (
        "body-without-path",
        [
            (G, "bodies/+", NEW_BODY),
            (G, "lines/+", {"body": "doers", "to": "new", "kind": "supports"}),
        ],
        [
            (G, "bodies/+", NEW_BODY),
            (G, "lines/+", {"body": "new", "to": "doers", "kind": "supports"}),
        ],
    ),
    (
        "members-missing",
        [(G, "bodies/1/members", [])],
        [(G, "bodies/1/members/0/since", "2023")],
    ),
    (
        "offices-missing",
        [(G, "bodies/1/offices", [])],
        [(G, "bodies/1/offices/0/since", "2023")],
    ),
    (
        "organisation-without-path",
        [(G, "organisations/+", OTHER_ORGANISATION)],
        [(G, "organisations/+", {**OTHER_ORGANISATION, "partner": False})],
    ),
    (
        "organisation-ends-in-period",
        [(G, "organisations/0/until", "2025")],
        [(G, "organisations/0/until", "2022-12"), (G, "organisations/0/since", "2001")],
    ),
    # Coverage
    (
        "priority-without-measures",
        [(P, "listings", []), (S, "programmes", []), (S, "populations/1", ABSENT)],
        [(P, "listings/0/name", "Walks")],
    ),
    (
        "priority-leans-on-overall",
        [
            (P, "listings", []),
            (P, "leans_on", ["m-years"]),
            (S, "programmes", []),
            (S, "populations/1", ABSENT),
        ],
        [(P, "leans_on", ["m-years"])],
    ),
    (
        "topic-without-measure",
        [(P, "topics", ["walking", "healthy-years"])],
        [(P, "topics", ["walking", "healthy-years"]), (P, "leans_on", ["m-years"])],
    ),
    (
        "gap-without-measure",
        [(P, "topics", ["walking", "gap-in-years"])],
        [(P, "topics", ["walking", "gap-in-years"]), (P, "leans_on", ["m-gap"])],
    ),
    (
        "measure-off-topic",
        [(P, "listings/+", _listing("m-off", "sleep"))],
        [(Q, "listings/+", _listing("m-off", "sleep"))],
    ),
    (
        "goal-without-measure",
        [(S, "stages/0/goals/0/topics", ["healthy-years"])],
        [(S, "stages/0/goals/0/topics", ["singing"])],
    ),
    (
        "stage-without-goal",
        [(S, "stages/0/goals", [])],
        [(S, "stages/0/goals/0/text", "Walk on.")],
    ),
    (
        "stage-without-priority",
        [(S, "stages/+", {"id": "after", "name": "After", "cites": CITE})],
        [
            (S, "stages/+", {"id": "after", "name": "After", "cites": CITE}),
            (P, "stages", ["life", "after"]),
        ],
    ),
    (
        "population-narrower",
        [(S, "populations/1", {"id": "old", "name": "Those in care", "within": "people"})],
        [(S, "populations/1/from_age", 60)],
    ),
    ("populations-overlap", _ages(OLD_TWIN), _ages(AGES_APART)),
    # Measures
    (
        "measure-undefined",
        [("cards", "walks", {"stubs": ("what a walk is",)})],
        [("cards", "walks", {"caveats": ("A walk is long.",)})],
    ),
    (
        "polarity-undecided",
        [("cards", "walks", {"polarity": Polarity.NO_JUDGEMENT})],
        [("cards", "sleep", {"polarity": Polarity.NO_JUDGEMENT})],
    ),
    (
        "count-without-denominator",
        [("cards", "walks", {"value_kind": ValueKind.COUNT, "denominator": ""})],
        [("cards", "walks", {"value_kind": ValueKind.COUNT})],
    ),
    (
        "cannot-show-change",
        [("cards", "walks", {"estimation": Estimation.SYNTHETIC})],
        [("cards", "walks", {"estimation": Estimation.SMOOTHED})],
    ),
    (
        "listing-without-figure",
        [(P, "listings/0/card", "")],
        [(P, "listings/0/card", ""), (P, "listings/0/uses", [{"card": "walks"}])],
    ),
    (
        "several-measures-in-one",
        [(P, "listings/0/uses", [{"card": "sleep"}])],
        [(P, "listings/0/card", "sleep")],
    ),
    (
        "listing-repeated",
        [(Q, "listings/+", _listing("m-again", "songs"))],
        [(Q, "listings/+", _listing("m-again", "sleep"))],
    ),
    (
        "listings-declared-one",
        [(Q, "listings/+", _listing("m-twin", "sleep", same_as="m-songs"))],
        [(Q, "listings/+", _listing("m-twin", "sleep"))],
    ),
    (
        "complement-listed",
        [(Q, "listings/+", _listing("m-mirror", "songs-not-sung"))],
        [(Q, "listings/0/card", "songs-not-sung")],
    ),
    # Claims
    (
        "claim-without-source",
        [(C, "claims/0/source", "")],
        [(C, "claims/0/source", "Another register")],
    ),
    (
        "claim-without-series",
        [(C, "claims/0/tests", [])],
        [(C, "claims/0/tests/0/card", "sleep")],
    ),
    (
        "figure-without-period",
        [(C, "claims/0/period", ""), (C, "claims/0/tests/0/expects", "equals")],
        [(C, "claims/0/period", "")],
    ),
    # Cycle
    (
        "cadence-two-readings",
        [(S, "cycle/duties/+", _duty("bi-annual", None))],
        [(S, "cycle/duties/+", _duty("bi-annual", 6))],
    ),
    (
        "cadence-without-interval",
        [(S, "cycle/duties/+", _duty("now and then", None))],
        [(S, "cycle/duties/+", _duty("now and then", 3))],
    ),
    (
        "cadence-missing",
        [(S, "cycle/duties/0/cadence", ABSENT)],
        [(S, "cycle/duties/0/cadence", ABSENT), (S, "cycle/duties/0/kind", "targets")],
    ),
    (
        "duties-overlap",
        [(S, "cycle/duties/+", _duty("monthly", 1, gives=["doers"], receives=["board"]))],
        [(S, "cycle/duties/+", _duty("yearly", 12, gives=["doers"], receives=["board"]))],
    ),
    (
        "publication-undescribed",
        [(S, "cycle/duties/1/languages", [])],
        [(S, "cycle/duties/1/languages", []), (S, "cycle/duties/1/audience", ["partners"])],
    ),
    ("feedback-missing", [(S, "cycle/channels", [])], [(S, "cycle/channels/0/hear", [])]),
    (
        "feedback-one-way",
        [(S, "cycle/channels/0/speak", [])],
        [(S, "cycle/channels/0/speak", ["staff"])],
    ),
    # Around the strategy
    (
        "plan-within-merged-plan",
        [(S, "plans/+", {"id": "third", "name": "Third", "part_of": "part", "cites": CITE})],
        [(S, "plans/+", {"id": "third", "name": "Third", "part_of": "one", "cites": CITE})],
    ),
    (
        "programme-unsized",
        [(S, "programmes/0/places", ABSENT)],
        [(S, "programmes/0/places", 12)],
    ),
    (
        "priority-without-need",
        [(S, "needs/0/priorities", ["walking"])],
        [(S, "needs/0/priorities", ["singing", "walking"])],
    ),
    (
        "need-without-priority",
        [(S, "needs/+", {"id": "cold", "name": "Cold people"})],
        [(S, "needs/+", {"id": "cold", "name": "Cold people", "priorities": ["walking"]})],
    ),
    (
        "consultation-without-record",
        [(S, "consultations/0/responses", ABSENT)],
        [(S, "consultations/0/responses", 0)],
    ),
    (
        "shared-interest-unhandled",
        [(S, "shared_interests/0/handled_by", "")],
        [(S, "shared_interests/0/leans_to", "doers")],
    ),
    # Sources
    ("uncited", [(S, "principles/0/cites", [])], [(S, "principles/0/cites", "all")]),
    (
        "dates-inferred",
        [(G, "lines/0/inferred", True)],
        [(G, "lines/0/inferred", False)],
    ),
]


@pytest.mark.parametrize(("code", "firing", "silent"), ROWS, ids=[row[0] for row in ROWS])
def test_rule_fires_in_one_pack_and_not_in_its_neighbour(
    code: str, firing: list[Edit], silent: list[Edit]
) -> None:
    fired, neighbour = compile_tiny(*firing), compile_tiny(*silent)

    assert not fired.problems
    assert not neighbour.problems
    assert code in {finding.code for finding in fired.findings}
    assert code not in {finding.code for finding in neighbour.findings}


def test_every_code_has_a_row_and_no_row_a_code_of_its_own() -> None:
    assert {row[0] for row in ROWS} == set(MESSAGES)


def test_tiny_pack_is_silent() -> None:
    assert compile_tiny().findings == ()


@pytest.mark.parametrize(("code", "firing"), [row[:2] for row in ROWS], ids=[r[0] for r in ROWS])
def test_finding_is_told_in_a_sentence_with_its_default(code: str, firing: list[Edit]) -> None:
    found = next(f for f in compile_tiny(*firing).findings if f.code == code)

    for told in (title_of(found), default_of(found)):
        assert told.endswith((".", "…"))
        assert "{" not in told

"""A tiny pack in which no rule finds anything, and the means to spoil it."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

from tests.unit.strategy.luton_cards import make_card

from commonweal.facts.card import Card, Polarity, ValueKind
from commonweal.strategy.compiling import Compiled, compile_texts

Edit = tuple[str, str, Any]
ABSENT = object()

CARDS = {
    card.id: card
    for card in (
        make_card("walks", Polarity.HIGHER),
        make_card("sleep", Polarity.HIGHER),
        make_card("songs", Polarity.HIGHER),
        make_card("songs-not-sung", complement_of="songs"),
        make_card("years", Polarity.HIGHER, ValueKind.YEARS),
        make_card("gap", Polarity.LOWER, ValueKind.YEARS),
    )
}


def _listing(listing_id: str, card: str, topic: str, population: str) -> dict[str, Any]:
    return {
        "id": listing_id,
        "name": f"Measure of {card}",
        "card": card,
        "topics": [topic],
        "population": population,
        "target": {"value": 1, "by": "2027"},
        "cites": ["all/measures"],
    }


def _body(body_id: str, role: str, **more: Any) -> dict[str, Any]:
    return {
        "id": body_id,
        "name": f"Body {body_id}",
        "roles": [{"role": role, "since": "2023", "cites": ["all/bodies"]}],
        "charter": {"text": "What it is for.", "cites": ["all/bodies"]},
        "offices": [{"name": "Chair", "organisation": "council", "cites": ["all/bodies"]}],
        "members": [{"organisation": "council", "cites": ["all/bodies"]}],
        "cites": ["all/bodies"],
        **more,
    }


def _priority(number: int, priority_id: str, topic: str, *listings: Any) -> dict[str, Any]:
    return {
        "id": priority_id,
        "name": f"Priority {priority_id}",
        "number": number,
        "stages": ["life"],
        "topics": [topic],
        "population": "people",
        "statements": [
            {"text": "As the first list says.", "cites": ["all/list"]},
            {"text": "As the second list says.", "cites": ["all/table"]},
        ],
        "allocations": [
            {
                "body": "doers",
                "role": "lead",
                "status": "agreed",
                "since": "2023",
                "cites": ["all/table"],
            }
        ],
        "listings": list(listings),
    }


TINY: dict[str, Any] = {
    "strategy.yaml": {
        "id": "tiny",
        "title": "A tiny strategy",
        "place": {"code": "X06000009", "name": "Tinytown"},
        "board": "board",
        "published": "2023-01",
        "period": {"since": "2023", "until": "2027"},
        "baseline": {"year": 2022, "rule": "The latest that ended by then.", "cites": ["all/text"]},
        "ambition": {
            "text": "All are well.",
            "called": [{"word": "ambition", "cites": ["all/text"]}],
            "cites": ["all/text"],
        },
        "goal": {
            "text": "The gap closes.",
            "listings": ["m-gap"],
            "serves": ["worst_off"],
            "terms": ["street"],
            "success": {"gap": "narrower", "worst_off": "improved"},
            "called": [{"word": "goal", "cites": ["all/text"]}],
            "cites": ["all/text"],
        },
        "stages": [
            {
                "id": "life",
                "name": "Life",
                "goals": [{"id": "walk", "text": "Walk.", "topics": ["walking"], "cites": "all"}],
                "cites": ["all/text"],
            }
        ],
        "commitments": [
            {
                "id": "calm",
                "subject": "calm",
                "text": "Calm by 2040.",
                "by": "2040",
                "called": [{"word": "vision", "cites": ["all/text"]}],
                "cites": ["all/text"],
            }
        ],
        "principles": [
            {"id": "first", "text": "They first.", "serves": ["worst_off"], "cites": ["all/text"]}
        ],
        "cycle": {
            "duties": [
                {
                    "id": "update",
                    "name": "Update",
                    "kind": "update",
                    "cadence": {"word": "yearly", "every_months": 12},
                    "gives": ["doers"],
                    "receives": ["board"],
                    "cites": ["all/text"],
                },
                {
                    "id": "report",
                    "name": "Report",
                    "kind": "report",
                    "cadence": {"word": "yearly", "every_months": 12},
                    "gives": ["board"],
                    "audience": ["residents"],
                    "formats": ["web"],
                    "languages": ["English"],
                    "standard": "WCAG 2.2 AA",
                    "cites": ["all/text"],
                },
            ],
            "channels": [
                {"id": "talk", "name": "Talk", "speak": ["residents"], "hear": ["residents"]}
            ],
            "judged_on": "2029-12",
        },
        "related": [{"id": "arts", "name": "Arts", "relation": "subject", "cites": ["all/text"]}],
        "shared_interests": [
            {"id": "music", "name": "Music", "handled_by": "arts", "cites": ["all/text"]}
        ],
        "plans": [
            {"id": "one", "name": "One plan", "cites": ["all/text"]},
            {"id": "part", "name": "A part", "part_of": "one", "cites": ["all/text"]},
        ],
        "programmes": [
            {
                "id": "school",
                "name": "School",
                "places": 10,
                "criteria": "All who ask",
                "listings": ["m-walks"],
                "cites": ["all/text"],
            }
        ],
        "needs": [{"id": "tired", "name": "Tired people", "priorities": ["walking", "singing"]}],
        "consultations": [
            {"id": "asked", "name": "Asked", "responses": 12, "method": "By post", "cites": "all"}
        ],
        "topics": [
            {"id": "walking", "name": "Walking"},
            {"id": "singing", "name": "Singing"},
            {"id": "healthy-years", "name": "Healthy years"},
            {"id": "gap-in-years", "name": "Gap in years", "gap_of": "healthy-years"},
        ],
        "populations": [
            {"id": "people", "name": "All people"},
            {"id": "old", "name": "The old", "from_age": 65, "within": "people"},
        ],
        "terms": [{"id": "street", "word": "street", "meaning": "A road.", "cites": ["all/text"]}],
        "comparators": [{"id": "like", "name": "Like us", "members": ["X06000008"]}],
        "cites": ["all"],
    },
    "document.yaml": {
        "title": "A tiny document",
        "sections": [
            {"id": "all", "title": "All", "standing": "adopted"},
            {"id": "all/text", "title": "Text"},
            {"id": "all/list", "title": "List", "lists": ["priorities"]},
            {"id": "all/table", "title": "Table", "lists": ["priorities", "allocations"]},
            {"id": "all/bodies", "title": "Bodies", "lists": ["bodies"]},
            {"id": "all/chart", "title": "Chart", "kind": "figure"},
            {"id": "all/measures", "title": "Measures", "lists": ["measures"]},
        ],
    },
    "governance.yaml": {
        "bodies": [_body("board", "direct"), _body("doers", "deliver")],
        "lines": [
            {
                "body": "doers",
                "to": "board",
                "kind": "accountable",
                "since": "2023",
                "cites": ["all/bodies", "all/chart"],
            }
        ],
        "organisations": [
            {"id": "council", "name": "Council", "sector": "council", "cites": ["all/bodies"]}
        ],
    },
    "claims.yaml": {
        "claims": [
            {
                "id": "more-walks",
                "text": "There are more walks.",
                "source": "Register of walks",
                "period": "2022",
                "comparator": "like",
                "tests": [{"card": "walks", "expects": "rose"}],
                "cites": ["all/text"],
            }
        ]
    },
    "priorities/overall.yaml": {
        "name": "Ambition",
        "owner": "board",
        "listings": [
            _listing("m-years", "years", "healthy-years", "people"),
            _listing("m-gap", "gap", "gap-in-years", "people"),
        ],
        "cites": ["all/measures"],
    },
    "priorities/walking.yaml": _priority(
        1, "walking", "walking", _listing("m-walks", "walks", "walking", "old")
    ),
    "priorities/singing.yaml": _priority(
        2, "singing", "singing", _listing("m-songs", "songs", "singing", "people")
    ),
}


def edited(*edits: Edit) -> dict[str, Any]:
    """Give the tiny pack with values put, added or taken away.

    An edit names a file, a path of keys and places in it, and a value; a path that ends in ``+``
    adds to a list, the value ``ABSENT`` takes a key away, an empty path replaces the file.
    """
    pack = deepcopy(TINY)
    for file, path, value in edits:
        if not path:
            pack[file] = deepcopy(value)
            continue
        *steps, last = path.split("/")
        here = pack[file]
        for step in steps:
            here = here[int(step)] if isinstance(here, list) else here.setdefault(step, {})
        if last == "+":
            here.append(deepcopy(value))
        elif value is ABSENT:
            del here[int(last) if isinstance(here, list) else last]
        else:
            here[int(last) if isinstance(here, list) else last] = deepcopy(value)
    return pack


def as_texts(pack: dict[str, Any]) -> dict[str, str]:
    """JSON is YAML, so a pack made by code needs no other writer."""
    return {name: json.dumps(values, indent=1) for name, values in pack.items()}


def compile_tiny(*edits: Edit) -> Compiled:
    """Compile the tiny pack; an edit of the file ``cards`` changes a card instead."""
    cards: dict[str, Card] = dict(CARDS)
    for file, card_id, changes in edits:
        if file == "cards":
            cards[card_id] = replace(cards[card_id], **changes)
    return compile_texts(as_texts(edited(*(e for e in edits if e[0] != "cards"))), cards)

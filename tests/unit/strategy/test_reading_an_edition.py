"""The questions that pages put to an edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.strategy.luton_cards import LUTON_CARDS, make_card
from tests.unit.strategy.tiny import compile_tiny

from commonweal.strategy.around import Cadence
from commonweal.strategy.compiling import compile_pack, compile_texts
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import UPWARDS
from commonweal.strategy.leadership import Doubt, lead_of
from commonweal.strategy.line_of_sight import Gap, line_of_sight, lines_of_sight
from commonweal.strategy.new_pack import new_pack
from commonweal.strategy.priority import MeasureUse
from commonweal.strategy.promise import Period, Place
from commonweal.strategy.reconcile import Group, reconcile

PACK = Path(__file__).parents[3] / "strategies" / "luton-2019-2024"


@pytest.fixture(scope="module")
def edition() -> Edition:
    compiled = compile_pack(PACK, LUTON_CARDS)
    assert compiled.edition
    return compiled.edition


def test_reconciliation_totals_are_21_26_and_13(edition: Edition) -> None:
    assert reconcile(edition).totals == (21, 26, 13)


def test_reconciliation_groups_every_priority(edition: Edition) -> None:
    groups = [row.group for row in reconcile(edition).rows]

    assert {group: groups.count(group) for group in groups} == {
        Group.NUMBERED: 13,
        Group.PROMISED: 8,
        Group.OTHER_BOARD: 6,
    }


@pytest.mark.parametrize(
    ("priority_id", "doubts"),
    [
        ("best-start", ()),
        ("drugs-young-people", (Doubt.OUTSIDE_REMIT,)),
        ("safe-children", (Doubt.OUTSIDE_REMIT,)),
        ("aspirations", (Doubt.NONE_NAMED,)),
        ("adult-mental-health", (Doubt.SEVERAL,)),
    ],
)
def test_lead_is_as_written_with_its_doubts(
    edition: Edition, priority_id: str, doubts: tuple[Doubt, ...]
) -> None:
    priority = edition.priority(priority_id)
    assert priority

    assert lead_of(edition, priority).doubts == doubts
    assert lead_of(edition, priority).certain is (not doubts)


def test_lead_of_priorities_4_and_5_is_the_inequalities_board(edition: Edition) -> None:
    fourth, fifth = (p for p in edition.numbered_priorities if p.number in (4, 5))

    assert lead_of(edition, fourth).bodies == ("health-inequalities-delivery-board",)
    assert lead_of(edition, fifth).bodies == ("health-inequalities-delivery-board",)


def test_lead_that_follows_another_is_no_rival() -> None:
    edition = compile_tiny(
        ("priorities/walking.yaml", "allocations/0/until", "2024-06"),
        (
            "priorities/walking.yaml",
            "allocations/+",
            {"body": "board", "role": "lead", "status": "agreed", "since": "2024-07"},
        ),
    ).edition
    assert edition
    walking = edition.priority("walking")
    assert walking

    assert lead_of(edition, walking).certain
    assert lead_of(edition, walking, date(2024, 6, 30)).bodies == ("doers",)
    assert lead_of(edition, walking, date(2024, 7, 1)).bodies == ("board",)
    assert lead_of(edition, walking, date(2022, 12, 31)).doubts == (Doubt.NONE_NAMED,)


def test_line_that_has_ended_leads_nowhere() -> None:
    edition = compile_tiny(("governance.yaml", "lines/0/until", "2025")).edition
    assert edition
    path = edition.governance.path

    assert path("doers", "board", UPWARDS, date(2025, 12, 31)) == ("doers", "board")
    assert path("doers", "board", UPWARDS, date(2026, 1, 1)) == ()


@pytest.mark.parametrize(
    ("word", "months", "taken"),
    [
        ("yearly", 12, 12),
        ("bi-annual", None, 6),
        ("bi-annual", 24, 24),
        ("bimonthly", None, None),
        ("regular", None, None),
    ],
)
def test_calendar_takes_bi_annual_as_twice_a_year(
    word: str, months: int | None, taken: int | None
) -> None:
    assert Cadence(word=word, every_months=months).months_taken == taken


def test_lookups_answer_none_and_names_fall_back_to_ids(edition: Edition) -> None:
    assert edition.stage("nowhere") is None
    assert edition.listing("nowhere") is None
    assert edition.section_title("nowhere") == edition.name_of_body("nowhere") == "nowhere"
    assert edition.topic_name("nowhere") == "nowhere"
    assert edition.section_title("body/foreword") == "Foreword"


def test_one_card_serves_two_priorities(edition: Edition) -> None:
    served = [p.number for p in edition.priorities_of_card("social-contact-care-users")]
    use = MeasureUse(card="social-contact-care-users")

    assert served == [9, 12]
    assert [one.id for one in edition.listings_of_use(use)] == ["c52", "c55"]


def test_overall_card_serves_the_priority_that_leans_on_it(edition: Edition) -> None:
    assert [p.id for p in edition.priorities_of_card("infant-mortality")] == ["infant-deaths"]


def test_every_listing_and_priority_traces_to_the_ambition(edition: Edition) -> None:
    listed = {id(one) for p in edition.priorities for one in p.listings}
    listed |= {id(one) for one in edition.overall.listings}

    assert {id(one) for one in edition.listings} == listed
    assert all(p.stages or p.allocations for p in edition.priorities)


def test_line_of_sight_leads_from_lead_to_board(edition: Edition) -> None:
    attendance = edition.priority("attendance")
    assert attendance

    sight = line_of_sight(edition, attendance)

    assert sight.paths == (("childrens-trust-board", "health-and-wellbeing-board"),)
    assert sight.gaps == (Gap.NEED,)
    assert [use.card for use in sight.uses] == ["pupil-absence", "attainment-8"]


def test_line_of_sight_names_every_missing_link(edition: Edition) -> None:
    gaps = {sight.priority.id: sight.gaps for sight in lines_of_sight(edition)}

    assert gaps["access"] == (Gap.NEED, Gap.LEAD)
    assert gaps["safer-communities"] == (Gap.NEED, Gap.STAGE, Gap.LISTING)
    assert gaps["fair-pay"] == (Gap.NEED, Gap.STAGE, Gap.PATH, Gap.LISTING)


def test_complete_line_of_sight_has_no_gap() -> None:
    tiny = compile_tiny().edition
    assert tiny

    assert [sight.gaps for sight in lines_of_sight(tiny)] == [(), ()]


def test_successor_of_an_organisation_keeps_its_seats(edition: Edition) -> None:
    seats = edition.governance.seats_of("blmk-icb")

    assert "joint-strategic-commissioning-committee" in seats
    assert all(edition.reaches_board(body) for body in seats)


def test_retired_items_stand_nowhere_and_stay_in_the_edition() -> None:
    retired = compile_tiny(
        ("priorities/walking.yaml", "retired", "2024"), ("strategy.yaml", "programmes", [])
    ).edition
    assert retired

    assert [p.id for p in retired.standing_priorities] == ["singing"]
    assert "m-walks" not in {one.id for one in retired.listings}
    assert retired.priority("walking")


def test_new_pack_compiles_with_every_gap_a_finding() -> None:
    cards = [make_card("walks", topic="moving"), make_card("years", series=("male", "female"))]
    texts = new_pack(
        Place(code="X06000009", name="Tinytown"), cards, Period(since="2026", until="2031")
    )

    compiled = compile_texts(texts, {card.id: card for card in cards})

    assert not compiled.problems
    assert compiled.edition
    assert [one.id for one in compiled.edition.listings] == ["years-male", "years-female", "walks"]
    assert [p.name for p in compiled.edition.priorities] == ["Health", "Moving"]
    assert {f.code for f in compiled.findings} >= {
        "ambition-missing",
        "board-missing",
        "priority-without-lead",
        "target-missing",
        "uncited",
    }
    assert {f.settles for f in compiled.findings} == {""}

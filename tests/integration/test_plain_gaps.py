"""Gaps and other places in plain words: no sign tells which group is ahead, and each is held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Polarity
from commonweal.publication.plain import about_places, grammar
from commonweal.publication.plain.assertion import Direction
from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.message import Sentence
from commonweal.publication.plain.pages import measure_html
from commonweal.publication.plain.published import every_measure
from commonweal.publication.plain.visible import of_page
from commonweal.publication.reading import Gap, Measure

NEARER = (
    "For 2018/19, those nearer “with a child protection plan” did better than those nearer "
    "“in need”: the gap was 0.9 points."
)
AHEAD = "For 2018/19, “with a child protection plan” did worse than “in need”, by 0.9 points."
ACROSS = "For 2018/19, the gap from “with a child protection plan” up to “in need” was 0.9 points."
TURNED = "For 2024/25, the gap was the other way round, and was 1.3 points."


@pytest.fixture
def absence(reading: Any) -> Measure:
    held = reading.measure("pupil-absence")
    assert isinstance(held, Measure)
    return held


@pytest.fixture(scope="module")
def checker(reading: Any) -> Checker:
    return Checker(reading)


def test_a_gap_that_turned_is_told_without_a_sign(
    reading: Any, checker: Checker, absence: Measure
) -> None:
    text = of_page(measure_html(reading, absence))

    assert AHEAD in text
    assert TURNED in text
    assert "−1.3" not in text
    assert checker.faults_of_measure(text, reading, absence) == []


@pytest.mark.parametrize(
    ("said", "told", "fault"),
    [
        (TURNED, "For 2024/25, that gap was 1.3 points.", "which way the gap runs"),
        (AHEAD, NEARER, "which group did better"),
        (AHEAD, ACROSS, "which group did better"),
        ("by more or by less here than", "", "nothing is said of others"),
        ("the gap was the other way round", "", "3 gaps should be told, and gap_now of each"),
        ("The gap is getting wider", "", "3 gaps should be told, and gap_verdict of each"),
    ],
)
def test_another_way_is_a_fault(
    reading: Any, checker: Checker, absence: Measure, said: str, told: str, fault: str
) -> None:
    text = of_page(measure_html(reading, absence))
    assert said in text
    altered = text.replace(said, told)
    if not told:
        altered = "\n".join(one for one in text.splitlines() if said not in one)

    assert any(fault in one for one in checker.faults_of_measure(altered, reading, absence))


@pytest.mark.parametrize(
    ("polarity", "told"),
    [
        (
            Polarity.LOWER,
            "those nearer “with a child protection plan” did better than those nearer “in need”: "
            "the gap was 2.5 points.",
        ),
        (
            Polarity.NO_JUDGEMENT,
            "figures were higher nearer “with a child protection plan” than nearer “in need”: "
            "the gap was 2.5 points.",
        ),
    ],
)
def test_ordered_groups_in_reverse_are_told_in_words(
    reading: Any, absence: Measure, polarity: Polarity, told: str
) -> None:
    gap = _reversed(grammar.judged(reading, absence)[1])
    measure = replace(absence, card=replace(absence.card, polarity=polarity))

    first, now, _verdict = _sentences(measure, gap)

    assert first.text.endswith(told)
    assert now.text == "For 2024/25, that gap was 1.3 points."


def _reversed(gap: Gap) -> Gap:
    """Groups in their order, the usual one turned round at both ends."""
    since = gap.assessment.since
    found = since.evidence
    assert found.gap_baseline is not None
    turned = replace(found, ordered=True, gap_baseline=replace(found.gap_baseline, delta=-2.5))
    answer = replace(since, evidence=turned, verdict=Verdict.ORDER_REVERSED)
    return replace(gap, assessment=replace(gap.assessment, since=answer))


def test_a_gap_that_closed_altogether_did_not_turn(reading: Any, absence: Measure) -> None:
    gap = _reversed(grammar.judged(reading, absence)[1])
    found = gap.assessment.since.evidence
    assert found.gap_end is not None
    shut = replace(found, gap_end=replace(found.gap_end, delta=0.04))
    since = replace(gap.assessment.since, evidence=shut)
    gap = replace(gap, assessment=replace(gap.assessment, since=since))

    assert _sentences(absence, gap)[1].text == "For 2024/25, that gap was 0.0 points."


def test_where_no_way_is_good_the_lower_group_is_named(reading: Any, absence: Measure) -> None:
    gap = grammar.judged(reading, absence)[1]
    card = replace(absence.card, polarity=Polarity.NO_JUDGEMENT)

    first = _sentences(replace(absence, card=card), gap)[0]

    assert first.text.endswith("plan” was lower than “in need”, by 0.9 points.")


def _sentences(measure: Measure, gap: Gap) -> list[Sentence]:
    return list(grammar._gap(measure, gap))


def test_every_measure_that_changed_is_set_beside_the_rest(reading: Any) -> None:
    told = {one.says[0].verdict: 0 for one in about_places.OTHERS}
    for measure in every_measure(reading):
        verdict = measure.assessment.change_beside_others.verdict
        said = [
            one
            for one in grammar.block_of(reading, measure).sentences
            if one.message in about_places.OTHERS
        ]
        assert [one.assertions[0].verdict for one in said] == (
            [verdict.value] if verdict.value in told else []
        )
        for one in said:
            told[one.assertions[0].verdict] += 1
    assert told["with_the_rest"] > 10
    assert told["better_than_the_rest"] >= 1


def test_a_change_that_is_not_told_apart_is_not_called_the_same(reading: Any) -> None:
    """Looked-after children: 12 fewer here, next to no common change, and yet "with the rest"."""
    measure = reading.measure("looked-after-children")
    answer = measure.assessment.change_beside_others
    assert answer.verdict is Verdict.WITH_THE_REST
    assert answer.evidence.delta < -10 < -1 < answer.evidence.common

    told = [
        one
        for one in grammar.block_of(reading, measure).sentences
        if one.message in about_places.OTHERS
    ]

    assert [one.text for one in told] == [
        "We cannot tell if it changed by more or by less here than in other places in England."
    ]
    assert told[0].assertions[0].direction is Direction.UNKNOWN


def test_a_place_that_stands_worse_is_not_said_to_do_better(reading: Any) -> None:
    """A better change stands beside a worse figure than England's: each says which it means."""
    measure = reading.measure("households-in-temporary-accommodation")

    told = [one.text for one in grammar.block_of(reading, measure).sentences]

    assert (
        "Over the same time, the change was less good on the whole in other places in England."
        in told
    )
    assert told[-1].endswith("so Luton does worse.")

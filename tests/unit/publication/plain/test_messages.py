"""Messages are whole sentences, told apart from one another, with words for every verdict."""

from __future__ import annotations

import re

import pytest

from commonweal.assessment.verdict import Kind, Leaning, Size, Verdict
from commonweal.publication.plain.about_gaps import GAP_VERDICTS
from commonweal.publication.plain.about_measures import ABOUT_MEASURES
from commonweal.publication.plain.about_report import COUNTS
from commonweal.publication.plain.assertion import About, Direction
from commonweal.publication.plain.message import Message, Subject, sentence
from commonweal.publication.plain.messages import MESSAGES
from commonweal.publication.plain.names import Names
from commonweal.publication.plain.scan import Scanner

NAMES = Names(
    measures={"Pupil absence": "pupil-absence:all", "Pupil absence, men": "pupil-absence:men"},
    groups={"all others": "All others", "with free meals": "With free meals"},
    places=("Luton", "England"),
    bodies=(),
    units=("per 1,000 households", "years", "points"),
)
HOLES = {
    "value": "1,234.5 per 1,000 households", "size": "0.4 points", "england": "56.9 years",
    "first": "−2.5 points", "last": "17%", "period": "31 December 2019", "start": "2017–19",
    "end": "October to December 2025", "month": "March 2027", "day": "4 May 2026", "year": "2019",
    "n": "2", "total": "58", "place": "Luton", "worst": "with free meals", "best": "all others",
}  # fmt: skip
IDS = [one.id for one in MESSAGES]


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(NAMES)


def filled(message: Message, n: str = "2") -> str:
    names = set(re.findall(r"%\((\w+)\)s", message.text(2)))
    holes = {name: HOLES[name] for name in names} | ({"n": n} if "n" in names else {})
    return sentence(message, Subject("X1"), **holes).text


@pytest.mark.parametrize("message", MESSAGES, ids=IDS)
def test_a_message_is_one_whole_sentence_or_a_heading(message: Message) -> None:
    text = filled(message)

    assert text[0].isupper()
    assert text.endswith(".") is not message.heading
    assert not re.search(r"[.?!]\s+[A-Z]", text)


@pytest.mark.parametrize("message", MESSAGES, ids=IDS)
def test_a_message_is_read_back_as_itself_with_its_holes(
    scanner: Scanner, message: Message
) -> None:
    for number in ("0", "1", "2", "21", "1,005"):
        text = filled(message, number)
        [piece] = scanner.pieces(text)
        assert (piece.message, piece.text) == (message, text)
        assert piece.holes == {name: (HOLES | {"n": number})[name] for name in piece.holes}


def test_ids_are_each_their_own() -> None:
    assert len(set(IDS)) == len(IDS)


def test_every_change_has_words_in_every_size_and_leaning() -> None:
    held = {(s.verdict, s.detail) for one in ABOUT_MEASURES for s in one.says}

    for verdict in (Verdict.IMPROVED, Verdict.WORSENED):
        assert {(verdict, "")} | {(verdict, size.value) for size in Size} <= held
    assert {(Verdict.TOO_UNCERTAIN, lean.value) for lean in Leaning} <= held


def test_every_verdict_on_a_gap_has_words() -> None:
    wanted = {one for one in Verdict if "gap" in one or "narrower" in one or "widening" in one}
    wanted |= {Verdict.CLOSING, Verdict.CLOSING_BEST_WORSENED, Verdict.ORDER_CHANGED}
    wanted |= {Verdict.ORDER_REVERSED, Verdict.TOO_UNCERTAIN_WHICH, Verdict.WIDER}

    assert {one.value for one in wanted} <= {one.says[0].verdict for one in GAP_VERDICTS}


def test_every_kind_is_counted_in_words() -> None:
    assert set(COUNTS) == set(Kind)


def test_only_a_gap_that_closes_is_told_as_better() -> None:
    better = [
        one.says[0].verdict
        for one in GAP_VERDICTS
        if one.says[0].direction is Direction.BETTER and not one.says[0].detail
    ]

    assert better == [Verdict.CLOSING.value]


def test_an_assertion_holds_value_decimals_period_and_chance() -> None:
    message = next(one for one in MESSAGES if one.id == "now")
    [told] = sentence(message, Subject("X1", "a:all"), value="17.70%", period="2018/19").assertions

    assert (told.about, told.measure, told.area) == (About.NOW, "a:all", "X1")
    assert (told.value, told.decimals, told.period) == ("17.70%", 2, "2018/19")
    leaning = next(one for one in MESSAGES if one.id == "very-likely-worse")
    [told] = sentence(leaning, Subject("X1", "a:all"), n="94").assertions
    assert (told.direction, told.detail, told.chance) == ("worse", "very_likely_worse", 94)

"""Search: the words that people type find what they mean, and nothing inside other words."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from tests.integration.pages import Page, get

from commonweal.publication.search import search, words_of
from commonweal.publication.wording.everyday import EVERYDAY


def names(reading: Any, asked: str) -> set[str]:
    found = search(reading.listed, asked).listings
    held = (one for one in reading.listed if one.listing.id in found)
    return {measure.card.id for one in held for measure in one.measures}


@pytest.mark.parametrize("word", sorted(EVERYDAY))
def test_every_everyday_word_finds_something(reading: Any, word: str) -> None:
    assert names(reading, word)


def test_every_answer_to_an_everyday_word_stands_in_the_catalogue(reading: Any) -> None:
    cards = reading.cards.values()
    text = " ".join(["", *(w for one in cards for w in words_of(f"{one.name} {one.definition}"))])
    assert [one for said in EVERYDAY.values() for one in said if f" {one}" not in text] == []


@pytest.mark.parametrize(
    ("asked", "card"),
    [
        ("lonely", "social-contact-carers"),
        ("jobs", "employment"),
        ("fat", "overweight-year-6"),
        ("Homes NOT decent", "non-decent-homes"),
        ("pupil absence", "pupil-absence"),
        ("pupil-absence", "pupil-absence"),
        ("hosing", "housing-register"),
        ("can't get a doctor", "gp-access"),
        ("worried about money", "fuel-poverty"),
        ("bullied at school", "pupil-absence"),
        ("obesity", "overweight-year-6"),
        ("violence", "crime-rate"),
    ],
)
def test_a_reader_finds_what_was_meant(reading: Any, asked: str, card: str) -> None:
    assert card in names(reading, asked)


def test_nothing_is_found_inside_a_word(reading: Any) -> None:
    assert "hidden-harm" not in names(reading, "rent")
    assert names(reading, "hood") == set()


def test_a_slip_is_told_with_what_was_looked_for_instead(reading: Any) -> None:
    assert search(reading.listed, "hosing").instead == (("hosing", "housing"),)
    assert search(reading.listed, "housing").instead == ()
    assert "Nothing here is called “hosing”" in page_of("hosing").all("main")[0].text


@pytest.mark.parametrize(
    ("asked", "not_meant"),
    [
        ("community", "communication-and-language"),
        ("particular", "fine-particles"),
        ("dog", "domestic-abuse-recorded"),
    ],
)
def test_a_word_that_only_begins_alike_is_not_found(
    reading: Any, asked: str, not_meant: str
) -> None:
    assert not_meant not in names(reading, asked)


def test_where_no_measure_has_all_words_those_with_some_are_shown_and_said(reading: Any) -> None:
    found = search(reading.listed, "teeth absence")
    assert not found.every
    assert {"pupil-absence"} < names(reading, "teeth absence")
    assert "No measure has all of these words" in page_of("teeth absence").all("main")[0].text


def test_no_word_finds_all_and_an_unknown_one_none(reading: Any) -> None:
    assert len(search(reading.listed, " - ").listings) == len(reading.listed)
    assert search(reading.listed, "zzzzqq").listings == frozenset()


def test_the_page_says_what_was_found_before_it_offers_filters(served: Any) -> None:
    page = page_of("<b>lonely")
    assert page.all("h1")[0].text == "Measures found for “<b>lonely”"
    main = page.all("main")[0].text
    assert main.index("of the strategy’s") < main.index("Search measures")


def page_of(asked: str) -> Page:
    return get(f"/outcomes/?search={quote(asked)}")

"""Syllables by rule, and the reading age by Flesch and Kincaid, against what others published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from commonweal.publication.plain.reading_age import Ease, ease_of, words_of
from commonweal.publication.plain.syllables import syllables

BY_HAND = list(csv.reader((Path(__file__).parent / "syllables.csv").read_text().splitlines()))


def test_the_list_by_hand_has_a_hundred_words() -> None:
    assert len({word for word, _count in BY_HAND}) >= 100


@pytest.mark.parametrize(("word", "count"), BY_HAND, ids=[word for word, _count in BY_HAND])
def test_a_word_has_the_syllables_that_are_heard(word: str, count: str) -> None:
    assert syllables(word) == int(count)


@pytest.mark.parametrize(
    ("sentence", "words", "weight", "ease"),
    [
        ("The cat sat on the mat.", 6, 6, 116),
        ("This sentence, taken as a reading passage unto itself, is being used to prove a point.",
         16, 23, 69),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
         13, 24, 37.5),
    ],
    ids=["cat", "passage", "platypus"],
)  # fmt: skip
def test_a_published_example_has_its_published_score(
    sentence: str, words: int, weight: int, ease: float
) -> None:
    """The scores of the encyclopaedia's article on readability, whose formula is Flesch's own."""
    found = ease_of([sentence])

    assert (found.words, found.syllables) == (words, weight)
    score = 206.835 - 1.015 * words - 84.6 * weight / words
    assert score == pytest.approx(ease, abs=0.5)


def test_the_grade_follows_the_formula() -> None:
    # 0.39 · 13 + 11.8 · 24/13 − 15.59 = 5.07 + 21.7846 − 15.59
    assert Ease(1, 13, 24).grade == pytest.approx(11.2646, abs=1e-4)
    assert Ease(1, 13, 24).age == pytest.approx(16.2646, abs=1e-4)


def test_a_figure_and_a_name_count_as_one_plain_word() -> None:
    names = ["Healthy life expectancy at birth", "Life expectancy"]
    told = "Healthy life expectancy at birth was 60.0% in 2017–19."

    assert ease_of([told], names) == Ease(1, 5, 5)


def test_a_name_within_a_word_is_left_in_it() -> None:
    assert ease_of(["Lutonians sing."], ["Luton"]).words == 2
    assert ease_of(["Lutonians sing."], ["Luton"]).syllables == syllables("Lutonians") + 1


def test_harder_words_and_longer_sentences_are_older() -> None:
    plain = ease_of(["It got worse."]).age

    assert ease_of(["Considerable deterioration occurred."]).age > plain
    assert ease_of(["It got worse and worse and worse and worse and worse."]).age > plain


def test_a_text_without_a_sentence_has_no_age() -> None:
    with pytest.raises(ValueError, match="no reading age"):
        _ = ease_of([]).age


def test_words_are_told_apart() -> None:
    assert words_of("It’s 3,120.5 in 2018/19 (a well-known year).") == [
        "It’s", "3,120.5", "in", "2018/19", "a", "well-known", "year",
    ]  # fmt: skip

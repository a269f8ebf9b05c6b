"""Marks of the easy read: each points the way that its sentence says."""

from __future__ import annotations

import pytest

from commonweal.publication.plain import about_measures
from commonweal.publication.plain.about_forms import SHORT
from commonweal.publication.plain.easy import SPEECH, sign_of
from commonweal.publication.plain.message import Message, Subject, sentence

PLACE = Subject("E06000032", "pupil-absence:all")


@pytest.mark.parametrize(
    ("message", "mark"),
    [
        (about_measures.GOOD_HIGH, "aim-up"),
        (about_measures.GOOD_LOW, "aim-down"),
        (about_measures.HIGHER, "arrow-up"),
        (about_measures.LOWER, "arrow-down"),
        (about_measures.LEVEL, "disc"),
    ],
)
def test_a_mark_points_the_way_that_its_sentence_says(message: Message, mark: str) -> None:
    assert sign_of(sentence(message, PLACE, size="1.5 points"))[0] == mark


def test_a_sentence_that_says_nothing_of_figures_has_a_speech_bubble() -> None:
    assert sign_of(sentence(SHORT, PLACE)) == SPEECH

"""Every series of the release judged everywhere at once: the verdicts are those of each place."""

from __future__ import annotations

import pytest

from commonweal.assessment.gap import judge_prepared_gap
from commonweal.assessment.judge import judge
from commonweal.assessment.many import judge_everywhere
from commonweal.assessment.many_gaps import gap_everywhere
from commonweal.cli.simulate import every_gap

EVERY = 13
FEWEST = 50


def series(reading):
    for card in reading.cards.values():
        for one in card.series:
            if reading.release.panel(card.id, one.id) is not None:
                yield card, reading.measure(card.id, one.id).prepared


@pytest.mark.usefixtures("served")
def test_every_series_in_many_places(reading):
    asked = 0
    for card, prepared in series(reading):
        names = prepared.panel.places.areas
        near = {one: reading.release.neighbours(card.comparator_set, one) for one in names}
        every = judge_everywhere(prepared, near)
        for row in range(2, len(names), EVERY):
            told = judge(prepared, names[row], neighbours=near[names[row]] or None)
            for question, answers in every.questions.items():
                one = getattr(told, question)
                assert answers.at(row) == (one.verdict, one.reason.code), (card.id, names[row])
                asked += 1

    assert asked > FEWEST * len(every.questions)


@pytest.mark.usefixtures("served")
def test_every_gap_in_many_places(reading):
    for number, prepared in enumerate(every_gap(reading)):
        found = gap_everywhere(prepared)
        names = prepared.groups[0][1].panel.places.areas
        for row in range(2 + number % EVERY, len(names), 2 * EVERY):
            one = judge_prepared_gap(prepared, names[row]).since
            assert found.at(row) == (one.verdict, one.reason.code), (prepared.card.id, names[row])

    assert number > FEWEST // 10

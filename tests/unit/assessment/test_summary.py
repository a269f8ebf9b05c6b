"""Counts over listings."""

import numpy as np
import pytest
from tests.unit.assessment.panels import CARD, PLACE, SETTINGS, panel, steady, with_, years

from commonweal.assessment.judge import judge, prepare
from commonweal.assessment.reason import Code
from commonweal.assessment.summary import (
    mark_listing,
    merge_marks,
    rank_exceptions,
    summarise,
)
from commonweal.assessment.verdict import Kind, Leaning
from commonweal.facts.card import Polarity

SPAN = years(2013, 2025)


def assessed(by: float, card=CARD, se=1.0):
    value = steady()
    value[0] = 60.0
    value[0, 7:] += by
    total = np.full(value.shape, 1000.0)
    held = panel(value, SPAN, se=se, denominator=total)
    return judge(prepare(card, held, settings=SETTINGS), PLACE)


def marks():
    return [
        mark_listing("c01", [assessed(20)]),
        mark_listing("c02", [assessed(-20)]),
        mark_listing("c03", []),
        mark_listing("c04", [assessed(-20), assessed(20)]),
        mark_listing("c05", [assessed(-20), assessed(-15)]),
        mark_listing("c06", [assessed(-3, se=2.0)]),
        mark_listing("c07", [assessed(20, with_(CARD, polarity=Polarity.NO_JUDGEMENT))]),
    ]


def test_kinds_together_are_all_marks():
    told = summarise(marks())

    assert sum(told.counts.values()) == told.total == 7
    assert told.counts[Kind.WORSENED] == 2
    assert told.counts[Kind.ROSE] == 1
    assert told.judged == 5
    assert told.by_chance == pytest.approx(0.25)
    assert list(told.counts)[:2] == [Kind.NOT_YET_MEASURABLE, Kind.CANNOT_TELL]


def test_series_that_disagree_cannot_be_told():
    mark = marks()[3]

    assert (mark.kind, mark.reason.code) == (Kind.CANNOT_TELL, Code.SEVERAL_MEASURES)


def test_leanings_stand_beside_the_uncertain():
    told = summarise(marks())

    assert told.counts[Kind.TOO_UNCERTAIN] == 1
    assert told.leanings[Leaning.LIKELY_WORSE] + told.leanings[Leaning.VERY_LIKELY_WORSE] == 1


def test_merged_listings_count_once():
    told = merge_marks(marks(), [("c03", "c01"), ("c05", "c99")])

    merged = {mark.listing: mark for mark in told}
    assert len(told) == 6
    assert "c03" not in merged  # the one that can be measured stands for both
    assert merged["c01"].also == ("c03",)


def test_a_listing_in_two_groups_is_refused():
    with pytest.raises(ValueError, match="two groups"):
        merge_marks(marks(), [("c01", "c02"), ("c02", "c03")])


def test_exceptions_put_the_surest_worsening_that_matters_first():
    told = rank_exceptions(marks())

    assert told[0].listing in ("c02", "c05")
    assert told[-1].listing == "c01"
    assert "c07" not in [row.listing for row in told]
    assert told[0].firm
    assert told[0].chance > 0.99
    assert told[0].people == pytest.approx(200)
    assert not next(row for row in told if row.listing == "c06").firm


def test_a_summary_of_nothing():
    told = summarise([])

    assert told.total == told.judged == 0
    assert rank_exceptions([]) == ()

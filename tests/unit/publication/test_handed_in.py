"""How late a return is told to be."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.delivery.returns.standing import Dates
from commonweal.publication.handed_in import lateness

DUE, UNTIL = date(2026, 12, 15), date(2026, 12, 31)
SENT, ACCEPTED = date(2026, 12, 20), date(2027, 1, 14)
AGAIN = Dates(DUE, UNTIL, submitted=SENT, returned=date(2026, 12, 12))


@pytest.mark.parametrize(
    ("dates", "on", "told"),
    [
        pytest.param(Dates(DUE, UNTIL), DUE, "", id="not late on its day"),
        pytest.param(Dates(DUE, UNTIL), SENT, "5 days late by today", id="not handed in"),
        pytest.param(Dates(DUE, UNTIL, DUE, None, ACCEPTED), ACCEPTED, "", id="in time"),
        pytest.param(
            Dates(DUE, UNTIL, SENT), ACCEPTED,
            "handed in on 20 December 2026, 5 days late", id="handed in late",
        ),
        pytest.param(
            Dates(DUE, UNTIL, SENT, None, ACCEPTED), date(2027, 3, 1),
            "handed in on 20 December 2026, 5 days late", id="accepted long after",
        ),
        pytest.param(
            AGAIN, SENT,
            "handed in again on 20 December 2026 after it was sent back, 5 days late", id="again",
        ),
    ],
)  # fmt: skip
def test_lateness_counts_from_the_due_day_to_the_day_it_was_handed_in(dates, on, told):
    assert lateness(dates, on) == told

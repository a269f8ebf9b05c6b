"""The clock on requests for data: a month for an answer, two more where it is told why.

Source: UK GDPR article 12(3). The month ends on the day of the same number in the next month, on
its last day where there is none. The law lets it run on to the next working day; ours does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from commonweal.people.chain import Plain
from commonweal.people.keeping import before
from commonweal.people.log import Act, record
from commonweal.people.models import DataRequest

MONTHS, LONGER = 1, 2
Kind, Outcome = DataRequest.Kind, DataRequest.Outcome


def due_on(received: date, months: int = MONTHS) -> date:
    """The last day for an answer."""
    return before(received, -months)


@transaction.atomic
def receive(kind: Kind, received: date, today: date) -> DataRequest:
    """Start the clock.

    Raises ``ValueError`` for a day that has not come.
    """
    if received > today:
        raise ValueError(f"{received} has not come: give the day on which the request came")
    made = DataRequest.objects.create(kind=kind, received_on=received, due=due_on(received))
    _log("received", made, {"kind": str(kind), "due": made.due.isoformat()})
    return made


@transaction.atomic
def extend(number: int, why: str, today: date) -> DataRequest:
    """Take two months more; whoever asked must be told why within the first.

    Raises ``ValueError`` without a reason, once the first month is over, and for one that was
    extended already or is answered.
    """
    held = _open(number)
    if held.longer_why:
        raise ValueError(f"request {number} was extended already: until {held.due}")
    if not why.strip():
        raise ValueError("say why it takes longer, as you told whoever asked")
    if today > held.due:
        raise ValueError(
            f"request {number} was due on {held.due}: more time may be taken only within the first "
            "month; answer it now, and say that it is late"
        )
    held.due, held.longer_why = due_on(held.received_on, MONTHS + LONGER), why.strip()
    held.save()
    _log("extended", held, {"due": held.due.isoformat()})
    return held


@transaction.atomic
def answer(number: int, outcome: Outcome, why: str, today: date) -> DataRequest:
    """Stop the clock.

    Raises ``ValueError`` for a refusal without a reason, and for one that is answered.
    """
    held = _open(number)
    if outcome == Outcome.REFUSED and not why.strip():
        raise ValueError("say why it is refused: whoever asked can complain of it")
    held.answered_on, held.outcome, held.why = today, outcome, why.strip()
    held.save()
    _log("answered", held, {"outcome": str(outcome), "late": today > held.due})
    return held


def open_requests() -> list[DataRequest]:
    """Every request without an answer, the first due first."""
    return list(DataRequest.objects.filter(answered_on__isnull=True))


def _open(number: int) -> DataRequest:
    held = DataRequest.objects.select_for_update().filter(pk=number).first()
    if held is None:
        raise ValueError(f"there is no request {number}: 'commonweal person requests' lists them")
    if held.answered_on:
        raise ValueError(f"request {number} was answered on {held.answered_on}")
    return held


def _log(what: str, held: DataRequest, facts: Mapping[str, Plain]) -> None:
    record(Act(what, "data request", str(held.pk), "system"), None, facts, shown=False)

"""What the only board of a strategy agrees itself: asked at the door, told wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.template.response import TemplateResponse
from django.test import RequestFactory
from tests.unit.delivery.one_board import chair_of, submitted_plan, submitted_return

from commonweal.delivery.models import Target
from commonweal.delivery.plans import actions as plans
from commonweal.delivery.returns import actions as returns
from commonweal.people.permissions import Action
from commonweal.publication.agreed_words import agreed_words, from_json
from commonweal.publication.beside import editions_beside
from commonweal.publication.pages.boards import board_page
from commonweal.publication.pages.measure_answers import _agreed
from commonweal.publication.pages.plan import Filters, plan_page
from commonweal.publication.pages.priorities import priority_page
from commonweal.publication.reading import Reading
from commonweal.publication.targets import told_target
from commonweal.web.work.door import Worker

pytestmark = pytest.mark.django_db
ACCEPTED = "Accepted by the board that wrote it: no other board of this strategy could."
AGREED = "Agreed by the board that proposed it: no other board of this strategy could."


@pytest.fixture
def economy(reading: Any, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The ground of the tests, read for the strategy of one board."""
    monkeypatch.setenv("COMMONWEAL_BESIDE", "luton-inclusive-economy")
    return replace(reading, edition=editions_beside(reading.edition)[0], findings=())


def shown(page: str, context: dict[str, Any]) -> str:
    answer = TemplateResponse(RequestFactory().get("/"), f"pages/{page}.jinja", context)
    return str(answer.render().content.decode())


def accepted_return(economy: Reading) -> None:
    edition = economy.edition
    first, second = (chair_of(edition, economy.today) for _ in range(2))
    filing = submitted_return(edition, first)
    returns.accept(second, filing, edition.board, filing.version)


def accepted_plan(economy: Reading) -> None:
    edition = economy.edition
    first, second = (chair_of(edition, economy.today) for _ in range(2))
    plan = submitted_plan(edition, first)
    plans.accept(second, plan.pk, plan.version, edition)


def test_a_return_is_told_as_accepted_by_the_board_itself(economy: Reading) -> None:
    accepted_return(economy)
    body = economy.edition.governance.bodies[0]
    board = shown("board", board_page(economy, body))

    assert board.count(ACCEPTED) == 1 + len(economy.edition.standing_priorities)
    priority = economy.edition.standing_priorities[0]
    assert ACCEPTED in shown("priority", priority_page(economy, priority))


def test_a_plan_is_told_as_accepted_by_the_board_itself(economy: Reading) -> None:
    accepted_plan(economy)

    assert ACCEPTED in shown("board", board_page(economy, economy.edition.governance.bodies[0]))
    assert shown("plan", plan_page(economy, Filters())).count(ACCEPTED) == 1


def test_the_annual_report_tells_it_and_reads_reports_from_before(economy: Reading) -> None:
    accepted_return(economy)
    told = agreed_words(economy)

    assert {one.from_.partition(". ")[2] for one in told.spoken} == {ACCEPTED}
    assert from_json(told.as_json()) == told
    before = told.as_json().replace(f'   "accepted_by": "{ACCEPTED}",\n'.encode(), b"")
    assert {one.accepted_by for one in from_json(before).spoken} == {""}


@pytest.mark.parametrize("own_board", [True, False])
def test_a_target_is_told_as_agreed_by_the_board_itself(reading: Any, own_board: bool) -> None:
    measure = next(m for one in reading.listed for m in one.measures if m.has_figure)
    period = measure.panel.periods[measure.latest]
    target = Target(
        form="direction", baseline=1.0, baseline_label=period.label, baseline_start=period.start,
        baseline_end=period.end, due_label="2030", due_start=period.start, due_end=period.end,
        board=reading.edition.board, minute="Minute 4", agreed_on=reading.today,
        own_board=own_board,
    )  # fmt: skip
    told = told_target(reading, measure, target)

    assert told.agreed_by == (AGREED if own_board else "")
    assert (AGREED in _agreed(told).lines) is own_board


@pytest.mark.parametrize("action", [Action.ACCEPT_PLAN, Action.ACCEPT_RETURN, Action.AGREE_TARGET])
def test_the_door_lets_a_second_person_of_the_only_board_answer(
    economy: Reading, reading: Any, action: Action
) -> None:
    board = economy.edition.board
    first, second = (chair_of(economy.edition, economy.today) for _ in range(2))
    worker = Worker(second.person, economy, tuple(second.person.offices.all()))

    assert worker.actor.only_board == board
    assert worker.may(action, board, first.person.pk)
    assert not worker.may(action, board, second.person.pk)
    assert replace(worker, reading=reading).actor.only_board == ""

"""The acts of a simulated strategy: late, withdrawn, and such as must be refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration import between, filings, plans
from commonweal.delivery.meetings.assurance import withdraw_assurance
from commonweal.delivery.models import AssuranceStatement, Target, TargetStage
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.returns.actions import Said, UnwrittenError
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.exceptions import close_exception, raise_exception
from commonweal.delivery.targets import actions as targets
from commonweal.people.acts import NotAllowedError, declare_interest
from commonweal.people.log import Act, erase
from commonweal.people.models import Role
from commonweal.people.workflow import StaleError, WrongStageError

NEVER, BACK = 0.08, 0.25  # how often a return never comes, and how often it is sent back
REBASED_LISTING = "c22"


def returns_of_round(simulation: Any, number: int, term: Any, asked: list[Any]) -> None:
    """Each board hands in early, late or never; some are sent back once; then all are accepted."""
    chance, world, kept = simulation.chance, simulation.world, simulation.kept
    late = {one.pk: chance.randint(-20, 12) for one in asked}
    for filing in sorted(asked, key=lambda one: late[one.pk]):
        if chance.random() < NEVER:
            kept.never.add((filing.board, number))
            continue
        day = term.due + timedelta(days=late[filing.pk])
        _refuse_unwritten(simulation, filing, day)
        filings.hand_in(world, simulation.script, filing, day, number)
        _refuse_own_acceptance(simulation, filing, day)
        if chance.random() < BACK:
            filings.settle(world, filing, day + timedelta(days=1), "Say what is asked.")
            filing.refresh_from_db()
            filings.hand_in(world, simulation.script, filing, day + timedelta(days=2), number + 1)
            kept.done["sent back"] += 1
        for entry in filing.entries.all():
            kept.said[filing.board, f"{entry.subject}/{entry.item}", number] = entry.said
        filings.settle(world, filing, day + timedelta(days=3))
        _refuse_after_acceptance(simulation, filing, day + timedelta(days=4))
        kept.done["late" if late[filing.pk] > 0 else "in time"] += 1


def _refuse_unwritten(simulation: Any, filing: Any, day: date) -> None:
    world, reading = simulation.world, simulation.reading
    officer = world.actor(Role.OFFICER, filing.board, day)
    try:
        returns.submit(officer, filing, reading.edition, reading.release.id, {})
    except UnwrittenError:
        simulation.kept.refused["an empty return"] += 1


def _refuse_own_acceptance(simulation: Any, filing: Any, day: date) -> None:
    world = simulation.world
    filing.refresh_from_db()
    chair = world.actor(Role.CHAIR, filing.board, day)
    try:
        returns.accept(chair, filing, world.above, filing.version)
    except NotAllowedError:
        simulation.kept.refused["accepting one's own return"] += 1


def _refuse_after_acceptance(simulation: Any, filing: Any, day: date) -> None:
    world = simulation.world
    officer = world.actor(Role.OFFICER, filing.board, day)
    about = asked_of(simulation.reading.edition, filing.board, day)[0]
    try:
        returns.write(officer, filing, about, Said("Changed afterwards."), 1)
    except (WrongStageError, StaleError):
        simulation.kept.refused["writing in an accepted return"] += 1


def plans_and_targets(simulation: Any, number: int, day: date) -> None:
    """Plans before the first meeting; a target for each later one, until boards have some."""
    from bench.strategy_simulated import PLANNED, PROPOSED, RESTATED

    world, script = simulation.world, simulation.script
    if number == PLANNED:
        for told in script.all_of("plans"):
            plans.write_plan(world, told, day)
    if number in {PROPOSED, RESTATED}:
        told = next(one for one in script.all_of("targets") if one["listing"] == REBASED_LISTING)
        made = between.propose_target(world, told, day)
        simulation.kept.done["proposed"] += made is not None
    if number == PROPOSED:
        _withdraw_a_target(simulation, day)


def _withdraw_a_target(simulation: Any, day: date) -> None:
    world, script = simulation.world, simulation.script
    told = next(one for one in script.all_of("targets") if one["listing"] != REBASED_LISTING)
    made = between.propose_target(world, told, day)
    if made is not None:
        officer = world.actor(Role.OFFICER, told["board"], day)
        targets.withdraw(officer, made, made.version, "A better measure is looked for.")
        simulation.kept.done["withdrawn"] += 1


def agree_targets(simulation: Any, day: date) -> None:
    """Whoever proposed tries to agree and is refused; the chair of the board above agrees."""
    world = simulation.world
    for target in Target.objects.filter(stage=TargetStage.PROPOSED).order_by("pk"):
        for role, board in ((Role.OFFICER, target.board), (Role.CHAIR, target.board)):
            try:
                actor = world.actor(role, board, day)
                targets.agree(actor, target, world.above, target.version, "ours")
            except NotAllowedError:
                simulation.kept.refused["agreeing one's own target"] += 1
        between.answer_target(world, {"answer": "agree"}, target, day)
        simulation.kept.done["agreed"] += 1


def small_acts(simulation: Any, number: int, term: Any) -> None:
    """An exception raised and closed, assurance given and withdrawn, words of a person erased."""
    world, kept = simulation.world, simulation.kept
    board = asked_board(simulation, term.due)
    officer = world.actor(Role.OFFICER, board, term.opens)
    edition = simulation.reading.edition
    about = asked_of(edition, board, term.opens)[0]
    raised = raise_exception(
        officer, board, edition.id, about, Said("It has become worse.", "", "Help us decide.")
    )
    secretary = world.actor(Role.SECRETARY, world.above, term.due)
    close_exception(secretary, raised, world.above, "It was decided.")
    interest = declare_interest(officer, board, f"A relative works there, round {number}.")
    act = Act("erased", "interest", str(interest.pk), "system")
    erase(interest.words, "asked for by the person", act, None, term.due)
    kept.erased += 1
    kept.done["exceptions"] += 1
    if number % 2 == 0:
        _assure_and_withdraw(simulation, term)


def _assure_and_withdraw(simulation: Any, term: Any) -> None:
    world = simulation.world
    told = dict(simulation.script.all_of("assurance")[0])
    months = round((term.opens - world.begins).days / 30.44)
    between.assure(world, told | {"month": months}, term.opens)
    given = AssuranceStatement.objects.latest("pk")
    officer = world.actor(Role.OFFICER, given.board, term.due)
    withdraw_assurance(officer, given, "The plan was changed.")
    simulation.kept.done["assurance withdrawn"] += 1


def asked_board(simulation: Any, day: date) -> str:
    """One of the boards that are asked on a day, by chance."""
    from commonweal.delivery.returns.asked import boards_asked

    return str(simulation.chance.choice(boards_asked(simulation.reading.edition, day)))


def refuse_closing(simulation: Any, review: Any, day: date) -> None:
    """Nobody closes a review in which something is left to review."""
    from commonweal.publication.reviewed import close_review

    world = simulation.world
    chair = world.actor(Role.CHAIR, world.above, day)
    try:
        close_review(chair, world.at(day), review, review.version, "Meeting 1", "All is well.")
    except ValueError:
        simulation.kept.refused["closing an unfinished review"] += 1


def answer_drafts(simulation: Any, day: date) -> None:
    """The board above sends back what a review asked to change; the next one may ask again."""
    from commonweal.delivery.amendments import actions
    from commonweal.delivery.models import AmendmentRow, AmendmentStage

    world = simulation.world
    chair = world.actor(Role.CHAIR, world.above, day)
    for row in AmendmentRow.objects.filter(stage=AmendmentStage.PROPOSED):
        actions.send_back(chair, row, world.above, row.version, "Meeting 1", "Ask residents first.")
        simulation.kept.done["drafts answered"] += 1

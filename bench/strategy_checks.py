"""What must hold when a simulated strategy has ended."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from commonweal.delivery.models import FrozenPack, Meeting, Return, Review, Target, TargetStage
from commonweal.measures.panels import Release
from commonweal.measures.store import Store
from commonweal.people.audit import verify
from commonweal.people.models import Event, Office
from commonweal.publication.board_pack.files import content_of, made_again
from commonweal.publication.editions import under_edition


def broken(simulation: Any) -> list[str]:
    """Every promise that was not kept."""
    return [
        *_returns(simulation), *_targets(), *_chain(simulation), *_packs(simulation),
        *_reports(simulation), *_succession(simulation), *_rebased(simulation),
        *_reviews(simulation),
    ]  # fmt: skip


def _returns(simulation: Any) -> Iterator[str]:
    kept = simulation.kept
    rounds = sorted(Return.objects.values_list("round__since", flat=True).distinct())
    held = {(one.board, rounds.index(one.round.since)): one
            for one in Return.objects.select_related("round")}  # fmt: skip
    if set(held) != kept.asked or Return.objects.count() != len(kept.asked):
        yield f"{Return.objects.count()} returns stand, {len(kept.asked)} were asked for"
    missing = {key for key, one in held.items() if one.stage != "accepted"}
    if missing != kept.never:
        yield f"missing are {missing}, never handed in were {kept.never}"
    for (board, about, number), words in kept.said.items():
        subject, item = about.split("/", 1)
        entry = held[board, number].entries.filter(subject=subject, item=item).first()
        if entry is None or entry.said != words:
            yield f"words of {board} on {about} in round {number} are not as accepted"


def _targets() -> Iterator[str]:
    agreed = Target.objects.exclude(agreed_on=None)
    for one in agreed:
        told = Event.objects.filter(action="agreed target", kind="target", item=str(one.pk))
        for event in told:
            own = Office.objects.filter(person_id=event.actor, board=one.board).exists()
            if event.actor == one.proposed_by_id or own:
                yield f"target {one.pk} was agreed by its own board"
        if not told.exists():
            yield f"target {one.pk} was agreed by nobody that the log knows"
    if agreed.filter(stage=TargetStage.AGREED).values("listing").distinct().count() > 1:
        yield "more than one listing has an agreed target: the simulation proposed one"


def _chain(simulation: Any) -> Iterator[str]:
    audit = verify()
    if not audit.whole:
        yield f"the chain is broken: {audit.breaks[:3]}"
    if audit.erased != simulation.kept.erased:
        yield f"{audit.erased} texts erased, {simulation.kept.erased} were asked for"


def _packs(simulation: Any) -> Iterator[str]:
    for meeting in Meeting.objects.order_by("pk"):
        packs = list(FrozenPack.objects.filter(meeting=meeting))
        if not packs:
            yield f"meeting {meeting.pk} has no pack"
            continue
        again = made_again(packs, simulation.reading)
        for one in packs:
            if again[one.kind] != content_of(one):
                yield f"the {one.kind} of meeting {meeting.pk} is not made again byte for byte"


def _reports(simulation: Any) -> Iterator[str]:
    from bench.strategy_simulated import report_bytes

    store = Store(simulation.data)
    for year, (release, day, edition, total) in simulation.kept.reports.items():
        held = under_edition(simulation.reading, store, edition)
        held = replace(held, release=Release(store.releases / release), today=day)
        if hashlib.sha256(report_bytes(held)).hexdigest() != total:
            yield f"the report of {year} is not made again byte for byte"


def _succession(simulation: Any) -> Iterator[str]:
    from bench.strategy_simulated import SUCCEEDED
    from bench.strategy_stage import NEW, OLD

    for board, number in simulation.kept.asked:
        if (board == OLD and number >= SUCCEEDED) or (board == NEW and number < SUCCEEDED):
            yield f"{board} was asked in round {number}"


def _reviews(simulation: Any) -> Iterator[str]:
    held = Review.objects.all()
    if held.count() != simulation.kept.done["reports"] or held.exclude(stage="closed").exists():
        yield f"{held.count()} reviews, {simulation.kept.done['reports']} years; or one is open"
    for one in held:
        if one.priorities.filter(answer="", promised="").exists():
            yield f"the review of {one.year} was closed with a priority left"


def _rebased(simulation: Any) -> Iterator[str]:
    """A baseline stays as it was agreed; the one of the target restated later is the new one."""
    from bench.strategy_stage import TIMES

    held = list(Target.objects.exclude(agreed_on=None).order_by("pk"))
    if simulation.kept.done["rebased"] and len(held) == 2:
        first, second = held
        if first.stage != TargetStage.RESTATED or second.restates_id != first.pk:
            yield "the target was not restated by the second one"
        same = [one.baseline_label for one in held]
        if len(set(same)) == 1 and abs(second.baseline / first.baseline - TIMES) > 1e-9:
            yield f"baselines {first.baseline} and {second.baseline}: figures were counted anew"

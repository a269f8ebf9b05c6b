"""So many boards' worth of two years' work, in rows, for what pages cost when a place is busy."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

WORDS = "Waits are shorter since the second clinic opened, and fewer families drop out. " * 6
ROUNDS, ENTRIES, OFFICES, ACTIONS, MEETINGS, ITEMS, TARGETS = 4, 12, 8, 6, 4, 6, 4


def fill(reading: Any, boards: int) -> None:
    """Write the rows of boards that nobody who asks belongs to; their pages read past them."""
    for number in range(boards):
        name = f"made-up-board-{number}"
        _people(reading, name)
        _returns(reading, name)
        _plan(reading, name)
        _meetings(reading, name)
        _targets(reading, name)


def _people(reading: Any, board: str) -> None:
    from commonweal.people.models import Office, Person, Role

    strategy, since = reading.edition.strategy.id, date(2020, 1, 1)
    made = Person.objects.bulk_create(
        Person(email=f"{board}-{n}@example.org", name=f"Holder {n}", password="!")  # noqa: S106 - none
        for n in range(OFFICES)
    )
    Office.objects.bulk_create(
        Office(person=one, strategy=strategy, board=board, role=Role.MEMBER, since=since)
        for one in made
    )


def _returns(reading: Any, board: str) -> None:
    from commonweal.delivery.models import Entry, Return, Round

    strategy, edition = reading.edition.strategy.id, reading.edition.id
    listings = [one.id for one in reading.edition.listings][:ENTRIES]
    for number in range(ROUNDS):
        since = date(2022 + number // 2, 1 + 6 * (number % 2), 1)
        due = since + timedelta(days=200)
        told = {"until": since + timedelta(days=180), "opens": since, "due": due}
        held, _ = Round.objects.get_or_create(strategy=strategy, since=since, defaults=told)
        filing = Return.objects.create(
            round=held, strategy=strategy, board=board, edition=edition, stage="accepted",
            submitted_on=due, accepted_on=due, release=reading.release.id, submitted_by=_one(board),
        )  # fmt: skip
        at = datetime.combine(due, time(9), UTC)
        Entry.objects.bulk_create(
            Entry(filing=filing, subject="listing", item=one, said=WORDS, saved_at=at,
                  saved_by=_one(board))
            for one in listings
        )  # fmt: skip


def _one(board: str) -> Any:
    from commonweal.people.models import Person

    return Person.objects.get(email=f"{board}-0@example.org")


def _plan(reading: Any, board: str) -> None:
    from commonweal.delivery.models import Milestone, NamedAction, Plan, PlanAction

    strategy, edition = reading.edition.strategy.id, reading.edition.id
    priority = next(one for one in reading.edition.standing_priorities if one.listings)
    plan = Plan.objects.create(
        strategy=strategy, board=board, edition=edition, revision=1, stage="accepted",
        opened_on=date(2026, 1, 1), submitted_on=date(2026, 2, 1), decided_on=date(2026, 3, 1),
        submitted_by=_one(board),
    )  # fmt: skip
    for number in range(ACTIONS):
        ref = f"{board}-{number}"
        action = PlanAction.objects.create(
            plan=plan, name=NamedAction.objects.create(strategy=strategy, ref=ref, board=board),
            title=f"Action {number} of {board}", outcome=WORDS, priorities=[priority.id],
            measures=[priority.listings[0].id], lead=reading.edition.governance.organisations[0].id,
            owner="Head of service", starts=date(2026, 1, 1), ends=date(2028, 1, 1),
            horizon="medium", prevention="primary", reach="universal",
        )  # fmt: skip
        Milestone.objects.create(action=action, ref="half", name="Half way", due=date(2027, 1, 1))


def _meetings(reading: Any, board: str) -> None:
    from commonweal.delivery.models import AgendaItem, Meeting, MeetingStage

    for number in range(MEETINGS):
        on = reading.today - timedelta(days=90 * (number + 1))
        meeting = Meeting.objects.create(
            strategy=reading.edition.strategy.id, board=board, edition=reading.edition.id,
            starts_at=datetime.combine(on, time(14), UTC), place="Hall", quorum=2,
            stage=MeetingStage.MINUTES_APPROVED, called_on=on, papers_out_on=on,
        )  # fmt: skip
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, number=n + 1, kind="other", title=f"Item {n}", paper=WORDS,
                       added_on=on)
            for n in range(ITEMS)
        )  # fmt: skip


def _targets(reading: Any, board: str) -> None:
    from commonweal.delivery.models import Target

    strategy, made = reading.edition.strategy.id, 0
    for listed in reading.listed:
        for one in listed.measures:
            if one.has_figure and made < TARGETS:
                made += 1
                Target.objects.create(
                    strategy=strategy, board=board, listing=listed.listing.id, measure=one.key,
                    edition=reading.edition.id, release=reading.release.id, form="value", value=5.0,
                    baseline=6.0, baseline_label="2019", baseline_start=date(2019, 1, 1),
                    baseline_end=date(2019, 12, 31), vintage="2020", due_label="2028",
                    due_start=date(2028, 1, 1), due_end=date(2028, 12, 31), path=[],
                    rationale=WORDS, stage="proposed", proposed_on=date(2026, 10, 1),
                    proposed_by=_one(board),
                )  # fmt: skip

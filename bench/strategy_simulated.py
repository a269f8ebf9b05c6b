"""A strategy from its first round of returns to its last, with all that goes wrong on the way.

Run as a program in a process of its own: ``python -m bench.strategy_simulated FOLDER ROUNDS SEED``
with ``COMMONWEAL_DATA_DIR`` set. Prints what happened and every broken promise as JSON.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TWICE, ONE_YEAR = 2, 2  # rounds a year
SUCCEEDED, REBASED = 5, 7  # the rounds before which these happen
PLANNED, PROPOSED, RESTATED = 0, 1, 8


@dataclass
class Kept:
    """What the simulation itself remembers, to hold the database against."""

    said: dict[tuple[str, str, int], str] = field(default_factory=dict)
    never: set[tuple[str, int]] = field(default_factory=set)
    asked: set[tuple[str, int]] = field(default_factory=set)
    reports: dict[int, tuple[str, date, str, str]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    erased: int = 0


class Simulation:
    """Five boards, two rounds a year; chance decides who is late, withdraws or never answers."""

    def __init__(self, folder: Path, data: Path, pack: Path, seed: int) -> None:
        from bench.strategy_stage import open_as, packs

        from commonweal.cli.demonstration.script import read_script
        from commonweal.people.models import Role
        from commonweal.publication.locations import project

        self.folder, self.data, self.kept = folder, data, Kept()
        self.before, self.after = packs(pack, folder)
        self.pack, self.chance = self.before, random.Random(seed)  # noqa: S311 - the same each time
        self.script = read_script(project() / "demonstrations", pack.name)
        self.reading = open_as(data, self.before)
        for role in (Role.CHAIR, Role.SECRETARY, Role.MEMBER):
            self.world.actor(role, self.world.above, self.world.begins)

    @property
    def world(self) -> Any:
        from commonweal.cli.demonstration.world import World

        return World(self.reading, date(2019, 12, 1))

    def run(self, rounds: int) -> list[str]:
        """Play so many rounds, then check every promise; what is broken comes back."""
        from bench.strategy_checks import broken

        from commonweal.delivery.returns.rounds import terms

        every = list(terms(self.reading.edition, date(2025, 1, 1)))[:rounds]
        for number, term in enumerate(every):
            self._before(number)
            self._round(number, term)
            if number % ONE_YEAR == ONE_YEAR - 1:
                self._year(term.until)
        return broken(self)

    def _before(self, number: int) -> None:
        """What happens to the strategy itself: a board is succeeded, figures are counted anew."""
        from bench.strategy_stage import open_as, rebased_release

        if number == SUCCEEDED:
            self.pack = self.after
            self.reading = open_as(self.data, self.after)
            self.kept.done["succession"] += 1
        if number == REBASED:
            rebased_release(self.data, self.after, self.folder)
            self.reading = open_as(self.data, self.after)
            self.kept.done["rebased"] += 1

    def _round(self, number: int, term: Any) -> None:
        from bench.strategy_acts import plans_and_targets, returns_of_round, small_acts

        from commonweal.cli.demonstration import filings, meetings

        day, world = term.opens, self.world
        asked = filings.ask(world, day)
        self.kept.asked |= {(one.board, number) for one in asked}
        held_on = _weekday(term.until + timedelta(days=25))
        if number == PLANNED:
            plans_and_targets(self, number, day + timedelta(days=1))
        returns_of_round(self, number, term, asked)
        small_acts(self, number, term)
        meeting = meetings.call(world, held_on, term.due)
        if number != PLANNED:
            plans_and_targets(self, number, term.due + timedelta(days=1))
        meetings.put_out(world, meeting, meetings.papers_day(held_on))
        meetings.approve(world, held_on)
        meetings.hold(world, self.script, meeting, number)
        self._settled(number, held_on)
        meetings.write_up(world, self.script, meeting, held_on + timedelta(days=7))
        self.kept.done["meetings"] += 1

    def _settled(self, number: int, day: date) -> None:
        """What the meeting settles: the first plans, the targets that were proposed for it."""
        from bench.strategy_acts import agree_targets

        from commonweal.cli.demonstration.plans import accept_plans

        if number == PLANNED:
            accept_plans(self.world, day, f"Meeting of {day:%d.%m.%Y}")
            self.kept.done["plans"] += 1
        agree_targets(self, day)

    def _year(self, until: date) -> None:
        """The annual report of a year, by the release and edition of its last day."""
        reading = self.world.at(until)
        made = hashlib.sha256(report_bytes(reading)).hexdigest()
        told = (reading.release.id, until, reading.edition.id, made)
        self.kept.reports[until.year] = told
        self.kept.done["reports"] += 1
        self._review(until)

    def _review(self, until: date) -> None:
        """The review of a year, or the evaluation once the strategy's period is over."""
        from bench.strategy_acts import answer_drafts, refuse_closing

        from commonweal.cli.demonstration import reviews

        begun = until + timedelta(days=5)
        review = reviews.begin(self.world, begun)
        refuse_closing(self, review, begun)
        turn = self.kept.done["reports"] - 1
        reviews.write(self.world, self.script, review, begun + timedelta(days=5), turn)
        reviews.close(self.world, self.script, review, begun + timedelta(days=15))
        answer_drafts(self, begun + timedelta(days=16))
        review.refresh_from_db()
        self.kept.done[f"{review.kind} closed"] += review.stage == "closed"


def report_bytes(reading: Any) -> bytes:
    """The annual report as data and as PDF, one after the other."""
    from commonweal.publication.report_files import report_json, report_pdf

    return report_pdf(reading) + json.dumps(report_json(reading), sort_keys=True).encode()


def _weekday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _told(simulation: Simulation, faults: list[str]) -> Iterator[tuple[str, Any]]:
    yield "faults", faults
    yield "done", dict(simulation.kept.done)
    yield "refused", dict(simulation.kept.refused)


def main() -> int:
    """Run one simulation over the release of the data folder, or over one made for it."""
    from bench.strategy_stage import first_release

    from commonweal.cli.work import open_database
    from commonweal.measures.store import Store
    from commonweal.publication.locations import data_dir, project

    open_database()
    folder, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    pack = project() / "strategies/luton-2019-2024"
    if Store(data_dir()).current_release() is None:
        first_release(data_dir(), pack)
    simulation = Simulation(folder, data_dir(), pack, seed)
    sys.stdout.write(json.dumps(dict(_told(simulation, simulation.run(rounds)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

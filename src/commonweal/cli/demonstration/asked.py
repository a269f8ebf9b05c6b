"""What people need and were asked in a demonstration, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.participation.about_you import Trait
from commonweal.participation.consultations import actions, answering, writing
from commonweal.participation.consultations.actions import Analysis, Considered, Theme
from commonweal.participation.models import Channel, Consultation, Question, Strength
from commonweal.participation.needs.actions import Stated, link_need, state_need
from commonweal.people.models import Role

Act = Callable[[date], Any]
DRAFTED_BEFORE, SUMMED_UP_AFTER, CONSIDERED_AFTER = 7, 14, 28


def needed(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Needs that are stated, and linked to the priorities that the script names."""
    for told in script.all_of("needs"):
        yield world.month(told["month"]), lambda day, one=told: _state(world, one, day)


def asked(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Consultations from their draft to what was made of them, as far as the script tells."""
    for told in script.all_of("consultations"):
        yield from _Asking(world, told).acts()


def _state(world: World, told: dict[str, Any], day: date) -> None:
    edition = world.reading.edition
    words = {name: told[name] for name in ("title", "who", "place", "evidence", "source")}
    found = day - timedelta(told.get("days_old", 100))
    stated = Stated(**words, strength=Strength(told["strength"]), as_of=found)
    analyst = world.actor(Role.ANALYST, world.above, day)
    need = state_need(analyst, edition, stated)
    for read, priority in enumerate(told.get("priorities", ()), 1):
        link_need(analyst, edition, need, read, priority)


@dataclass
class _Asking:
    """One consultation of the script on its way."""

    world: World
    told: dict[str, Any]
    held: list[Consultation] = field(default_factory=list)

    @property
    def one(self) -> Consultation:
        """The row as it stands."""
        return Consultation.objects.get(pk=self.held[0].pk)

    @property
    def first(self) -> date:
        return self.world.month(self.told["month"])

    @property
    def last(self) -> date:
        return self.first + timedelta(weeks=self.told["weeks"], days=-1)

    def acts(self) -> Iterator[tuple[date, Act]]:
        yield self.first - timedelta(DRAFTED_BEFORE), self._draft
        yield self.first, self._open
        for number, group in enumerate(self.told.get("answers", ()), 1):
            yield self.first + timedelta(3 * number), lambda day, x=group: self._answer(x, day)
        if self.told.get("analysis"):
            yield self.last + timedelta(1), self._close
            yield self.last + timedelta(SUMMED_UP_AFTER), self._sum_up
        if self.told.get("considered"):
            yield self.last + timedelta(CONSIDERED_AFTER), self._consider

    def _draft(self, day: date) -> None:
        told, edition = self.told, self.world.reading.edition
        names = ("title", "question", "why", "audience", "formative_words")
        wording = writing.Wording(
            **{name: told[name] for name in names},
            formative=True,
            opens=self.first,
            closes=self.last,
            channels=tuple(Channel(one) for one in told["channels"]),
            priorities=tuple(told["priorities"]),
        )
        officer = self.world.actor(Role.OFFICER, told["board"], day)
        self.held.append(writing.draft_consultation(officer, edition, told["board"], wording))
        for read, one in enumerate(told["questions"], 1):
            kind = Question.Kind(one.get("kind", "open"))
            question = writing.Asked(
                words=one["words"], kind=kind, choices=tuple(one.get("choices", ()))
            )
            writing.ask(officer, self.held[0], read, question)

    def _open(self, day: date) -> None:
        officer = self.world.actor(Role.OFFICER, self.told["board"], day)
        actions.open_consultation(officer, self.one, self.one.version, 0)

    def _answer(self, group: dict[str, Any], day: date) -> None:
        """A group of people who answer alike; only the first of them writes."""
        about = {Trait(name): group[name] for name in ("age", "sex", "ethnic") if name in group}
        chosen = {number: tuple(held) for number, held in group.get("chosen", {}).items()}
        officer = self.world.actor(Role.OFFICER, self.told["board"], day)
        channel = Channel(group.get("channel", "web"))
        for number in range(group["people"]):
            words = group.get("words", {}) if number == 0 else {}
            answers = answering.Answers(chosen=chosen, words=words, about=about, channel=channel)
            if channel is Channel.WEB:
                answering.receive(self.one, answers, day)
            else:
                answering.enter(officer, self.one, answers)

    def _close(self, day: date) -> None:
        officer = self.world.actor(Role.OFFICER, self.told["board"], day)
        actions.close_consultation(officer, self.one, self.one.version)

    def _sum_up(self, day: date) -> None:
        themes = {
            number: tuple(Theme(words, count) for words, count in held.items())
            for number, held in self.told.get("themes", {}).items()
        }
        officer = self.world.actor(Role.OFFICER, self.told["board"], day)
        analysis = Analysis(words=self.told["analysis"], themes=themes)
        actions.analyse(officer, self.one, self.one.version, analysis)

    def _consider(self, day: date) -> None:
        chair = self.world.actor(Role.CHAIR, self.told["board"], day)
        said = Considered(on=day, **self.told["considered"])
        actions.consider(chair, self.one, self.one.version, said)

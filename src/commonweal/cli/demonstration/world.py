"""Where a demonstration happens: the roles that act in it, and the figures as of each day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from commonweal.people.acts import Actor
from commonweal.people.models import Office, Organisation, Person, Role, Sector
from commonweal.publication.reading import Reading

NOWHERE = "demonstration.invalid"  # a domain that nobody can have: no mail leaves


@dataclass(frozen=True)
class World:
    """A reading of today, and the day on which the demonstration begins."""

    reading: Reading
    begins: date
    _then: dict[date, Reading] = field(default_factory=dict)

    @property
    def strategy(self) -> str:
        return self.reading.edition.strategy.id

    @property
    def above(self) -> str:
        """The board that answers for the strategy."""
        return self.reading.edition.board

    def at(self, day: date) -> Reading:
        """The release in service, read as of a day."""
        if day not in self._then:
            self._then.clear()  # judged figures of one day at a time
            self._then[day] = replace(self.reading, today=day)
        return self._then[day]

    def month(self, number: int) -> date:
        """The day so many months after the beginning."""
        return self.begins + timedelta(days=round(number * 30.44))

    @cached_property
    def _people(self) -> dict[tuple[Role, str], Person]:
        return {}

    def actor(self, role: Role, board: str, day: date) -> Actor:
        """Whoever holds a role in a board; the account is made when it first acts."""
        if (role, board) not in self._people:
            self._people[role, board] = self._made(role, board)
        return Actor(self._people[role, board], self.strategy, day)

    def _made(self, role: Role, board: str) -> Person:
        name = self.reading.edition.name_of_body(board) if board else ""
        told = f"{role.label}, {name}" if name else str(role.label)
        email = f"{role.value}.{board or 'strategy'}@{NOWHERE}"
        person = Person.objects.filter(email=email).first()
        if person is None:
            person = Person.objects.create_user(email, told)
            Office.objects.create(
                person=person, strategy=self.strategy, board=board, role=role, since=self.begins
            )
        return person

    def seat(self, name: str, sector: str, board: str) -> Office:
        """An organisation and its member of a board, who has no other name than that."""
        slug = "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-")
        given = {"name": name, "sector": Sector(sector), "since": self.begins}
        held, _made = Organisation.objects.get_or_create(slug=slug, defaults=given)
        person = Person.objects.create_user(f"member.{slug}@{NOWHERE}", f"Member, {name}")
        return Office.objects.create(
            person=person, organisation=held, strategy=self.strategy, board=board,
            role=Role.MEMBER, since=self.begins,
        )  # fmt: skip

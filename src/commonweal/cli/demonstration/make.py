"""Make the database of a demonstration, which can never be mistaken for a real one."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from commonweal.cli.demonstration.cycle import play
from commonweal.cli.demonstration.script import read_script
from commonweal.cli.demonstration.world import World
from commonweal.delivery.returns.asked import boards_asked
from commonweal.people.demonstration import begin_demonstration, is_demonstration
from commonweal.people.models import Role
from commonweal.publication.locations import project
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading

LASTS = timedelta(days=761)  # two years, and the round that is open
ROLES = (Role.OFFICER, Role.CHAIR, Role.SECRETARY, Role.MEMBER, Role.ANALYST, Role.DATA_OWNER)


def make_once() -> int:
    """Make the demonstration unless it was made before; how many acts were made up."""
    return 0 if is_demonstration() else make_demonstration(current_reading())


@transaction.atomic
def make_demonstration(reading: Reading) -> int:
    """Play two years of a strategy's boards into an empty database; how many acts that were.

    All or nothing: what breaks off leaves no half of a demonstration. A strategy without a board
    that answers for it has nobody who could act.

    Raises ``NotEmptyError`` for a database in which somebody has acted.
    """
    begin_demonstration()
    if not reading.edition.board:
        return 0
    world = World(reading, reading.today - LASTS)
    script = read_script(project() / "demonstrations", world.strategy)
    for board in (world.above, *boards_asked(reading.edition, reading.today)):
        for role in ROLES:
            world.actor(role, board, world.begins)
    world.actor(Role.ADMINISTRATOR, "", world.begins)
    return play(world, script, reading.today)

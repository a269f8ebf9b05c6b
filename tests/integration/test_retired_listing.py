"""What rows still say of a measure that the strategy has given up since."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.integration.holders import ABOVE, BOARD
from tests.integration.made_up_plans import actor

from commonweal.cli.demonstration.between import propose_target
from commonweal.cli.demonstration.world import World
from commonweal.delivery.models import Target
from commonweal.people.models import Role
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.changes import Changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import pack_folder, project
from commonweal.strategy.amendment import Amendment, Kind

pytestmark = pytest.mark.django_db
LISTING = "c22"


@pytest.fixture
def later(reading: Any) -> Any:
    """The reading of an edition in which the measure is retired."""
    given_up = Amendment(
        1, Kind.RETIRE, "listing", LISTING, "retired", json.dumps(None), json.dumps("2026-07-01")
    )
    ground = ground_of(project(), pack_folder(), Changes((given_up,)))
    return replace(reading, edition=ground.edition)


def test_it_is_found_by_name_though_no_page_lists_it(later):
    assert LISTING not in {one.listing.id for one in later.listed}

    held = later.listed_by_id(LISTING)
    assert held.listing.retired
    assert held.first.has_figure


def test_an_open_proposal_about_it_still_reaches_the_agenda(reading, later):
    told = {"board": BOARD, "listing": LISTING, "form": "direction", "rationale": "It works."}
    actor(reading, Role.OFFICER, BOARD, reading.today)
    propose_target(World(reading, reading.today), told, reading.today)
    assert Target.objects.exists()

    titles = [one.title for one in open_for(later, ABOVE, later.today)]
    assert any("Pupil absence" in title for title in titles)

"""Nothing new is asked of an organisation that has ended."""

from __future__ import annotations

from datetime import date

from commonweal.strategy.governance import Governance, Organisation, Sector


def test_an_organisation_is_left_until_its_last_day() -> None:
    ended = Organisation(id="pct", name="Trust", sector=Sector.NHS, until="2026-06")
    gone = Organisation(id="old", name="Old", sector=Sector.NHS, retired="2026-01-01")
    stays = Organisation(id="council", name="Council", sector=Sector.COUNCIL)
    held = Governance(organisations=(ended, gone, stays))

    assert held.organisations_left(date(2026, 6, 30)) == (ended, stays)
    assert held.organisations_left(date(2026, 7, 1)) == (stays,)

"""The answers beside a measure's chart, on Luton's own figures and on a proposed target."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.integration.pages import Page

from commonweal.assessment.verdict import Verdict
from commonweal.publication.pages.measure_answers import beside_england, target
from commonweal.publication.wording import reasons
from commonweal.strategy.priority import ProposedTarget


def measures(reading: Any) -> dict[str, Any]:
    return {m.key: m for one in reading.listed for m in one.measures}


def test_beside_england_gives_a_reason_only_where_it_cannot_tell(reading: Any) -> None:
    seen = set()
    for measure in measures(reading).values():
        found = measure.assessment.beside_england
        cannot = found.verdict is Verdict.CANNOT_TELL
        seen.add(cannot)
        assert beside_england(measure).detail == (reasons.short(found.reason) if cannot else "")
    assert seen == {True, False}


def test_a_proposed_target_is_told_with_its_unit_and_that_nobody_agreed_it(reading: Any) -> None:
    measure = next(m for m in measures(reading).values() if m.card.unit == "%")
    listing = SimpleNamespace(target=ProposedTarget(value=66.0, by="2026"))
    none = SimpleNamespace(target=None)

    def told(*listings: Any) -> tuple[str, ...]:
        strategy = SimpleNamespace(id="made-up")
        edition = SimpleNamespace(listings_of_card=lambda card: listings, strategy=strategy)
        asked = SimpleNamespace(edition=edition, today=reading.today)
        (answer,) = target(asked, measure)  # type: ignore[arg-type]
        return answer.lines

    decimals = "66.0%" if "66.0%" in told(listing)[0] else "66%"
    assert told(listing, none) == (
        f"The strategy proposes {decimals} by 2026; no board has agreed it.",
    )
    assert told(none) == ("The strategy sets none.",)


def test_what_comes_next_says_to_what_its_dates_belong(site: dict[str, Page]) -> None:
    text = " ".join(site["/report/"].all("main")[0].text.split())
    _, _, after = text.partition("What comes next")
    assert ", figures to " in after


def test_a_line_of_equals_is_told_once_on_a_page_of_a_board(site: dict[str, Page]) -> None:
    text = site["/boards/health-and-wellbeing-board/"].all("main")[0].text
    assert text.count("works alongside") == 1

"""The command that shows the error rates of the verdicts beside what is promised of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

import typer

from commonweal.cli.told import DAMAGED, FINDINGS, WRONG_USE, Told, busy, say
from commonweal.publication.locations import asked_for, data_dir

if TYPE_CHECKING:
    from commonweal.assessment.gap_prepared import PreparedGap
    from commonweal.assessment.prepared import PreparedPanel
    from commonweal.assessment.proof import ErrorRate
    from commonweal.publication.reading import Reading

PANELS = 100
NO_RELEASE = (
    "No release is in service: simulated places only. "
    "For the placebo over real panels run 'commonweal build' first."
)


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(simulate)


def simulate(
    panels: int = typer.Option(PANELS, min=1, max=10_000, help="Simulated panels a question."),
    seed: int = typer.Option(20, min=0, help="Of the random numbers; one seed, one answer."),
) -> None:
    """Print how often verdicts err, on simulated and on real places, beside what is promised."""
    from commonweal.assessment.proof_run import errors_of_panels, simulated_errors
    from commonweal.cli.error_rates import as_lines, as_rows

    with busy("simulating places"):
        found = list(simulated_errors(panels, seed))
    release = ""
    real: list[ErrorRate] = []
    if _release_in_service():
        with busy("reading real panels"):
            release, real = _real(errors_of_panels)
    lines = as_lines([*found, *real])
    if panels < PANELS:
        lines.append(f"a short run: what is allowed is wide; {PANELS} panels are the whole length")
    text = "\n".join(lines if real else [*lines, NO_RELEASE])
    holds = all(one.holds for one in (*found, *real))
    content = {"panels": panels, "seed": seed, "release": release, "holds": holds}
    say(text, "simulate", content | {"rates": as_rows([*found, *real])})
    if not holds:
        raise typer.Exit(FINDINGS)


def _release_in_service() -> bool:
    """Whether real panels can be read; a folder that was named and is not there is told."""
    from commonweal.measures.store import Store

    store, named = Store(data_dir()), asked_for()[0]
    if named and not data_dir().is_dir():
        raise Told(f"--data-dir {named!r} is no folder", WRONG_USE)
    if store.current.is_symlink() and store.current_release() is None:
        raise Told("the release in service is gone: run 'commonweal build' again", DAMAGED)
    return store.current_release() is not None


def _real(ask: Any) -> tuple[str, list[ErrorRate]]:
    from commonweal.cli.reading import open_for

    reading = open_for()
    return reading.release.id, list(ask(list(every_panel(reading)), every_gap(reading)))


def every_panel(reading: Reading) -> Iterator[PreparedPanel]:
    """Every series of the release, prepared for every place."""
    for card in reading.cards.values():
        for series in card.series:
            measure = reading.measure(card.id, series.id)
            if measure is not None and measure.prepared.held:
                yield measure.prepared


def every_gap(reading: Reading) -> Iterator[PreparedGap]:
    """Every pair of groups, or set of ordered ones, prepared for every place."""
    from commonweal.assessment.gap_prepared import PreparedGap
    from commonweal.assessment.judge import prepare

    for card in reading.cards.values():
        for grouping in card.groupings:
            held = [
                (group, prepare(card, panel, settings=reading.settings))
                for group in grouping.groups
                if (panel := reading.release.panel(card.id, grouping.series, grouping.id, group.id))
            ]
            for chosen in [held] if grouping.ordered else combinations(held, 2):
                if len({told.panel.vintage for _, told in chosen}) == 1 < len(chosen):
                    yield PreparedGap(card, tuple(chosen), reading.settings, grouping.ordered)

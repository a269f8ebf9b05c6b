"""How long every verdict of every measure takes for all authorities, beside one place at a time.

Usage: ``python -m bench.methods_verdicts [--rounds N]``; ``python -m bench.methods`` prints it too.
The floor is judging each place by itself, the plain second implementation: the verdicts of both
must be the same, or the run stops.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from bench.places import built

from commonweal.assessment.gap_prepared import PreparedGap
from commonweal.assessment.judge import judge
from commonweal.assessment.many import Everywhere, judge_everywhere
from commonweal.assessment.many_gaps import gap_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.cli.reading import open_for
from commonweal.cli.simulate import every_gap, every_panel

ASKED = 1.0
"""Seconds, for every verdict of every measure in every authority."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Median seconds: limits, verdicts and gaps of all places; and place by place, once."""

    series: int
    places: int
    answers: int
    limits: float
    verdicts: float
    gaps: float
    one_by_one: float

    @property
    def whole(self) -> float:
        return self.limits + self.verdicts

    def lines(self) -> list[str]:
        what = f"{self.series} series × {self.places} authorities, {self.answers:,} answers"
        short = "" if self.whole <= ASKED else "  SHORT: time"
        times = self.one_by_one / self.whole
        return [
            f"every verdict, {what}: {self.whole:.2f} s (limits {self.limits:.2f}, verdicts "
            f"{self.verdicts:.2f}), asked ≤ {ASKED:g} s; place by place {self.one_by_one:.1f} s, "
            f"{times:.0f}×{short}",
            f"every gap between groups beside them: {self.gaps:.2f} s",
        ]


def measure(reading: Any, rounds: int = 5, every: int = 1) -> Taken:
    """Judge all that a release holds, and hold each so many places to their own judgement."""
    panels, gaps = list(every_panel(reading)), list(every_gap(reading))
    names = panels[0].panel.places.areas
    near = {
        one: {area: reading.release.neighbours(one, area) for area in names}
        for one in {panel.card.comparator_set for panel in panels}
    }
    taken = [_round(panels, gaps, near) for _ in range(rounds)]
    found = [judge_everywhere(one, near[one.card.comparator_set]) for one in panels]
    alone = sum(_held(*one, near, every) for one in zip(panels, found, strict=True))
    limits, verdicts, of_gaps = (median(column) for column in zip(*taken, strict=True))
    answers = sum(len(one.questions) * len(names) for one in found)
    return Taken(len(panels), len(names), answers, limits, verdicts, of_gaps, alone * every)


def _round(panels: list[PreparedPanel], gaps: list[PreparedGap], near: Any) -> Iterator[float]:
    """Seconds of limits, verdicts and gaps, from panels that nothing has been worked out of."""
    anew = [_anew(one) for one in panels]
    begun = perf_counter()
    for one in anew:
        _ = one.limits, one.unknown and one.unknown.limits
    limited = perf_counter()
    for one in anew:
        judge_everywhere(one, near[one.card.comparator_set])
    judged = perf_counter()
    for gap in (_gap_anew(one) for one in gaps):
        gap_everywhere(gap)
    return iter((limited - begun, judged - limited, perf_counter() - judged))


def _anew(one: PreparedPanel) -> PreparedPanel:
    other = one.unknown and _anew(one.unknown)
    return PreparedPanel(one.card, one.panel, one.settings, other, one.level)


def _gap_anew(gap: PreparedGap) -> PreparedGap:
    return replace(gap, groups=tuple((group, _anew(panel)) for group, panel in gap.groups))


def _held(one: PreparedPanel, many: Everywhere, near: Any, every: int) -> float:
    """Seconds of judging places by themselves, whose verdicts must be those found for all."""
    neighbours = near[one.card.comparator_set]
    begun = perf_counter()
    told = {
        row: judge(one, area, neighbours=neighbours[area] or None)
        for row, area in enumerate(many.areas)
        if row % every == 0
    }
    spent = perf_counter() - begun
    for name, answers in many.questions.items():
        for row, answer in told.items():
            alone = getattr(answer, name)
            assert answers.at(row) == (alone.verdict, alone.reason.code), (one.card.id, name)
    return spent


def run(rounds: int = 5) -> Taken:
    """Measure the project's own figures, built for it in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = {"COMMONWEAL_DATA_DIR": str(built(Path(folder)))}
        with patch.dict(os.environ, data):
            return measure(open_for(), rounds)


def main() -> int:
    """Print what was measured; 1 when it takes longer than asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    found = run(parser.parse_args().rounds)
    sys.stdout.write("\n".join(found.lines()) + "\n")
    return int(found.whole > ASKED)


if __name__ == "__main__":
    sys.exit(main())

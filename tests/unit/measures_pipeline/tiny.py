"""Kill the made-up country's build at every step, in children of a process of its own."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.kills import forked, kill_after, kill_at, steps, waited
from tests.unit.measures_pipeline.conftest import Country, years

from commonweal.measures.store import Store


def main(home: Path) -> None:
    """Print what came of every killing, as JSON."""
    country = Country(Store(home / "data"), home / "reference", home / "raw")
    start = forked(country.build)
    run = waited(start)
    run({})
    results = []
    for number, step in enumerate(sorted(set(steps()))):
        country.arrive("years.csv", years(("E06000099", "2021", 61.6 + number)))
        results.append(kill_at(step, run, run, country.store))
    for number in range(3):
        country.arrive("years.csv", years(("E06000099", "2021", 41.6 + number)))
        results.append(kill_after(0.05 + 0.1 * number, start, run, country.store))
    print(json.dumps([asdict(result) for result in results]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

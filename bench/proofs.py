"""The long proofs of issue 3: any place, killed writers, damaged files, speed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import build as bench_build
from bench.damages import try_damages
from bench.kills import Killed, Start, forked, kill_after, kill_at, moments, steps, waited
from bench.places import built, every_place, output
from bench.prove import Proof, Proved

from commonweal.measures.release import damage
from commonweal.measures.store import Store

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT.parent / "shared" / "data"
SMALL = 700_000


def quiet(*arguments: str) -> int:
    """Run a command without its output."""
    return output(*arguments)[0]


def killed_writers(folder: Path) -> Proved:
    """Builds of the real figures killed at every step and at random moments."""
    made = waited(forked(lambda: built(folder)))({})  # no thread of an engine before a fork
    data = folder / "data"
    assert made == 0
    results = list(_kill(Store(data), data))
    faults = [f"{one.where}: {one.faults}" for one in results if not one.passed]
    told = f"{len(results)} killings, {sum(one.hit for one in results)} before the end"
    return Proved("killed at steps and moments", not faults, "; ".join([told, *faults[:5]]))


def _kill(store: Store, data: Path, random_moments: int = 50) -> Iterator[Killed]:
    build_steps = [step for step in steps() if not step.startswith("extract")]
    for number, step in enumerate(build_steps):
        run = waited(_start(data, number))
        yield kill_at(step, run, run, store)
    for number, seconds in enumerate(moments(random_moments, 6.0), len(build_steps)):
        start = _start(data, number)
        yield kill_after(seconds, start, waited(start), store)
    yield from _kill_ingest(store, data)


def _start(data: Path, number: int) -> Start:
    """A build for another pack than the one before, so that there is something to do."""
    packs = sorted(path.parent.name for path in (ROOT / "strategies").glob("*/strategy.yaml"))
    named = packs[1:][number % len(packs[1:])]  # the first is the fictional example
    return forked(lambda: _ended(quiet("build", "--data-dir", str(data), "--pack", named)))


def _ended(code: int) -> None:
    if code:
        raise SystemExit(code)


def _kill_ingest(store: Store, data: Path) -> Iterator[Killed]:
    """An ingest of a new file, killed at each of its steps."""
    new = RAW / "ons_els_claimant" / "claimant-count.csv"
    for number, step in enumerate(step for step in steps() if step.startswith("extract")):
        copy = data.parent / f"{step}.csv"
        copy.write_bytes(new.read_bytes() + b"\n" * number)
        arguments = ("ingest", str(copy), "--data-dir", str(data))
        run = waited(forked(lambda arguments=arguments: _ended(quiet(*arguments))))
        yield kill_at(step, run, run, store)


def damaged_files(folder: Path, times: int = 200) -> Proved:
    """Copies of real files damaged in ten ways; the release in service stays as it is."""
    data = built(folder)
    store = Store(data)
    before = store.current_release()
    files = [path for path in sorted(RAW.rglob("*")) if _may_be_damaged(path)]
    results = list(try_damages(files, store, times, folder / "damaged"))
    faults = [f"{r.file} {r.damage}: {r.outcome.reason}" for r in results if not r.passed]
    kept = before is not None and before == store.current_release() and not damage(before)
    ends = Counter(r.outcome.outcome for r in results)
    told = ", ".join(f"{number} {word}" for word, number in sorted(ends.items()))
    return Proved(
        "damaged copies of real files", kept and not faults, "; ".join([told, *faults[:5]])
    )


def _may_be_damaged(path: Path) -> bool:
    second_hand = {"upload_valid.csv", "quoted_official_figures.csv"}
    known = path.suffix in {".csv", ".xlsx", ".gz", ".parquet"} and path.name not in second_hand
    return known and path.stat().st_size < SMALL


def speed(folder: Path) -> Proved:
    """Ingest within ten times its floor."""
    times = bench_build.measure(RAW, folder)
    ratio = times["ingest"] / times["floor"]
    told = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in times.items())
    return Proved("ingest and build beside a floor", ratio < 10, f"{ratio:.1f} x floor; {told}")


def same_bytes(folder: Path) -> Proved:
    """Two builds of the same files, ingested in another order, are the same release."""
    from commonweal.measures.extracts import files_below, ingest
    from commonweal.measures.sources.origins import load_origins
    from commonweal.publication.locations import project
    from commonweal.publication.making import make_release

    files = files_below([ROOT / "figures"])
    pack = ROOT / "strategies" / (ROOT / "strategies/DEFAULT").read_text().strip()
    made = []
    for name, order in (("one", files), ("other", files[::-1])):
        ingest(order, Store(folder / name), load_origins(ROOT / "tools/origins.toml"))
        made.append(make_release(project(), folder / name, pack))
    same = made[0] == made[1]
    return Proved("same files, same bytes", same, f"{made[0].id}, {len(made[0].outputs)} files")


OF_ISSUE_3: dict[str, Proof] = {
    "same-bytes": same_bytes,
    "damages": damaged_files,
    "kills": killed_writers,
    "speed": speed,
    "places": every_place,
}

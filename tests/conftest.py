"""What tests share: one store with one release, built once and kept between runs."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import pytest
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
VAR = str(ROOT / "var")
KEPT = Path(tempfile.gettempdir()) / f"commonweal-tests-{os.getuid()}"
MOST_KEPT = 12
AS_OF = "2026-11-24"
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no fault of the code
settings.load_profile("house")
INGREDIENTS = (
    "src/commonweal/facts", "src/commonweal/methods", "src/commonweal/measures",
    "src/commonweal/strategy", "src/commonweal/assessment", "src/commonweal/publication/charts",
    "src/commonweal/publication/drawings.py", "src/commonweal/publication/making.py",
    "catalogue", "strategies", "figures", "tools/origins.toml",
)  # fmt: skip

os.environ["DJANGO_SETTINGS_MODULE"] = "commonweal.web.settings"
# No test reads or writes the data of whoever runs it: what names no folder gets an empty one.
os.environ["COMMONWEAL_DATA_DIR"] = str(KEPT / "nothing")
os.environ.pop("COMMONWEAL_PACK", None)
os.environ |= {"COMMONWEAL_SECRET_KEY": "a-key-of-the-tests-that-everybody-knows"}


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse to write below var/."""
    if event == "open":
        path, _mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    elif event in {"os.mkdir", "os.rename", "os.symlink", "os.remove", "shutil.rmtree"}:
        path, writes = arguments[1 if event in {"os.rename", "os.symlink"} else 0], True
    else:
        return
    if writes and isinstance(path, str | Path) and f"{path}".startswith(VAR):
        raise PermissionError(f"a test writes below var/: {path}")


sys.addaudithook(_guard)


django.setup()  # here, for the models that a conftest below imports


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time, so that parallel workers build a store once."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f".{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _source() -> Path | None:
    """The committed figures; until there are any, the extracts beside the project."""
    committed, beside = ROOT / "figures", ROOT.parent / "shared/data"
    if any(committed.glob("*.parquet")):
        return committed
    return beside if beside.is_dir() else None


def _files(source: Path) -> list[Path]:
    if source == ROOT / "figures":
        return sorted(source.glob("*.parquet"))
    return sorted(path for path in source.rglob("*") if path.is_file())


def _key(source: Path) -> str:
    """Hash of everything that a release is made from."""
    digest = hashlib.sha256(str(source.relative_to(ROOT.parent)).encode())
    for path in _files(source):
        digest.update(f"{path.name}:{path.stat().st_size}".encode())
    for named in INGREDIENTS:
        home = ROOT / named
        inside = sorted(home.rglob("*")) if home.is_dir() else [home]
        for path in inside:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _build(source: Path, home: Path) -> None:
    from commonweal.measures.extracts import ingest
    from commonweal.measures.sources.origins import load_origins
    from commonweal.measures.store import Store
    from commonweal.publication.locations import pack_folder
    from commonweal.publication.making import make_release

    half = home.with_name(f".{home.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    ingest(_files(source), Store(half), load_origins(ROOT / "tools/origins.toml"))
    make_release(ROOT, half, pack_folder())
    half.rename(home)
    kept = sorted(KEPT.glob("store-*"), key=lambda path: path.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


@pytest.fixture(scope="session")
def store() -> Path:
    """Data folder with a release in service; never write to it."""
    source = _source()
    if source is None:
        pytest.skip("no figures: neither figures/*.parquet nor ../shared/data is there")
    home = KEPT / f"store-{_key(source)}"
    with _alone("store"):
        if not home.is_dir():
            _build(source, home)
    return home


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """The database of the tests, made also where only pages are asked for.

    The library makes none unless a test is marked; but every page looks up what was agreed.
    """
    with django_db_blocker.unblock():
        held = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(held, verbosity=0)


@pytest.fixture(scope="session")
def served(store: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Path]:
    """The site serves this store as of one day until the session ends.

    Its pages look up what the boards have agreed, so the database of the tests is open to them.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("COMMONWEAL_DATA_DIR", str(store))
        patch.setenv("COMMONWEAL_TODAY", AS_OF)
        yield store


@pytest.fixture(scope="session")
def reading(served: Path) -> Any:
    """The reading that the site serves."""
    from commonweal.publication.site import current_reading

    return current_reading()

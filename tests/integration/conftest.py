"""The whole site as it is served, read once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from tests.integration.pages import Page, crawl


@pytest.fixture(scope="session")
def site(served: Path) -> dict[str, Page]:
    """Everything that can be reached from the front door."""
    return crawl()


@pytest.fixture(scope="session")
def pages(site: dict[str, Page]) -> list[Page]:
    """The pages among it."""
    return [page for page in site.values() if page.is_html]


@pytest.fixture
def accounts(db: None, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty database, no limit used up, quick hashes, and what waits for a commit done at once.

    The test's own transaction is never committed: the log refuses to be emptied after a test.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, *more, **named: act())
    cache.clear()

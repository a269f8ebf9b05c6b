"""The whole site as it is served, read once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.pages import Page, crawl


@pytest.fixture(scope="session")
def site(served: Path) -> dict[str, Page]:
    """Everything that can be reached from the front door."""
    return crawl()


@pytest.fixture(scope="session")
def pages(site: dict[str, Page]) -> list[Page]:
    """The pages among it."""
    return [page for page in site.values() if page.is_html]

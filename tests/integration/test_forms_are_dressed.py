"""Every page with a form loads the sheets that dress what stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client
from tests.integration.made_up_consultations import opened
from tests.integration.test_comments_of_residents import send

pytestmark = pytest.mark.django_db
ABOUT = "?about=measure/pupil-absence"
FIELDS = {"input", "textarea", "select", "radios", "checkboxes", "button", "error-summary"}


def dressed(page: str) -> set[str]:
    """The kinds of fields on a page, each of which must stand in a sheet that it loads."""
    body, sheets = page[page.index("<main") :], ""
    for name in re.findall(r'<link rel="stylesheet" href="/static/(built/[\w.]+)', page):
        found = finders.find(name)
        assert found, f"{name} is not built: run 'make test'"
        sheets += Path(str(found)).read_text()
    kinds = {one for one in FIELDS if re.search(rf"govuk-{one}[\s\"]", body)}
    assert {one for one in kinds if not re.search(rf"\.govuk-{one}[\s,.:{{_-]", sheets)} == set()
    return kinds


def test_pages_on_which_residents_write(reading: Any) -> None:
    cache.clear()
    resident, held = Client(), opened(reading)
    thread = send(resident, "measure/pupil-absence").url
    seen = set()
    for path in (f"/comment/{ABOUT}", "/comment/follow/", thread, "/champions/join/",
                 "/champions/mine/", f"/consultations/{held.name}/answer/"):  # fmt: skip
        seen |= dressed(resident.get(path).content.decode())
    seen |= dressed(resident.post(f"/comment/{ABOUT}", {"words": ""}).content.decode())

    assert seen == FIELDS


def test_pages_that_are_only_read_fetch_no_sheet_of_forms(reading: Any) -> None:
    for path in ("/", "/plain/", "/report/plain/", "/have-your-say/"):
        assert "built/forms" not in Client().get(path).content.decode()

"""The reference pages of the methods list every module of the package once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import commonweal.methods

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs/reference/methods"


def test_every_module_is_listed_on_exactly_one_page():
    (folder,) = commonweal.methods.__path__
    modules = {path.stem for path in Path(folder).glob("*.py")} - {"__init__"}

    texts = [page.read_text("utf-8") for page in PAGES.glob("*.md")]
    listed = Counter(
        name
        for text in texts
        for name in re.findall(r"^\.\. automodule:: commonweal\.methods\.(\w+)$", text, re.M)
    )

    assert set(listed) == modules, "add '.. automodule:: commonweal.methods.<module>' to a page"
    assert [name for name, times in listed.items() if times > 1] == []


def test_every_page_stands_in_the_list_of_pages():
    index = (PAGES / "index.md").read_text("utf-8")
    listed = index.partition(":maxdepth: 1")[2].partition("```")[0].split()

    assert sorted(listed) == sorted(
        page.stem for page in PAGES.glob("*.md") if page.stem != "index"
    )

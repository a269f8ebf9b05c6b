"""The pages against the code: links lead somewhere, settings and words are all told."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from commonweal.assessment import evidence, gap_evidence
from commonweal.assessment.answer import Assessment
from commonweal.assessment.gap_reading import row_nought
from commonweal.assessment.gap_table import ROWS
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import RULE_VERSION, Verdict
from commonweal.methods.change import Contrast

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
OUTSIDE = {".venv", "node_modules", "var", "_build", ".git", ".hypothesis"}
PAGES = sorted(
    path for path in ROOT.rglob("*.md") if not OUTSIDE & set(path.relative_to(ROOT).parts)
)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(r"COMMONWEAL_[A-Z][A-Z_]*")
SEEN_AFTER_A_BUILD = {"docs/pictures"}  # pictures are taken from the running site


def _page_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _links(text: str) -> list[tuple[bool, str]]:
    return [(bool(mark), target) for mark, target in LINK.findall(FENCE.sub("", text))]


def _anchors(text: str) -> set[str]:
    """Anchors of the headings, as GitHub and MyST make them."""
    heads = re.findall(r"^#{1,6} +(.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}


def _awaited(target: Path) -> bool:
    """A picture of a folder that does not exist yet."""
    folder = target.parent
    return not folder.exists() and _page_name(folder) in SEEN_AFTER_A_BUILD


@pytest.mark.parametrize("page", PAGES, ids=_page_name)
def test_relative_links_lead_somewhere(page):
    broken = []

    for picture, target in _links(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if picture and _awaited(file):
            continue
        if (
            not file.exists()
            or not file.is_relative_to(ROOT)
            or (anchor and anchor not in _anchors(file.read_text("utf-8")))
        ):
            broken.append(target)

    assert broken == []


def test_settings_are_those_of_the_code():
    files = [p for p in (ROOT / "src").rglob("*") if p.suffix in {".py", ".jinja", ".sh"}]
    read = {name for path in files for name in VARIABLE.findall(path.read_text("utf-8"))}
    told = set(VARIABLE.findall(_text("docs/reference/settings.md")))

    assert told == read


def test_no_page_names_a_setting_that_is_none():
    known = set(VARIABLE.findall(_text("docs/reference/settings.md")))
    named = {
        (_page_name(page), one) for page in PAGES for one in VARIABLE.findall(page.read_text())
    }

    assert [pair for pair in sorted(named) if pair[1] not in known] == []


def test_variables_of_make_are_those_of_the_makefile():
    section = _text("docs/reference/settings.md").partition("## Variables of make")[2]
    told = set(re.findall(r"^\| `([A-Z]+)`", section, re.MULTILINE))
    asked = set(re.findall(r"^([A-Z]+) \?=", _text("Makefile"), re.MULTILINE))

    assert told == asked


def test_folders_of_the_readme_exist():
    section = _text("README.md").partition("## What is inside")[2].partition("\n## ")[0]
    folders = re.findall(r"^\| `([^`]+/)`", section, re.MULTILINE)

    assert len(folders) >= 5
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_targets_of_make_that_pages_name_exist():
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))
    texts = [page.read_text("utf-8") for page in PAGES]
    named = {
        one for text in texts for one in re.findall(r"(?:`|^    |=1 )make ([a-z-]+)", text, re.M)
    }

    assert named <= targets


def test_floors_of_contributing_are_those_of_the_contract():
    layers = _text("pyproject.toml").partition("layers = [")[2].partition("]")[0]
    floors = set(re.findall(r"[a-z]+", layers))
    section = _text("CONTRIBUTING.md").partition("## The floors")[2].partition("\n## ")[0]

    assert set(re.findall(r"`([a-z]+)/`", section.partition("Where would")[0])) >= floors


def test_every_verdict_word_is_told():
    page = _text("docs/reference/verdicts.md")

    assert f"rule version {RULE_VERSION}" in page
    assert [word.value for word in Verdict if f"`{word.value}`" not in page] == []


def test_every_row_of_the_gap_table_is_told():
    page = _text("docs/reference/verdicts.md")
    told = dict(re.findall(r"^\| (\d+) \|.*?`(\w+)`", page, re.MULTILINE))
    ordered = row_nought(Contrast(-2, 0.5), Contrast(-3, 0.5), Contrast(-1, 0.7), ordered=True)

    assert ordered is not None
    assert f"`{ordered.value}`" in page
    for row in ROWS[:-1]:
        assert told[str(row.number)] == row.verdict.value


def test_reason_codes_that_refuse_a_measure_are_told():
    page = _text("docs/reference/verdicts.md")
    refusing = (
        Code.NO_DEFINITION,
        Code.NO_DATA,
        Code.MEASURED_ONCE,
        Code.SOURCE_ENDED,
        Code.NO_BASELINE,
        Code.NONE_AFTER_BASELINE,
        Code.COUNT_WITHOUT_DENOMINATOR,
        Code.MONEY,
        Code.MODELLED,
        Code.ONE_OFF_SOURCE,
        Code.BREAK,
        Code.REBASED,
        Code.TOO_FEW,
        Code.UNKNOWN_SHARE,
        Code.NO_LIMITS,
    )

    assert [code.value for code in refusing if f"`{code.value}`" not in page] == []


@pytest.mark.parametrize(
    "kind",
    [
        Assessment,
        evidence.End,
        evidence.RuleEvidence,
        evidence.ContrastEvidence,
        evidence.LeaningEvidence,
        evidence.PaceEvidence,
        evidence.WeakerReading,
        evidence.People,
        evidence.UnknownShare,
        evidence.ChangeEvidence,
        evidence.TrendEvidence,
        evidence.EnglandEvidence,
        evidence.NeighboursEvidence,
        evidence.OthersEvidence,
        evidence.TargetEvidence,
        evidence.FreshnessEvidence,
        gap_evidence.GroupEvidence,
        gap_evidence.ImpliedEvidence,
        gap_evidence.GapEvidence,
    ],
)
def test_every_key_of_the_evidence_is_told(kind):
    page = _text("docs/reference/evidence.md")

    assert [one.name for one in fields(kind) if f"`{one.name}`" not in page] == []


def test_columns_of_the_series_are_told():
    from commonweal.measures import series_table

    names = (
        *series_table.KEY_FIELDS,
        *series_table.SOURCE_FIELDS,
        *series_table._TEXTS,
        *series_table._NUMBERS,
        "period_start",
        "period_end",
        "period",
        "comparison",
        "withheld",
        "newest",
        "line",
        "cell",
    )
    page = _text("docs/reference/release.md")

    assert [name for name in names if f"`{name}`" not in page] == []


def test_glossary_tells_each_term_once():
    terms = re.findall(r"^\| ([^|]+?) \|", _text("GLOSSARY.md"), re.MULTILINE)
    held = [term for term in terms if term not in {"term", "word", "---"}]

    assert [term for term in set(held) if held.count(term) > 1] == []


def test_decisions_have_one_shape():
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    numbers = [page.name[:3] for page in pages]

    assert len(set(numbers)) == len(numbers)
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:3]} "), page.name
        heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences", "Refused"], page.name


def test_no_page_gives_a_path_of_one_machine():
    wrong = re.compile(
        r"/work/|/home/\w|/Users/|\.\./shared/design|index-url|pypi\.|registry\.npmjs"
    )

    assert [_page_name(page) for page in PAGES if wrong.search(page.read_text("utf-8"))] == []


def test_pages_build(tmp_path):
    if not all(importlib.util.find_spec(name) for name in ("sphinx", "myst_parser", "furo")):
        pytest.skip("the tools for pages are not installed: run 'make docs'")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", "-d", tmp_path / "trees"]

    built = subprocess.run(
        [*map(str, command), str(DOCS), str(tmp_path / "html")],
        capture_output=True,
        text=True,
        env=os.environ,
    )

    assert built.returncode == 0, built.stderr

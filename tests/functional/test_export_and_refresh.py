"""Commands of amendments and refresh, on packs as they stand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from commonweal.cli import work
from commonweal.cli.main import main
from commonweal.delivery.models import AmendmentRow
from commonweal.people.models import Person
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import PackError, compile_or_tell
from commonweal.publication.locations import project

PACK = project() / "strategies/luton-2019-2024"
CARDS = project() / "catalogue"


@pytest.fixture
def row(db: None, monkeypatch: pytest.MonkeyPatch) -> AmendmentRow:
    """An agreed amendment, in a database that the commands find."""
    monkeypatch.setattr(work, "agreed_here", agreed_changes)
    return AmendmentRow.objects.create(
        strategy="luton-2019-2024", board="health-inequalities-delivery-board", edition="a" * 12,
        kind="reword", target="listing", item="c45", field="name",
        old="Physically active adults", new="Adults who move enough", since=date(2026, 11, 1),
        reason="Residents did not understand it.", stage="agreed", minute="item 7",
        agreed_on=date(2026, 11, 1), proposed_on=date(2026, 10, 1),
        proposed_by=Person.objects.create_user("a@example.org", "A"),
    )  # fmt: skip


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    code = main([*arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out or "{}")


def test_pack_and_amendments_compile_to_the_edition_of_the_exported_pack(row, capsys, tmp_path):
    folder = tmp_path / "pack"
    code, found = told(capsys, "amendments", "export", "--to", str(folder))
    assert (code, found["changed"]) == (0, ["priorities/active-adults.yaml"])
    checked = told(capsys, "check", str(folder))[1]
    assert checked["edition"] == found["edition"]
    assert found["edition"] != told(capsys, "check", str(PACK))[1]["edition"]
    assert main(["amendments", "export", "--to", str(folder)]) == 2


def test_the_files_that_changed_are_printed(row, capsys):
    assert main(["amendments", "export", "--to", "stdout"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# priorities/active-adults.yaml\nid: active-adults\n")
    assert "name: Adults who move enough" in out


def test_an_amendment_that_contradicts_the_pack_is_told(row, capsys):
    AmendmentRow.objects.update(old="Something else")

    assert main(["amendments", "export", "--to", "stdout"]) == 3
    assert f"amendment {row.pk} was agreed over" in capsys.readouterr().err


def test_a_pack_that_drops_what_a_row_holds_does_not_compile(row, tmp_path):
    from commonweal.measures.catalogue import load_catalogue
    from commonweal.people.models import Office

    Office.objects.create(person=Person.objects.get(), strategy=row.strategy, board="gone",
                          role="chair", since=date(2020, 1, 1))  # fmt: skip
    cards = load_catalogue(CARDS).cards
    with pytest.raises(PackError, match=r"this body is in use.*found: gone"):
        compile_or_tell(PACK, cards, agreed_changes(PACK))


def test_the_strategy_of_2019_beside_the_one_of_2023(capsys):
    code, found = told(capsys, "refresh", "luton-2019-2024", "luton-2023-2028")
    fates = {one["fate"] for one in found["passages"] if one["kind"] == "priority"}
    assert (code, fates) == (0, {"retired", "new"})
    assert not any(one["runs_on"] for one in found["series"])


def test_a_mapping_that_names_what_there_is_not_is_told(capsys, tmp_path: Path):
    mapping = tmp_path / "refresh.yaml"
    mapping.write_text("priorities: {nothing: [safer-lives]}\n")
    arguments = ["refresh", "luton-2019-2024", "luton-2023-2028", "--mapping", str(mapping)]
    assert main(arguments) == 3
    assert "the older edition holds no priority 'nothing'" in capsys.readouterr().err

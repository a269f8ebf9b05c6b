"""Every command on the figures the project carries, with its exit codes and its JSON."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.functional.conftest import PLACE, Run

from commonweal.cli.main import main

ROOT = Path(__file__).parents[2]


def _json(run: Run, *arguments: str) -> dict[str, object]:
    code, out, err = run(*arguments, "--format", "json")
    assert code in {0, 1}, err
    return json.loads(out)


def test_without_a_command_help_is_shown():
    done = subprocess.run(
        [sys.executable, "-m", "commonweal.cli.main"], capture_output=True, text=True
    )

    assert done.returncode in {0, 2}
    assert "lineage" in done.stdout + done.stderr


def test_check_counts_listings_and_findings(run: Run):
    told = _json(run, "check")

    assert told["schema"] == "commonweal/check/1"
    assert (told["counts"]["listings"], told["counts"]["listings_counted"]) == (62, 58)
    assert len(told["findings"]) > 100


def test_check_strict_ends_with_1_when_there_are_findings(run: Run):
    assert run("check", "--strict")[0] == 1
    assert run("check", "example", "--strict")[0] == 0


def test_check_names_file_line_and_column(run: Run, tmp_path: Path):
    for path in (ROOT / "strategies/example").rglob("*.yaml"):
        copy = tmp_path / path.relative_to(ROOT / "strategies/example")
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(path.read_text())
    (tmp_path / "claims.yaml").write_text("claims: nothing\n")

    code, out, _ = run("check", str(tmp_path))

    assert code == 3
    assert re.search(r"^claims\.yaml:1:\d+: ", out, re.MULTILINE)


def test_render_writes_the_strategy_as_a_document(run: Run, tmp_path: Path):
    code, out, _ = run("render", "example", "--to", str(tmp_path / "document.md"))

    assert code == 0
    assert (tmp_path / "document.md").read_text().startswith("# Living well in Aldermere")
    assert run("render", "example")[1] == (tmp_path / "document.md").read_text()
    assert "written" in out


def test_new_makes_a_pack_that_compiles(run: Run, tmp_path: Path):
    code, out, err = run("new", "Milton Keynes", "--to", str(tmp_path / "pack"))

    assert code == 0, err
    assert "E06000042" in out
    told = _json(run, "check", str(tmp_path / "pack"))
    assert told["problems"] == []
    assert told["counts"]["listings"] > 40


def test_new_lists_several_matches_and_writes_nothing(run: Run, tmp_path: Path):
    code, _, err = run("new", "ham", "--to", str(tmp_path / "pack"))

    assert code == 2
    assert "E06000018 Nottingham\n" in err
    assert not (tmp_path / "pack").exists()


def test_new_writes_into_no_folder_that_holds_something(run: Run, tmp_path: Path):
    (tmp_path / "mine").write_text("x")

    assert run("new", PLACE, "--to", str(tmp_path))[0] == 2
    assert run("new", "Atlantis", "--to", str(tmp_path / "pack"))[0] == 2


def test_ingest_of_the_same_does_nothing(run: Run):
    told = _json(run, "ingest", str(ROOT / "figures"))

    assert {one["outcome"] for one in told["files"]} == {"unchanged"}


def test_ingest_refuses_what_no_reader_knows(run: Run, tmp_path: Path):
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")

    code, out, _ = run("ingest", str(tmp_path / "mine.csv"))

    assert code == 3
    assert "no reader knows these columns" in out
    assert run("ingest", str(tmp_path / "absent.csv"))[0] == 3


def test_build_rests_when_nothing_changed(run: Run):
    assert _json(run, "build")["made"] is False


def test_build_tells_figures_made_for_another_catalogue(run: Run, monkeypatch):
    assert "make figures" not in run("build")[1]
    monkeypatch.setattr("commonweal.measures.carried.selections_id", lambda _: "0123456789ab")

    told = _json(run, "build")

    (line,) = told["stale_figures"]
    assert "'0123456789ab'" in line
    assert "make figures" in run("build")[1]


def test_verify_finds_no_damage(run: Run):
    assert _json(run, "verify")["damage"] == []
    assert run("verify", "nothing")[0] == 2


def test_assess_judges_every_listing(run: Run):
    told = _json(run, "assess", "--as-of", "2026-06-30")

    assert len(told["listings"]) == 62
    assert told["total"] == sum(told["counts"].values()) == 58
    first = told["listings"][0]["measures"][0]
    assert first["measure"] == "healthy-life-expectancy:male"
    assert {"since", "lately", "beside_england", "target", "freshness"} <= set(first)


def test_assess_one_listing_in_another_place(run: Run):
    code, out, _ = run("assess", "--listing", "c01", "--area", "E08000003")

    assert code == 0
    assert out.startswith("Manchester (E08000003)")
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", "--listing", "c99"),
        ("assess", "--area", "ham"),
        ("assess", "--as-of", "yesterday"),
        ("assess", "--pack", "nothing"),
        ("lineage", "employment", PLACE, "1066"),
        ("verify", "--format", "xml"),
        ("nothing",),
        ("serve", "--port", "99999999"),
    ],
)
def test_wrong_use_ends_with_2(run: Run, arguments: tuple[str, ...]):
    code, _, err = run(*arguments)

    assert code == 2
    assert "Traceback" not in err


def test_lineage_of_a_figure_whose_file_is_not_held(run: Run):
    told = _json(run, "lineage", "healthy-life-expectancy:male", PLACE, "2022-24")

    assert told["held"] is False
    assert told["agrees"] is True
    assert told["figure"]["value"] == 56.9
    assert "healthy-life-expectancy.csv" in told["stored"][0]


def test_lineage_of_a_slope_computes_it_again(run: Run):
    assert _json(run, "lineage", "healthy-life-expectancy-gap:male", PLACE, "latest")["agrees"]


def test_compare_of_a_release_with_itself(run: Run):
    release = _json(run, "verify")["release"]

    assert run("compare", release, release)[:2] == (0, f"{release} to {release}: no difference\n")


def test_without_a_release_the_next_step_is_told(tmp_path: Path, capsys):
    code = main(["assess", "--data-dir", str(tmp_path)])

    assert code == 4
    assert "run 'commonweal build'" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys):
    (tmp_path / "file").write_text("x")

    code = main(["ingest", str(ROOT / "figures"), "--data-dir", str(tmp_path / "file" / "data")])

    assert code == 3
    assert "Not a directory" in capsys.readouterr().err


def test_what_no_one_foresaw_is_our_fault(run: Run, monkeypatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("commonweal.measures.release.damage", fail)

    code, _, err = run("verify")
    assert code == 70
    assert "our fault" in err and "Traceback" not in err


def test_a_template_is_written_once_and_can_be_ingested(run: Run, tmp_path: Path):
    file = tmp_path / "return.xlsx"
    code, out, _ = run("template", str(file))
    assert code == 0
    assert "one row a figure" in out
    code, _, err = run("template", str(file))
    assert code == 2
    assert "may hold figures" in err
    code, _, err = run("template", str(tmp_path / "return.csv"))
    assert code == 2
    assert "'return.csv'" in err

"""The files for running it: services hold few rights, and name commands and settings that exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer.main

from commonweal.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
UNITS = [*SERVICES, *sorted(DEPLOY.glob("*.timer"))]
RIGHTS = (
    "User=commonweal", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict",
    "ProtectHome=yes", "PrivateTmp=yes", "SystemCallFilter=@system-service",
)  # fmt: skip


@pytest.mark.parametrize("unit", SERVICES, ids=lambda one: one.stem)
def test_a_service_holds_few_rights(unit: Path):
    lines = unit.read_text().splitlines()

    assert [one for one in RIGHTS if one not in lines] == []


@pytest.mark.parametrize("unit", SERVICES, ids=lambda one: one.stem)
def test_a_service_calls_commands_that_exist(unit: Path):
    called = re.findall(r"bin/commonweal (\w+)", unit.read_text())

    assert set(called) <= set(typer.main.get_command(app).commands)


def test_every_timer_has_its_service():
    assert {one.stem for one in UNITS if one.suffix == ".timer"} <= {one.stem for one in SERVICES}


def test_settings_of_the_example_are_explained():
    told = (ROOT / "docs/reference/settings.md").read_text()
    named = re.findall(r"^(COMMONWEAL_\w+)=", (DEPLOY / "commonweal.env").read_text(), re.MULTILINE)

    assert [one for one in named if f"`{one}`" not in told] == []


def test_every_file_is_named_on_the_page():
    page = (ROOT / "docs/how-to/deploy.md").read_text()

    for one in (*UNITS, DEPLOY / "nginx.conf", DEPLOY / "commonweal.env"):
        assert one.stem in page, one.name


def test_commands_read_the_settings_as_the_services_do():
    """A shell would break at a space within a value, such as between two secret keys."""
    page = (ROOT / "docs/how-to/deploy.md").read_text()
    (line,) = re.findall(r"^    cw\(\) .*$", page, re.MULTILINE)

    for service in SERVICES:
        (file,) = re.findall(r"^EnvironmentFile=(.*)$", service.read_text(), re.MULTILINE)
        assert f"--property=EnvironmentFile={file} " in line
    assert not re.search(r"(source|[ ;.]\.) /etc/commonweal", page)


@pytest.mark.parametrize("page", ["deploy.md", "upgrade.md"])
def test_what_runs_again_on_these_pages_names_whole_paths_of_backups(page: str):
    text = (ROOT / "docs/how-to" / page).read_text()

    for file in re.findall(r"^    cw (?:restore|backup --to) (\S+)", text, re.MULTILINE):
        assert file.startswith(("/", "$before")), file


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_units_are_understood_by_systemd(tmp_path: Path):
    """With paths and a user that this machine has: it refuses programs that are not there."""
    for unit in UNITS:
        text = re.sub(r"^(User|Group)=.*$", r"\1=root", unit.read_text(), flags=re.MULTILINE)
        text = re.sub(r"/opt/commonweal/\.venv/bin/\w+", "/bin/true", text)
        (tmp_path / unit.name).write_text(text)
    command = ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))]

    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "Unknown" not in done.stderr, done.stderr

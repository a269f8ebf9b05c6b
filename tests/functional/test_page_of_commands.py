"""The page of commands names every command and option of the app, and nothing else."""

import re
from pathlib import Path

import pytest
import typer.main

from commonweal.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs/reference/commands.md").read_text()
GROUP = typer.main.get_command(app)


def _section(name: str) -> str:
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_the_page_has_a_section_for_every_command_and_no_other():
    told = re.findall(r"^## ([a-z-]+)$", PAGE, re.MULTILINE)

    assert sorted(told) == sorted(GROUP.commands)


@pytest.mark.parametrize("name", sorted(GROUP.commands))
def test_a_section_names_every_option_and_argument(name: str):
    usage = _section(name).splitlines()[1]
    parameters = _parameters(GROUP.commands[name])
    options = {o for p in parameters if p.param_type_name == "option" for o in p.opts}

    assert set(re.findall(r"--[a-z-]+", usage)) == options - {"--help"}
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            assert (parameter.metavar or parameter.name.upper()) in usage


def _parameters(command) -> list:
    """Options and arguments of a command, of all its parts where it has some."""
    parts = getattr(command, "commands", {}).values()
    return [*command.params, *(one for part in parts for one in part.params)]


def test_common_options_stand_on_the_page():
    for parameter in GROUP.params:
        for option in parameter.opts:
            assert f"| `{option}` |" in PAGE or option == "--help"

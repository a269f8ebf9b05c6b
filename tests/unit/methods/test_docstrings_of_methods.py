"""Docstrings of the methods: each has an example that runs, and tells its source."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
from types import FunctionType

import pytest

import commonweal.methods

MODULES = sorted(one.name for one in pkgutil.iter_modules(commonweal.methods.__path__))
WITHOUT_SOURCE = {
    "estimate": "how results are put together: no method of its own",
    "special": "names for SciPy's distributions",
    "normal": "a name for SciPy's distribution",
}
"""Modules whose functions need not tell a source, and why."""


def _module(name: str):
    return importlib.import_module(f"commonweal.methods.{name}")


def _functions() -> list[tuple[str, FunctionType]]:
    """Public functions, by the name of the module that defines them."""
    return [
        (name, function)
        for name in MODULES
        for public, function in inspect.getmembers(_module(name), inspect.isfunction)
        if not public.startswith("_") and function.__module__ == _module(name).__name__
    ]


FUNCTIONS = [
    pytest.param(name, function, id=f"{name}.{function.__name__}")
    for name, function in _functions()
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    found = doctest.testmod(_module(name))

    assert found.failed == 0, f"{found.failed} of {found.attempted} lines: see the captured output"


@pytest.mark.parametrize(("name", "function"), FUNCTIONS)
def test_each_function_has_an_example_and_a_source(name, function):
    told = inspect.getdoc(function) or ""

    assert ">>>" in told
    assert "Source:" in told or name in WITHOUT_SOURCE

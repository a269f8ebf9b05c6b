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
    "given": "how numbers are read: no method of its own",
    "group_set": "how groups are checked before a measure reads them",
    "group_arguments": "what the measures are told beside values: no method of its own",
    "special": "names for SciPy's distributions",
    "normal": "a name for SciPy's distribution",
}
"""Modules whose functions need not tell a source, and why."""

STEPS = {
    "slope_index_draws.whole_seed",
    "slope_index_draws.drawn_limits",
    "slope_index_draws.from_log",
    "slope_index_draws.from_logit",
}
"""Steps that several methods share: the methods tell the source."""


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
    own = name not in WITHOUT_SOURCE and f"{name}.{function.__name__}" not in STEPS
    assert ("Source:" in told) or not own


def test_no_exception_is_for_something_that_is_gone():
    held = {f"{name}.{function.__name__}" for name, function in _functions()}

    assert held >= STEPS
    assert set(WITHOUT_SOURCE) <= set(MODULES)

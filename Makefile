# The only door: make run · make test · make prove ISSUE=3 · make check · make docs
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
SETUP := $(PYTHON) tools/environment.py
BIN := .venv/bin
PORT ?= 8000
PLACE ?=
DEMO ?= yes
ISSUE ?=
ONLY ?=
RAW ?= ../shared/data
export UV_PYTHON_DOWNLOADS := never

.PHONY: run test check prove docs figures fix clean-data

run: need-python
	@$(SETUP) run
	@$(BIN)/commonweal up --port $(PORT) $(if $(PLACE),--place "$(PLACE)") $(if $(filter no,$(DEMO)),,--demonstration)

test: need-python
	@$(SETUP) test
	@$(MAKE) --no-print-directory check
	@$(BIN)/python tools/run_tests.py

check: need-python
	@$(SETUP) test
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check -q src tests tools bench
	$(BIN)/mypy src/commonweal/methods src/commonweal/facts src/commonweal/measures src/commonweal/strategy src/commonweal/assessment
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/check_tree.py

fix: need-python
	@$(SETUP) test
	$(BIN)/ruff check --fix src tests tools bench
	$(BIN)/ruff format src tests tools bench

prove: need-python
	@$(SETUP) test
	@$(BIN)/python bench/prove.py --issue "$(ISSUE)" $(if $(ONLY),--only "$(ONLY)")

docs: need-python
	@$(SETUP) test
	$(BIN)/sphinx-build -W -q -b html docs docs/_build

figures: need-python
	@$(SETUP) test
	$(BIN)/python tools/reference_tables.py "$(RAW)" figures/reference
	$(BIN)/python tools/retabulate.py "$(RAW)" figures

need-python:
	@test -n "$(PYTHON)" || { echo "Commonweal needs Python 3.11 or newer: install it (on Debian: apt install python3 python3-venv)"; exit 2; }

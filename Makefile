# Everything runs in .venv, made from this file and pyproject.toml alone. `make` lists what there is.

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python

# The first Python that is new enough; `make PYTHON=/path/to/python3 ...` decides otherwise.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then command -v $$p; break; fi; done)

# Property tests: each states one line of what must always be true.
PROPERTIES := $(wildcard tests/*/test_*propert*.py tests/properties)

.DEFAULT_GOAL := help
.PHONY: help demo test lint types rooms tests bench accuracy properties fuzz docs tables clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/demo.stamp ## compare the model agreement with a form derived from it (exit code 1 means: they differ)
	@$(BIN)/contract diff shieber-1.2 pmlr-2017 || [ $$? -eq 1 ]

test: lint types rooms tests ## everything that is checked before a change lands

lint: $(VENV)/dev.stamp ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp ## mypy, strict
	$(BIN)/mypy

rooms: $(VENV)/dev.stamp ## import-linter: who may import whom
	$(BIN)/lint-imports

tests: $(VENV)/dev.stamp ## pytest with branch coverage
	$(RUN) -m pytest -n 2 --cov --cov-report=term:skip-covered

bench: $(VENV)/dev.stamp ## what it costs, as ratios of one run
	@$(RUN) -m compileall -q contractmodel cli.py
	$(RUN) benchmarks/startup.py
	@if [ -f benchmarks/speed.py ]; then $(RUN) benchmarks/speed.py; fi
	$(RUN) benchmarks/growth.py
	$(RUN) -m benchmarks.families

accuracy: $(VENV)/dev.stamp ## how right it is: on labelled agreements and pairs, on agreements that nobody here wrote
	$(RUN) -m benchmarks.provisions_accuracy
	$(RUN) -m benchmarks.findings_accuracy
	$(RUN) -m benchmarks.accuracy

properties: $(VENV)/dev.stamp ## every property, 2,000 examples each, under three hash seeds
	for seed in 0 1 424242; do PYTHONHASHSEED=$$seed $(RUN) -m pytest -q --hypothesis-profile=thorough $(PROPERTIES) || exit 1; done

fuzz: $(VENV)/dev.stamp ## ten thousand hostile and mangled inputs, seeds recorded; then guided by coverage, where atheris is installed
	$(RUN) -m benchmarks.fuzz
	$(RUN) benchmarks/guided_fuzz.py

docs: $(VENV)/dev.stamp ## the pages that are made from the code
	$(RUN) docs/build.py

tables: $(VENV)/dev.stamp ## the parse tables and compiled patterns that are shipped, made anew
	$(RUN) -c 'from contractmodel.parse import tables as blocks; from contractmodel.template import tables as markup; blocks.main(); markup.write()'
	$(RUN) -m contractmodel.ready
	$(RUN) -m contractmodel.patterns

clean: ## remove what was made here
	rm -rf $(VENV) dist build .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment: by venv; where that lacks pip (Debian without python3-venv), by virtualenv or by the pip that is
# there.
$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "No Python 3.11 or newer was found: install one, or say make PYTHON=/path/to/python3." >&2; exit 2; fi
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
		|| { rm -rf $(VENV); $(PYTHON) -m virtualenv -q $(VENV) >/dev/null 2>&1; } \
		|| { rm -rf $(VENV); virtualenv -q -p $(PYTHON) $(VENV) >/dev/null 2>&1; } \
		|| { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) >/dev/null 2>&1 \
			&& $(PYTHON) -m pip -q --python $(VENV)/bin/python install pip >/dev/null 2>&1; } \
		|| { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment: install its venv (on Debian: apt-get install python3-venv) and run make again." >&2; exit 2; }

$(VENV)/demo.stamp: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(RUN) -m pip install -qq --disable-pip-version-check -e .
	@$(RUN) -m compileall -q contractmodel cli.py
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) with the tools for tests (once) ..." >&2
	@$(RUN) -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@$(RUN) -m compileall -q contractmodel cli.py
	@touch $(VENV)/demo.stamp $@

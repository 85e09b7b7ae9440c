# Nothing to know beforehand: each target makes the virtual environment it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test check serve clean

build: $(BIN)/digest  ## install, and build this repository's own digest into site/
	$(BIN)/digest build

test: .venv/.test  ## install the test extras and run every test
	$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

check: .venv/.test  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(BIN)/digest  ## build, serve and watch this repository's own digest
	$(BIN)/digest serve

clean:  ## take away all that these targets made
	rm -rf .venv .digest dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find site -mindepth 1 ! -name .gitignore -delete

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(BIN)/digest: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $(BIN)/digest $@

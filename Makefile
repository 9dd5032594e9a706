# Two commands do everything on a fresh machine: `make booklet` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
YEAR := 2019
CATALOGUE := src/report/locales/sv/LC_MESSAGES/report

.PHONY: quick tidy booklet profiles docs modules messages fuzz drawn bench test setup check format lint types tests clean

booklet: setup
	@$(BIN)/report booklet $(YEAR)

profiles: setup
	@$(BIN)/report profiles $(YEAR)

# The pictures that the documentation shows.
docs: setup
	@$(BIN)/python scripts/pictures.py

# The page of all modules, from their docstrings.
modules: setup
	@$(BIN)/python scripts/modules.py

# The catalogue of what report says in Swedish, in step with the sources.
messages: setup
	@$(BIN)/python scripts/catalogue.py

# Headers of messages at random, and spoiled files of content, styles and output, others each time:
# make fuzz COUNT=2000. Then the properties of the suite, which has always the same cases, with
# cases of chance.
COUNT := 50000
fuzz: setup
	@$(BIN)/python tests/fuzz/headers.py
	@$(BIN)/python tests/fuzz/fuzz.py --count $(COUNT)
	@$(BIN)/pytest -n auto --hypothesis-profile further -m "hypothesis"

# Editions drawn by chance, each made and judged, with contact sheets to look at:
# make drawn SEEDS=0-9 DRAWN=/tmp/drawn.
SEEDS := 0-39
DRAWN := output/drawn
drawn: setup
	@$(BIN)/python tests/bench/drawn.py --seeds $(SEEDS) --sheets --out $(DRAWN)

# How fast it is, beside other engines: the tables of docs/speed.md. On a quiet machine.
bench: setup
	@$(BIN)/python tests/bench/bench.py

test: setup
	@$(MAKE) --no-print-directory check

setup: $(STAMP) $(CATALOGUE).mo
	@sh scripts/system.sh

$(STAMP): pyproject.toml hatch_build.py constraints.txt scripts/system.sh
	@sh scripts/system.sh
	@test -x $(BIN)/python || "$$(sh scripts/python.sh)" -m venv $(VENV)
	@echo "installing Python packages into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $@

%.mo: %.po $(STAMP)
	@$(BIN)/python scripts/catalogue.py --compile

check: format lint types tests

format:
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff .; exit 1; }
	@$(BIN)/python scripts/format.py --check

# Write sources and style sheets as `make format` wants them.
tidy: setup
	@$(BIN)/ruff format --quiet .
	@$(BIN)/python scripts/format.py

lint:
	@$(BIN)/ruff check --quiet .

types:
	@$(BIN)/mypy

tests:
	@$(BIN)/pytest -n auto

# For the inner loop: what needs no page, command, server or browser.
quick: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/pytest -n auto -m "not slow"

clean:
	rm -rf $(VENV) output build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

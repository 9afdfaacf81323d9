# make demo    start Naklank with a demo practice, on http://localhost:8000 (another port: make demo PORT=8080)
# make test    every test, in a short dose      make soak         the full numbers, with a table (a share: make soak PART=1/8)
# make check   format, lint, types              make bench        measure, against named peers
# make wheel   build dist/naklank-….whl         make screenshots  make docs/images/ anew
# make lock    make the lock files anew         make clean        remove everything that make made
#
# Needs only Python 3.11 or newer (with venv) and make. What the tests need besides is installed or named.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
PART ?= 1/1
ARGS ?=
BIN := .venv/bin
PREPARE := $(PYTHON) tools/prepare.py

.DEFAULT_GOAL := help
.PHONY: help demo test soak bench check wheel screenshots lock clean python

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -7

python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not here. Install Python 3.11 or newer, with venv." >&2; exit 2; }

demo: python
	@$(PREPARE) run --port $(PORT)
	@exec $(BIN)/naklank demo --port $(PORT)

test: python
	@$(PREPARE) dev --system
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

soak: python
	@$(PREPARE) dev --system
	@NAKLANK_PART=$(PART) $(BIN)/python -m pytest -m soak -o timeout=0 -v -s $(ARGS)

bench: python
	@$(PREPARE) bench --system
	@$(BIN)/python bench/run.py $(ARGS)

check: python
	@$(PREPARE) dev
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/ruff check .
	@$(BIN)/mypy

wheel: python
	@$(PREPARE) run
	@rm -rf dist
	@$(BIN)/python -m hatchling build -t wheel
	@ls -l dist

screenshots: python
	@$(PREPARE) dev --system
	@$(BIN)/python tools/screenshots.py $(ARGS)

lock: python
	@$(PREPARE) dev
	@$(BIN)/python tools/lock.py

clean:
	@rm -rf .venv .stamps .demo dist build test-results node_modules .hypothesis .mypy_cache .ruff_cache .pytest_cache
	@rm -rf src/naklank/web/static/vendor
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

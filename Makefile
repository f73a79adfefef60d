# mgrday: `make demo` shows it, `make test` tests it. Everything is installed into .venv, pinned by hash.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint check-docs bench docs messages initials lock clean

demo: .venv/run.stamp
	@$(BIN)/mgrday demo

test: .venv/dev.stamp
	$(BIN)/pytest

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/docs.py --check

docs: .venv/dev.stamp
	$(BIN)/python tools/docs.py

messages: .venv/dev.stamp
	$(BIN)/python tools/messages.py

bench: .venv/dev.stamp
	$(BIN)/python -m compileall -q src
	$(BIN)/python tools/bench.py

lock: .venv/dev.stamp
	$(BIN)/pip install --quiet pip-tools
	PATH="$(CURDIR)/$(BIN):$$PATH" tools/lock.sh

initials: .venv/dev.stamp
	$(BIN)/pip install --quiet pypinyin==0.55.0
	$(BIN)/python tools/initials.py

# A newcomer's machine may have an old pip: the pinned files are plain enough for any that knows hashes.
.venv/run.stamp: constraints/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing mgrday into .venv …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: constraints/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv

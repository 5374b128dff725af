# Every verb installs what it needs first; the second run finds it there.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION := 1
export NEXT_TELEMETRY_DISABLED := 1
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
UV := .tools/uv-env/bin/uv
PY := .tools/venv/bin/python
RUN := .tools/venv/bin/

.PHONY: help
help:  ## list the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 16

# ---- tools -------------------------------------------------------------------------------------

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=... names another one)"; exit 1; }
	@command -v node >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] < 20)' || { echo "Node 20 or newer is needed"; exit 1; }
	$(PYTHON) -m venv .tools/uv-env
	.tools/uv-env/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

.tools/venv/.done: $(UV) requirements/runtime.txt requirements/infra.txt requirements/dev.txt
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .tools/venv
	$(UV) pip sync --quiet --require-hashes --python $(PY) requirements/runtime.txt requirements/infra.txt requirements/dev.txt
	@touch $@

.tools/emulator/.done: $(UV) requirements/emulator.txt
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .tools/emulator
	$(UV) pip sync --quiet --require-hashes --python .tools/emulator/bin/python requirements/emulator.txt
	@touch $@

node_modules/.done: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/node_modules/.done: frontend/package.json frontend/package-lock.json
	npm ci --prefix frontend --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: tools chromium
tools: .tools/venv/.done node_modules/.done  ## install the project's tools into .tools and node_modules

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -q >/dev/null && apt-get install -yq chromium >/dev/null; } \
	  || { echo "Chromium is needed for the end-to-end tests: install your distribution's package 'chromium'"; exit 1; }

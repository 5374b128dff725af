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
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: install it (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@command -v node >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "Node 20 or newer is needed"; exit 1; }
	$(PYTHON) -m venv .tools/uv-env
	.tools/uv-env/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

.tools/venv/.done: $(UV) requirements/runtime.txt requirements/pdf.txt requirements/infra.txt requirements/dev.txt
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .tools/venv
	$(UV) pip sync --quiet --require-hashes --python $(PY) requirements/runtime.txt requirements/pdf.txt requirements/infra.txt requirements/dev.txt
	@touch $@

.tools/emulator/.done: $(UV) requirements/emulator.txt
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .tools/emulator
	$(UV) pip sync --quiet --require-hashes --python .tools/emulator/bin/python requirements/emulator.txt
	@touch $@

.tools/audit/.done: $(UV) requirements/audit.txt
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .tools/audit
	$(UV) pip sync --quiet --require-hashes --python .tools/audit/bin/python requirements/audit.txt
	@touch $@

.tools/bench/.done: $(UV) requirements/bench.txt
	$(UV) pip install --quiet --compile-bytecode --require-hashes --target .tools/bench/lib --python $(PY) -r requirements/bench.txt
	@touch $@

.tools/lighthouse/.done: requirements/lighthouse/package.json requirements/lighthouse/package-lock.json
	@mkdir -p .tools/lighthouse && cp requirements/lighthouse/*.json .tools/lighthouse
	npm install --prefix .tools/lighthouse --no-save --no-audit --no-fund --loglevel=error
	@touch $@

node_modules/.done: package.json package-lock.json
	npm install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

frontend/node_modules/.done: frontend/package.json frontend/package-lock.json
	npm install --prefix frontend --no-save --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: tools chromium pango lock
tools: .tools/venv/.done node_modules/.done  ## install the project's tools into .tools and node_modules

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -q >/dev/null && apt-get install -yq chromium >/dev/null; } \
	  || { echo "Chromium is needed for the end-to-end tests: install your distribution's package 'chromium'"; exit 1; }

pango: tools
	@$(PY) -m infra.ops.pango >/dev/null 2>&1 || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -q >/dev/null \
	  && xargs apt-get install -yq --no-install-recommends <infra/printing/packages.txt >/dev/null; } || true
	@$(PY) -m infra.ops.pango

lock: $(UV)  ## resolve requirements/*.txt anew
	for group in runtime pdf image infra dev emulator bench audit; do \
	  $(UV) pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header \
	    $$(case $$group in pdf|infra|bench) echo "-c requirements/runtime.txt";; image) echo "-c requirements/runtime.txt -c requirements/pdf.txt";; dev) echo "-c requirements/runtime.txt -c requirements/pdf.txt -c requirements/infra.txt";; esac) \
	    --group pyproject.toml:$$group -o requirements/$$group.txt; done

# ---- build -------------------------------------------------------------------------------------

target ?= local
SITE_SOURCES = $(shell find frontend/src frontend/edge frontend/public frontend/scripts -type f 2>/dev/null) \
  $(wildcard frontend/*.json frontend/*.mjs frontend/*.ts)

.PHONY: layer site openapi
layer: .tools/venv/.done  ## build the functions' layer and code: target=aws|local
	@$(PY) -m infra.ops.layer $(target)

site: frontend/out/.done  ## build the web application
frontend/out/.done: frontend/node_modules/.done $(SITE_SOURCES)
	npm run --silent --prefix frontend build
	@touch $@

openapi: .tools/venv/.done frontend/node_modules/.done  ## write docs/openapi.json and the browser's client from the code
	@$(PY) -m infra.ops.openapi
	@npm run --silent --prefix frontend client

# ---- run ---------------------------------------------------------------------------------------

.PHONY: up down reset redrive reconcile rebuild
up: tools .tools/emulator/.done layer site  ## deploy everything to the emulator, seed two demo firms, print URL and logins
	@$(MAKE) --no-print-directory pango || true
	@$(PY) -m infra.local up

down: tools  ## stop the emulator, keeping its data
	@$(PY) -m infra.local down

reset: tools  ## stop the emulator and forget its data
	@$(PY) -m infra.local reset

redrive: tools  ## tell the parked changes of the stream again: config=acmecorp
	@$(PY) -m infra.ops.derived redrive $(config)

reconcile rebuild: tools  ## mend a firm's sums, words, lists and stored bytes, or make sums and words from nothing: config=acmecorp org=01K...
	@$(PY) -m infra.ops.derived $@ $(config) $(org)

# ---- check -------------------------------------------------------------------------------------

.PHONY: check lint types imports pytest web-lint web-types web-test test e2e rows fmt bench audit
# Two at a time what uses one processor each; the tests use both by themselves.
check:  ## everything but the browser: lint, types, layers, tests, coverage, contract
	@$(MAKE) --no-print-directory -j2 tools layer site .tools/emulator/.done
	@$(MAKE) --no-print-directory -j2 types web-lint web-types lint imports
	@$(MAKE) --no-print-directory pytest web-test

lint: tools
	@$(RUN)ruff check --quiet . && $(RUN)ruff format --quiet --check .

types: tools
	@$(RUN)mypy --no-error-summary

imports: tools
	@mkdir -p build
	@$(RUN)lint-imports --no-cache >build/imports.txt || { cat build/imports.txt; exit 1; }

pytest: tools pango layer site
	@rm -rf build/recorded-calls .coverage*
	@$(PY) -m pytest -p tests.executed_lines -n 3 --dist worksteal --durations=15
	@$(PY) -m tests.replay
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report
	@$(PY) -m coverage report --fail-under=100 --include='functions/*/rules.py,shared/money.py,shared/formulas.py,shared/db/keys.py' >/dev/null \
	  || { $(PY) -m coverage report --include='functions/*/rules.py,shared/money.py,shared/formulas.py,shared/db/keys.py'; echo "rules.py, money.py, formulas.py and keys.py are to be covered in full"; exit 1; }

web-lint: frontend/node_modules/.done
	@npm run --silent --prefix frontend lint

web-types: frontend/node_modules/.done
	@npm run --silent --prefix frontend typecheck

web-test: site
	@npm run --silent --prefix frontend test
	@npm run --silent --prefix frontend size

# A recipe, not a second prerequisite: under -j both would use the processors the time limits of the journeys count on.
test: check  ## check, then the journeys in Chromium through the deployed emulator; what CI runs
	@$(MAKE) --no-print-directory e2e

e2e: tools .tools/emulator/.done layer site chromium pango
	@$(PY) -m tests.e2e.run

rows: tools layer site  ## requirement rows and the tests that hold them
	@$(PY) -m tests.rows

fmt: tools frontend/node_modules/.done  ## format Python and TypeScript
	@$(RUN)ruff check --quiet --fix . ; $(RUN)ruff format --quiet .
	@npm run --silent --prefix frontend format

bench: tools layer site chromium pango .tools/bench/.done .tools/lighthouse/.done  ## measure into docs/benchmarks.md; chapters="cold growth" prints only those
	@$(PY) -m benchmarks $(chapters)

audit: tools .tools/audit/.done  ## known holes in dependencies, and secrets in what git publishes
	@$(PY) -m infra.ops.audit

# ---- ship --------------------------------------------------------------------------------------

.PHONY: synth deploy difference smoke rollback restore-drill link-members domain
config ?= example

# cdk.json's build makes layer and site; without MAKEFLAGS, as the CDK hands no job server on.
synth: tools  ## synthesise a deployment off-line: config=<name>
	@MAKEFLAGS= node_modules/.bin/cdk synth --quiet -c config=$(config)

deploy: tools  ## deploy into the AWS account of your credentials: config=<name>
	@MAKEFLAGS= node_modules/.bin/cdk deploy --all -c config=$(config) $(if $(approval),--require-approval $(approval))

difference: tools  ## what a deployment would change: config=<name>
	@MAKEFLAGS= node_modules/.bin/cdk diff -c config=$(config)

smoke: tools  ## prove on a deployment what no emulator can: config=<name>
	@$(PY) -m infra.ops.smoke $(config) $(if $(state),--state-dir $(state))

rollback: tools  ## take the functions' last release back: config=<name>
	@$(PY) -m infra.ops.rollback $(config)

restore-drill: tools  ## restore the table beside itself and compare a firm: config=<name> org=01K...
	@$(PY) -m infra.ops.restore_drill $(config) $(org) $(if $(state),--state-dir $(state))

link-members: tools  ## let members of before use the sign-in providers: config=<name>
	@$(PY) -m infra.ops.link_members $(config)

domain: tools  ## make a new domain's files: name=<plural>, entity=<singular> where it is no plural in -s
	@$(PY) -m infra.ops.domain $(name) $(entity)

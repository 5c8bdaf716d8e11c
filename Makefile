# The officer's two commands are `make` and `make test`; `make help` lists the rest.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
REVIEWS := $(if $(REVIEW),inputs/$(REVIEW),)

.DEFAULT_GOAL := pack
.PHONY: pack check publish clean help setup test lint format campaign bench coverage guards requirements lock

pack: setup ## Build the meeting pack of every review in inputs/ (REVIEW=name for one)
	@$(BIN)/cspr build $(REVIEWS)

check: setup ## Read every return and say what is missing or unclear, building nothing
	@$(BIN)/cspr check $(REVIEWS)

publish: setup ## Make anonymised copies, prove they identify nobody, say who must sign
	@$(BIN)/cspr publish $(REVIEWS) || { code=$$?; [ $$code -eq 22 ] || exit $$code; }

clean: ## Remove what was built; published copies, decisions and the audit log stay
	@$(PYTHON) -m pipeline.tidy $(REVIEWS)

test: setup ## Run every test
	@$(BIN)/python -m pytest -n 2 -m "not campaign"

campaign: setup ## Run the long campaigns: damaged copies, planted leaks, fuzzing, kills
	@$(BIN)/python -m pytest -n 2 -m campaign

bench: setup ## Time the work against the plain library ways, in one run
	@$(BIN)/python -m pytest tests/bench -s -o python_files='bench_*.py' -p no:xdist

lint: setup ## Style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: setup ## Put the code into the house's format
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

# Modules of anonymising of which not yet every line is held to.
UNFINISHED := pipeline/anonymise/neutral*.py,pipeline/anonymise/quasi*.py,pipeline/anonymise/residual/*
coverage: setup ## Hold the judges, publication and substitution to every line and branch by their tests
	@$(BIN)/python -m coverage run -m pytest -q -m "not campaign" tests/leaks tests/hunt tests/case/test_register_file.py tests/test_release.py
	@$(BIN)/python -m coverage report -m --skip-covered --fail-under=100 --include='pipeline/verify/*,pipeline/publish.py,pipeline/sign_offs.py,pipeline/anonymise/*' --omit='$(UNFINISHED)'
	@$(BIN)/python -m coverage report -m --skip-covered --fail-under=97 --include='pipeline/anonymise/*'

guards: setup ## Switch off each guard of the gate by itself and see a test fail (long)
	@$(BIN)/python tests/tools/break_guards.py

requirements: setup ## Print which numbered requirements are served, by which tests
	@$(BIN)/python -m tests.requirements

lock: setup ## Write the lock file again from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --extra test --universal --python-version 3.11 \
		--generate-hashes --no-header --quiet -o requirements.lock

setup:
	@$(PYTHON) pipeline/bootstrap.py

help: ## List these commands
	@$(PYTHON) -c "import re; [print(f'  make {m[1]:<13} {m[2]}') for m in re.finditer(r'^([a-z]+):.*?## (.*)$$', open('Makefile').read(), re.M)]"

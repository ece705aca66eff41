# claimbook: `make report` and `make test` are all that a newcomer needs.
CORPUS ?= corpus
TITLE ?=
OUTPUT ?= outputs
WORKERS ?= 1
BIN := .venv/bin
PYTHONS := $(PYTHON) python3.12 python3.13 python3.14 python3 python $(wildcard $(HOME)/.pyenv/versions/3.1[2-9]*/bin/python3)
NO_PYTHON := claimbook needs Python 3.12 or newer with venv: install it from your package manager or python.org, then run make again.

# Each notebook and test runs in processes of its own, which need not compile the same modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help report test check attack lab notebooks classroom bench clean

help:
	@echo "make report   run the notebooks on corpus/ (or CORPUS=folder TITLE='...' WORKERS=4); results in outputs/"
	@echo "make test     run every test, the notebooks included"
	@echo "make classroom   notebooks for students, with solutions, for instructors: made and run, in classroom/"
	@echo "make lab      open JupyterLab on notebooks/00_start_here.ipynb"

report: .venv/ready
	$(BIN)/claimbook report "$(CORPUS)" --title "$(TITLE)" --output "$(OUTPUT)" --workers $(WORKERS)

test: .venv/ready check
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile
	$(BIN)/python -m pytest --nbval --nbval-current-env --numprocesses 2 --dist loadfile notebooks

# The linter, the formatter (notebooks too) and the type checker; pre-commit runs the same.
check: .venv/ready
	$(BIN)/ruff check src tests notebooks
	$(BIN)/ruff format --check src tests notebooks
	$(BIN)/mypy

# What `make test` attacks with, twenty times over, and hypothesis in depth.
attack: .venv/ready
	CLAIMBOOK_ATTACK=20 $(BIN)/python -m pytest --numprocesses 2 tests/attacks tests/tables/test_files.py tests/test_command.py

lab: .venv/ready
	$(BIN)/jupyter lab --ServerApp.root_dir="$(CURDIR)" notebooks/00_start_here.ipynb

# For maintainers: execute the committed notebooks in place.
notebooks: .venv/ready
	$(BIN)/python -m helpers.report.notebook_pages notebooks
	$(BIN)/python -m helpers.report.notebook_pages notebooks/exercises

# For teachers: the three sets of notebooks, each run from top to bottom.
classroom: .venv/ready
	$(BIN)/claimbook classroom --output classroom
	for set in student solution instructor; do \
		$(BIN)/python -m pytest -p no:cacheprovider --nbval --nbval-current-env --numprocesses 2 --dist loadfile \
			classroom/$$set/notebooks || exit 1; \
	done

# For maintainers: how fast, beside spaCy alone and textacy; the table goes into the README.
# READING=folder: how much of the files that tests/bench/reading_files.csv names is read, where they have been fetched.
BENCH_CORPUS ?= tests/gold/texts
READING ?=
bench: .venv/ready
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements-bench.lock
	BENCH_CORPUS="$(BENCH_CORPUS)" $(BIN)/python -m pytest tests/bench/bench_speed.py tests/bench/bench_numbers.py --benchmark-json=.bench.json
	$(BIN)/python tests/bench/table.py .bench.json README.md
	if [ -n "$(READING)" ]; then $(BIN)/python tests/bench/bench_reading.py "$(READING)"; fi

clean:
	rm -rf .venv

# uv comes first, hash-checked like the rest, and then installs the lock in seconds. All is compiled at once: wherever
# Python is told to write no bytecode, each start would take twice as long.
.venv/ready: requirements.lock pyproject.toml
	@for python in $(PYTHONS); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then break; fi; \
		python=; \
	done; \
	if [ -z "$$python" ]; then echo "$(NO_PYTHON)" >&2; exit 1; fi; \
	echo "setting up .venv with $$($$python --version)"; \
	$$python -m venv --clear .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .venv/uv.lock
	@$(BIN)/uv pip sync --compile-bytecode --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

# Sets up on a fresh machine (python3 3.11 or newer, git, make), then calls the task.
#   make site    build content/ into output/
#   make serve   the same, with a live preview on http://localhost:8000
#   make test    everything that must hold, the browser included

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test clean

site: $(VENV)/.runtime
	@$(BIN)/inv build

serve: $(VENV)/.runtime
	@$(BIN)/inv serve

test: $(VENV)/.dev
	@$(BIN)/python tests/browser_setup.py
	@$(BIN)/inv test

clean:
	rm -rf output .cache

$(VENV)/.created: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Suluh memerlukan Python 3.11 atau lebih baru: pasang python3, atau jalankan make PYTHON=python3.12 site."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Modul venv tidak ada: pasang dengan apt install python3-venv."; exit 1; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.created requirements.txt
	@echo "Memasang pustaka (sekali saja) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

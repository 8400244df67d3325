# Sets up on a fresh machine (python3 3.11 or newer, git, make), then calls the task.
#   make site    build content/ into output/
#   make serve   the same, with a live preview on http://localhost:8000
#   make test    everything that must hold, the browser included
#   make hook    check what is written before each commit
#   make jaringan   merge the published data of the sites in SITES
#   make situs, pekerjaan   the steps of the workflow that builds the sites of a network
#   make terbit  publish as publishconf.py says
#   make periksa, pratinjau, terbitan, cabang, formulir   the steps of the workflows, for your own machine

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

FORMAT ?= text
SITES ?= content/jaringan/situs.yaml
FOLDER ?= content
TUJUAN ?= publik
HOST ?= github-pages
BRANCH ?= gh-pages
SETUJU ?=
export SETUJU

.PHONY: site serve test clean hook periksa pratinjau terbit terbitan cabang formulir jaringan situs pekerjaan

site: $(VENV)/.runtime
	@$(BIN)/inv build

serve: $(VENV)/.runtime
	@$(BIN)/inv serve

test: $(VENV)/.dev
	@$(BIN)/python tests/browser_setup.py
	@$(BIN)/python tests/server_setup.py
	@$(BIN)/inv test

hook: $(VENV)/.runtime
	@$(BIN)/inv hook

periksa: $(VENV)/.runtime
	@$(BIN)/inv check --format "$(FORMAT)"

pratinjau: $(VENV)/.runtime
	@$(BIN)/inv build --offline --clean --output pratinjau --format "$(FORMAT)"

situs: $(VENV)/.runtime
	@$(BIN)/inv build --content "$(FOLDER)" --site-url "$(URL)" --format "$(FORMAT)"

jaringan: $(VENV)/.runtime
	@$(BIN)/inv network "$(SITES)"

pekerjaan: $(VENV)/.runtime
	@$(BIN)/inv network "$(SITES)" --jobs "$(JOBS)"

terbit: $(VENV)/.runtime
	@$(BIN)/inv publish --accept "$$SETUJU" --format "$(FORMAT)"

# The published files in a folder, for a host that takes them from there.
terbitan: $(VENV)/.runtime
	@$(BIN)/inv publish --target rsync --folder "$(TUJUAN)" --host "$(HOST)" \
		--accept "$$SETUJU" --format "$(FORMAT)"

# The published files on a branch, for a host that takes them from there.
cabang: $(VENV)/.runtime
	@$(BIN)/inv publish --target branch --branch "$(BRANCH)" --host "$(HOST)" \
		--accept "$$SETUJU" --format "$(FORMAT)"

# A form that lacks something (3) or comes from a stranger (4) is no failure of the step: RESULT tells.
formulir: $(VENV)/.runtime
	@$(BIN)/python -m tools.formulir --event "$(EVENT)" --report "$(REPORT)" --result "$(RESULT)" \
		|| { kode=$$?; [ $$kode -eq 3 ] || [ $$kode -eq 4 ]; }

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

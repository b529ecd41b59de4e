# What someone types is `make run`; the rest is for those who change the code.
# Kept to what GNU Make 3.81 (macOS) and a POSIX shell understand; no tool but Python.

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input

packages := $(wildcard analysis imports exports models forms views commands)
sources := $(wildcard *.py $(addsuffix /*.py,$(packages)) $(addsuffix /*/*.py,$(packages)))
catalogues := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))

.PHONY: help setup setup-dev run test check bench quality screens mutants lock catalogues clean

help: ## cette liste (this list)
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 20

run: setup ## démarre Trois voix; PORT=8123 make run pour un autre port (start)
	@exec $(PY) -m flask --app app serve

setup: .venv/.compiled ## prépare l’environnement .venv (make the environment)

test: setup-dev ## tous les tests, sur SQLite et sur PostgreSQL (all the tests)
	$(PYTEST) tests/analysis --cov --cov-report=term
	$(PYTEST) --database=both --ignore=tests/analysis --numprocesses=auto --dist=worksteal $(ARGS)

check: setup-dev ## style, types, couches, catalogues, migrations (everything but the tests)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])"
	$(PYTEST) --quiet $(wildcard tests/test_*.py tests/models/test_migrations.py)

bench: setup-dev ## mesure le temps et la mémoire (time and memory)
	$(PY) -m benchmarks

quality: setup-dev ## mesure le formulaire sur un téléphone lent, l’écrit dans docs/quality.md (phone)
	$(PY) -m quality.plain
	$(PY) -m quality

screens: setup-dev ## photographie chaque page dans docs/screens/ (a picture of every page)
	$(PY) -m quality.pictures

mutants: setup-dev ## change analysis/ ligne à ligne : les tests le voient-ils? (mutation run)
	$(PY) -m tests.mutation $(ARGS)

catalogues: setup-dev ## relève les textes à traduire (extract msgids)
	$(PY) -m translations.refresh

lock: setup ## refait les deux fichiers .lock; ARGS=--upgrade les met à jour (pin)
	$(PIP) install uv
	$(pin) pyproject.toml --output-file requirements.lock
	$(pin) pyproject.toml --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock

clean: ## efface l’environnement et les caches, jamais les données (keeps instance/)
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f .coverage $(catalogues)
	find $(packages) tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

pin := $(PY) -m uv pip compile --quiet $(ARGS) --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

# --- the environment --------------------------------------------------------------------------

# Python was upgraded or removed under the environment: make it again.
ifneq ($(shell [ -x .venv/bin/python ] && echo yes),yes)
.PHONY: .venv/.ready
endif

.venv/.ready: requirements.lock
	@$(new_environment)
	@$(PIP) install --require-hashes --no-deps -r requirements.lock || { $(not_installed); }
	@touch $@

.venv/.compiled: .venv/.ready $(sources) $(catalogues)
	@$(PY) -m compileall -q $(packages) $(wildcard *.py)
	@touch $@

setup-dev: setup .venv/.ready-dev

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock || { $(not_installed); }
	@touch $@

%.mo: %.po | .venv/.ready
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@

# One clear sentence in French, its twin in English, and no other outcome.
say := say() { printf '%s\n%s\n' "$$1" "$$2" >&2; }

define new_environment
$(say); \
recent=; complete=; \
for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	recent=$$python; \
	"$$python" -c 'import venv, ensurepip' 2>/dev/null || continue; \
	complete=$$python; break; \
done; \
if [ -z "$$recent" ]; then \
	say "Il faut Python 3.11 ou plus récent : installez-le (python.org, ou votre gestionnaire de paquets), puis recommencez." \
		"Python 3.11 or later is needed: install it (python.org, or your package manager), then start again."; \
	exit 1; \
fi; \
if [ -z "$$complete" ]; then \
	say "Il manque le module venv de Python : installez le paquet python3-venv (sudo apt install python3-venv), puis recommencez." \
		"Python lacks its venv module: install the package python3-venv (sudo apt install python3-venv), then start again."; \
	exit 1; \
fi; \
if ! { mkdir -p .venv && touch .venv/.writable; } 2>/dev/null; then \
	say "On ne peut pas écrire dans ce dossier : copiez Trois voix dans un dossier à vous, puis recommencez." \
		"This folder cannot be written to: copy Trois voix into a folder of yours, then start again."; \
	exit 1; \
fi; \
if ! $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	say "Préparation de l’environnement, une minute la première fois…" \
		"Making the environment, one minute the first time…"; \
	"$$complete" -m venv --clear .venv || exit 1; \
fi
endef

not_installed = $(say); \
	say "Les bibliothèques n’ont pas pu être installées (voir ci-dessus) : vérifiez l’accès à Internet, puis recommencez." \
		"The libraries could not be installed (see above): check the access to the Internet, then start again."; \
	exit 1

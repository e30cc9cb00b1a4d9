# `make serve` to see the guide, `make check` while you work, `make test` to trust it.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks:.
PARALLEL := --numprocesses auto --dist loadscope --no-loadscope-reorder
# Browser tests wait half of their time: one more of them than there are cores.
test test-all: export PYTEST_XDIST_AUTO_NUM_WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# Each of some hundred processes would compile the same files again, where this is set.
check test test-all: export PYTHONDONTWRITEBYTECODE :=

.PHONY: help serve show site side-by-side checks check test test-all sheet heard bench audit bill due edition moodle links addresses translations translated read export import unchanged settled translation-report lock clean

help:
	@echo 'make serve   set up and show the guide, and follow what you save (PORT=8000)'
	@echo 'make site    build what is published into site/'
	@echo 'make show    build what is published and show that (PORT=8000)'
	@echo 'make side-by-side  show each changed page before and after, in build/before-and-after.html'
	@echo 'make checks  look over all texts: ids, links, terms, spelling'
	@echo 'make check   format, lint, types, unit and content tests: within 20 s'
	@echo 'make test    what a change must pass: all tests but the long ones'
	@echo 'make test-all  all tests, as before publishing and each night'
	@echo 'make sheet   draw one sheet of pictures of the guide in many windows'
	@echo 'make heard   write down anew what a screen reader says, in tests/heard/'
	@echo 'make bench   print how long a build takes, what reading costs and what search finds'
	@echo 'make audit   look for known vulnerabilities in the packages'
	@echo 'make bill    list packages and licences in build/bill/'
	@echo 'make edition  seal an archive with the site and all that makes it again, in build/edition/'
	@echo 'make moodle  pack the guide for Moodle and the like, in build/moodle/'
	@echo 'make links   check the links to other sites, report in build/links.md'
	@echo 'make due     list sources and reviews that are due, in build/due.md'
	@echo 'make addresses  add new pages and ids to the ledger of public addresses'
	@echo 'make translations  tell what is left to translate (PAGE=sv, PAGE=sv/tilaaminen.md)'
	@echo 'make export  write the texts of a LANGUAGE for a program of translators (FORMAT=po or xliff)'
	@echo 'make import  take in a FILE of that program'
	@echo 'make lock    renew the locked versions of Python and Node packages'
	@echo 'make clean   remove everything that was built or set up'

# Pages come first, PDFs and pictures when they are made; without the service worker, which would
# answer for whatever is served at this address later.
serve: $(VENV)/ready-site
	@PDFS=true CARDS=true OFFLINE=$${OFFLINE:-false} $(BIN)/mkdocs serve --dev-addr "127.0.0.1:$(PORT)"

show: $(VENV)/ready-site
	@OFFLINE=$${OFFLINE:-false} .ci/site "http://127.0.0.1:$(PORT)/"
	@$(BIN)/python -m kokemusopas.publish.serve site --port $(PORT)

side-by-side: $(VENV)/ready-site
	@.ci/side-by-side "$(or $(BASE),origin/main)"

site: $(VENV)/ready-site
	@.ci/site "$(SITE_URL)"

check: $(VENV)/ready-tests
	@$(BIN)/python -m pytest $(PARALLEL) --quiet -m 'not slow and not long' tests/unit tests/content

test: $(VENV)/ready-tests
	@$(BIN)/python -m pytest $(PARALLEL) -m 'not long'

test-all: $(VENV)/ready-tests
	@$(BIN)/python -m pytest $(PARALLEL)

sheet: $(VENV)/ready-tests
	@.ci/site "http://127.0.0.1:8000/" build/site-of-sheet
	@PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m browser.matrix.sheet build/site-of-sheet build/sheet

heard: $(VENV)/ready-tests
	@RENEW=true $(BIN)/python -m pytest tests/browser/test_heard.py --quiet

checks: $(VENV)/ready-texts
	@$(BIN)/python -m kokemusopas.checks

bench: $(VENV)/ready-tests
	@$(BIN)/python -m bench $(PARTS)

audit: $(VENV)/ready-tests
	@$(BIN)/pip-audit --require-hashes --disable-pip --strict -r requirements/tests.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm audit --prefix tests

bill: $(VENV)/ready-tests
	@.ci/site "$(SITE_URL)"
	@$(BIN)/python -m tools.bill build/bill/sbom.cdx.json site
	@$(BIN)/pip-licenses --format=markdown --with-urls --output-file=build/bill/licences.md

edition: bill
	@$(BIN)/python -m tools.edition build/edition

moodle: $(VENV)/ready-site
	@$(BIN)/python -m kokemusopas.paper.courses build/moodle

links: $(VENV)/ready-tests
	@.ci/site "$(SITE_URL)"
	@$(BIN)/python -m tools.links

due: $(VENV)/ready-preview
	@$(BIN)/python -m tools.due

addresses: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.addresses

translations: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.translations --only "$(or $(PAGE),$(LANGUAGE))"

translated: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.translations translated "$(PAGE)" $(if $(SECTION),--section "$(SECTION)") $(if $(BY),--by "$(BY)")

read: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.translations read "$(PAGE)" $(if $(SECTION),--section "$(SECTION)")

export: $(VENV)/ready-exchange
	@$(BIN)/python -m tools.exchange out "$(LANGUAGE)" "$(or $(FORMAT),po)" $(PAGE)

import: $(VENV)/ready-exchange
	@$(BIN)/python -m tools.exchange in $(FILE)

unchanged: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.translations unchanged "$(PAGE)" "$(SECTION)"

settled: $(VENV)/ready-preview
	@$(BIN)/python -m kokemusopas.translations settled

translation-report: $(VENV)/ready-texts
	@$(BIN)/python -m kokemusopas.checks.pull_request
	@$(BIN)/python -m kokemusopas.translations.comment build/translations.json build/changes.diff

lock: $(VENV)/ready-tests
	@.ci/lock --upgrade

clean:
	rm -rf $(VENV) build site site.* tests/node_modules

$(VENV)/ready-preview: requirements.txt .ci/setup
	@.ci/setup preview

$(VENV)/ready-exchange: requirements.txt requirements/exchange.txt .ci/setup
	@.ci/setup exchange

$(VENV)/ready-texts: requirements.txt .ci/setup
	@.ci/setup texts

$(VENV)/ready-site: requirements.txt requirements/publish.txt tests/package-lock.json .ci/setup
	@.ci/setup site

$(VENV)/ready-tests: requirements.txt requirements/publish.txt requirements/exchange.txt
$(VENV)/ready-tests: requirements/tests.txt
$(VENV)/ready-tests: tests/package-lock.json .ci/setup
	@.ci/setup tests

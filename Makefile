# The guide in two commands: `make serve` to see it, `make test` to trust it.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: help serve site test bench audit bill links addresses translations translated unchanged translation-report lock clean

help:
	@echo 'make serve   set up, build and show the guide on this computer (PORT=8000)'
	@echo 'make site    build what is published into site/'
	@echo 'make test    set up and run all tests'
	@echo 'make bench   print how long a build takes, what reading costs and what search finds'
	@echo 'make audit   look for known vulnerabilities in the packages'
	@echo 'make bill    list packages and licences in build/bill/'
	@echo 'make links   check the links to other sites, report in build/links.md'
	@echo 'make addresses  add new pages and ids to the ledger of public addresses'
	@echo 'make translations  tell what is left to translate; see .github/TRANSLATING.md'
	@echo 'make lock    renew the locked versions in requirements.txt and tests/'
	@echo 'make clean   remove everything that was built or set up'

# Without the service worker, which would answer for whatever is served at this address later.
serve: $(VENV)/ready
	@OFFLINE=$${OFFLINE:-false} .ci/site "http://127.0.0.1:$(PORT)/"
	@$(BIN)/python -m kokemusopas.publish.serve site --port $(PORT)

site: $(VENV)/ready
	@.ci/site "$(SITE_URL)"

test: $(VENV)/ready-tests
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup

bench: $(VENV)/ready-tests
	@$(BIN)/python tests/bench.py $(PARTS)

audit: $(VENV)/ready-tests
	@$(BIN)/pip-audit --require-hashes --disable-pip --strict -r requirements.txt -r tests/requirements.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm audit --prefix tests

bill: $(VENV)/ready-tests
	@mkdir -p build/bill
	@$(BIN)/python tests/bill.py build/bill/sbom.cdx.json
	@$(BIN)/pip-licenses --format=markdown --with-urls --output-file=build/bill/licences.md

links: $(VENV)/ready-tests
	@.ci/site "$(SITE_URL)"
	@$(BIN)/python tests/links.py

addresses: $(VENV)/ready
	@$(BIN)/python -m kokemusopas.addresses

translations: $(VENV)/ready
	@$(BIN)/python -m kokemusopas.translations

translated: $(VENV)/ready
	@$(BIN)/python -m kokemusopas.translations translated "$(PAGE)" $(if $(SECTION),--section "$(SECTION)") $(if $(BY),--by "$(BY)")

unchanged: $(VENV)/ready
	@$(BIN)/python -m kokemusopas.translations unchanged "$(PAGE)" "$(SECTION)"

translation-report: $(VENV)/ready-tests
	@$(BIN)/python -m kokemusopas.checks.pull_request
	@$(BIN)/python -m kokemusopas.translations.comment build/translations.json

lock: $(VENV)/ready-tests
	@.ci/lock

clean:
	rm -rf $(VENV) build site tests/node_modules

$(VENV)/ready: requirements.txt .ci/setup
	@.ci/setup site

$(VENV)/ready-tests: requirements.txt tests/requirements.txt tests/package-lock.json .ci/setup
	@.ci/setup tests

.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# Whatever the environment says: dozens of child processes would compile everything anew.
export PYTHONDONTWRITEBYTECODE :=
CHROMIUM := $(shell command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: help run fresh test prove upgrade check lint types imports migrations openapi openapi-fresh picture postgresql postgresql-whole bench audit crowd fmt screenshots sheets day translations lock

help: ## list what can be done
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv takes seconds where pip takes a minute and a half; where its index or certificates are pip's alone, pip does it.
INSTALL = $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement $(1) \
	|| $(PIP) --requirement $(1)
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes

.venv/installing: requirements-install.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=…")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --requirement requirements-install.txt
	@touch $@

.venv/running: requirements.txt .venv/installing
	@$(call INSTALL,requirements.txt)
	@touch $@

.venv/developing: requirements-dev.txt .venv/running
	@$(call INSTALL,requirements-dev.txt)
	@touch $@

run: .venv/running ## set everything up and run the portal with the demo campaign (PORT=8000)
	@PORT=$(PORT) $(BIN)/python manage.py seed_demo
	@PORT=$(PORT) BASE_URL=http://127.0.0.1:$(PORT) DJANGO_SETTINGS_MODULE=portal.settings.demo $(BIN)/honcho start --no-prefix || test $$? -eq 130

fresh: .venv/running ## forget the demo's data and begin again
	@rm -rf var
	@$(MAKE) run

test: .venv/developing ## set everything up and run the whole suite
	@test -n "$(CHROMIUM)" || echo "!! No Chromium found: every browser test will be SKIPPED. Install it (Debian: apt-get install chromium-headless-shell)."
	@$(BIN)/pytest -n 2

prove: .venv/developing ## what takes minutes: every kind of page with every editor, every wrong value, every combination, a long fuzz of the API
	@PROVE=1 $(BIN)/pytest -n 2 tests/journeys/test_editing.py tests/journeys/test_publishing_day.py tests/journeys/test_every_page.py tests/journeys/test_translating.py tests/cms/backoffice/test_wrong_input.py \
		tests/cms/backoffice/pages/test_languages.py tests/cms/backoffice/pages/test_reach.py tests/cms/pages/test_closed_pages.py tests/cms/pages/test_private_files_everywhere.py \
		tests/portal/test_private_files.py tests/portal/test_planted_secrets.py tests/portal/test_full_disk.py tests/partners/press/test_contact_surfaces.py \
		tests/partners/press/test_automats.py tests/partners/press/test_offer_races.py tests/partners/users/test_same_work.py tests/cms/pages/test_long_pages.py tests/portal/test_bad_input.py tests/api/test_fuzz.py \
		tests/partners/kernel/test_uploads_documents.py tests/partners/kernel/test_uploads_drawn.py tests/partners/kernel/test_uploads_hostile.py tests/partners/artwork/test_rendering_codes.py tests/partners/editions/test_packs.py \
		tests/partners/editions/recognition/test_recognising.py tests/partners/editions/recognition/test_attacks.py \
		tests/partners/editions/recognition/test_other_pictures.py

upgrade: .venv/developing ## a portal of an earlier state, taken to this one, still shows all it had
	@$(BIN)/pytest tests/upgrade/check_upgrade.py

check: test lint types migrations openapi-fresh upgrade postgresql ## all that CI asks for

lint: .venv/developing ## style, format and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache

types: .venv/developing ## static types
	@$(BIN)/mypy --cache-dir=/dev/null portal partners cms api

migrations: .venv/developing ## no model without its migration, no translation left uncompiled
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py compile_translations --check

openapi: .venv/developing ## write docs/api/openapi.json and docs/events.md anew
	@$(BIN)/python manage.py write_openapi
	@$(BIN)/python manage.py write_events

openapi-fresh: .venv/developing ## the committed OpenAPI file, list of events and picture are what the code says
	@$(BIN)/python manage.py write_openapi --check
	@$(BIN)/python manage.py write_events --check
	@$(BIN)/python -m tests.support.ladder --check

picture: .venv/developing ## draw docs/ladder.svg anew, and count the lines that docs/walks.md leads to
	@$(BIN)/python -m tests.support.ladder
	@$(BIN)/python -m tests.support.walks

# Files are cleaned and drawn, fields are read and letters are worded in modules that know no database; a browser and a slow visitor do not see which one it is,
# a campaign's folder is read before there is one, what crawlers find of a page is asked of the database by the tests
# of its selectors, and the demo is seeded on SQLite whatever else is there.
NO_DATABASE := --ignore-glob='*/kernel/test_uploads*' --ignore-glob='*/artwork/test_rendering*' \
	--ignore=tests/portal/test_slow_visitors.py --ignore=tests/portal/test_full_disk.py --ignore=tests/journeys \
	--ignore=tests/portal/test_planted_secrets.py --ignore=tests/cms/pages/test_private_files_everywhere.py \
	--ignore=tests/cms/backoffice/pages/test_reach.py --ignore=tests/cms/backoffice/frame/test_spreadsheets.py \
	--ignore=tests/cms/pages/test_previews.py --ignore=tests/portal/test_server.py --ignore=tests/portal/test_resending.py \
	--ignore=tests/portal/test_campaign_folder.py --ignore=tests/portal/test_headers.py --ignore=tests/portal/test_settings.py \
	--ignore=tests/portal/test_no_room.py --ignore=tests/portal/test_seeding_demo.py --ignore=tests/architecture \
	--ignore=tests/partners/editions/recognition --ignore=tests/partners/press/routing \
	--ignore=tests/partners/editions/test_films.py --ignore=tests/partners/editions/test_films_killed.py \
	--ignore=tests/partners/mail/test_words.py --ignore=tests/portal/test_bad_queries.py \
	--ignore=tests/portal/test_founding.py --ignore=tests/portal/test_second_factor.py --ignore=tests/api/test_fuzz.py \
	--ignore-glob='*/kernel/test_fields_*' --ignore=tests/partners/kernel/test_short_codes.py \
	--ignore=tests/partners/kernel/test_languages_word_forms.py --ignore=tests/partners/activity/test_rendering.py \
	--ignore=tests/partners/mail/test_emails.py --ignore=tests/api/test_errors.py --ignore=tests/portal/test_offline.py \
	--ignore=tests/partners/press/test_automats.py

# Pages and the screens of the back office ask the same services and selectors, which are all asked here: twice, they would take CI
# past its half hour. Whatever is sent to them wrongly stays, and so do races and services of their own.
SCREENS := $(filter-out %_races.py %/test_services.py,$(wildcard tests/cms/backoffice/*/test_*.py tests/cms/*pages/test_*.py \
	tests/cms/press_room/test_*.py tests/partners/*/test_*pages.py tests/partners/press/test_contact_surfaces.py))
postgresql: .venv/developing ## the suite once more, on PostgreSQL, but for what touches no database, pages and staff's single screens
	@DATABASE_URL=$${TEST_DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres} $(BIN)/pytest -n 2 $(NO_DATABASE) \
		$(SCREENS:%=--ignore=%)

postgresql-whole: .venv/developing ## those as well
	@DATABASE_URL=$${TEST_DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres} $(BIN)/pytest -n 2 $(NO_DATABASE)

bench: .venv/developing ## measure, as ratios within one run
	@$(BIN)/python bench/compose.py
	@$(BIN)/python bench/serving.py
	@$(BIN)/python bench/giving.py
	@$(BIN)/python bench/lookups.py
	@$(BIN)/python bench/press.py

audit: .venv/developing ## let the Nu checker, axe and Lighthouse look at the demo (needs Node, Java and the npm registry; half an hour)
	@$(BIN)/python bench/audit.py

crowd: .venv/developing ## measure pages beside sixteen clients that upload and draw without end
	@$(BIN)/python bench/crowd.py

fmt: .venv/developing ## put code and templates in shape
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

screenshots: .venv/developing ## a picture of every page, into docs/pictures and var/screenshots
	@$(BIN)/python -m tests.screenshots

sheets: .venv/developing ## names in eight scripts and eight hard logos on every template of the demo, into var/sheets and docs/pictures
	@$(BIN)/python -m tests.contact_sheets

day: .venv/developing ## an editor's day in a real browser, with a picture of each step in var/day
	@PROVE=1 DAY=var/day $(BIN)/pytest -n 0 -q tests/journeys/test_publishing_day.py && ls var/day

translations: .venv/developing ## compile the .po files (after editing them; `manage.py makemessages` needs GNU gettext)
	@$(BIN)/python manage.py compile_translations

lock: .venv/developing ## compile the exact versions from the .in files
	@for name in requirements requirements-dev requirements-install requirements-c2pa; do \
		$(BIN)/uv pip compile -q $$name.in -o $$name.txt --python-version 3.11 --universal --generate-hashes \
			--no-emit-index-url --no-header; \
	done

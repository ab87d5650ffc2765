.DEFAULT_GOAL := hjelp
.PHONY: hjelp demo test dekning kalender mutanter lint ytelse kaos mandag last hull wapiti bar oversett nullstill laas klar klar-test klar-bar
PY := .venv/bin/python
ALLE_TESTER = $(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

hjelp: ## vis denne listen
	@grep -hE '^[a-z-]+:.*## ' Makefile | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: klar ## start alt med demodata (PORT=8000, INKLUDERING_DATA=.lokalt)
	@$(PY) manage.py demo

test: klar-test ## kjør alle testene, også i nettleser
	@$(ALLE_TESTER)

dekning: klar-test ## kjør alle testene, og tell hvor mye av koden de prøver
	@$(ALLE_TESTER) --cov --cov-report=term

kalender: klar-test ## kjør testene på andre dager: helg, påske, nyttår, sommertid, skuddag
	@$(PY) -m tests.kalender

mutanter: klar-test ## endre reglene én ting om gangen, og se at en test merker det
	@$(PY) -m tests.mutanter

lint: klar-test ## sjekk stil, typer, maler og migreringer
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m inkludering.lokalt.miljo $(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m djlint templates --lint --quiet
	$(PY) manage.py makemigrations --check --dry-run

ytelse: klar-test ## mål hvor fort det går
	$(PY) -m pytest -m ytelse -s

kaos: klar-test ## drep prosesser og se at ingenting går tapt
	$(PY) -m pytest -m kaos -s

mandag: klar-test ## følg docs/drift.md fra klon til første kandidat, i produksjon (VALG=--rask uten egne pakker)
	@$(PY) -m tests.mandag $(VALG)

last: klar-test ## bytt utgave og nøkler, stopp og gjenopprett mens folk arbeider (VALG=utgave|nokler|stopp|kopi: bare det)
	@$(PY) -m tests.mandag.under_last $(VALG)

hull: klar-test ## se etter kjente hull i de låste pakkene (henter pip-audit, og rådene fra nettet)
	@.venv/bin/uv tool run --quiet --from pip-audit==2.10.1 pip-audit --strict --disable-pip --require-hashes \
		--progress-spinner off -r requirements.txt -r requirements-lokalt.txt -r requirements-dev.txt $(VALG) \
		|| { echo "Linjene over er hull i pakkene, eller sier at rådene ikke lot seg hente her. Da er ingenting sjekket."; exit 1; }

wapiti: klar-test ## la Wapiti lete etter hull i en demo, som hver rolle (henter Wapiti; VALG=60 er sekunder per rolle)
	@$(PY) -m tests.wapiti $(VALG)

bar: klar-bar ## prøv make demo og make test på nakne maskiner (som root; VALG='--test alle')
	@$(PY) -m tests.bar $(VALG)

oversett: klar-test ## hent ut tekster, bygg ordlistene og si hva som mangler på nynorsk og engelsk
	$(PY) manage.py makemessages
	$(PY) manage.py compilemessages --ignore .venv
	$(PY) manage.py oversettelser

nullstill: klar ## stopp demoen og slett alle dataene
	@$(PY) manage.py nullstill

laas: klar-test ## lås avhengighetene på nytt, uten adresser
	@for navn in requirements requirements-lokalt requirements-dev; do \
		env -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL .venv/bin/uv pip compile --quiet --upgrade \
			--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
			--no-emit-find-links --output-file $$navn.txt $$navn.in; \
	done

klar:
	@inkludering/lokalt/klargjor.sh demo

klar-test:
	@inkludering/lokalt/klargjor.sh test

klar-bar:
	@inkludering/lokalt/klargjor.sh bar

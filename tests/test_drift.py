"""docs/drift.md names commands, options, services and variables that exist: who follows it at night must not guess."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands, load_command_class

ROT = Path(__file__).resolve().parent.parent
DRIFT = (ROT / "docs" / "drift.md").read_text()
SERVERENS = {"dropdb", "createdb", "pg_restore", "psql", "grunnkopi"}


# What somebody may need to know at night (issue E, point 6).
SKAL_STAA = (
    *("## Installere", "## Brytere", "## Måle og varsle", "## Sikkerhetskopi", "## Øve på å gjenopprette"),
    *("## Gjenopprette på ordentlig", "## Oppgradere uten å stoppe", "## Bytte nøkler", "## Tapte nøkler"),
    *("### PostgreSQL er borte", "### Valkey er borte", "### En melding sitter fast"),
    *("### En hendelse: hvem har sett hva", "## Nais"),
)


@pytest.mark.parametrize("overskrift", SKAL_STAA)
def test_alt_som_skal_staa_har_noe_under_seg(overskrift):
    _, _, etter = DRIFT.partition(f"\n{overskrift}\n")
    assert len(re.split(r"\n##+ ", etter)[0].strip()) > 80


def test_hver_kommando_og_hvert_valg_finnes():
    kjente = get_commands()
    brukt = re.findall(r"manage\.py ([a-z-]+)((?: --[a-z]+(?= |`|\n|$)| (?!--)[^ `\n]+)*)", DRIFT)
    assert len({navn for navn, _ in brukt}) >= 8
    for navn, resten in brukt:
        assert navn in kjente, navn
        parser = load_command_class(kjente[navn], navn).create_parser("manage.py", navn)
        valg = set(re.findall(r"(--[a-z]+)", resten.split("#")[0]))
        assert valg <= set(parser._option_string_actions), (navn, resten)


def test_hver_tjeneste_finnes():
    tjenester = set(yaml.safe_load((ROT / "docker-compose.yml").read_text())["services"])
    kjort = re.findall(r"docker compose run --rm (\w+)", DRIFT)
    inne_i = re.findall(r"docker compose exec -T(?: -u \w+)? (\w+) (\w+)", DRIFT)
    styrt = re.findall(
        r"docker compose (?:stop|restart|up -d --no-deps(?: --wait)?|up -d|logs --since 10m) ([a-z0-9 ]+)", DRIFT
    )
    nevnt = {*kjort, *(navn for navn, _ in inne_i), *(navn for linje in styrt for navn in linje.split())}
    assert {"migrering", "drift", "postgres", "web", "web2", "worker", "beat"} <= nevnt <= tjenester
    assert {program for _, program in inne_i} <= SERVERENS


def test_hver_variabel_finnes():
    kjente = set(re.findall(r"^(?:# )?([A-Z_]+)=", (ROT / ".env.eksempel").read_text(), re.MULTILINE))
    nevnt = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)*)(?:=[^`]*)?`", DRIFT)) - {"X"}
    assert "ARKIVMAPPE" in nevnt
    assert nevnt <= kjente, nevnt - kjente


@pytest.mark.parametrize("sti", sorted(set(re.findall(r"`((?:\.nais|inkludering|tests|docs)/[\w./-]*)`", DRIFT))))
def test_hver_fil_finnes(sti):
    assert (ROT / sti).exists()


def test_make_hull_sjekker_hver_laast_fil_med_et_verktoey_av_en_bestemt_utgave():
    oppskrift = re.search(r"^hull:[^\n]*\n((?:\t.*\n)+)", (ROT / "Makefile").read_text(), re.MULTILINE)[1]
    assert set(re.findall(r"-r (\S+)", oppskrift)) == {fil.name for fil in ROT.glob("requirements*.txt")}
    assert re.search(r"--from pip-audit==\d+\.\d+\.\d+ pip-audit --strict .*--require-hashes", oppskrift)

"""Key rotation: nothing is lost, nothing is told as a change, and the old key can be let go of."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from inkludering.brukere.models import Identitet
from inkludering.brukere.paalogging import identiteter
from inkludering.brukere.paalogging.krav import Krav
from inkludering.felles import nokkelbytte
from inkludering.felles.kryptering import indeks
from kandidater.models import Kandidat, Personnummer
from kandidater.registrering import KandidatFinnes
from oppfolging.handlinger import inntak
from oppfolging.kjerne.models import Deltaker
from tests import fabrikker as lag
from tests.klokke import klokka

PAA = """
SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'
"""
HISTORIEN = "SELECT (SELECT count(*) FROM kandidater_kandidatevent), (SELECT count(*) FROM kandidater_aapenhetevent)"


@contextmanager
def som_eier() -> Iterator[None]:
    connection.close()
    connection.settings_dict["USER"] = "inkl_eier"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = "inkl_app"


def spor(setning: str) -> tuple:
    with connection.cursor() as peker:
        peker.execute(setning)
        return peker.fetchone()


def kommando(*valg: str) -> str:
    ut = io.StringIO()
    with som_eier():
        call_command("bytt-nokler", *valg, stdout=ut)
    return ut.getvalue()


class Skriver(Thread):
    """Somebody at work meanwhile: writes and reads over a connection of their own until told to stop."""

    def __init__(self, den: Kandidat) -> None:
        super().__init__(daemon=True)
        self.den, self.slutt, self.feil, self.antall = den, Event(), [], 0

    def run(self) -> None:
        try:
            while not self.slutt.is_set():
                with transaction.atomic():
                    Deltaker.objects.filter(kandidat=self.den).update(notat=f"skrevet {self.antall}")
                assert Deltaker.objects.get(kandidat=self.den).notat == f"skrevet {self.antall}"
                self.antall += 1
        except Exception as feil:
            self.feil.append(feil)
        finally:
            connection.close()


def test_nokkelen_byttes_mens_huset_er_i_bruk_og_den_gamle_trengs_ikke_mer(egen_base, settings, monkeypatch):
    monkeypatch.setattr(nokkelbytte, "BUNKE", 2)
    ane = lag.bruker()
    kari = lag.kandidat(ane, fodselsnummer=(nummer := lag.fodselsnummer()))
    andre = [lag.kandidat(ane, aapen=True) for _ in range(4)]
    for den in (kari, *andre):
        lag.kontakt(lag.Parter(kandidat=den, med_kandidat=True), av=ane, notat="Trives på lageret")
    gammel, ny = settings.FELTNOKLER[0], Fernet.generate_key().decode()
    settings.FELTNOKLER = [ny, gammel]
    historien = spor(HISTORIEN)
    assert min(historien) > 0
    settings.INDEKSNOKKEL, settings.ELDRE_INDEKSNOKLER = "n" * 32, [settings.INDEKSNOKKEL]
    assert "kandidater_kandidatevent" in kommando("--tell")
    skriver = Skriver(kari)
    skriver.start()
    try:
        sagt = kommando()
    finally:
        skriver.slutt.set()
        skriver.join(30)
    assert "verdier er skrevet på nytt" in sagt
    assert (skriver.feil, skriver.antall > 0) == ([], True)
    assert "0 verdier er skrevet med en eldre nøkkel" in kommando("--tell")
    assert "\n0 verdier er skrevet på nytt" in "\n" + kommando()
    settings.FELTNOKLER, settings.ELDRE_INDEKSNOKLER = [ny], []
    assert Kandidat.objects.get(pk=kari.pk).fodselsnummer == nummer
    assert [den.pk for den in Kandidat.objects.filter(fodselsnummer_indeks=indeks(nummer))] == [kari.pk]
    assert {bytes(ett) for ett in Personnummer.objects.values_list("indeks", flat=True)} == {
        indeks(den.fodselsnummer) for den in Kandidat.objects.all()
    }
    with pytest.raises(KandidatFinnes):
        lag.kandidat(ane, fodselsnummer=nummer)
    notater = set(Deltaker.objects.exclude(kandidat=kari).values_list("notat", flat=True))
    assert notater == {"Trives på lageret"}
    assert spor(PAA) == (0,)
    assert spor(HISTORIEN) == historien


@pytest.mark.django_db
def test_mens_begge_noeklene_gjelder_er_personen_den_samme_og_registreres_ikke_to_ganger(settings):
    ane = lag.bruker()
    kari = lag.kandidat(ane)
    settings.INDEKSNOKKEL, settings.ELDRE_INDEKSNOKLER = "n" * 32, [settings.INDEKSNOKKEL]
    with pytest.raises(KandidatFinnes):
        lag.kandidat(ane, fodselsnummer=kari.fodselsnummer)
    inntak.avslutt(kandidat=kari, dato=klokka().date(), av=ane, naa=klokka())
    igjen = lag.kandidat(ane, fodselsnummer=kari.fodselsnummer)
    kari.refresh_from_db()
    igjen.refresh_from_db()
    assert igjen.person == kari.person
    assert bytes(igjen.fodselsnummer_indeks) == bytes(kari.fodselsnummer_indeks) == indeks(kari.fodselsnummer)
    assert Personnummer.objects.filter(person=kari.person).count() == 1
    settings.INDEKSNOKKEL, settings.ELDRE_INDEKSNOKLER = "x" * 32, []
    with pytest.raises(CommandError, match="nøkkel som ikke står i INDEKSNOKKEL"):
        call_command("bytt-nokler", "--tell")


@pytest.mark.django_db
def test_en_arbeidsgiver_som_er_bundet_med_den_gamle_noekkelen_er_den_samme():
    den = lag.bruker()
    Identitet.objects.create(bruker=den, utsteder="https://id.example", emne="gammel", bundet=klokka())
    krav = Krav(utsteder="https://id.example", emne="ny", epost="", roller=None, sub="", sid="")
    assert identiteter.finn(krav) is None
    assert identiteter.finn(replace(krav, eldre_emner=("eldre", "gammel"))) == den
    assert identiteter.finn(krav) == den


@pytest.mark.django_db
def test_en_tapt_nokkel_er_en_setning_og_ikke_en_feilside(settings):
    lag.kandidat(lag.bruker())
    settings.FELTNOKLER = [Fernet.generate_key().decode()]
    ut = io.StringIO()
    with pytest.raises(CommandError, match="brudd"):
        call_command("sjekk", stdout=ut)
    assert "1 brudd   nøklene leser alt som er kryptert, og finner igjen hvert fødselsnummer" in ut.getvalue()
    assert "kan ikke leses uten den. docs/drift.md sier" in ut.getvalue()
    with pytest.raises(CommandError, match="nøkkel som ikke står i FELTNOKLER"):
        call_command("bytt-nokler", "--tell")


@pytest.mark.django_db
def test_alle_krypterte_kolonner_er_med_ogsaa_historien():
    with connection.cursor() as peker:
        peker.execute(
            "SELECT relname, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND atttypid = 'bytea'::regtype"
        )
        alle = set(peker.fetchall())
    kryptert = {(tabell.navn, kolonne) for tabell in nokkelbytte.tabeller() for kolonne in tabell.kolonner}
    assert kryptert <= alle
    # What is bytes and no token: the keyed indexes, the imprint of a press, the seal of a day, a report that is made.
    assert {kolonne for _, kolonne in alle - kryptert} <= {
        *("sid", "sub"),  # of a session, which lasts a day at the most
        "fodselsnummer_indeks",
        "indeks",
        "avtrykk",
        "segl",
        "pdf",
        "hode",
        "innhold",
    }
    assert {"kandidater_kandidatevent", "utkast_utkast", "kjerne_deltaker"} <= {navn for navn, _ in kryptert}

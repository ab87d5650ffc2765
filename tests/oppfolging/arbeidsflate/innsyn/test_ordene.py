"""The package of all that is stored says what is kept as codes in the words of the screens."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import models

from inkludering.brukere import fravaer
from inkludering.brukere.roller import Rolle
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.utsending.models import Tilstand
from kandidater import omgradering, vikarbeskjeder
from kandidater.gradering import Adressebeskyttelse
from kandidater.omgradering import FOLKEREGISTERET, Registersvar
from oppfolging.arbeidsflate.innsyn import alt, ordene
from oppfolging.varsling import generering, regelregister, sammendrag
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
# What people write themselves, and names, numbers and addresses: no codes.
FRITEKST = {
    "fornavn etternavn fodselsnummer epost telefon notat grunn trukket_grunn tekst sted mote_sted stilling",
    "kan_formidles skal_ikke_deles form_og_innhold arbeidsgivernavn",
}
TEKST = (models.CharField, models.TextField, KryptertTekstfelt)


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    kari = lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, navn="Blåbærbakeriet AS"), av=ane)
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True), av=ane, notat="Vil jobbe ute")
    return kari


def feltene():
    return [(modell, felt) for modell in alt.tabeller() for felt in modell._meta.concrete_fields if alt._vises(felt)]


def test_hvert_tekstfelt_er_egne_ord_et_valg_eller_sies_med_husets_ord():
    frie = set(" ".join(FRITEKST).split())
    koder = {
        (modell.__name__, felt.name)
        for modell, felt in feltene()
        if isinstance(felt, TEKST) and not felt.choices and felt.name not in frie
    }
    assert koder == {(modell.__name__, navn) for modell, navn in (*ordene.KODER, *ordene.RADENS)}


def test_hver_rad_pakken_viser_til_har_et_navn_eller_egne_ord():
    til = {felt.related_model for _modell, felt in feltene() if felt.related_model}
    assert {den for den in til if not hasattr(den, "navn")} == set(ordene.PEKER_PAA)


def test_ingen_overskrift_er_skrevet_som_et_navn_i_koden():
    navn = {ordene.navnet(det) for modell, felt in feltene() for det in (modell._meta, felt)}
    assert [ett for ett in navn if re.search(r"_|aa|oe|(?<!h)ae|^(forlop|oppfolg|forsok|mote|utsend)", ett)] == []


def test_ingen_kode_fra_et_valgfelt_staar_i_pakken(ane, kari):
    lise, vikar = lag.bruker("leder", fornavn="Lise"), lag.bruker(fornavn="Vera", etternavn="Vikar")
    svar = Registersvar(Adressebeskyttelse.UGRADERT, skjermet=False, kilde=FOLKEREGISTERET, grunn="Hun ba om det")
    omgradering.endre(kandidat=kari, svar=replace(svar, kilde="leder", skjermet=True), av=lise, naa=klokka())
    senere = klokka() + timedelta(days=20)
    generering.generer(naa=senere, alt=True)
    sammendrag.legg_i_koe(naa=senere)
    borte = {"fra": I_DAG, "til": I_DAG + timedelta(days=4), "vikar": vikar, "av": ane, "naa": klokka()}
    det = fravaer.registrer(bruker=ane, **borte)
    hva = {"fravaer": det, "tekst": "Ring før ni", "vikar": vikar}
    vikarbeskjeder.skriv(kandidat=kari, **hva, av=ane, naa=klokka())
    tekst = alt.tekst(kari, naa=senere)
    assert Paaminnelse.objects.filter(oppfolging__kandidat=kari, utsending__isnull=False).exists()
    koder = {str(kode) for modell, felt in feltene() for kode, ordet in felt.flatchoices if str(kode) != str(ordet)}
    koder |= {ett for regel in regelregister.alle() for ett in (regel.navn, *(trinn.navn for trinn in regel.stige))}
    koder |= {FOLKEREGISTERET, *Rolle.values, *Ansvarsaarsak.values, *Tilstand.values}
    staar = {ord_ for linje in tekst.splitlines() for ord_ in re.split(": | → | · ", linje)[1:]}
    assert sorted(koder & staar) == []
    assert re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}|object \(", tekst) == []

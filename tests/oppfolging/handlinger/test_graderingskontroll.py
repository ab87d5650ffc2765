"""Every thirty days the person register is asked anew, and what it answers holds at once."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.hendelser.models import Hendelse
from kandidater import personregister
from kandidater.gradering import Adressebeskyttelse
from kandidater.models import Kandidat
from kandidater.omgradering import Registersvar
from kandidater.personregister import Demoregister, RegisteretSvarerIkke
from oppfolging.handlinger import adressebeskyttelse, graderingskontroll, inntak, tilbaketrekking
from oppfolging.tasks import kontroller_gradering
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import NAA, klokka

pytestmark = pytest.mark.django_db
GAMMEL = timedelta(days=30)


class Register:
    """Answers what it has been told, of whom it has been told."""

    def __init__(self, **svar: str) -> None:
        self.svar, self.spurt = dict(svar), []

    def slaa_opp(self, numre):
        self.spurt += numre
        kjente = [nummer for nummer in numre if nummer in self.svar]
        return {nummer: Registersvar(Adressebeskyttelse(self.svar[nummer]), False, "test") for nummer in kjente}


@pytest.fixture
def register(monkeypatch):
    ett = Register()
    monkeypatch.setattr(personregister, "tilkoblet", lambda: ett)
    return ett


def den(*, dager: float = 30, **felt) -> Kandidat:
    return lag.kandidat(lag.bruker(), naa=NAA - timedelta(days=dager), **felt)


@pytest.mark.parametrize(("dager", "spoerres"), [(29, False), (29.99, False), (30, True), (31, True), (400, True)])
def test_personen_sjekkes_hver_trettiende_dag(register, dager, spoerres):
    kari = den(dager=dager)
    assert graderingskontroll.er_gammel(kari, naa=NAA) is spoerres
    graderingskontroll.kontroller(naa=NAA)
    assert (kari.fodselsnummer in register.spurt) is spoerres


@pytest.mark.parametrize(
    ("foer", "svar", "etter"),
    [
        ("ugradert", "ugradert", ("ugradert", False)),
        ("ugradert", "fortrolig", ("fortrolig", False)),
        ("fortrolig", "ugradert", ("fortrolig", False)),
        ("fortrolig", "strengt_fortrolig", ("ukjent", True)),
        ("ukjent", "ugradert", ("ugradert", False)),
    ],
)
def test_svaret_gjelder_med_det_samme_og_neste_gang_spoerres_ingen(register, foer, svar, etter):
    kari = den(gradering=foer)
    register.svar[kari.fodselsnummer] = svar
    graderingskontroll.kontroller(naa=NAA)
    kari.refresh_from_db()
    assert ((kari.gradering, kari.sperret is not None), kari.gradering_sjekket) == (etter, NAA)
    assert [rad.av for rad in kari.graderingssvar.all()] == ([] if foer == svar else [None])
    register.spurt.clear()
    assert (graderingskontroll.kontroller(naa=NAA), register.spurt) == (0, [])


def test_registeret_tar_aldri_av_en_skjerming(register):
    kari = den(skjermet=True)
    register.svar[kari.fodselsnummer] = "fortrolig"
    graderingskontroll.kontroller(naa=NAA)
    kari.refresh_from_db()
    assert (kari.gradering, kari.skjermet) == ("fortrolig", True)


@pytest.mark.parametrize("imens", ["fortrolig", "strengt_fortrolig"])
def test_det_en_person_svarer_mens_registeret_spoerres_blir_ikke_overskrevet(register, monkeypatch, imens):
    kari = den(gradering="ukjent")
    register.svar[kari.fodselsnummer] = "ugradert"
    slaa_opp = register.slaa_opp

    def meldes_imens(numre):
        svar = Registersvar(Adressebeskyttelse(imens), False, "test", "Meldt av kollega")
        adressebeskyttelse.endre(kandidat=kari, svar=svar, av=lag.bruker(), naa=NAA)
        return slaa_opp(numre)

    monkeypatch.setattr(register, "slaa_opp", meldes_imens)
    assert graderingskontroll.kontroller(naa=NAA) == 0
    kari.refresh_from_db()
    assert (kari.gradering, kari.sperret is not None) == (
        ("ukjent", True) if imens == "strengt_fortrolig" else ("fortrolig", False)
    )


class Sviktende(dict):
    def get(self, nummer, *annet):
        if self[nummer] == "svikter":
            raise KeyError(nummer)
        return self[nummer]


@pytest.mark.parametrize(
    "galt",
    [
        "svikter",
        "ugradert",
        Registersvar("ukjent_kode", False, "test"),
        Registersvar(Adressebeskyttelse.UGRADERT, None, "test"),
        Registersvar(Adressebeskyttelse.UGRADERT, "false", "test"),
        Registersvar(None, False, "test"),
        {"beskyttelse": "ugradert"},
    ],
)
def test_ett_ubrukelig_svar_stopper_ingen_andre_og_sier_ikke_hvem(register, monkeypatch, caplog, galt):
    en, to = sorted((den(gradering="fortrolig"), den()), key=lambda ett: ett.pk)
    svarene = Sviktende(
        {
            en.fodselsnummer: galt,
            to.fodselsnummer: Registersvar(Adressebeskyttelse.STRENGT_FORTROLIG, False, "test"),
        }
    )
    monkeypatch.setattr(register, "slaa_opp", lambda numre: svarene)
    monkeypatch.setattr(logging.getLogger("kandidater"), "propagate", True)
    with caplog.at_level(logging.DEBUG):
        assert graderingskontroll.kontroller(naa=NAA) == 1
    foer = en.gradering
    for ett in (en, to):
        ett.refresh_from_db()
    assert (en.gradering, en.gradering_sjekket is None or en.gradering_sjekket < NAA) == (foer, True)
    assert to.sperret
    assert "1 svar som ikke kan leses" in caplog.text
    assert en.fodselsnummer not in caplog.text


@pytest.mark.parametrize(
    "rad", [None, "fortrolig", {}, {"beskyttelse": "ugradert"}, {"beskyttelse": "kode 8", "skjermet": False}]
)
def test_filen_i_demoen_kan_ha_en_rad_som_ikke_er_et_svar(settings, tmp_path, rad):
    settings.DATAMAPPE = tmp_path
    (tmp_path / "personregister.json").write_text(
        json.dumps({"1": rad, "2": {"beskyttelse": "fortrolig", "skjermet": False}})
    )
    assert list(personregister.spoer(Demoregister(), ["1", "2"])) == ["2"]


def test_den_registeret_ikke_svarer_om_spoerres_det_om_igjen(register):
    kari = den()
    for _ in range(2):
        graderingskontroll.kontroller(naa=NAA)
    assert register.spurt == [kari.fodselsnummer] * 2


def test_den_som_er_trukket_tilbake_spoerres_det_ikke_om_men_avsluttede_saker(register):
    kari, ola = den(), den()
    inntak.avslutt(kandidat=kari, dato=NAA.date(), av=lag.bruker(), naa=NAA)
    tilbaketrekking.trekk_kandidat(kandidat=ola, grunn="Feil person", av=lag.bruker(), naa=NAA)
    graderingskontroll.kontroller(naa=NAA)
    assert register.spurt == [kari.fodselsnummer]


def test_registeret_aapner_aldri_det_som_er_sperret(register):
    kari = den()
    svar = Registersvar(Adressebeskyttelse.STRENGT_FORTROLIG, False, "test", "Meldt av kollega")
    adressebeskyttelse.endre(kandidat=kari, svar=svar, av=lag.bruker(), naa=NAA)
    register.svar[kari.fodselsnummer] = "ugradert"
    assert graderingskontroll.kontroller(naa=NAA + GAMMEL) == 0
    kari.refresh_from_db()
    assert kari.sperret


def test_like_mange_sporringer_for_en_og_for_tre(register):
    register.svar[den().fodselsnummer] = "ugradert"
    with CaptureQueriesContext(connection) as en:
        graderingskontroll.kontroller(naa=NAA)
    Kandidat.objects.update(gradering_sjekket=None)
    register.svar |= {den().fodselsnummer: "ugradert" for _ in range(2)}
    with CaptureQueriesContext(connection) as tre:
        graderingskontroll.kontroller(naa=NAA)
    assert len(en) == len(tre) == 3


def test_et_register_som_feiler_sier_ikke_hvem_det_ble_spurt_om(register, monkeypatch, caplog):
    kari = den()

    def feil(numre):
        raise ValueError(f"no answer of {numre}")

    monkeypatch.setattr(register, "slaa_opp", feil)
    with caplog.at_level(logging.DEBUG), pytest.raises(RegisteretSvarerIkke) as feilen:
        graderingskontroll.kontroller(naa=NAA)
    assert feilen.value.__suppress_context__
    assert kari.fodselsnummer not in f"{feilen.value}{caplog.text}"


def test_uten_register_skjer_ingenting(settings):
    settings.PERSONREGISTER = ""
    den()
    assert graderingskontroll.kontroller(naa=NAA) == 0
    assert not Hendelse.objects.filter(type="gradering_endret").exists()


def test_oppgaven_i_demoen_leser_filen(settings, tmp_path):
    settings.PERSONREGISTER, settings.DATAMAPPE = "kandidater.personregister.Demoregister", tmp_path
    kari = lag.kandidat(lag.bruker(), naa=klokka() - timedelta(days=31))
    assert Demoregister().slaa_opp([kari.fodselsnummer]) == {}
    (tmp_path / "personregister.json").write_text(
        f'{{"{kari.fodselsnummer}": {{"beskyttelse": "fortrolig", "skjermet": true}}}}'
    )
    kontroller_gradering()
    kari.refresh_from_db()
    assert (kari.gradering, kari.skjermet, kari.gradering_kilde) == ("fortrolig", True, "folkeregisteret")


@pytest.mark.parametrize(
    ("time", "dag", "staar"),
    [(12, "2026-11-26", True), (0, "2026-12-02", True), (23, "2026-12-02", True), (23, "2026-12-03", False)],
)
def test_den_ansvarlige_faar_vite_hva_registeret_har_svart_i_fem_virkedager(register, client, time, dag, staar):
    """Thursday 26 November; five working days are over as Wednesday 2 December is. A colleague is told nothing."""
    ane, torsdag = lag.bruker(), lag.oslo(2026, 11, 26, time)
    kari = lag.kandidat(ane, naa=torsdag - GAMMEL)
    lag.kandidat(lag.bruker(), naa=torsdag)
    register.svar[kari.fodselsnummer] = "fortrolig"
    graderingskontroll.kontroller(naa=torsdag)
    naa = lag.oslo(*map(int, dag.split("-")), 13)
    generering.generer(naa=naa, alt=True)
    aapne = Paaminnelse.objects.aapne().filter(regel="gradering_endret")
    assert [rad.mottaker for rad in aapne] == ([ane] if staar else [])
    client.force_login(ane)
    assert ("Nå: Fortrolig adresse" in client.get("/paaminnelser/").content.decode()) is staar


@pytest.mark.parametrize(
    ("time", "dag", "staar"), [(0, "2026-12-02", True), (23, "2026-12-02", True), (23, "2026-12-03", False)]
)
def test_et_mildere_svar_spoerres_det_om_i_fem_virkedager(register, time, dag, staar):
    ane, torsdag = lag.bruker(), lag.oslo(2026, 11, 26, time)
    kari = lag.kandidat(ane, naa=torsdag - GAMMEL, gradering="fortrolig")
    lag.kandidat(lag.bruker(), naa=torsdag)
    register.svar[kari.fodselsnummer] = "ugradert"
    graderingskontroll.kontroller(naa=torsdag)
    generering.generer(naa=lag.oslo(*map(int, dag.split("-")), 13), alt=True)
    aapne = Paaminnelse.objects.aapne().filter(regel="gradering_endret")
    assert [rad.mottaker for rad in aapne] == ([ane] if staar else [])


def test_svarer_registeret_mildere_staar_det_en_person_har_satt_og_den_ansvarlige_blir_spurt_en_gang(register, client):
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=NAA - GAMMEL, gradering="fortrolig")
    register.svar[kari.fodselsnummer] = "ugradert"
    for naa in (NAA, NAA + GAMMEL):
        graderingskontroll.kontroller(naa=naa)
    kari.refresh_from_db()
    assert (kari.gradering, kari.graderingssvar.count()) == ("fortrolig", 1)
    generering.generer(naa=NAA, alt=True)
    client.force_login(ane)
    side = client.get("/paaminnelser/").content.decode()
    assert "Nå: Fortrolig adresse. Folkeregisteret svarer: Ingen." in side
    svar = Registersvar(Adressebeskyttelse.UGRADERT, False, "test", "Folkeregisteret svarer det")
    adressebeskyttelse.endre(kandidat=kari, svar=svar, av=ane, naa=NAA)
    assert not Paaminnelse.objects.aapne().filter(regel="gradering_endret").exists()

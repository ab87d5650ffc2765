"""A candidate goes from one jobbspesialist to another: one answers at every moment, and each is told once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from inkludering.brukere import fravaer
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import doegnets_start
from inkludering.utsending.models import Utsending
from kandidater import ansvar, omgradering
from kandidater.belastning import TaketErNaadd
from kandidater.gradering import Adressebeskyttelse
from kandidater.models import Kandidat, Overlevering
from kandidater.naerstaaende import Naerstaaende
from oppfolging.handlinger import adressebeskyttelse, inntak, overlevering
from oppfolging.handlinger.overlevering import ErBesvart, HarGaattEnAnnenVei
from oppfolging.kjerne import ansvarlig
from oppfolging.varsling import generering, regelregister
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.regelregister import Mottaker
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA, klokka

OM_FIRE_DAGER = I_DAG + timedelta(days=4)


class Scene:
    """Ane has Kari; Bo may take over, and Lise leads them."""

    def __init__(self) -> None:
        self.ane, self.bo = lag.bruker(), lag.bruker()
        self.lise = lag.bruker(Rolle.LEDER)
        self.kari = lag.kandidat(self.ane)

    def foreslaa(self, fra: date | None = None) -> Overlevering:
        kari = Kandidat.objects.get(pk=self.kari.pk)
        felt = {"kandidat": kari, "til": self.bo, "notat": " Ring før ti. ", "gjelder_fra": fra}
        return overlevering.foreslaa(**felt, av=self.ane, naa=klokka())

    def flytt(self, til=None, fra: date | None = None, **felt) -> object:
        felt = {"hos": self.ane.pk, "notat": "", "aarsak": "", **felt}
        kari = Kandidat.objects.get(pk=self.kari.pk)
        return overlevering.flytt(
            kandidat=kari, til=til or self.bo, gjelder_fra=fra, av=self.lise, naa=klokka(), **felt
        )

    def hos(self, naa=None):
        return ansvarlig.for_kandidat(self.kari, naa=naa or klokka())

    def venter(self, den) -> bool:
        return Paaminnelse.objects.aapne().filter(regel="overlevering", mottaker=den).exists()


@pytest.fixture
def scene(db) -> Scene:
    return Scene()


def brev(til) -> list[tuple[str, dict]]:
    return list(Utsending.objects.filter(mottaker=til).order_by("opprettet").values_list("mal", "data"))


def sperr_taket(den, tak: int) -> None:
    den.kontoret.norm = den.kontoret.tak = tak
    den.kontoret.save(update_fields=["norm", "tak"])


def test_et_forslag_flytter_ingenting_foer_det_er_tatt_imot(scene):
    den = scene.foreslaa()
    assert (scene.hos(), den.notat, scene.venter(scene.bo)) == (scene.ane, "Ring før ti.", True)
    overlevering.ta_imot(overlevering=den, av=scene.bo, naa=klokka())
    assert (scene.hos(), scene.venter(scene.bo)) == (scene.bo, False)
    assert [mal for mal, _data in brev(scene.ane)] == ["overlevering_svar"]


def test_et_avslag_har_en_grunn_og_kandidaten_blir(scene):
    den = scene.foreslaa()
    overlevering.avslaa(overlevering=den, grunn=" For langt unna ", av=scene.bo, naa=klokka())
    den.refresh_from_db()
    assert (scene.hos(), den.status, den.grunn, scene.venter(scene.bo)) == (
        scene.ane,
        "avslaatt",
        "For langt unna",
        False,
    )
    assert [mal for mal, _data in brev(scene.ane)] == ["overlevering_svar"]
    with pytest.raises(ErBesvart):
        overlevering.ta_imot(overlevering=den, av=scene.bo, naa=klokka())


@pytest.mark.parametrize("hvem", ["ane", "lise", "cai", "bo er inhabil"])
def test_bare_den_som_er_spurt_svarer(scene, hvem):
    den, scene.cai = scene.foreslaa(), lag.bruker()
    if hvem == "bo er inhabil":
        felt = {"slektskap": "annen", "meldt": klokka()}
        Naerstaaende.objects.create(bruker=scene.bo, indeks=scene.kari.fodselsnummer_indeks, **felt)
    av = getattr(scene, hvem.split()[0])
    with pytest.raises(ErBesvart):
        overlevering.ta_imot(overlevering=den, av=av, naa=klokka())
    with pytest.raises(ErBesvart):
        overlevering.avslaa(overlevering=den, grunn="Nei", av=av, naa=klokka())
    den.refresh_from_db()
    assert (den.venter, scene.hos()) == (True, scene.ane)


@pytest.mark.parametrize("hvem", ["bo", "lise"])
def test_bare_den_som_spurte_trekker(scene, hvem):
    den = scene.foreslaa()
    with pytest.raises(ErBesvart):
        overlevering.trekk(overlevering=den, av=getattr(scene, hvem), naa=klokka())
    den.refresh_from_db()
    assert den.venter


def test_forslaget_venter_mens_den_som_er_spurt_er_borte(scene):
    borte = {"bruker": scene.bo, "fra": I_DAG, "til": I_DAG, "vikar": None}
    det = fravaer.registrer(**borte, av=scene.bo, naa=klokka())
    scene.foreslaa()
    assert not Paaminnelse.objects.aapne().filter(regel="overlevering").exists()
    fravaer.ta_tilbake(fravaer=det, av=scene.bo, naa=klokka())
    generering.generer(naa=klokka())
    assert scene.venter(scene.bo)


def test_ingen_leder_leser_en_paaminnelse_som_er_skrevet_til_en_annen():
    leses = [
        str(trinn.tittel).split()
        for regel in regelregister.alle()
        for trinn in regel.stige
        if trinn.til != Mottaker.ANSVARLIG
    ]
    assert [ord_ for ord_ in leses if {"du", "deg", "din", "ditt", "dine"} & set(ord_)] == []


def test_et_forslag_som_trekkes_venter_ikke_mer_og_kan_stilles_igjen(scene):
    den = scene.foreslaa()
    with pytest.raises(HarGaattEnAnnenVei):
        scene.foreslaa()
    overlevering.trekk(overlevering=den, av=scene.ane, naa=klokka())
    assert not scene.venter(scene.bo)
    assert scene.foreslaa().venter


def test_datert_fram_er_kandidaten_hos_den_forrige_til_dagen_begynner(scene):
    den = scene.foreslaa(fra=OM_FIRE_DAGER)
    begynner = doegnets_start(OM_FIRE_DAGER)
    assert overlevering.ta_imot(overlevering=den, av=scene.bo, naa=klokka()) == begynner
    assert scene.hos() == scene.hos(begynner - timedelta(microseconds=1)) == scene.ane
    assert scene.hos(begynner) == scene.bo


def test_et_svar_etter_dagen_gjelder_fra_svaret(scene):
    den = scene.foreslaa(fra=OM_FIRE_DAGER)
    sent = doegnets_start(OM_FIRE_DAGER) + timedelta(hours=30)
    assert overlevering.ta_imot(overlevering=den, av=scene.bo, naa=sent) == sent
    assert (scene.hos(sent - timedelta(seconds=1)), scene.hos(sent)) == (scene.ane, scene.bo)


def test_lederen_flytter_og_begge_faar_ett_brev_med_antall(scene):
    scene.flytt(fra=OM_FIRE_DAGER)
    assert (scene.hos(), ansvarlig.til_slutt(scene.kari)) == (scene.ane, scene.bo.pk)
    dag = f"{OM_FIRE_DAGER:%d.%m.%Y}"
    assert brev(scene.bo) == [("overlevering", {"kandidater": 1, "fra": dag, "senere": True})]
    assert brev(scene.ane) == [("overlevering", {"fra_deg": 1, "fra": dag, "senere": True})]


def test_det_som_er_datert_fram_tas_tilbake_ved_aa_flytte_til_den_som_har_kandidaten(scene):
    sperr_taket(scene.ane, 1)
    scene.flytt(fra=OM_FIRE_DAGER)
    scene.flytt(til=scene.ane, hos=scene.bo.pk)
    assert scene.hos(doegnets_start(OM_FIRE_DAGER)) == scene.hos() == scene.ane


def test_det_lederen_saa_maa_stemme_naar_det_trykkes(scene):
    scene.flytt()
    with pytest.raises(HarGaattEnAnnenVei):
        scene.flytt(til=lag.bruker())
    with pytest.raises(HarGaattEnAnnenVei):
        scene.flytt(til=scene.bo, hos=scene.bo.pk)


@pytest.mark.parametrize("fra", [None, OM_FIRE_DAGER])
def test_over_taket_flytter_bare_lederen_og_med_en_grunn(scene, fra):
    lag.kandidat(scene.bo)
    sperr_taket(scene.bo, 1)
    for gi in (lambda: scene.foreslaa(fra), lambda: scene.flytt(fra=fra, aarsak="for kort")):
        with pytest.raises(TaketErNaadd):
            gi()
    scene.flytt(fra=fra, aarsak="Vikar for Ola i tre uker")
    assert ansvarlig.til_slutt(scene.kari) == scene.bo.pk
    assert not brev(scene.ane) or brev(scene.ane)[-1][1]["fra_deg"] == 1


def test_den_som_er_naadd_taket_naar_svaret_kommer_kan_ikke_ta_imot(scene):
    den = scene.foreslaa()
    lag.kandidat(scene.bo)
    sperr_taket(scene.bo, 1)
    with pytest.raises(TaketErNaadd):
        overlevering.ta_imot(overlevering=den, av=scene.bo, naa=klokka())


def test_den_som_faar_flere_fra_mandag_har_ikke_plass_til_en_ny_i_dag(scene):
    sperr_taket(scene.bo, 1)
    scene.flytt(fra=OM_FIRE_DAGER)
    with pytest.raises(TaketErNaadd):
        lag.kandidat(scene.bo)


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}])
def test_en_gradert_foreslaas_for_ingen_og_flyttes_av_lederen(scene, gradert):
    scene.kari = lag.kandidat(scene.ane, **gradert)
    with pytest.raises(HarGaattEnAnnenVei):
        scene.foreslaa()
    felt = {"kandidat": scene.kari, "fra": scene.ane, "til": scene.bo, "tid": klokka(), "av": scene.ane}
    with pytest.raises(IntegrityError, match="overlevering_kan_foreslaas"):
        Overlevering.objects.create(**felt)


VEIER = {
    "lederen flytter": lambda scene: scene.flytt(til=lag.bruker()),
    "ansvaret gis": lambda scene: ansvar.tildel(
        kandidat=scene.kari, til=lag.bruker(), aarsak="", av=scene.lise, naa=klokka()
    ),
    "til køen": lambda scene: lag.legg_i_lederkoe(scene.kari, naa=klokka()),
    "avsluttes": lambda scene: inntak.avslutt(kandidat=scene.kari, dato=I_DAG, av=scene.ane, naa=klokka()),
    "skjermes": lambda scene: gradert(scene, "ugradert", skjermet=True),
    "graderes": lambda scene: gradert(scene, "fortrolig", skjermet=False),
    "sperres": lambda scene: gradert(scene, "strengt_fortrolig", skjermet=False),
}


def gradert(scene: Scene, beskyttelse: str, *, skjermet: bool) -> None:
    svar = omgradering.Registersvar(Adressebeskyttelse(beskyttelse), skjermet, "test", "Svart i test")
    adressebeskyttelse.endre(kandidat=scene.kari, svar=svar, av=scene.ane, naa=klokka())


@pytest.mark.parametrize("vei", VEIER)
def test_et_forslag_faller_naar_kandidaten_gaar_en_annen_vei(scene, vei):
    den = scene.foreslaa()
    VEIER[vei](scene)
    den.refresh_from_db()
    assert den.status == "bortfalt"
    with pytest.raises(ErBesvart):
        overlevering.ta_imot(overlevering=den, av=scene.bo, naa=klokka())


@pytest.mark.parametrize(
    ("felt", "skranke"),
    [
        ({"status": "avslaatt", "svart": klokka}, "overlevering_avslag_har_grunn"),
        ({"status": "tatt_imot"}, "overlevering_svar_har_tid"),
        ({"svart": klokka}, "overlevering_svar_har_tid"),
        ({"status": "bestemt", "svart": lambda: klokka() - timedelta(days=1)}, "overlevering_svar_har_tid"),
        ({"status": "bestemt", "svart": klokka, "samme": True}, "overlevering_til_en_annen"),
        ({"fremmed": True}, "overlevering_kan_foreslaas"),
    ],
)
def test_databasen_holder_hva_et_forslag_er(scene, felt, skranke):
    verdier = {navn: verdi() if callable(verdi) else verdi for navn, verdi in felt.items()}
    fra = lag.bruker() if verdier.pop("fremmed", False) else scene.ane
    til = fra if verdier.pop("samme", False) else scene.bo
    with pytest.raises(IntegrityError, match=skranke):
        Overlevering.objects.create(kandidat=scene.kari, fra=fra, til=til, tid=NAA, av=fra, **verdier)


def test_aatte_som_flytter_samme_kandidat_samtidig_og_en_vinner(egen_base):
    scene, antall = Scene(), 8
    mottakere, klare = [lag.bruker() for _ in range(antall)], Barrier(antall)

    def flytt(til) -> bool:
        try:
            klare.wait(20)
            scene.flytt(til=til)
        except HarGaattEnAnnenVei:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(antall) as traader:
        vant = [til for til, gikk in zip(mottakere, traader.map(flytt, mottakere), strict=True) if gikk]
    assert vant == [scene.hos()]
    assert scene.kari.ansvar.count() == 2
    assert Utsending.objects.filter(mal="overlevering").count() == 2

"""What a manager at a workplace sees: the fixed contact person, then the next date, then the forløp they may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from django.db import models

from inkludering.felles.arbeidsdager import legg_til
from inkludering.felles.datoord import i_setning
from inkludering.hendelser.models import Oppslag
from oppfolging.handlinger import forlopsgang, ringeonske
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Oppfolging, Side
from oppfolging.portal.hjem import utsnitt
from tests import fabrikker as lag
from tests import klokke
from tests.klokke import klokka

NAA = lag.oslo(2026, 11, 23, 9)  # a Monday
I_DAG = NAA.date()


@pytest.fixture(autouse=True)
def den_dagen() -> Iterator[None]:
    """The dates written below are those of one Monday, also where a page reads the clock."""
    with klokke.paa("2026-11-23T09:00"):
        yield


def se(sted, *, bekreftet=True, naa=NAA) -> utsnitt.Arbeidsplassutsnitt:
    (en,) = utsnitt.arbeidsplasser(sted.leif, bekreftet=bekreftet, naa=naa)
    return en


def kandidat_paa_jobb(sted, *, kontakt=True, navn=True, naa=NAA, **felt):
    den = lag.kandidat(sted.ane, naa=naa, etternavn="Hemmelig-Navnesen", **felt)
    if kontakt:
        lag.aapne(den, av=sted.ane, naa=naa, navn=navn)
    lag.forlop(den, sted.hos, av=sted.ane, naa=naa, slutt=date(2027, 1, 29))
    return den


def sett_frister(dag: date, **felt) -> None:
    rader = Oppfolging.objects.filter(side=Side.ARBEIDSGIVER)
    for rad in rader.aapne():
        datoer.flytt(oppfolging=rad, til=dag, grunn="Test", av=lag.bruker(), naa=NAA)
    if felt:
        rader.update(**felt)


def test_den_faste_kontaktpersonen_staar_foerst_og_kan_ringes_med_ett_trykk(innlogget):
    side = innlogget.get("/portal/").content.decode()
    assert side.index("Ane Fast") < side.index("Neste kontakt")
    assert 'href="tel:40404040"' in side
    assert "404 04 040" in side
    assert 'href="mailto:ane.fast@nav.example"' in side
    assert "Bakeriet AS" in side


def test_uten_telefon_staar_bare_eposten(innlogget, sted):
    sted.ane.telefon = ""
    sted.ane.save()
    side = innlogget.get("/portal/").content.decode()
    assert "tel:" not in side
    assert "mailto:ane.fast@nav.example" in side


def test_uten_kontaktperson_staar_kontoret_som_hjelper(innlogget, sted):
    lag.ta_bort_kontaktperson(sted.hos, naa=klokka())
    side = innlogget.get("/portal/").content.decode()
    assert f"Vi finner en ny kontaktperson til dere. Inntil da hjelper {sted.hos.kontor} dere." in side
    assert "Ane Fast" not in side


@pytest.mark.parametrize("gradering", ["ugradert", "fortrolig", "ukjent"])
@pytest.mark.parametrize("skjermet", [False, True])
@pytest.mark.parametrize(("kontakt", "navn"), [(False, False), (True, False), (True, True)])
def test_navn_og_forlop_vises_bare_naar_aapenheten_sier_det(sted, kontakt, navn, gradering, skjermet):
    kandidat_paa_jobb(sted, kontakt=kontakt, navn=navn, gradering=gradering, skjermet=skjermet)
    synlig = kontakt and gradering == "ugradert" and not skjermet
    forventet = [("Kari Hemmelig-Navnesen" if navn else "")] if synlig else []
    assert [forlop.navn for forlop in se(sted).forlop] == forventet


def test_forlopet_vises_med_avtale_datoer_og_rytme_i_ord(bekreftet, sted):
    kandidat_paa_jobb(sted)
    side = bekreftet.get("/portal/").content.decode()
    for tekst in ("Kari Hemmelig-Navnesen", "Arbeidstrening", "23.11.2026", "29.01.2027", "hver uke til uke 4"):
        assert tekst in side


def test_forlop_uten_avtalt_slutt_sier_det(bekreftet, sted):
    lag.forlop(lag.kandidat(sted.ane, aapen=True), sted.hos, av=sted.ane)
    assert "Ikke avtalt" in bekreftet.get("/portal/").content.decode()


def test_uten_navn_vises_slaget_men_ingen_dager_som_kan_fortelle_hvem_det_er(bekreftet, sted):
    kandidat_paa_jobb(sted, navn=False)
    (forlop,) = se(sted).forlop
    assert (forlop.navn, forlop.slag, forlop.start, forlop.slutt) == ("", "Arbeidstrening", None, None)
    side = bekreftet.get("/portal/").content.decode()
    assert "Kandidat 1 (navnet er ikke delt)" in side
    assert "hver uke til uke 4" in side
    for dag in ("23.11.2026", "29.01.2027", "<dt>Start", "<dt>Slutt"):
        assert dag not in side


def test_uten_forlop_sier_siden_det(bekreftet):
    assert "Det er ingen forløp vi kan vise her." in bekreftet.get("/portal/").content.decode()


def test_foer_koden_vises_ingen_forlop_og_ingen_blir_logget_som_sett(innlogget, sted):
    kandidat_paa_jobb(sted)
    assert se(sted, bekreftet=False).forlop == ()
    side = innlogget.get("/portal/").content.decode()
    assert "Hemmelig-Navnesen" not in side
    assert "Bekreft med kode" in side
    assert not Oppslag.objects.filter(bruker_id=sted.leif.pk).exists()


def test_etter_koden_logges_akkurat_de_som_vises_og_i_en_rad(bekreftet, sted):
    vist = kandidat_paa_jobb(sted)
    kandidat_paa_jobb(sted, kontakt=False)
    kandidat_paa_jobb(sted, gradering="fortrolig")
    bekreftet.get("/portal/")
    rad = Oppslag.objects.get(bruker_id=sted.leif.pk)
    assert (rad.personer, rad.handling, rad.utfall, rad.rolle) == ([vist.pk], "portal", "tillatt", "arbeidsgiver")


def test_avsluttede_forlop_og_andres_forlop_vises_ikke(sted):
    ferdig = kandidat_paa_jobb(sted)
    forlopsgang.avslutt(forlop=ferdig.forlop.get(), dato=NAA.date(), aarsak="fullfort", av=sted.ane, naa=NAA)
    annen = lag.kandidat(sted.ane, naa=NAA, aapen=True)
    lag.forlop(annen, lag.arbeidsgiver(sted.ane, naa=NAA), av=sted.ane, naa=NAA)
    assert se(sted).forlop == ()


def test_neste_avtalte_kontakt_er_den_foerste_av_arbeidsgiversidens_datoer(sted):
    kandidat_paa_jobb(sted)
    assert se(sted, bekreftet=False).neste == utsnitt.NesteKontakt(date(2026, 11, 26), passert=False)


def test_dato_for_kandidat_som_ikke_er_aapen_vises_ikke(sted):
    kandidat_paa_jobb(sted, kontakt=False)
    assert se(sted).neste is None


def test_kartlagt_arbeidsgiver_uten_forlop_ser_ogsaa_neste_dato(sted):
    hos = lag.arbeidsgiver(sted.ane, naa=NAA, kartlagt=date(2026, 11, 2))
    planlegger.planlegg(arbeidsgivere=[hos], naa=NAA)
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(hos))
    (plass,) = utsnitt.arbeidsplasser(leif, bekreftet=False, naa=NAA)
    assert plass.neste == utsnitt.NesteKontakt(date(2027, 2, 1), passert=False)


def test_dato_som_er_passert_skjules_ikke(innlogget, sted):
    kandidat_paa_jobb(sted, naa=klokka())
    i_gaar = I_DAG - timedelta(days=1)
    sett_frister(i_gaar)
    assert f"Vi skulle ha tatt kontakt {i_setning(i_gaar, I_DAG)}" in innlogget.get("/portal/").content.decode()


def test_etter_forsoek_uten_svar_er_det_nye_forsoeket_det_som_er_avtalt(sted):
    kandidat_paa_jobb(sted)
    sett_frister(date(2026, 11, 20), nytt_forsok=date(2026, 11, 24), forsokt_dato=date(2026, 11, 23))
    assert se(sted).neste == utsnitt.NesteKontakt(date(2026, 11, 24), passert=False)


def test_bli_oppringt_gir_en_dato_innen_to_virkedager(innlogget, sted):
    side = innlogget.post(f"/portal/ring-meg/{sted.hos.orgnr}/", follow=True).content.decode()
    frist = legg_til(I_DAG, 2)
    assert f"Takk. Vi ringer senest {i_setning(frist, I_DAG)}." in side
    assert "Be om å bli oppringt" not in side
    onsket = Oppfolging.objects.get(art="ringeonske")
    assert (onsket.frist, onsket.side, onsket.arbeidsgiver, onsket.kandidat) == (frist, "arbeidsgiver", sted.hos, None)


def test_bli_oppringt_to_ganger_er_ett_oenske(innlogget, sted):
    for _ in range(2):
        svar = innlogget.post(f"/portal/ring-meg/{sted.hos.orgnr}/", follow=True)
    assert "Dere har allerede bedt om å bli oppringt." in svar.content.decode()
    assert Oppfolging.objects.filter(art="ringeonske").count() == 1


def test_oppringing_foer_helgen_loves_til_tirsdag(sted):
    frist, ny = ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=lag.oslo(2026, 11, 20))
    assert (frist, ny) == (date(2026, 11, 24), True)


def test_ringeoensket_er_ikke_neste_avtalte_kontakt(sted):
    ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=NAA)
    plass = se(sted)
    assert (plass.neste, plass.ringes) == (None, utsnitt.NesteKontakt(date(2026, 11, 25), passert=False))


def test_oppringing_som_ikke_er_gjort_i_tide_skjules_ikke(innlogget, sted):
    ringeonske.be_om_oppringing(orgnr=sted.hos.orgnr, av=sted.leif, naa=NAA - timedelta(days=14))
    frist = Oppfolging.objects.get(art="ringeonske").frist
    side = innlogget.get("/portal/").content.decode()
    assert f"Vi skulle ha ringt senest {i_setning(frist, I_DAG)}, og ligger etter." in side


def test_den_med_flere_arbeidsplasser_ser_hver_for_seg_i_norsk_rekkefoelge(innlogget, sted):
    for navn in ("Ås Mølle AS", "Ærlig AS"):
        kontakt = lag.arbeidsgiverkontakt(lag.arbeidsgiver(sted.ane, navn=navn), epost=sted.kontakt.epost)
        kontakt.bruker = sted.leif
        kontakt.save()
    navn = [plass.navn for plass in utsnitt.arbeidsplasser(sted.leif, bekreftet=False, naa=NAA)]
    assert navn == ["Bakeriet AS", "Ærlig AS", "Ås Mølle AS"]
    assert innlogget.get("/portal/").content.decode().count("Be om å bli oppringt") == 3


def test_like_mange_spoerringer_for_ett_og_tre_forlop(sted, django_assert_num_queries):
    for antall in (1, 3):
        while sted.hos.forlop.count() < antall:
            kandidat_paa_jobb(sted)
        with django_assert_num_queries(6):
            assert len(se(sted).forlop) == antall


def test_malene_faar_aldri_en_modell(bekreftet, sted):
    kandidat_paa_jobb(sted)
    svar = bekreftet.get("/portal/")
    for lag_ in svar.context:
        for oppslag in lag_.dicts:
            verdier = [verdi for verdi in oppslag.values() if isinstance(verdi, models.Model)]
            assert verdier in ([], [sted.leif])


def test_portalen_leser_bare_utsnittene_sine(sted, django_assert_num_queries):
    kandidat_paa_jobb(sted)
    with django_assert_num_queries(6) as fanget:
        se(sted)
    tabeller = {
        navn for sporring in fanget.captured_queries for navn in re.findall(r'(?:FROM|INTO) "(\w+)"', sporring["sql"])
    }
    utsnitt_ = {navn for navn in tabeller if navn.startswith("portal_")}
    assert len(utsnitt_) == 5
    assert tabeller - utsnitt_ == {"hendelser_oppslag", "hendelser_innblikk", "audit_koe"}


def test_bare_et_moete_med_klokkeslett_er_avtalt_og_stedet_vises_aldri(innlogget, sted):
    kandidat_paa_jobb(sted, naa=klokka())
    steg = Oppfolging.objects.aapne().get(side=Side.ARBEIDSGIVER, frist=date(2026, 11, 26))
    felt = {"dag": steg.frist, "klokkeslett": time(10, 30), "sted": "biblioteket", "grunn": "", "av": sted.ane}
    datoer.avtal_mote(oppfolging=steg, naa=klokka(), **felt)
    assert se(sted).mote == utsnitt.Mote(date(2026, 11, 26), "10.30")
    side = innlogget.get("/portal/").content.decode()
    assert "Vi har avtalt møte torsdag 26. november kl. 10.30." in side
    assert "biblioteket" not in side
    assert se(sted, naa=NAA + timedelta(days=4)).mote is None
    kontakt = lag.kontakt(lag.Parter(steg.forlop.kandidat, med_kandidat=True), av=sted.ane)
    Oppfolging.objects.filter(pk=steg.pk).update(avlyst_av=kontakt)
    side = innlogget.get("/portal/").content.decode()
    assert "Vi tar kontakt senest torsdag 26. november." in side
    assert "avtalt møte" not in side

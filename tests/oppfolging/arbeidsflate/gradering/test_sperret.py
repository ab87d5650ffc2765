"""Whoever turns out to be strengt fortrolig is locked: what is promised at registration holds afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError
from django.urls import reverse

from inkludering.utkast import lager
from inkludering.utkast.models import Utkast
from inkludering.utsending import utboks
from inkludering.utsending.models import Utsending
from kandidater.models import Kandidat
from kandidater.registrering import KandidatFinnes
from oppfolging.handlinger import tilbaketrekking
from oppfolging.handlinger.tildeling import AlleredeTildelt, tildel_fra_koen
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.sammendrag import MAL
from tests import fabrikker as lag
from tests.klokke import MORGEN, klokka
from tests.oppfolging.arbeidsflate.gradering.scene import FOER, GRUNN, grader, holder, send, siden
from tests.test_loefter_i_databasen import sql
from tests.tilgang.spor import ENGANGS

pytestmark = pytest.mark.django_db


class TestSperret:
    """What kode 6 is promised at registration holds afterwards."""

    @pytest.fixture
    def sperret(self, ane, kari, leder, uten_rett):
        lag.kandidat(lag.bruker(), naa=klokka() - FOER)  # of whom nobody is told
        hos = lag.arbeidsgiver(lag.bruker(), naa=klokka() - FOER, navn="Bakeriet AS")
        lag.forlop(kari, hos, av=ane, naa=klokka() - FOER)
        generering.generer(naa=MORGEN, alt=True)
        grader(kari, "strengt_fortrolig", av=ane)
        generering.generer(naa=MORGEN, alt=True)
        return kari

    def test_ingen_aapner_kandidaten(self, client, sperret, ane, leder):
        for hvem in (ane, leder):
            client.force_login(hvem)
            assert client.get(siden(sperret, "oppfolging:kandidat")).status_code == 404
            assert client.get(siden(sperret, "oppfolging:logg_kandidat")).status_code == 404
        client.force_login(ane)
        for side in ("oppfolging:i_dag", "oppfolging:kandidater", "oppfolging:min_uke", "oppfolging:paaminnelser"):
            assert "Kanari" not in client.get(reverse(side)).content.decode()

    def test_bare_lederen_med_rett_ser_raden_og_kan_gradere(self, client, sperret, ane, leder, uten_rett):
        for hvem, status in ((leder, 200), (ane, 404), (uten_rett, 404)):
            client.force_login(hvem)
            assert client.get(siden(sperret)).status_code == status

    def test_datoene_er_avlyst_og_loeftene_holder(self, sperret):
        assert not Oppfolging.objects.aapne().filter(kandidat=sperret).exists()
        assert holder() == []

    def test_lederen_med_rett_og_den_ansvarlige_faar_vite_det_uten_innhold(self, client, sperret, ane, leder):
        rader = Paaminnelse.objects.aapne().filter(regel__startswith="sperret")
        assert {(rad.mottaker, rad.kandidat_id) for rad in rader} == {(leder, sperret.pk), (ane, None)}
        client.force_login(ane)
        side = client.get(reverse("oppfolging:paaminnelser")).content.decode()
        assert "En av kandidatene dine er ikke lenger tilgjengelig for deg" in side
        client.force_login(leder)
        assert siden(sperret) in client.get(reverse("oppfolging:paaminnelser")).content.decode()

    def test_ingen_andre_paaminnelser_om_personen_staar(self, sperret):
        om = Paaminnelse.objects.aapne().filter(kandidat=sperret) | Paaminnelse.objects.aapne().filter(
            oppfolging__kandidat=sperret
        )
        assert {rad.regel for rad in om} == {"sperret"}

    def test_lederen_aapner_igjen_og_datoene_planlegges(self, client, sperret, leder, ane):
        client.force_login(leder)
        send(client, sperret, "fortrolig")
        sperret.refresh_from_db()
        assert (sperret.sperret, sperret.gradering) == (None, "fortrolig")
        assert Kandidat.objects.synlig_for(ane).filter(pk=sperret.pk).exists()
        assert holder() == []

    def test_ingen_registrerer_personen_paa_nytt_naar_saken_er_avsluttet(self, sperret, leder):
        tilbaketrekking.trekk_kandidat(kandidat=sperret, grunn=GRUNN, av=leder, naa=klokka())
        with pytest.raises(KandidatFinnes):
            lag.kandidat(lag.bruker(), fodselsnummer=sperret.fodselsnummer)

    def test_den_som_staar_i_koen_kan_ikke_tildeles(self, ane, leder):
        i_koe = lag.kandidat(None, kontor=leder.kontor, naa=klokka() - FOER)
        grader(i_koe, "strengt_fortrolig", av=leder)
        with pytest.raises(AlleredeTildelt):
            tildel_fra_koen(kandidat=i_koe, til=ane, aarsak=GRUNN, av=leder, naa=klokka())


def test_koede_meldinger_til_personen_avlyses_og_andres_staar(ane, kari):
    Kandidat.objects.filter(pk=kari.pk).update(epost="kari@example.no")
    for nr, (kanal, adresse) in enumerate([("epost", "kari@example.no"), ("sms", "41000000"), ("sms", "41000001")]):
        utboks.legg_i(nokkel=f"n{nr}", kanal=kanal, adresse=adresse, mal="x", data={}, naa=klokka())
    grader(kari, "strengt_fortrolig", av=ane)
    tilstander = dict(Utsending.objects.values_list("adresse", "tilstand"))
    assert tilstander == {"kari@example.no": "avlyst", "41000000": "avlyst", "41000001": "i_koe"}


def test_et_sammendrag_i_koe_teller_ikke_den_som_er_sperret(ane):
    sen = MORGEN - timedelta(days=40)
    kari, ola = (lag.kandidat(ane, naa=sen) for _ in range(2))
    generering.generer(naa=MORGEN, alt=True)
    sammendraget = Utsending.objects.get(mal=MAL, mottaker=ane)
    foer = sammendraget.data["kontakter"]
    grader(kari, "strengt_fortrolig", av=ane)
    sammendraget.refresh_from_db()
    assert (foer, sammendraget.data["kontakter"], sammendraget.tilstand) == (2, 1, "i_koe")
    grader(ola, "strengt_fortrolig", av=ane)
    sammendraget.refresh_from_db()
    assert sammendraget.tilstand == "avlyst"


def test_utkast_om_den_sperrede_er_borte_og_andres_staar(ane, kari):
    annen = lag.kandidat(ane)
    hos = lag.arbeidsgiver(ane)
    adresser = {
        siden(kari, "oppfolging:logg_kandidat"): "notat=hei",
        reverse("oppfolging:logg_arbeidsgiver", args=[hos.orgnr]): f"omtalt={kari.pk}&notat=hei",
        siden(annen, "oppfolging:logg_kandidat"): "notat=hei",
    }
    for sti, felt in adresser.items():
        lager.lagre(bruker=ane, sti=sti, skrevet=lager.Skrevet(felt, frozenset({"notat"})), naa=klokka())
    grader(kari, "strengt_fortrolig", av=ane)
    assert list(Utkast.objects.values_list("sti", flat=True)) == [siden(annen, "oppfolging:logg_kandidat")]


def test_et_svar_som_kom_samtidig_aapner_ikke_den_som_er_sperret(ane, kari, leder, uten_rett):
    """Whoever was let in to answer before the lock fell: judged under it, and not only at the door."""
    grader(kari, "strengt_fortrolig", av=ane)
    for hvem in (ane, uten_rett):
        grader(kari, "ugradert", av=hvem)
        assert Kandidat.objects.get(pk=kari.pk).sperret
    grader(kari, "ugradert", av=leder)
    assert not Kandidat.objects.get(pk=kari.pk).sperret


@pytest.mark.parametrize("felt", ["gradering = 'fortrolig'", "skjermet = TRUE", "gradering = 'ukjent'"])
def test_databasen_krever_svaret_bak_en_gradering(kari, felt):
    with pytest.raises(IntegrityError, match="kandidat_gradering_har_svar"):
        sql(f"UPDATE kandidater_kandidat SET {felt}, gradering_tid = %s WHERE id = %s", klokka(), kari.pk)


def test_databasen_krever_svaret_bak_en_sperre_og_at_den_loeftes(ane, kari):
    grader(kari, "strengt_fortrolig", av=ane)
    with pytest.raises(IntegrityError, match="kandidat_gradering_har_svar"):
        sql("UPDATE kandidater_kandidat SET sperret = NULL WHERE id = %s", kari.pk)


@pytest.mark.parametrize(
    "setning",
    [
        "UPDATE kjerne_oppfolging SET status = 'aapen', lukket = NULL"
        " WHERE id = (SELECT id FROM kjerne_oppfolging WHERE kandidat_id = %s LIMIT 1)",
        "INSERT INTO kjerne_oppfolging (id, side, art, kandidat_id, frist, rytmefrist, fysisk, situasjon, sted, status,"
        " opprettet, antall_flyttinger) SELECT gen_random_uuid(), 'kandidat', 'rytme', id, '2026-12-01', '2026-12-01',"
        " false, '', '', 'aapen', registrert, 0 FROM kandidater_kandidat WHERE id = %s",
    ],
)
def test_databasen_lar_ingen_dato_staa_hos_en_sperret(ane, kari, setning):
    grader(kari, "strengt_fortrolig", av=ane)
    with pytest.raises(IntegrityError, match="sperret_har_ingen_dato"):
        sql(setning, kari.pk)


@pytest.mark.parametrize("setning", ["DELETE FROM {}", "UPDATE {} SET kilde = ''"])
def test_svaret_staar(ane, kari, setning):
    grader(kari, av=ane)
    with pytest.raises(ProgrammingError):
        sql(setning.format("kandidater_graderingssvar"))


def meld(klient, den, **felt):
    felt = {
        **{"fodselsnummer": den.fodselsnummer, "fornavn": "Test", "etternavn": "Test", "metode": "ips"},
        **{"innsatsgruppe": "JOBBE_DELVIS", "henvist_dato": f"{klokka():%d.%m.%Y}", "informert": "on"},
        **{"gradering": "strengt_fortrolig", "sett_i_registeret": "on", "fodselsnummer_igjen": den.fodselsnummer},
        **felt,
    }
    return klient.post(reverse("oppfolging:kandidat_ny"), felt)


def test_strengt_fortrolig_meldt_ved_registrering_sperrer_den_som_foelges_og_svaret_er_det_samme(client, kari):
    client.force_login(lag.bruker(paa=lag.ANNET_KONTOR))
    svarene = []
    for nummer in (kari.fodselsnummer, lag.fodselsnummer()):
        side = meld(client, kari, fodselsnummer=nummer, fodselsnummer_igjen=nummer).content.decode()
        svarene.append(ENGANGS.sub("", side).replace(nummer, ""))
    kari.refresh_from_db()
    assert kari.sperret
    assert svarene[0] == svarene[1]
    assert "Personen kan ikke registreres her" in svarene[0]


@pytest.mark.parametrize(
    "mangler",
    [
        {"sett_i_registeret": ""},
        {"fodselsnummer_igjen": ""},
        {"fodselsnummer_igjen": lag.fodselsnummer()},
        {"fornavn": ""},
        {"innsatsgruppe": ""},
        {"informert": ""},
    ],
)
def test_et_skjema_som_ikke_er_helt_og_bekreftet_sperrer_ingen_og_svaret_er_det_samme(client, kari, mangler):
    client.force_login(lag.bruker())
    svarene = []
    for nummer in (kari.fodselsnummer, lag.fodselsnummer()):
        felt = {"fodselsnummer": nummer, "fodselsnummer_igjen": nummer, **mangler}
        side = meld(client, kari, **felt)
        assert side.status_code == 422
        svarene.append(ENGANGS.sub("", side.content.decode()).replace(nummer, ""))
    kari.refresh_from_db()
    assert kari.sperret is None
    assert svarene[0] == svarene[1]


def test_lederen_med_rett_faar_vite_hvem_som_sperret(client, kari, leder):
    kollega = lag.bruker(etternavn="Meldersen")
    client.force_login(kollega)
    meld(client, kari)
    generering.generer(naa=MORGEN, alt=True)
    client.force_login(leder)
    assert f"Meldt av {kollega}" in client.get(reverse("oppfolging:paaminnelser")).content.decode()


@pytest.mark.parametrize("ser_skjermede", [False, True])
def test_bare_lederen_med_rett_kommer_til_adressebeskyttelsen_fra_koen(client, ser_skjermede):
    """Of whom nobody answers for, and whose grading nobody has answered, there is no other page."""
    leder = lag.bruker("leder", ser_skjermede=ser_skjermede)
    i_koe = lag.kandidat(
        None, kontor=leder.kontor, naa=klokka() - FOER, gradering="ukjent" if ser_skjermede else "ugradert"
    )
    client.force_login(leder)
    side = client.get(reverse("rapporter:tildel", args=[i_koe.pk])).content.decode()
    assert (siden(i_koe) in side, "Ikke besvart" in side) == (ser_skjermede, ser_skjermede)

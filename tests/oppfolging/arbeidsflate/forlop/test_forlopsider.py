"""Forløp pages: what each side may see of one, and how it ends."""

import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arbeidsgivere import kontaktansvar
from inkludering.hendelser.models import Oppslag
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Forlop, Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging import loggeskjema
from tests.oppfolging.loggeskjema import kort, langt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, navn="Solsiden Kafé AS")


@pytest.fixture(autouse=True)
def _innlogget(client, ane):
    client.force_login(ane)


@pytest.fixture
def forlop(kari, hos, ane):
    return lag.forlop(kari, hos, av=ane)


def siden(forlop) -> str:
    return reverse("oppfolging:forlop", args=[forlop.pk])


def slutten(forlop) -> str:
    return reverse("oppfolging:forlop_avslutt", args=[forlop.pk])


def innhold(svar) -> str:
    return svar.content.decode()


def test_siden_viser_fakta_plan_neste_steg_og_folk(client, ane, kari, hos):
    lag.arbeidsgiverkontakt(hos, fornavn="Leif", etternavn="Daglig")
    forlop = lag.forlop(kari, hos, av=ane, type="fast", stilling="Baker")
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_arbeidsgiver=True), av=ane, notat="Alt bra", kanal="fysisk")
    svar = client.get(siden(forlop))
    tekst = innhold(svar)
    for synlig in ("Kari Åsen hos Solsiden Kafé AS", "Baker", "Leif Daglig", "hver uke til uke 4", "Alt bra"):
        assert synlig in tekst
    assert [gruppe.navn for gruppe in svar.context["steg"]] == ["Kandidat", "Arbeidsgiver"]
    oppslag = Oppslag.objects.get()
    assert (oppslag.personer, oppslag.utfall, oppslag.handling) == ([kari.pk], "tillatt", "forlop")


def test_forlopets_tidslinje_har_bare_forlopets_egne_kontakter(client, ane, kari, forlop):
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, notat="Om noe annet")
    assert "Om noe annet" not in innhold(client.get(siden(forlop)))


def kandidatkortet(client, forlop):
    return BeautifulSoup(client.get(siden(forlop)).content, "html.parser").select_one("section.kort:has(.neste-steg)")


def test_det_som_logges_med_kandidaten_fra_forlopet_staar_i_forlopets_historikk(client, kari, forlop):
    adresse = kandidatkortet(client, forlop).select_one("a[href*='/logg/']")["href"]
    felt = loggeskjema.utfylt(client.get(adresse)) | {"notat": "Trives på kjøkkenet"}
    assert felt["side"] == "kandidat"
    svar = client.post(adresse, felt, follow=True)
    assert svar.redirect_chain == [(siden(forlop), 302)]
    assert "Trives på kjøkkenet" in innhold(svar)
    deltaker = kari.deltakelser.get()
    assert (deltaker.forlop, deltaker.med_arbeidsgiver) == (forlop, False)
    neste = Oppfolging.objects.aapne().rytme().get(forlop=forlop, side=Side.KANDIDAT)
    assert f"Neste kontakt: kandidat {langt(neste.frist)}" in innhold(svar)
    assert kort(neste.frist) in str(kandidatkortet(client, forlop))


def test_forlopet_viser_kandidatens_dato_over_fristen_og_loggingen_tar_den(client, ane):
    ola = lag.kandidat(ane, naa=for_(20), fase="jobbutvikling")
    gammel = ola.oppfolginger.aapne().rytme().get(side=Side.KANDIDAT)
    forlop = lag.forlop(ola, lag.arbeidsgiver(ane), av=ane)
    kortet = kandidatkortet(client, forlop)
    assert kort(gammel.frist) in kortet.select_one(".neste-steg").text
    assert "over fristen" in kortet.select_one(".neste-steg").text
    adresse = kortet.select_one("a[href*='/logg/']")["href"]
    client.post(adresse, loggeskjema.utfylt(client.get(adresse)))
    gammel.refresh_from_db()
    assert gammel.status == "utfort"


def test_et_avsluttet_forlop_viser_ikke_kandidatens_nye_datoer(client, ane, kari, forlop):
    client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"})
    assert client.get(siden(forlop)).context["steg"] == []


@pytest.mark.parametrize("navngitt", [True, False])
def test_kontaktperson_ser_arbeidsgiversiden_og_navnet_bare_naar_aapenheten_tillater_det(client, ane, kari, navngitt):
    kollega = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane)
    lag.kontakt(
        Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ane, notat="Hemmelig"
    )
    rad = Oppfolging.objects.aapne().rytme().get(forlop=forlop, side=Side.ARBEIDSGIVER)
    datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(days=30), grunn="Innlagt", av=ane, naa=klokka())
    kari.notat = "Diagnosen"
    kari.save(update_fields=["notat"])
    lag.aapne(kari, av=ane, navn=navngitt, skal_ikke_deles="Sykdommen")
    client.force_login(kollega)
    svar = client.get(siden(forlop))
    tekst = innhold(svar)
    assert ("Kari Åsen" in tekst) is navngitt
    assert ("En kandidat hos" in tekst) is not navngitt
    for skjult in (
        "Hemmelig",
        "Innlagt",
        "Diagnosen",
        "Sykdommen",
        str(kari.pk),
        "Åsen" if not navngitt else "Hemmelig",
    ):
        assert skjult not in tekst
    assert [gruppe.navn for gruppe in svar.context["steg"]] == ["Arbeidsgiver"]
    assert [rytme.side for rytme in svar.context["plan"].rytmer] == ["Arbeidsgiver"]
    assert Oppslag.objects.latest("pk").utfall == "tillatt"


def test_kontaktperson_faar_ikke_navnet_paa_en_gradert(client, ane):
    kollega = lag.bruker()
    gradert = lag.kandidat(ane, etternavn="Gradert", gradering="fortrolig", aapen=True)
    forlop = lag.forlop(gradert, lag.arbeidsgiver(kollega), av=ane)
    client.force_login(kollega)
    assert "Gradert" not in innhold(client.get(siden(forlop)))


def test_kontaktperson_ser_ikke_navnet_etter_at_forlopet_er_slutt(client, ane, kari):
    kollega = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane)
    lag.aapne(kari, av=ane)
    client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"})
    client.force_login(kollega)
    assert "Kari Åsen" not in innhold(client.get(siden(forlop)))


@pytest.mark.parametrize("hvorfor", ["lukket", "slutt"])
def test_kontaktperson_ser_bare_egne_datoer_naar_arbeidsgiveren_ikke_faar_vite_om_forlopet(client, ane, hvorfor):
    kollega = lag.bruker()
    kari = lag.kandidat(ane, aapen=hvorfor != "lukket")
    slutt = I_DAG + timedelta(days=60)
    hos = lag.arbeidsgiver(kollega)
    forlop = lag.forlop(kari, hos, av=ane, stilling="Kranfører", slutt=slutt)
    if hvorfor == "slutt":
        client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "mistet_jobben"})
    client.force_login(kollega)
    svar = client.get(siden(forlop))
    for skjult in ("Kranfører", "Arbeidstrening", "Planlagt slutt", "Mistet jobben", "Oppfølgingsplan"):
        assert skjult not in innhold(svar)
    assert svar.context["steg"] or hvorfor == "slutt"


def test_kontaktperson_ser_av_et_delt_forlop_bare_det_portalen_viser(client, ane, kari):
    kollega = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane, stilling="Kranfører")
    lag.aapne(kari, av=ane)
    client.force_login(kollega)
    tekst = innhold(client.get(siden(forlop)))
    assert "Arbeidstrening" in tekst
    assert "Oppfølgingsplan" in tekst
    assert "Kranfører" not in tekst


@pytest.mark.parametrize("navn", [True, False])
def test_kontaktperson_ser_dagene_bare_der_arbeidsgiveren_ser_dem(client, ane, navn):
    kollega, slutt, kari = lag.bruker(), I_DAG + timedelta(days=60), lag.kandidat(ane)
    hos = lag.arbeidsgiver(kollega)
    lag.aapne(kari, av=ane, navn=navn)
    forlop = lag.forlop(kari, hos, av=ane, slutt=slutt)
    client.force_login(kollega)
    for side in (siden(forlop), reverse("oppfolging:arbeidsgiver", args=[hos.orgnr])):
        tekst = innhold(client.get(side))
        assert "Arbeidstrening" in tekst
        assert (f"{slutt:%d.%m.%Y}" in tekst) is navn


def test_tidligere_kontaktperson_mister_tilgangen(client, ane, kari):
    kollega = lag.bruker()
    arbeidsgiver = lag.arbeidsgiver(kollega)
    forlop = lag.forlop(kari, arbeidsgiver, av=ane)
    kontaktansvar.tildel(arbeidsgiver=arbeidsgiver, til=ane, aarsak="Bytte", av=kollega, naa=klokka())
    client.force_login(kollega)
    assert client.get(siden(forlop)).status_code == 404


@pytest.mark.parametrize("adresse", [siden, slutten])
@pytest.mark.parametrize("rolle", ["jobbspesialist", "leder", "markedskontakt", "administrator"])
@pytest.mark.parametrize("paa", [lag.KONTOR, lag.ANNET_KONTOR])
def test_ingen_andre_kommer_inn_og_avvisningen_logges_paa_kandidaten(client, forlop, adresse, rolle, paa):
    client.force_login(lag.bruker(rolle, paa=paa))
    svar = client.get(adresse(forlop))
    assert svar.status_code == 404
    assert "Åsen" not in innhold(svar)
    oppslag = Oppslag.objects.get()
    assert (oppslag.personer, oppslag.utfall) == ([forlop.kandidat_id], "avvist")


def test_portalbruker_og_ukjent_forlop_faar_404(client, hos, forlop):
    assert client.get(f"/forlop/{uuid.uuid4()}/").status_code == 404
    client.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(hos)))
    assert client.get(siden(forlop)).status_code == 404


@pytest.mark.parametrize("som_kontaktperson", [False, True])
def test_siden_har_samme_antall_sporringer_for_ett_og_tre_av_alt(
    client, ane, kari, som_kontaktperson, django_assert_num_queries
):
    kollega = lag.bruker()
    arbeidsgiver = lag.arbeidsgiver(kollega)
    forlop = lag.forlop(kari, arbeidsgiver, av=ane, slutt=I_DAG + timedelta(days=90))
    fyll(forlop, ane)
    client.force_login(kollega if som_kontaktperson else ane)
    with CaptureQueriesContext(connection) as for_ett:
        client.get(siden(forlop))
    fyll(forlop, ane)
    fyll(forlop, ane)
    with django_assert_num_queries(len(for_ett)):
        client.get(siden(forlop))


def test_forlop_avsluttes_med_aarsak_og_jobbtap_gir_kontakt_med_begge(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane, type="fast")
    svar = client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "mistet_jobben"})
    assert svar["Location"] == reverse("oppfolging:kandidat", args=[kari.pk])
    forlop.refresh_from_db()
    assert (forlop.avsluttet_dato, forlop.sluttaarsak) == (I_DAG, "mistet_jobben")
    assert Oppfolging.objects.aapne().filter(forlop=forlop, art="jobbtap").count() == 2
    assert "Mistet jobben" in innhold(client.get(siden(forlop)))


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [("dato", "01.01.2020", "Forløpet startet"), ("dato", "01.01.2099", "fram i tid"), ("aarsak", "", "Velg årsaken")],
)
def test_feil_ved_avslutning_staar_ved_feltet(client, forlop, felt, verdi, melding):
    data = {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"} | {felt: verdi}
    svar = client.post(slutten(forlop), data)
    assert svar.status_code == 422
    assert melding in svar.context["skjema"].errors[felt][0]
    assert f'value="{data["dato"]}"' in innhold(svar)
    forlop.refresh_from_db()
    assert forlop.er_aapent


def test_forlop_som_ikke_har_startet_begynte_ikke(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane, start=I_DAG + timedelta(days=20))
    i_dag = f"{I_DAG:%d.%m.%Y}"
    assert client.post(slutten(forlop), {"dato": i_dag, "aarsak": "avbrutt"}).status_code == 422
    client.post(slutten(forlop), {"dato": i_dag, "aarsak": "begynte_ikke"})
    forlop.refresh_from_db()
    assert forlop.sluttaarsak == "begynte_ikke"


def test_avsluttet_forlop_avsluttes_ikke_igjen(client, forlop):
    data = {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"}
    client.post(slutten(forlop), data)
    assert client.post(slutten(forlop), data | {"aarsak": "avbrutt"})["Location"] == siden(forlop)
    forlop.refresh_from_db()
    assert forlop.sluttaarsak == "fullfort"
    assert slutten(forlop) not in innhold(client.get(siden(forlop)))


def test_kontaktperson_kan_ikke_avslutte_kollegas_forlop(client, ane, kari):
    kollega = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane)
    client.force_login(kollega)
    assert client.post(slutten(forlop), {"aarsak": "avbrutt"}).status_code == 404


def fyll(forlop: Forlop, ane) -> None:
    """One more of everything the page shows."""
    lag.arbeidsgiverkontakt(forlop.arbeidsgiver)
    lag.kontakt(Parter(kandidat=forlop.kandidat, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ane)

"""Drafts: kept for the one who writes, shown to nobody else, and gone when they should be."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from psycopg.types.range import DateRange

from inkludering.brukere.mellomvare import VALGT
from inkludering.brukere.models import Rolle, Tilknytning
from inkludering.felles.gjenopptatt import ALLE
from inkludering.hendelser.models import Hendelse, Oppslag
from inkludering.utkast import lager
from inkludering.utkast.models import Utkast
from kandidater import ansvar
from tests import fabrikker as lag
from tests.inkludering.utkast.test_en_gang import skjult
from tests.klokke import I_DAG, klokka
from tests.oppfolging.loggeskjema import HTMX, logg, suppe

pytestmark = pytest.mark.django_db


def opplysninger(kandidat) -> str:
    return f"/kandidater/{kandidat.pk}/opplysninger/"


def skriv(klient: Client, sti: str, *, endret: str = "notat", **felt: str):
    """As the browser does while somebody types."""
    sendt = {"sti": sti, "felt": urlencode(felt), "endret": endret, "tittel": "Mobil og notat"}
    return klient.post("/utkast/lagre/", sendt)


def side(klient: Client, sti: str) -> str:
    return klient.get(sti).content.decode()


@pytest.fixture
def kladd(client, ane, kari):
    assert skriv(client, opplysninger(kari), notat="kanariutkast", telefon="tull").status_code == 204
    return kari


def test_det_som_ble_skrevet_staar_i_skjemaet_neste_gang_det_aapnes(client, kladd):
    vist = side(client, opplysninger(kladd))
    assert "kanariutkast" in vist
    assert "tull" not in vist  # was never changed
    assert "Hentet fram det du skrev" in vist
    assert "Forkast" in vist


def test_ogsaa_i_raden(client, ane, kari):
    felt = {"notat": "kanariutkast", "kanal": "sms", "utfall": "ikke_svar"}
    skriv(client, logg(kari), endret="notat kanal utfall", **felt)
    vist = suppe(client.get(logg(kari), headers=HTMX))
    assert vist.textarea.text.strip() == "kanariutkast"
    assert vist.select_one("input[name=kanal][checked]")["value"] == "sms"
    assert vist.select_one("[name=utfall] [selected], input[name=utfall][checked]")["value"] == "ikke_svar"
    assert "Hentet fram det du skrev" in vist.text


def test_et_tomt_kryss_er_ogsaa_noe_en_har_valgt(client, ane, kari):
    lag.aapne(kari, av=ane)
    skriv(client, f"/kandidater/{kari.pk}/aapenhet/", endret="kan_navngis", kan_kontaktes="on")
    vist = suppe(client.get(f"/kandidater/{kari.pk}/aapenhet/"))
    assert vist.select_one("input[name=kan_kontaktes][checked]")
    assert not vist.select_one("input[name=kan_navngis][checked]")


def test_det_lagres_kryptert_uten_spor_i_loggene(client, kladd):
    with connection.cursor() as peker:
        peker.execute("SELECT innhold FROM utkast_utkast")
        assert b"kanari" not in bytes(peker.fetchone()[0])
        peker.execute("SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'utkast%event%'")
        assert peker.fetchone() == (0,)
    assert not Hendelse.objects.filter(objekt_type__icontains="utkast").exists()
    assert not Oppslag.objects.exists()


def test_ingen_andre_ser_det(client, kladd):
    ansvar.tildel(kandidat=kladd, til=(bo := lag.bruker()), aarsak="", av=bo, naa=klokka())
    klient = Client()
    klient.force_login(bo)
    assert "kanariutkast" not in side(klient, opplysninger(kladd))
    assert "Mobil og notat" not in side(klient, "/utkast/")


def test_listen_sier_hvilket_skjema_om_hvem_og_at_de_er_sett(client, ane, kladd):
    hos = lag.arbeidsgiver(ane, navn="Fjellrev AS")
    skriv(client, f"/arbeidsgivere/{hos.orgnr}/logg/", notat="x")
    titler = [ett.text for ett in suppe(client.get("/utkast/")).select("main section b")]
    assert titler == ["Mobil og notat · Fjellrev AS", f"Mobil og notat · {kladd.navn}"]
    sett = Oppslag.objects.get(handling="utkast")
    assert (sett.bruker_id, list(sett.personer)) == (ane.pk, [kladd.pk])


def test_arbeidsgiverens_kontaktperson_faar_ikke_navnet_paa_kollegas_kandidat(client, ane, kari):
    bo = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(bo, navn="Fjellrev AS"), av=ane)
    for den, sett in ((bo, "Logg kontakt · Fjellrev AS"), (ane, f"Logg kontakt · {kari.navn} · Fjellrev AS")):
        sti = f"/forlop/{forlop.pk}/logg/"
        skrevet = lager.Skrevet("notat=x", frozenset({"notat"}), "Logg kontakt")
        lager.lagre(bruker=den, sti=sti, skrevet=skrevet, naa=klokka())
        client.force_login(den)
        assert [ett.text for ett in suppe(client.get("/utkast/")).select("main section b")] == [sett]


def test_det_en_doed_okt_tok_vare_paa_beholder_tittelen(client, ane, kladd):
    alt = lager.Skrevet("notat=y", frozenset({ALLE}))
    lager.lagre(bruker=ane, sti=opplysninger(kladd), skrevet=alt, naa=klokka())
    assert f"Mobil og notat · {kladd.navn}" in side(client, "/utkast/")


def test_det_er_borte_naar_skjemaet_er_lagret(client, kladd):
    assert client.post(opplysninger(kladd), {"notat": "Ferdig", "telefon": ""}).status_code == 302
    assert not Utkast.objects.exists()


def test_det_staar_naar_skjemaet_ble_avvist(client, kladd):
    assert client.post(opplysninger(kladd), {"notat": "Ferdig", "telefon": "1"}).status_code == 422
    assert Utkast.objects.exists()


def test_det_som_kommer_tilbake_sier_hva_som_ble_fylt_ut(client, ane, kari):
    """Marked with a *: it stands nowhere else, so the browser keeps it. Of what nobody filled in, nothing is kept."""
    rettet = {"notat": "kanariutkast", "telefon": "1"}
    assert skjult(client.post(opplysninger(kari), rettet), "utkast") == "* telefon notat"
    tomt = client.post("/kandidater/ny/", {"fornavn": "", "henvist_dato": f"{I_DAG:%d.%m.%Y}", "maalform": "nb"})
    assert (tomt.status_code, skjult(tomt, "utkast")) == (422, "")


def test_et_sent_utkast_av_noe_som_er_lagret_avvises(client, ane, kari):
    merke = str(uuid4())
    client.post(opplysninger(kari), {"innsending": merke, "notat": "Ferdig", "telefon": ""})
    assert skriv(client, opplysninger(kari), innsending=merke, notat="Ferd").status_code == 409
    assert not Utkast.objects.exists()


def test_skjemaet_som_tas_opp_er_fortsatt_samme_innsending(client, ane, kari):
    merke = str(uuid4())
    skriv(client, opplysninger(kari), innsending=merke, notat="Halv")
    assert skjult(client.get(opplysninger(kari)), "innsending") == merke


def test_forkast(client, kladd):
    svar = client.post(
        "/utkast/forkast/", {"sti": opplysninger(kladd)}, headers={"referer": "http://testserver/x/?a=1"}
    )
    assert svar["Location"] == "/x/?a=1"
    assert not Utkast.objects.exists()


def test_det_en_har_tatt_tilbake_er_intet_utkast(client, kladd):
    assert skriv(client, opplysninger(kladd), endret="", notat="").status_code == 204
    assert not Utkast.objects.exists()


def test_det_vises_ikke_og_slettes_naar_tilgangen_er_slutt(client, ane, kladd):
    ansvar.tildel(kandidat=kladd, til=lag.bruker(), aarsak="", av=ane, naa=klokka())
    assert client.get(opplysninger(kladd)).status_code == 404
    assert not Utkast.objects.exists()


def test_hvem_som_kan_aapne_et_utkast_som_ikke_finnes_spoerres_det_ikke_om(client, ane, django_assert_num_queries):
    """An address that is answered with 404 is so at once, whatever it is about."""
    andres = opplysninger(lag.kandidat(lag.bruker()))
    assert client.get(andres).status_code == 404
    with django_assert_num_queries(1):
        lager.forkast_stengt(bruker=ane, sti=andres, naa=klokka())


@pytest.mark.parametrize("ser_etter", ["i skjemaet", "i oversikten"])
def test_det_staar_til_rollen_det_ble_skrevet_i_tas_i_bruk_igjen(client, ane, kladd, ser_etter):
    her, gyldig = ane.tilknytning, DateRange(I_DAG - timedelta(days=9), None)
    kontor = lag.kontor(lag.ANNET_KONTOR)
    leder = Tilknytning.objects.create(bruker=ane, kontor=kontor, rolle=Rolle.LEDER, gyldig=gyldig)
    bytt(client, leder)
    if ser_etter == "i skjemaet":
        assert client.get(opplysninger(kladd)).status_code == 404
    else:
        assert opplysninger(kladd) not in side(client, "/utkast/")
    bytt(client, her)
    assert opplysninger(kladd) in side(client, "/utkast/")
    assert "kanariutkast" in side(client, opplysninger(kladd))


def bytt(klient: Client, rolle: Tilknytning) -> None:
    okt = klient.session
    okt[VALGT] = rolle.pk
    okt.save()


@pytest.mark.parametrize("rydder", ["oversikten", "jobben"])
def test_det_slettes_ogsaa_uten_at_noen_aapner_skjemaet(client, ane, kladd, rydder):
    skriv(client, "/kandidater/ny/", endret="fornavn", fornavn="Ola")
    ansvar.tildel(kandidat=kladd, til=lag.bruker(), aarsak="", av=ane, naa=klokka())
    if rydder == "jobben":
        assert lager.rydd(naa=klokka()) == 1
    else:
        side(client, "/utkast/")
    assert [ett.sti for ett in Utkast.objects.all()] == ["/kandidater/ny/"]


def test_den_som_har_sluttet_har_ingen_utkast(ane, kladd):
    Tilknytning.objects.update(gyldig=DateRange(I_DAG - timedelta(days=9), I_DAG))
    assert lager.rydd(naa=klokka()) == 1


def test_det_slettes_etter_sju_dager(client, ane, kladd):
    nesten, sju = (klokka() + timedelta(days=7, minutes=m) for m in (-5, 5))
    assert lager.hent(bruker=ane, sti=opplysninger(kladd), naa=nesten)
    assert lager.hent(bruker=ane, sti=opplysninger(kladd), naa=sju) is None
    assert lager.rydd(naa=nesten) == 0
    assert lager.rydd(naa=sju) == 1


@pytest.mark.parametrize(
    "sti",
    ["", "/finnes-ikke/", "/logg-inn/", "/kontor/", "https://ond.example/", "/portal/kode/"],
)
def test_bare_skjemaer_en_selv_kan_aapne_har_utkast(client, ane, sti):
    assert skriv(client, sti, notat="x").status_code == 404


def test_ikke_om_andres_kandidater(client, ane):
    andres = lag.kandidat(lag.bruker())
    assert skriv(client, opplysninger(andres), notat="x").status_code == 404


def test_for_stort_for_ofte_og_for_mange_avvises(client, ane, kari, monkeypatch):
    assert skriv(client, opplysninger(kari), notat="x" * lager.STORST).status_code == 413
    svar = [skriv(client, opplysninger(kari), notat="x").status_code for _ in range(lager.PER_MINUTT + 1)]
    assert svar == [204] * lager.PER_MINUTT + [429]
    monkeypatch.setattr(lager, "FLEST", 1)
    # Not to be tried again by itself: the page says that there is no room (static/utkast.js).
    assert skriv(client, logg(kari), notat="x").status_code == 507


def test_i_dag_har_en_doer_til_utkastene_som_venter(client, ane, kari):
    assert "som venter" not in client.get("/").content.decode()
    skriv(client, opplysninger(kari), notat="x")
    skriv(client, logg(kari), notat="x")
    assert suppe(client.get("/")).select_one('a[href="/utkast/"]').text == "Du har 2 utkast som venter"


def test_lederen_har_utkast_paa_tildelingen(client):
    client.force_login(leder := lag.bruker(Rolle.LEDER))
    i_koen = lag.kandidat(None, kontor=leder.kontor)
    assert skriv(client, f"/kontor/tildel/{i_koen.pk}/", endret="aarsak", aarsak="x").status_code == 204

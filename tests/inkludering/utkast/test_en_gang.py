"""Two presses of one button are one press, on whichever form; and what is added in between is never dropped unsaid."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from inkludering.felles.arbeidsdager import samme_eller_neste
from inkludering.utkast import lager
from inkludering.utkast.models import Sendt
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kontakt, Oppfolging
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA
from tests.oppfolging.loggeskjema import HTMX, logg, utfylt


def skjult(svar, navn: str, hvor: str = "main form") -> str:
    felt = BeautifulSoup(svar.content, "html.parser").select_one(f"{hvor} input[name={navn}]")
    return felt["value"] if felt else ""


def ny_person(merke: str) -> dict[str, str]:
    return {
        "innsending": merke,
        "fodselsnummer": lag.fodselsnummer(),
        "fornavn": "Kari",
        "etternavn": "Li",
        "metode": "ips",
        "innsatsgruppe": "JOBBE_DELVIS",
        "henvist_dato": f"{I_DAG:%d.%m.%Y}",
        "gradering": "ugradert",
        "informert": "on",
    }


def test_to_trykk_i_samme_oyeblikk_er_en_registrering_med_samme_svar(egen_base):
    ane = lag.bruker()
    felt, klienter = ny_person(str(uuid4())), [Client(), Client()]
    for klient in klienter:
        klient.force_login(ane)

    def trykk(klient: Client):
        try:
            return klient.post("/kandidater/ny/", felt)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as traader:
        svar = list(traader.map(trykk, klienter))
    assert [ett.status_code for ett in svar] == [302, 302]
    assert Kandidat.objects.count() == 1
    assert {ett["Location"] for ett in svar} == {f"/kandidater/{Kandidat.objects.get().pk}/"}


@pytest.mark.django_db
def test_hver_side_har_et_merke_og_det_staar_til_skjemaet_er_lagret(client, ane, kari):
    adresse = f"/kandidater/{kari.pk}/opplysninger/"
    forste, andre = (skjult(client.get(adresse), "innsending") for _ in range(2))
    assert forste and andre and forste != andre
    feil = client.post(adresse, {"innsending": forste, "telefon": "1"})
    assert (feil.status_code, skjult(feil, "innsending")) == (422, forste)
    assert client.post(adresse, {"innsending": forste, "telefon": "91234567"}).status_code == 302


@pytest.mark.django_db
def test_samme_kontakt_sendt_igjen_fra_raden_lagres_en_gang_og_siden_hentes(client, ane, kari):
    felt = utfylt(client.get(logg(kari), headers=HTMX)) | {"notat": "Ringte."}
    assert client.post(logg(kari), felt, headers=HTMX).status_code == 200
    igjen = client.post(logg(kari), felt, headers=HTMX)
    assert (igjen.status_code, igjen["HX-Redirect"]) == (204, "/")
    assert Kontakt.objects.count() == 1
    assert "Dette var allerede lagret." in client.get("/").content.decode()


@pytest.mark.django_db
def test_lengre_tekst_med_samme_merke_avvises_med_teksten_i_feltet(client, ane, kari):
    felt = utfylt(client.get(logg(kari), headers=HTMX)) | {"notat": "A"}
    client.post(logg(kari), felt, headers=HTMX)
    svar = client.post(logg(kari), felt | {"notat": "A. Og mer."}, headers=HTMX)
    side = svar.content.decode()
    assert svar.status_code == 422
    assert "A. Og mer." in side
    assert "Det du har endret siden, er ikke lagret ennå." in side
    assert Kontakt.objects.count() == 1
    assert utfylt(svar)["innsending"] != felt["innsending"]


@pytest.mark.django_db
def test_merket_gjelder_bare_den_som_sendte_og_adressen_det_ble_sendt_til(client, ane, kari):
    merke = str(uuid4())
    telefon = {"innsending": merke, "telefon": "91234567"}
    client.post(f"/kandidater/{kari.pk}/opplysninger/", telefon)
    ola = lag.kandidat(ane)
    client.post(f"/kandidater/{ola.pk}/opplysninger/", telefon)
    assert Kandidat.objects.filter(telefon="+4791234567").count() == 2
    client.force_login(bo := lag.bruker())
    pers = lag.kandidat(bo)
    client.post(f"/kandidater/{pers.pk}/opplysninger/", telefon)
    assert Kandidat.objects.filter(telefon="+4791234567").count() == 3


@pytest.mark.django_db
def test_det_som_huskes_av_en_innsending_sier_ikke_hva_som_ble_skrevet(client, ane, kari):
    client.post(
        f"/kandidater/{kari.pk}/opplysninger/", {"innsending": str(uuid4()), "notat": "kanarinotat", "telefon": ""}
    )
    with connection.cursor() as peker:
        peker.execute(f"SELECT * FROM {Sendt._meta.db_table}")
        rader = str([[bytes(v) if isinstance(v, memoryview) else v for v in rad] for rad in peker.fetchall()])
    assert str(kari.pk) in rader
    assert "kanari" not in rader


@pytest.mark.django_db
@pytest.mark.parametrize("merke", ["", "tull", "'; DROP", "\u0000"])
def test_uten_brukbart_merke_sendes_skjemaet_som_foer(client, ane, kari, merke):
    svar = client.post(f"/kandidater/{kari.pk}/opplysninger/", {"innsending": merke, "telefon": "91234567"})
    assert svar.status_code == 302
    assert Sendt.objects.count() == 0


@pytest.mark.django_db
def test_det_som_bare_vises_vises_hver_gang(client, ane, kari):
    svar = [client.post(f"/kandidater/{kari.pk}/nummer/vis/", {"innsending": str(uuid4())}) for _ in range(2)]
    merke = {"innsending": str(uuid4())}
    svar += [client.post(f"/kandidater/{kari.pk}/nummer/vis/", merke) for _ in range(2)]
    assert [kari.fodselsnummer in ett.content.decode() for ett in svar] == [True] * 4


@pytest.mark.django_db
def test_et_trykk_uten_skjema_gjores_en_gang(client, ane, kari):
    client.post(logg(kari), utfylt(client.get(logg(kari), headers=HTMX)), headers=HTMX)
    angre = f"/kontakter/{Kontakt.objects.get().pk}/angre/"
    svar = [client.post(angre, {"innsending": "0b0e7a55-0000-4000-8000-000000000001"}) for _ in range(2)]
    assert [ett.status_code for ett in svar] == [302, 302]
    side = client.get("/").content.decode()
    assert "Kontakten er angret." in side
    assert "kan ikke angres" not in side
    assert Oppfolging.objects.aapne().exists()


@pytest.mark.django_db
@pytest.mark.parametrize("mer", ["", " Og mer."])
def test_det_som_er_angret_svares_ikke_som_lagret(client, ane, kari, mer):
    """Log, undo, the same post again: nothing is saved, the text stands, and the next press logs it."""
    felt = utfylt(client.get(logg(kari), headers=HTMX)) | {"notat": "Ringte."}
    client.post(logg(kari), felt, headers=HTMX)
    client.post(f"/kontakter/{Kontakt.objects.get().pk}/angre/", {"innsending": str(uuid4())})
    igjen = client.post(logg(kari), felt | {"notat": f"Ringte.{mer}"}, headers=HTMX)
    assert igjen.status_code == 422
    assert "er angret. Trykk «Lagre» for å logge den igjen." in igjen.content.decode()
    assert utfylt(igjen)["notat"] == f"Ringte.{mer}"
    assert not Kontakt.objects.gjeldende().exists()
    assert client.post(logg(kari), utfylt(igjen), headers=HTMX).status_code == 200
    assert Kontakt.objects.gjeldende().count() == 1


@pytest.mark.django_db
def test_det_som_er_flyttet_tilbake_flyttes_igjen(client, ane, kari):
    dato, dag = kari.oppfolginger.aapne().first(), samme_eller_neste(I_DAG)
    flytt = f"/oppfolginger/{dato.pk}/flytt/"
    ny = {"til": f"{dag:%d.%m.%Y}", "grunn": "Ferie", "innsending": str(uuid4())}
    ny |= {"versjon": skjult(client.get(flytt), "versjon")}
    client.post(flytt, ny)
    flytting = dato.flyttinger.get()
    client.post(f"/oppfolginger/{dato.pk}/flyttinger/{flytting.pk}/angre/", {"innsending": str(uuid4())})
    client.post(flytt, ny)
    dato.refresh_from_db()
    assert dato.frist == dag


@pytest.mark.django_db
def test_en_innsending_huskes_saa_lenge_utkastet_som_baerer_merket_lever(client, ane, kari):
    client.post(f"/kandidater/{kari.pk}/opplysninger/", {"innsending": str(uuid4()), "telefon": ""})
    lager.rydd(naa=NAA + lager.LEVETID - timedelta(minutes=1))
    assert Sendt.objects.exists()

"""The one-time link: reading never uses it up, one press does, and nobody learns who is registered."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arbeidsgivere.models import Innloggingslenke, Lenkebestilling
from arbeidsgivere.portaltilgang import lenker
from inkludering.brukere.models import Bruker
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from oppfolging.portal import meldinger
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.portal.samtidig import samtidig

NAA = lag.oslo(2026, 11, 23, 9)


def sti(lenke: Innloggingslenke) -> str:
    return urlsplit(meldinger.adresse(str(lenke.pk))).path


def aapne(client: Client, lenke: Innloggingslenke) -> None:
    assert client.get(sti(lenke)).url == "/portal/inn/"


def ny(sted, *, er_invitasjon=False, naa=None) -> Innloggingslenke:
    return lenker.lag(kontakt=sted.kontakt, er_invitasjon=er_invitasjon, naa=naa or klokka())


def token(lenke: Innloggingslenke) -> str:
    return sti(lenke).split("/")[-2]


def uten_csrf(svar: HttpResponse) -> str:
    """The page without the token that differs every time."""
    return re.sub(r'"X-CSRFToken": "\w{64}"|name="csrfmiddlewaretoken" value="\w{64}"', "", svar.content.decode())


def er_inne(client: Client) -> bool:
    return client.get("/portal/").status_code == 200


def test_lenken_i_eposten_logger_inn_med_ett_trykk(client, sted):
    client.post("/portal/logg-inn/", {"epost": " LEIF@bakeriet.example "})
    lenker.behandle(naa=klokka())
    brev = maler.gjengi(Utsending.objects.get())
    adresse = next(linje for linje in brev.tekst.splitlines() if "/portal/inn/" in linje)
    assert client.get(urlsplit(adresse).path).url == "/portal/inn/"
    assert client.get("/portal/inn/").status_code == 200
    assert client.post("/portal/inn/").url == "/portal/"
    assert er_inne(client)


def test_aa_aapne_lenken_mange_ganger_bruker_den_ikke_opp(client, sted):
    lenke = ny(sted)
    for _ in range(3):
        for metode in (client.get, client.head):
            assert metode(sti(lenke)).status_code == 302
            assert metode("/portal/inn/").status_code == 200
    lenke.refresh_from_db()
    assert lenke.brukt is None
    assert not er_inne(client)
    assert client.post("/portal/inn/").url == "/portal/"


def test_hemmeligheten_staar_ikke_i_databasen_eller_paa_siden_med_knappen(client, sted):
    lenke = ny(sted)
    aapne(client, lenke)
    signatur = token(lenke).split(".")[1]
    utsending = Utsending.objects.get()
    assert utsending.data == {"lenke": str(lenke.pk)}
    assert signatur not in client.get("/portal/inn/").content.decode()
    assert signatur in maler.gjengi(utsending).tekst


def test_lenken_virker_bare_en_gang(client, sted):
    lenke = ny(sted)
    aapne(client, lenke)
    client.post("/portal/inn/")
    client.post("/portal/logg-ut/")
    aapne(client, lenke)
    for svar in (client.get("/portal/inn/"), client.post("/portal/inn/")):
        assert svar.status_code == 410
        assert "Få en ny lenke" in svar.content.decode()
    assert not er_inne(client)


@pytest.mark.parametrize("er_invitasjon", [True, False])
def test_lenken_utloeper(sted, er_invitasjon):
    lenke = ny(sted, er_invitasjon=er_invitasjon, naa=NAA)
    varer = timedelta(days=7) if er_invitasjon else timedelta(minutes=15)
    assert lenker.loes_inn(token=token(lenke), naa=NAA + varer) is None
    assert lenker.loes_inn(token=token(lenke), naa=NAA + varer - timedelta(seconds=1)) == sted.leif


@pytest.mark.parametrize("tull", ["", "x", "a.b", "\x00.b", "é.b"])
def test_tullelenke_slipper_ingen_inn(client, sted, tull):
    assert lenker.loes_inn(token=tull, naa=NAA) is None
    assert not lenker.gjelder(tull, naa=NAA)


def test_lenke_uten_rett_signatur_slipper_ingen_inn(sted):
    en, to = ny(sted), ny(sted)
    bytte = f"{en.pk}.{token(to).split('.')[1]}"
    assert lenker.loes_inn(token=bytte, naa=klokka()) is None
    assert lenker.loes_inn(token=f"{lag.bruker().pk}.x", naa=klokka()) is None


def test_innlogging_trekker_de_andre_lenkene_tilbake(sted):
    en, to = ny(sted, naa=NAA), ny(sted, naa=NAA)
    assert lenker.loes_inn(token=token(en), naa=NAA) == sted.leif
    assert lenker.loes_inn(token=token(to), naa=NAA) is None


def test_lenke_til_en_som_har_sluttet_slipper_ingen_inn(sted):
    lenke = ny(sted, naa=NAA)
    sted.kontakt.sluttet_dato = NAA.date()
    sted.kontakt.save()
    assert lenker.loes_inn(token=token(lenke), naa=NAA) is None


def test_lenke_sendt_til_den_gamle_adressen_virker_ikke_etter_bytte(sted):
    lenke = ny(sted, naa=NAA)
    gammel = token(lenke)
    sted.kontakt.epost = "ny@bakeriet.example"
    sted.kontakt.save()
    assert lenker.loes_inn(token=gammel, naa=NAA) is None
    ny_lenke = ny(sted, naa=NAA)
    ny_bruker = lenker.loes_inn(token=token(ny_lenke), naa=NAA)
    assert (ny_bruker.epost, ny_bruker.has_usable_password()) == ("ny@bakeriet.example", False)


@pytest.mark.parametrize("hvem", ["nav", "stengt"])
def test_lenke_slipper_aldri_inn_nav_ansatte_eller_stengte_brukere(sted, hvem):
    if hvem == "nav":
        sted.kontakt.epost = lag.bruker().epost
        sted.kontakt.save()
    else:
        Bruker.objects.filter(pk=sted.leif.pk).update(is_active=False)
    assert lenker.loes_inn(token=token(ny(sted, naa=NAA)), naa=NAA) is None


def test_innlogging_gir_ny_okt_og_tar_ikke_med_noe_fra_den_gamle(bekreftet, sted):
    lenke = ny(sted)
    aapne(bekreftet, lenke)
    foer = bekreftet.session.session_key
    bekreftet.post("/portal/inn/")
    assert bekreftet.session.session_key != foer
    assert "portal_bekreftet" not in bekreftet.session


def test_svaret_er_likt_for_kjent_ukjent_og_ikke_invitert_adresse(client, sted):
    lag.arbeidsgiverkontakt(sted.hos, epost="uinvitert@bakeriet.example")
    sluttet = lag.arbeidsgiverkontakt(sted.hos, epost="sluttet@bakeriet.example")
    lag.portalbruker(sluttet)
    sluttet.sluttet_dato = NAA.date()
    sluttet.save()
    svar = [
        client.post("/portal/logg-inn/", {"epost": f"{navn}@bakeriet.example"}, follow=True)
        for navn in ("leif", "finnesikke", "uinvitert", "sluttet")
    ]
    assert [en.redirect_chain for en in svar] == [[("/portal/lenke-sendt/", 302)]] * 4
    assert len({uten_csrf(en) for en in svar}) == 1
    lenker.behandle(naa=klokka())
    assert list(Utsending.objects.values_list("adresse", flat=True)) == ["leif@bakeriet.example"]
    assert not Lenkebestilling.objects.exists()


def test_svaret_vet_ikke_om_adressen_finnes(client, sted):
    """Same statements, none of them about people: then the time cannot tell either."""

    def sporringer(epost: str) -> list[str]:
        with CaptureQueriesContext(connection) as fanget:
            client.post("/portal/logg-inn/", {"epost": epost})
        return [en["sql"].split("; ")[-1].split(" VALUES ")[0] for en in fanget if "SAVEPOINT" not in en["sql"]]

    kjent, ukjent = sporringer("leif@bakeriet.example"), sporringer("finnesikke@bakeriet.example")
    assert kjent == ukjent
    assert [en for en in kjent if "arbeidsgiverkontakt" in en or "bruker" in en] == []
    assert len(kjent) == 1


def test_bestillingen_er_en_om_gangen_og_glemmes_naar_den_er_gammel(sted):
    for _ in range(3):
        lenker.bestill(epost=sted.kontakt.epost, naa=NAA)
    assert Lenkebestilling.objects.count() == 1
    lenker.behandle(naa=NAA + lenker.LENKE_GJELDER)
    assert not Lenkebestilling.objects.exists() and not Utsending.objects.exists()
    lenker.bestill(epost=sted.kontakt.epost, naa=NAA)
    lenker.behandle(naa=NAA + lenker.LENKE_GJELDER - timedelta(seconds=1))
    assert Utsending.objects.count() == 1


def test_hoyst_tre_lenker_i_kvarteret_uten_at_det_sies(sted):
    for minutt in range(5):
        lenker.be_om_lenke(epost=sted.kontakt.epost, naa=NAA + timedelta(minutes=minutt))
    assert Utsending.objects.count() == 3
    lenker.be_om_lenke(epost=sted.kontakt.epost, naa=NAA + timedelta(minutes=16))
    assert Utsending.objects.count() == 4


def test_den_som_er_inne_og_trykker_paa_den_brukte_lenken_kommer_til_forsiden(client, sted):
    lenke = ny(sted)
    aapne(client, lenke)
    client.post("/portal/inn/")
    aapne(client, lenke)
    assert client.get("/portal/inn/").url == "/portal/"


@pytest.mark.parametrize("epost", ["", "leif", "leif@", "a@b.no\nBcc: c@d.no"])
def test_ugyldig_adresse_faar_beskjed_ved_feltet(client, db, epost):
    svar = client.post("/portal/logg-inn/", {"epost": epost})
    assert svar.status_code == 422
    assert "aksel-error-message" in svar.content.decode()
    assert not Utsending.objects.exists()


def test_den_som_er_inne_sendes_fra_innloggingen_til_forsiden(innlogget):
    assert innlogget.get("/portal/logg-inn/").url == "/portal/"


@pytest.mark.usefixtures("egen_base")
def test_femti_trykk_samtidig_slipper_inn_en():
    ane = lag.bruker()
    kontakt = lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane))
    lenke = lenker.lag(kontakt=kontakt, er_invitasjon=True, naa=klokka())
    klare, svar = threading.Barrier(50), []

    def trykk() -> None:
        nettleser = Client()
        try:
            aapne(nettleser, lenke)
            klare.wait(60)
            svar.append(nettleser.post("/portal/inn/").status_code)
        finally:
            connection.close()

    samtidig(trykk, 50)
    assert sorted(svar) == [302] + [410] * 49
    assert Bruker.objects.filter(epost=kontakt.epost).count() == 1


def test_den_nye_brukeren_faar_spraaket_siden_ble_lest_paa_og_bytter_det_selv(client, sted):
    ny_kontakt = lag.arbeidsgiverkontakt(sted.hos, epost="anna@bakeriet.example")
    client.get(sti(lenker.lag(kontakt=ny_kontakt, er_invitasjon=True, naa=klokka())), headers={"accept-language": "en"})
    client.post("/portal/inn/", headers={"accept-language": "en"})
    assert '<html lang="en">' in client.get("/portal/").content.decode()
    assert '<html lang="nn">' in client.post("/portal/spraak/", {"spraak": "nn"}, follow=True).content.decode()
    assert '<html lang="nn">' in client.post("/portal/spraak/", {"spraak": "xx"}, follow=True).content.decode()
    lenker.be_om_lenke(epost=ny_kontakt.epost, naa=klokka())
    assert Utsending.objects.filter(adresse=ny_kontakt.epost).latest("opprettet").spraak == "nn"

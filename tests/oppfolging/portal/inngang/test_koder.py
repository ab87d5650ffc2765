"""The second factor: six digits to the mobile Nav has registered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from arbeidsgivere.models import Engangskode
from arbeidsgivere.portaltilgang import koder
from inkludering.hendelser.models import Hendelse
from inkludering.utsending import maler
from inkludering.utsending.models import Utsending
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.portal.samtidig import samtidig

NAA = lag.oslo(2026, 11, 23, 9)


def send(sted, naa=NAA) -> str:
    koder.send(bruker=sted.leif, naa=naa)
    return koder.siffer(Engangskode.objects.latest("opprettet").pk)


def feil(riktig: str) -> str:
    return f"{(int(riktig) + 1) % 10**6:06d}"


def test_koden_i_smsen_aapner_for_navn_og_avtaler(innlogget, sted):
    assert innlogget.post("/portal/kode/send/").url == "/portal/kode/"
    assert "slutter på 67" in innlogget.get("/portal/kode/").content.decode()
    sms = Utsending.objects.get()
    assert sms.spraak == sted.leif.maalform
    kode = koder.siffer(sms.data["kode"])
    assert kode in maler.gjengi(sms).tekst
    assert (sms.adresse, sms.kanal) == (sted.kontakt.telefon, "sms")
    foer = innlogget.session.session_key
    assert innlogget.post("/portal/kode/", {"kode": f"{kode[:3]} {kode[3:]}"}).url == "/portal/"
    assert innlogget.session.session_key != foer
    assert "Forløp som pågår" in innlogget.get("/portal/").content.decode()


def test_koden_staar_ikke_i_databasen(sted):
    kode = send(sted)
    assert kode not in str(Engangskode.objects.values_list())
    assert kode not in str(Utsending.objects.values_list("data", "nokkel"))


def test_koden_virker_bare_en_gang(sted):
    kode = send(sted)
    assert koder.bekreft(bruker=sted.leif, tastet=kode, naa=NAA)
    assert not koder.bekreft(bruker=sted.leif, tastet=kode, naa=NAA)


@pytest.mark.parametrize(("den_gamle", "virker"), [(True, True), (False, False)])
def test_en_kode_fra_foer_noekkelen_ble_byttet_virker_saa_lenge_den_gamle_staar(sted, settings, den_gamle, virker):
    kode = send(sted)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if den_gamle else []
    settings.SECRET_KEY = "n" * 50
    assert koder.bekreft(bruker=sted.leif, tastet=kode, naa=NAA) is virker


def test_koden_utloeper_etter_ti_minutter(sted):
    kode = send(sted)
    assert not koder.bekreft(bruker=sted.leif, tastet=kode, naa=NAA + timedelta(minutes=10))
    assert koder.bekreft(bruker=sted.leif, tastet=kode, naa=NAA + timedelta(minutes=9))


def test_den_som_taster_feil_faar_vite_hvor_mange_forsoek_som_er_igjen(innlogget, sted):
    innlogget.post("/portal/kode/send/")
    galt = feil(koder.siffer(Engangskode.objects.get().pk))
    for igjen in (4, 3, 2, 1):
        assert f"Du har {igjen} forsøk igjen." in innlogget.post("/portal/kode/", {"kode": galt}).content.decode()


def test_etter_fem_feil_virker_ikke_den_riktige_koden_heller(innlogget, sted):
    innlogget.post("/portal/kode/send/")
    kode = koder.siffer(Engangskode.objects.get().pk)
    for _ in range(5):
        svar = innlogget.post("/portal/kode/", {"kode": feil(kode)})
        assert svar.status_code == 422
    assert "Koden virker ikke lenger" in svar.content.decode()
    assert innlogget.post("/portal/kode/", {"kode": kode}).status_code == 422
    assert "portal_bekreftet" not in innlogget.session


@pytest.mark.usefixtures("egen_base")
def test_tjue_forsoek_samtidig_teller_som_fem():
    leif = lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker())))
    koder.send(bruker=leif, naa=NAA)
    galt = feil(koder.siffer(Engangskode.objects.get().pk))

    def gjett() -> None:
        try:
            koder.bekreft(bruker=leif, tastet=galt, naa=NAA)
        finally:
            connection.close()

    samtidig(gjett, 20)
    assert Engangskode.objects.get().antall_forsok == 5
    assert Hendelse.objects.filter(type="portal_feil_kode").count() == 5


def test_bare_den_nyeste_koden_gjelder(sted):
    gammel = send(sted)
    ny = send(sted, naa=NAA + timedelta(minutes=1))
    senere = NAA + timedelta(minutes=2)
    assert gammel == ny or not koder.bekreft(bruker=sted.leif, tastet=gammel, naa=senere)
    assert koder.bekreft(bruker=sted.leif, tastet=ny, naa=senere)


def test_andres_kode_virker_ikke(sted):
    kode = send(sted)
    annen = lag.portalbruker(lag.arbeidsgiverkontakt(sted.hos))
    assert not koder.bekreft(bruker=annen, tastet=kode, naa=NAA)


def test_hoyst_tre_koder_i_kvarteret(innlogget, sted):
    for _ in range(4):
        svar = innlogget.post("/portal/kode/send/", follow=True)
    assert "3 koder på kort tid. Vent 15 minutter" in svar.content.decode()
    assert Utsending.objects.count() == 3


def test_hoyst_ti_koder_i_doegnet(innlogget, sted):
    """Else a stolen mailbox gives fifteen guesses a quarter of an hour, day and night."""
    for nr in range(10):
        send(sted, naa=NAA + timedelta(minutes=20 * nr))
    with pytest.raises(koder.ForMangeKoderIDag):
        send(sted, naa=NAA + timedelta(hours=23))
    assert send(sted, naa=NAA + timedelta(hours=27))


def test_den_som_har_faatt_for_mange_koder_faar_vite_det(innlogget, sted):
    for nr in range(10, 0, -1):
        send(sted, naa=klokka() - timedelta(minutes=20 * nr))
    svar = innlogget.post("/portal/kode/send/", follow=True)
    assert "Du har fått for mange koder i dag." in svar.content.decode()


def test_uten_mobil_sier_siden_hva_du_kan_gjore(innlogget, sted):
    sted.kontakt.telefon = ""
    sted.kontakt.save()
    svar = innlogget.post("/portal/kode/send/", follow=True).content.decode()
    assert "Ring kontaktpersonen deres" in svar
    assert not Utsending.objects.exists()


@pytest.mark.parametrize("tastet", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_kode_som_ikke_er_seks_siffer_faar_beskjed_ved_feltet_og_teller_ikke(innlogget, sted, tastet):
    innlogget.post("/portal/kode/send/")
    svar = innlogget.post("/portal/kode/", {"kode": tastet})
    assert svar.status_code == 422
    assert 'id="id_kode_feil"' in svar.content.decode()
    assert Engangskode.objects.get().antall_forsok == 0

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from inkludering.utsending import levering, maler, sjekk, tasks, utboks
from inkludering.utsending.models import Tilstand, Utsending
from tests import fabrikker as lag
from tests.klokke import NAA, klokka


def legg_i(nokkel="n", **felt) -> bool:
    felt = {"kanal": "epost", "mal": "proeve", "data": {"antall": 1}, "naa": klokka()} | felt
    return utboks.legg_i(nokkel=nokkel, **felt)


@pytest.mark.django_db
def test_samme_nokkel_legges_bare_i_en_gang():
    assert legg_i(adresse="a@nav.example") is True
    assert legg_i(adresse="b@nav.example") is False
    assert Utsending.objects.get().adresse == "a@nav.example"


@pytest.mark.django_db
def test_mottakeren_gir_adresse_og_maalform():
    ane = lag.bruker(epost="ane@nav.example", telefon="40000001")
    ane.maalform = "nn"
    ane.save(update_fields=["maalform"])
    legg_i("epost", mottaker=ane)
    legg_i("sms", mottaker=ane, kanal="sms")
    rader = Utsending.objects.order_by("nokkel").values_list("adresse", "spraak", "mottaker")
    assert list(rader) == [("ane@nav.example", "nn", ane.pk), ("40000001", "nn", ane.pk)]


@pytest.mark.parametrize("adresse", ["", "a@nav.example\nBcc: b@nav.example", "a@nav.example\r"])
def test_adresse_som_ikke_er_en_linje_avvises(adresse):
    with pytest.raises(ValueError, match="address"):
        legg_i(adresse=adresse)


@pytest.mark.django_db
def test_bare_det_som_venter_kan_avlyses():
    legg_i("venter", adresse="a@nav.example")
    legg_i("sendes", adresse="a@nav.example")
    Utsending.objects.filter(nokkel="venter").update(ikke_foer=NAA + timedelta(days=1))
    levering.ta_neste(naa=klokka(), kanaler={"epost"})
    assert utboks.avlys(Utsending.objects.all()) == 1
    assert dict(Utsending.objects.values_list("nokkel", "tilstand")) == {"venter": "avlyst", "sendes": "sendes"}
    assert levering.ta_neste(naa=NAA + timedelta(days=2), kanaler={"epost"}) is None


def test_meldingen_lever_og_doer_med_transaksjonen(egen_base):
    class Angrer(Exception):
        pass

    with pytest.raises(Angrer), transaction.atomic():
        legg_i(adresse="a@nav.example")
        raise Angrer
    assert not Utsending.objects.exists()


@pytest.fixture(params=["borte", "fryst"])
def koe_uten_svar(request) -> Iterator[None]:
    """The broker's socket: not there, or there with nobody who answers."""
    if request.param == "borte":
        yield
        return
    sti = Path(urlsplit(settings.REDIS_URL).path)
    with socket.socket(socket.AF_UNIX) as sokkel:
        sokkel.bind(str(sti))
        sokkel.listen()
        yield
    sti.unlink()


@pytest.mark.alene
def test_uten_koe_legges_meldingen_likevel_i_og_den_som_ber_om_det_venter_ikke(egen_base, koe_uten_svar, caplog):
    fra = time.monotonic()
    assert legg_i(adresse="a@nav.example")
    assert time.monotonic() - fra < 1
    slutt = time.monotonic() + 30
    while "Køen svarer ikke" not in caplog.text:
        assert time.monotonic() < slutt
        time.sleep(0.02)
    assert Utsending.objects.get().tilstand == Tilstand.I_KOE


@pytest.mark.django_db
def test_arbeideren_og_kommandoen_gjoer_det_samme(mottak, brev, capsys):
    sluk = mottak()
    brev("1")
    tasks.tom()
    brev("2")
    call_command("send")
    assert len(sluk.brev()) == 2
    assert capsys.readouterr().out == "Sendt: 1\n"


@pytest.mark.django_db
def test_hemmeligheten_lages_naar_brevet_skrives_og_lagres_ikke(brev):
    @maler.registrer("proeve")
    def lag_hemmelighet(data):
        return {"hemmelighet": f"hemmelig{data['antall']}"}

    try:
        sendt = brev()
        assert f"{settings.BASE_URL}/lenke/hemmelig2" in maler.gjengi(sendt).tekst
        assert "hemmelig" not in str(sendt.data)
    finally:
        maler._lagere.pop("proeve")


@pytest.mark.django_db
def test_sjekk_sier_hva_et_menneske_maa_vite(brev, klokke):
    venter, _framtid = brev("1"), brev("2", ikke_foer=klokke.naa + timedelta(days=1))
    usikker, fersk, doed = brev("3"), brev("4"), brev("5")
    for rad, felt in (
        (usikker, {"tilstand": Tilstand.USIKKER, "usikker_siden": klokke.naa - timedelta(minutes=16)}),
        (fersk, {"tilstand": Tilstand.USIKKER, "usikker_siden": klokke.naa - timedelta(minutes=14)}),
        (doed, {"tilstand": Tilstand.DOED, "feil": "SMTP 550"}),
    ):
        Utsending.objects.filter(pk=rad.pk).update(**felt)
    assert set(sjekk.uavgjorte(klokke.naa)) == {
        f"utsending {usikker.pk} er usikker (uten svar)",
        f"utsending {doed.pk} er doed (SMTP 550)",
    }
    assert list(sjekk.liggende(klokke.naa)) == [f"utsending {venter.pk} skulle vært sendt"]

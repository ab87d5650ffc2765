"""A report is made once, by the worker, and never changes afterwards."""

import json
import logging
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import translation

from inkludering.brukere.models import Rolle
from inkludering.felles import vekking
from inkludering.hendelser.models import Hendelse
from oppfolging import tasks
from oppfolging.rapporter import bestilling, snitt
from oppfolging.rapporter.models import Rapport
from oppfolging.rapporter.pdf import dokument
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import FRA, SNITT, TIL

ETT_MINUTT = timedelta(minutes=1, seconds=1)


@pytest.fixture
def rask_pdf(monkeypatch):
    """Rendering has tests of its own; here a small file stands for it."""
    monkeypatch.setattr(dokument, "rendre", lambda figurer: f"%PDF {figurer.tidspunkt}".encode())


def bestill(leder) -> Rapport:
    return bestilling.bestill(kontor=leder.kontor, fra=FRA, til=TIL, av=leder, naa=SNITT)


def lag_den(rapport: Rapport, naa=SNITT) -> Rapport:
    bestilling.lag(rapport_id=rapport.pk, naa=naa)
    rapport.refresh_from_db()
    return rapport


def test_en_bestilt_rapport_venter_og_er_logget(leder):
    rapport = bestill(leder)
    assert (rapport.tilstand, rapport.fremdrift, rapport.snitt) == ("venter", 0, SNITT)
    assert Hendelse.objects.filter(type="rapport_bestilt", objekt_id=str(rapport.pk), av_id=leder.pk).exists()


def test_arbeideren_vekkes_foerst_naar_bestillingen_er_lagret(leder, monkeypatch, django_capture_on_commit_callbacks):
    vekket = []
    monkeypatch.setattr(vekking.current_app, "send_task", lambda navn, kwargs: vekket.append((navn, kwargs)))
    with django_capture_on_commit_callbacks(execute=True) as ved_lagring:
        rapport = bestill(leder)
        assert vekket == []
    assert len(ved_lagring) == 1
    vent_paa_traaden()
    assert vekket == [(tasks.lag_rapport.name, {"rapport_id": str(rapport.pk)})]


def test_bestillingen_lykkes_uten_koe(leder, monkeypatch, django_capture_on_commit_callbacks, caplog):
    def borte(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(vekking.current_app, "send_task", borte)
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.WARNING):
        rapport = bestill(leder)
    vent_paa_traaden()
    assert rapport.tilstand == "venter"
    assert "Køen svarer ikke" in caplog.text


def test_en_koe_som_ikke_svarer_holder_ikke_prosessen_naar_den_skal_slutte(
    leder, monkeypatch, django_capture_on_commit_callbacks
):
    slipper = []
    monkeypatch.setattr(
        vekking.current_app, "send_task", lambda *_args, **_kwargs: slipper.append(threading.current_thread().daemon)
    )
    with django_capture_on_commit_callbacks(execute=True):
        bestill(leder)
    vent_paa_traaden()
    assert slipper == [True]


def test_fremdriften_er_synlig_underveis(leder, monkeypatch):
    rapport, sett = bestill(leder), []

    def se(figurer):
        sett.append(Rapport.objects.values_list("tilstand", "fremdrift").get())
        return b"%PDF"

    ekte = snitt.beregn
    monkeypatch.setattr(dokument, "rendre", se)
    monkeypatch.setattr(snitt, "beregn", lambda **valg: (se(None), ekte(**valg))[1])
    lag_den(rapport)
    assert [*sett, (rapport.tilstand, rapport.fremdrift)] == [("lages", 10), ("lages", 60), ("klar", 100)]


def test_tall_avtrykk_og_fil_lagres_og_staar_fast(leder, rask_pdf):
    rapport = lag_den(bestill(leder))
    assert rapport.tall_hash == snitt.avtrykk(rapport.tall)
    assert rapport.tall["snitt"] == "2026-11-03T12:00:00+01:00"
    foer = bytes(rapport.pdf)
    lag.kandidat(lag.bruker(), naa=SNITT - timedelta(days=1))
    assert bytes(lag_den(rapport, SNITT + timedelta(hours=1)).pdf) == foer
    assert rapport.ferdig == SNITT


def test_samme_snitt_to_ganger_gir_samme_avtrykk(leder, rask_pdf):
    lag.kandidat(lag.bruker(), naa=SNITT - timedelta(days=20), fase="kartlegging")
    forste, andre = lag_den(bestill(leder)), lag_den(bestill(leder))
    assert forste.tall_hash == andre.tall_hash
    assert len(forste.tall_hash) == 64


def test_avtrykket_foelger_tallene_og_ikke_rekkefoelgen():
    assert snitt.avtrykk({"a": 1, "b": 2}) == snitt.avtrykk(json.loads('{"b": 2, "a": 1}'))
    assert snitt.avtrykk({"a": 1}) != snitt.avtrykk({"a": 2})


def test_en_feil_gir_tilstanden_feilet_og_kan_proeves_igjen(leder, monkeypatch, rask_pdf):
    rapport = bestill(leder)
    with monkeypatch.context() as brutt:
        brutt.setattr(dokument, "rendre", lambda figurer: 1 / 0)
        assert lag_den(rapport).tilstand == "feilet"
    assert lag_den(rapport).tilstand == "feilet"  # not by itself
    senere = SNITT + timedelta(hours=1)
    bestilling.prov_igjen(rapport=rapport, av=leder, naa=senere)
    assert lag_den(rapport, senere).tilstand == "klar"
    assert (rapport.snitt, rapport.bestilt) == (SNITT, senere)


def test_bare_en_feilet_rapport_kan_proeves_igjen(leder, rask_pdf):
    rapport = lag_den(bestill(leder))
    bestilling.prov_igjen(rapport=rapport, av=leder, naa=SNITT)
    rapport.refresh_from_db()
    assert rapport.tilstand == "klar"


def test_tikket_tar_opp_det_arbeideren_ikke_fikk_med_seg(leder, rask_pdf):
    rapport = bestill(leder)
    bestilling.plukk_opp(naa=SNITT + timedelta(seconds=30))
    rapport.refresh_from_db()
    assert rapport.tilstand == "venter"
    Rapport.objects.update(tilstand="lages", fremdrift=10)  # the worker died here
    bestilling.plukk_opp(naa=SNITT + ETT_MINUTT)
    rapport.refresh_from_db()
    assert rapport.tilstand == "klar"


def test_tikket_gir_opp_etter_et_kvarter(leder, rask_pdf):
    rapport = bestill(leder)
    bestilling.plukk_opp(naa=SNITT + timedelta(minutes=16))
    rapport.refresh_from_db()
    assert rapport.tilstand == "feilet"


def test_to_arbeidere_samtidig_lager_den_en_gang(egen_base, monkeypatch):
    rapport = bestill(lag.bruker(Rolle.LEDER))
    inne, slipp, antall = threading.Event(), threading.Event(), []

    def langsom(figurer):
        antall.append(1)
        inne.set()
        assert slipp.wait(20)
        return b"%PDF"

    def lag_i_traad():
        bestilling.lag(rapport_id=rapport.pk, naa=SNITT)
        connection.close()

    monkeypatch.setattr(dokument, "rendre", langsom)
    forste, andre = threading.Thread(target=lag_i_traad), threading.Thread(target=lag_i_traad)
    forste.start()
    assert inne.wait(20)
    andre.start()
    andre.join(20)
    slipp.set()
    forste.join(20)
    rapport.refresh_from_db()
    assert (rapport.tilstand, len(antall)) == ("klar", 1)


def test_oppgaven_tar_bare_en_id(leder, rask_pdf):
    rapport = bestill(leder)
    tasks.lag_rapport(rapport_id=str(rapport.pk))
    rapport.refresh_from_db()
    assert rapport.tilstand == "klar"


def vent_paa_traaden() -> None:
    for traad in threading.enumerate():
        if traad.name == "oppfolging.tasks.lag_rapport":
            traad.join(10)


def test_rapporten_er_paa_spraaket_den_ble_bestilt_paa_ogsaa_naar_den_lages_igjen(leder, monkeypatch):
    monkeypatch.setattr(dokument, "rendre", lambda _snittet: translation.get_language().encode())
    leder.maalform = "nn"
    leder.save(update_fields=["maalform"])
    rapport = bestill(leder)
    leder.maalform = "en"
    leder.save(update_fields=["maalform"])
    Rapport.objects.filter(pk=rapport.pk).update(tilstand="feilet")
    bestilling.prov_igjen(rapport=rapport, av=leder, naa=SNITT)
    assert bytes(lag_den(rapport).pdf) == b"nn"

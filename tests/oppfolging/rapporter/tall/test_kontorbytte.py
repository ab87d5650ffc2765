"""A candidate goes to another office on 20 October 2026: what was, stays where it was, and nobody counts them twice."""

import io
from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from inkludering.brukere.models import Bruker, Kontor, Rolle
from kandidater.models import Kandidat
from oppfolging.handlinger import kontorbytte
from oppfolging.rapporter.kontor import visning
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from tests import fabrikker as lag
from tests import klokke

pytestmark = pytest.mark.django_db
D = date
FLYTTET, SENT = lag.oslo(2026, 10, 20), lag.oslo(2026, 11, 3)
SEPTEMBER, OKTOBER = (D(2026, 9, 1), D(2026, 9, 30)), (D(2026, 10, 1), D(2026, 10, 31))


@pytest.fixture
def kari() -> Kandidat:
    return lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 9, 7), fase="kartlegging", etternavn="Flytter")


@pytest.fixture
def annen_leder() -> Bruker:
    return lag.bruker(Rolle.LEDER, paa=lag.ANNET_KONTOR)


@pytest.fixture
def annet(annen_leder) -> Kontor:
    return annen_leder.kontor


def flytt(kari: Kandidat, til: Kontor, naa: datetime = FLYTTET) -> None:
    kontorbytte.flytt(kandidat=kari, til=til, av=lag.bruker(Rolle.LEDER), naa=naa)


def talt(kontor: Kontor, periode: tuple[date, date], tid: datetime) -> tuple[int, ...]:
    """The caseload, those referred, those served in the year, over fristen, and those who wait for somebody."""
    her = beregn(kontor=kontor, fra=periode[0], til=periode[1], snitt=tid).kontoret
    betjente, henvist = her[OVERGANG].per["aar"].nevner, her[INN_OG_UT].per["henvist"]
    over = min(her[OVER_FRISTEN].samlet, 1)
    return her[PORTEFOLJE].samlet, henvist, betjente, over, her[UTEN_ANSVARLIG].antall


@pytest.mark.parametrize(
    ("periode", "tid", "svar"),
    [
        (SEPTEMBER, lag.oslo(2026, 10, 2), ((1, 1, 1, 1, 0), (0, 0, 0, 0, 0))),
        (SEPTEMBER, SENT, ((1, 1, 1, 1, 0), (0, 0, 0, 0, 0))),
        (OKTOBER, lag.oslo(2026, 10, 20, 11), ((1, 0, 1, 1, 0), (0, 0, 0, 0, 0))),
        (OKTOBER, FLYTTET, ((0, 0, 0, 0, 0), (1, 0, 1, 1, 1))),
        (OKTOBER, SENT, ((0, 0, 0, 0, 0), (1, 0, 1, 1, 1))),
        ((D(2026, 9, 1), D(2026, 10, 31)), SENT, ((0, 0, 0, 0, 0), (1, 1, 1, 1, 1))),
    ],
)
def test_tallene_er_hos_kontoret_som_hadde_kandidaten_da_perioden_var_over(kari, annet, periode, tid, svar):
    """First of the office they were at, then of the one they came to."""
    flytt(kari, annet)
    assert (talt(lag.kontor(), periode, tid), talt(annet, periode, tid)) == svar


def test_den_som_flytter_tilbake_er_hos_hvert_kontor_i_hver_sin_tid(kari, annet):
    flytt(kari, annet)
    flytt(kari, lag.kontor(), naa=lag.oslo(2026, 10, 28))
    ved = [lag.oslo(2026, 10, 19), lag.oslo(2026, 10, 25), SENT]
    assert [talt(lag.kontor(), OKTOBER, tid)[0] for tid in ved] == [1, 0, 1]
    assert [talt(annet, OKTOBER, tid)[0] for tid in ved] == [0, 1, 0]


def test_ingen_bytter_kontor_uten_at_det_forrige_huskes(kari, annet):
    def bare_bytt() -> None:
        with pytest.raises(IntegrityError, match="kandidatens_kontor_har_datoer"), transaction.atomic():
            Kandidat.objects.filter(pk=kari.pk).update(kontor=lag.kontor() if kari.kontor == annet else annet)

    bare_bytt()
    flytt(kari, annet)
    kari.refresh_from_db()
    bare_bytt()


def test_den_som_kommer_staar_i_koen_og_hvert_loefte_holdes(kari, annet, annen_leder):
    flytt(kari, annet)
    call_command("sjekk", naa=lag.oslo(2026, 10, 20, 13), stdout=(ut := io.StringIO()))
    assert "0 brudd" in ut.getvalue()
    assert [rad.id for rad in visning.koe(annen_leder, naa=SENT)] == [kari.pk]


def test_kontoret_de_kom_fra_ser_raden_uten_navnet(client, kari, annet):
    flytt(kari, annet)
    client.force_login(lag.bruker(Rolle.LEDER))
    with klokke.paa("2026-11-20T09:00"):
        side = client.get(Kutt(Periode(*SEPTEMBER), SENT).til_radene(PORTEFOLJE)).content.decode()
    assert "<strong>1 rad</strong>" in side
    assert "Flytter" not in side

"""What was corrected after a period: the old cut stands, and the new one names the correction. October 2026."""

from datetime import date, datetime

import pytest

from kandidater.models import Kandidat
from oppfolging.handlinger import kontaktlogg, kontaktretting, tilbaketrekking
from oppfolging.handlinger.parter import Fakta
from oppfolging.kjerne.models import Kontakt
from oppfolging.rapporter import snitt
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.rettelser import RETTET, rettet_i_ord
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db
D = date
OKTOBER, NOVEMBER = (D(2026, 10, 1), D(2026, 10, 31)), (D(2026, 11, 1), D(2026, 11, 30))
TIDLIG, SENT = lag.oslo(2026, 11, 3), lag.oslo(2026, 11, 20)


def beregn(periode: tuple[date, date], tid: datetime) -> snitt.Snitt:
    return snitt.beregn(kontor=lag.kontor(), fra=periode[0], til=periode[1], snitt=tid)


def rettet(periode: tuple[date, date] = OKTOBER, tid: datetime = SENT) -> dict[str, int]:
    return {slag: antall for slag, antall in beregn(periode, tid).kontoret[RETTET].per.items() if antall}


def person() -> Kandidat:
    return lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 10, 5))


def logg(kari: Kandidat, naa: datetime, dag: date | None = None) -> Kontakt:
    fakta = Fakta(dag=dag, formaal="")
    return lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=lag.bruker(), naa=naa, fakta=fakta)


def rett(kontakt: Kontakt, naa: datetime, **til: str) -> None:
    felt = {"kanal": "digitalt", "utfall": "naadd"} | til
    fakta = Fakta(formaal="")
    kontaktretting.rett(kontakt=kontakt, fakta=fakta, deltakere={}, person=None, av=kontakt.av, naa=naa, **felt)


@pytest.mark.parametrize(
    ("logget", "dag", "rettes", "svar"),
    [
        (lag.oslo(2026, 10, 12), None, None, {}),
        (lag.oslo(2026, 10, 12), None, lag.oslo(2026, 10, 30), {}),  # before the period was over
        (lag.oslo(2026, 10, 12), None, lag.oslo(2026, 11, 1, 0), {"kontakt": 1}),
        (lag.oslo(2026, 10, 12), None, lag.oslo(2026, 11, 20), {"kontakt": 1}),
        (lag.oslo(2026, 10, 12), None, lag.oslo(2026, 11, 20, 13), {}),  # after the cut
        (lag.oslo(2026, 11, 2), D(2026, 10, 30), lag.oslo(2026, 11, 5), {"kontakt": 1}),  # told of in November
        (lag.oslo(2026, 11, 2), None, lag.oslo(2026, 11, 5), {}),  # not of the period
    ],
)
def test_en_kontakt_som_rettes_etter_perioden_nevnes_i_den(logget, dag, rettes, svar):
    kontakt = logg(person(), logget, dag)
    if rettes:
        rett(kontakt, rettes)
    assert rettet() == svar
    assert rettet(NOVEMBER) == {}


def test_det_gamle_snittet_staar_og_det_nye_nevner_rettelsen():
    """What it changes is the figure: the date it met is open again."""
    kontakt = logg(person(), lag.oslo(2026, 10, 12))
    foer = beregn(OKTOBER, TIDLIG)
    lagret = foer.som_json()
    rett(kontakt, lag.oslo(2026, 11, 10), kanal="telefon", utfall="ikke_svar")
    etter = beregn(OKTOBER, SENT)
    assert snitt.les(lagret) == foer
    assert (rettet_i_ord(foer.kontoret), rettet_i_ord(etter.kontoret)) == ("Ingen", "1 rettet")
    assert foer.kontoret[OVER_FRISTEN] != etter.kontoret[OVER_FRISTEN]


def test_en_kontakt_som_angres_etter_midnatt_nevnes():
    kontakt = logg(person(), lag.oslo(2026, 10, 31, 23, 55))
    kontaktlogg.angre(kontakt=kontakt, av=kontakt.av, naa=lag.oslo(2026, 11, 1, 0, 5))
    assert rettet() == {"kontakt": 1}


def test_en_kontakt_med_to_kandidater_er_en_og_en_med_bare_arbeidsgiveren_er_med():
    ane = lag.bruker()
    hos = lag.arbeidsgiver(ane, naa=lag.oslo(2026, 10, 5))
    kontakt = lag.kontakt(lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=ane, naa=lag.oslo(2026, 10, 12))
    rett(kontakt, lag.oslo(2026, 11, 5))
    to = logg(person(), lag.oslo(2026, 10, 12))
    to.deltakere.create(part="kandidat", kandidat=person())
    rett(to, lag.oslo(2026, 11, 5))
    assert rettet() == {"kontakt": 2}


@pytest.mark.parametrize(
    ("trukket", "svar"),
    [
        (lag.oslo(2026, 10, 30), {}),
        (lag.oslo(2026, 11, 5), {"kandidat": 1, "forlop": 1, "arbeidsgiver": 1}),
        (lag.oslo(2026, 11, 21), {}),
    ],
)
def test_det_som_trekkes_tilbake_etter_perioden_nevnes_i_den(trukket, svar):
    kari, ane, naa = person(), lag.bruker(), lag.oslo(2026, 10, 6)
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=naa), av=ane, naa=naa, type="fast", start=D(2026, 10, 7))
    hos = lag.arbeidsgiver(ane, naa=naa)
    tilbaketrekking.trekk_kandidat(kandidat=kari, grunn="Feil person", av=ane, naa=trukket)
    tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=hos, grunn="Feil bedrift", av=ane, naa=trukket)
    assert rettet() == svar

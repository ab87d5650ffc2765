"""«I tide» goes by the day the rhythm gave: moving a date helps only with a reason, before that day. October 2026."""

from datetime import date, datetime, timedelta

import pytest

from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger import inntak
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.rapporter.tall.brudd import BRUDD
from oppfolging.rapporter.tall.frister import FLYTTET, I_TIDE
from oppfolging.rapporter.tall.rader import bak
from oppfolging.rapporter.tall.verdier import Andel
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.oppfolging.rapporter.tall.test_grenser import FRA, I_AUGUST, SNITT, TIL
from tests.oppfolging.rapporter.tall.test_overgang import talt

pytestmark = pytest.mark.django_db
RYTMEN = date(2026, 10, 20)  # a Tuesday


def d(dag: int, maaned: int = 10) -> date:
    return date(2026, maaned, dag)


def kl(dag: date, time: int = 12) -> datetime:
    return lag.oslo(dag.year, dag.month, dag.day, time)


def person() -> Kandidat:
    """Somebody whose own dates are far off: those of the test stand beside them."""
    kari = lag.kandidat(av := lag.bruker(), naa=I_AUGUST)
    langt_fram = {"neste": {"kandidat": date(2027, 6, 1)}, "grunn": "Reiser bort"}
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=av, naa=I_AUGUST, **langt_fram)
    return kari


def dato(kari: Kandidat, rytmefrist: date = RYTMEN, *, laget: datetime = I_AUGUST, **felt) -> Oppfolging:
    felt = {"frist": rytmefrist, "status": "aapen", "grunn": None, "side": "kandidat", "art": "jobbtap"} | felt
    return Oppfolging.objects.create(kandidat=kari, rytmefrist=rytmefrist, opprettet=laget, **felt)


def gjort(den: Oppfolging, dag: date | None) -> None:
    if dag:
        parter = lag.Parter(arbeidsgiver=lag.arbeidsgiver(None, naa=I_AUGUST), med_arbeidsgiver=True)
        kontakt = lag.kontakt(parter, av=lag.bruker(), naa=kl(dag))
        Oppfolging.objects.filter(pk=den.pk).update(status="utfort", lukket=kl(dag), kontakt=kontakt)


def i_tide() -> tuple[int, int, int]:
    """In time, of how many; and how many were measured on a day they were moved to."""
    andel: Andel = talt(I_TIDE).per["kandidat"]
    return andel.teller, andel.nevner, talt(FLYTTET).per["kandidat"]


# Moves (made, to, reason), the day it was done, and what October says of it.
FLYTTINGER = [
    ("på dagen", [], d(20), (1, 1, 0)),
    ("dagen etter", [], d(21), (0, 1, 0)),
    ("aldri", [], None, (0, 1, 0)),
    ("flyttet med grunn dagen før", [(d(19), d(27), "Ferie")], d(27), (1, 1, 1)),
    ("… og for sent også da", [(d(19), d(27), "Ferie")], d(28), (0, 1, 1)),
    ("flyttet med grunn på dagen", [(d(20), d(27), "Ferie")], d(27), (0, 1, 0)),
    ("over fristen, flyttet til desember", [(d(26), d(1, 12), "Rakk ikke")], None, (0, 1, 0)),
    ("flyttet uten grunn", [(d(19), d(22), "")], d(22), (0, 1, 0)),
    ("flyttet uten grunn, holdt likevel", [(d(19), d(22), "")], d(20), (1, 1, 0)),
    ("uten grunn, så med", [(d(19), d(22), ""), (d(21), d(29), "Syk")], d(29), (0, 1, 0)),
    ("med grunn, så en gang til", [(d(19), d(23), "Syk"), (d(22), d(29), "Fortsatt syk")], d(29), (1, 1, 1)),
    ("med grunn, så for sent", [(d(19), d(23), "Syk"), (d(23), d(29), "Fortsatt syk")], d(29), (0, 1, 1)),
    ("flyttet ut av måneden", [(d(19), d(2, 11), "Ferie")], None, (0, 0, 0)),
    ("flyttet tidligere", [(d(12), d(15), "Hastet")], d(15), (1, 1, 1)),
]


@pytest.mark.parametrize(
    ("flyttinger", "utfort", "svar"), [rad[1:] for rad in FLYTTINGER], ids=[rad[0] for rad in FLYTTINGER]
)
def test_en_flytting_hjelper_bare_med_grunn_foer_dagen(flyttinger, utfort, svar):
    den, av = dato(person()), lag.bruker()
    for naar, til, grunn in flyttinger:
        datoer.flytt(oppfolging=den, til=til, grunn=grunn, av=av, naa=kl(naar))
    gjort(den, utfort)
    assert i_tide() == svar


def test_i_tide_kan_ikke_heves_ved_aa_flytte_det_som_er_over_fristen():
    """Ten dates, four kept. All the others are moved to December, with a reason each: it is four of ten still."""
    av, alle = lag.bruker(), [dato(person(), d(dag)) for dag in range(5, 15)]
    for den in alle[:4]:
        gjort(den, den.frist)
    foer, brudd = i_tide(), talt(BRUDD)
    for nr, den in enumerate(alle[4:]):
        datoer.flytt(oppfolging=den, til=d(1 + nr, 12), grunn="Rakk ikke", av=av, naa=kl(d(20)))
    assert (foer, i_tide()) == ((4, 10, 0), (4, 10, 0))
    assert talt(BRUDD) == brudd
    assert brudd.per[""] == Andel(6, 10)


def test_en_flytting_som_angres_etter_snittet_sto_ved_snittet():
    den, av = dato(person()), lag.bruker()
    snitt = kl(d(26))
    flyttet = datoer.flytt(oppfolging=den, til=d(23), grunn="Syk", av=av, naa=kl(d(19)))
    foer = talt(FLYTTET, snitt=snitt).samlet
    datoer.angre_flytting(flytting=flyttet, av=av, naa=kl(d(19)) + timedelta(minutes=5))
    assert (foer, talt(FLYTTET, snitt=snitt).samlet) == (1, 0)
    assert talt(FLYTTET, snitt=kl(d(19)), til=d(19)).samlet == 0


@pytest.mark.parametrize(
    ("rytmefrist", "frist", "grunn", "utfort", "svar"),
    [
        (RYTMEN, d(16), None, d(19), (1, 1, 0)),  # typed earlier: the rhythm's day still holds
        (RYTMEN, d(27), "Ferie", d(27), (1, 1, 1)),  # typed beyond the rhythm, with its reason
        (d(13), d(15), None, d(15), (0, 1, 0)),  # born late: it should have been on the 13th
    ],
)
def test_en_dato_noen_skrev_maales_mot_rytmen(rytmefrist, frist, grunn, utfort, svar):
    laget = kl(d(15)) if rytmefrist < d(15) else I_AUGUST
    gjort(dato(person(), rytmefrist, frist=frist, grunn=grunn, laget=laget), utfort)
    assert i_tide() == svar


@pytest.mark.parametrize(
    ("rytmefrist", "utfort", "brudd"),
    [
        (d(20), d(20), 0),
        (d(20), d(21), 1),
        (d(31), None, 1),
        (d(1, 11), None, 0),
        (d(20, 9), None, 1),  # forgotten since September, all of October
        (d(20, 9), d(1), 1),
        (d(20, 9), d(30, 9), 0),
    ],
)
def test_en_person_har_brudd_naar_en_kontakt_ikke_ble_tatt_eller_ventet_fra_foer(rytmefrist, utfort, brudd):
    gjort(dato(person(), rytmefrist), utfort)
    assert talt(BRUDD).per[""] == Andel(brudd, 1)


@pytest.mark.parametrize(("snitt", "brudd"), [(kl(RYTMEN), 0), (kl(d(21), 0), 1)])
def test_dagen_er_over_foer_det_er_et_brudd(snitt, brudd):
    dato(person())
    assert talt(BRUDD, snitt=snitt).per[""] == Andel(brudd, 1)


def test_brudd_hos_arbeidsgiveren_er_ikke_kandidatens():
    kari, av, naa = person(), lag.bruker(), kl(d(29))
    hos = lag.arbeidsgiver(av, naa=naa)
    forlop = lag.forlop(kari, hos, av=av, naa=naa, type="arbeidstrening", start=d(20, 11))
    dato(kari, d(20), laget=kl(d(19)), side="arbeidsgiver", arbeidsgiver=hos, forlop=forlop)
    lag.kontakt(lag.Parter(kandidat=kari, med_kandidat=True), av=av, naa=naa)
    assert talt(I_TIDE).per["arbeidsgiver"] == Andel(0, 1)
    assert talt(BRUDD).per[""] == Andel(0, 1)


def test_en_person_med_mange_brudd_er_en_person():
    kari = person()
    for dag in (6, 7, 8):
        dato(kari, d(dag))
    andre = person()
    assert talt(BRUDD).per[""] == Andel(1, 2)
    rader = {rad.kandidat: (rad.teller, rad.dag) for rad in bak(BRUDD, Utvalg(lag.kontor(), FRA, TIL, SNITT))}
    assert rader == {kari.pk: (True, d(6)), andre.pk: (False, None)}  # the first of hers
    assert i_tide() == (0, 3, 0)


def test_brudd_er_hos_den_som_hadde_ansvaret_da():
    kari = person()
    dato(kari, d(6))
    foer, etter = kari.ansvar.get().bruker, lag.bruker()
    ansvar.tildel(kandidat=kari, til=etter, aarsak="", av=foer, naa=kl(d(15)))
    assert [talt(BRUDD, hos=den.pk).per[""] for den in (foer, etter)] == [Andel(1, 1), Andel(0, 1)]
    assert [talt(I_TIDE, hos=den.pk).per["kandidat"].nevner for den in (foer, etter)] == [1, 0]


def test_den_som_er_avsluttet_foer_perioden_er_ikke_med():
    kari = person()
    dato(kari, d(20, 9))
    inntak.avslutt(kandidat=kari, dato=d(30, 9), av=lag.bruker(), naa=kl(d(30, 9)))
    assert talt(BRUDD).per[""] == Andel(0, 0)

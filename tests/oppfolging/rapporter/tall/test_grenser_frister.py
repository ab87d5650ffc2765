"""The same for planned contacts: in time, over their limit, moved, closed, and whose they were."""

from datetime import date

import pytest

from arbeidsgivere import kontaktansvar
from kandidater import ansvar
from kandidater.models import Kandidat
from oppfolging.handlinger.kontaktlogg import Fakta
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.verdier import Andel
from tests import fabrikker as lag
from tests.oppfolging.rapporter.tall.test_grenser import DAG, FRA, I_AUGUST, LITT, SNITT, TIL, antall, naar, talt

pytestmark = pytest.mark.django_db


def dato(frist: date, kandidat: Kandidat | None = None, **felt) -> Oppfolging:
    """A closed date by itself, beside those the rhythm gives."""
    kari = kandidat or lag.kandidat(lag.bruker(), naa=lag.oslo(2026, 11, 3, 11))
    felt = {"status": "utfort", "lukket": SNITT, "opprettet": I_AUGUST, "side": "kandidat"} | felt
    return Oppfolging.objects.create(kandidat=kari, art="jobbtap", frist=frist, rytmefrist=frist, **felt)


AAPEN = {"status": "aapen", "lukket": None}


def i_tide(**valg) -> tuple[int, int, int]:
    verdi = talt(I_TIDE, **valg)
    andel = verdi.per["kandidat"] if verdi else Andel()
    return andel.teller, andel.nevner, andel.utelatt


@pytest.mark.parametrize(
    ("frist", "med"),
    [(date(2026, 9, 30), 0), (FRA, 1), (TIL, 1), (date(2026, 11, 1), 0)],
)
def test_i_tide_gjelder_frister_fra_foerste_til_siste_dag(frist, med):
    dato(frist)
    assert i_tide() == (0, med, 0)


@pytest.mark.parametrize(("snitt", "med"), [(lag.oslo(2026, 10, 20, 23, 59), 0), (lag.oslo(2026, 10, 21, 0), 1)])
def test_i_tide_teller_ikke_en_dag_som_kan_naas_ennaa(snitt, med):
    dato(date(2026, 10, 20), **AAPEN)
    assert i_tide(snitt=snitt) == (0, med, 0)


@pytest.mark.parametrize(
    ("status", "lukket", "svar"),
    [
        ("utfort", lag.oslo(2026, 10, 15, 23, 59), (1, 1, 0)),
        ("utfort", lag.oslo(2026, 10, 16, 0), (0, 1, 0)),
        ("avlyst", lag.oslo(2026, 10, 15, 23, 59), (0, 0, 1)),
        ("avlyst", lag.oslo(2026, 10, 16, 0), (0, 1, 0)),
        ("erstattet", lag.oslo(2026, 10, 15, 23, 59), (0, 0, 1)),
        ("erstattet", lag.oslo(2026, 10, 16, 0), (0, 1, 0)),
    ],
)
def test_i_tide_er_utfort_senest_paa_fristdagen_og_avlyst_da_teller_ikke(status, lukket, svar):
    dato(date(2026, 10, 15), status=status, lukket=lukket)
    assert i_tide() == svar


FREDAG, MANDAG = date(2026, 10, 16), lag.oslo(2026, 10, 19)


@pytest.mark.parametrize(
    ("dag", "snitt", "svar"),
    [
        (FREDAG, SNITT, (1, 1, 0)),
        (date(2026, 10, 17), SNITT, (0, 1, 0)),
        (FREDAG, MANDAG, (1, 1, 0)),
        (FREDAG, MANDAG - LITT, (0, 1, 0)),
    ],
)
def test_en_kontakt_fra_fredag_logget_mandag_er_i_tide_naar_den_er_kjent(dag, snitt, svar):
    hos, av = lag.arbeidsgiver(None, naa=I_AUGUST), lag.bruker()
    fredagens = lag.kontakt(
        lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=av, naa=MANDAG, fakta=Fakta(dag=dag)
    )
    dato(FREDAG, lukket=MANDAG, kontakt=fredagens)
    assert i_tide(snitt=snitt) == svar


@pytest.mark.parametrize(("snitt", "svar"), [(SNITT, (1, 1, 0)), (MANDAG + LITT, (0, 1, 0))])
def test_den_eldste_kontakten_avgjor_om_den_var_i_tide_fra_den_ble_logget(snitt, svar):
    hos, av = lag.arbeidsgiver(None, naa=I_AUGUST), lag.bruker()
    parter = lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True)
    mandagens = lag.kontakt(parter, av=av, naa=MANDAG)
    fredagens = lag.kontakt(parter, av=av, naa=SNITT, fakta=Fakta(dag=FREDAG))
    dato(FREDAG, lukket=MANDAG, kontakt=mandagens, godskrevet=fredagens)
    assert i_tide(snitt=snitt) == svar


@naar(SNITT, SNITT + LITT)
def test_en_dato_er_med_fra_den_ble_laget(tid, med):
    dato(TIL, opprettet=tid, **AAPEN)
    assert i_tide() == (0, med, 0)
    assert antall(OVER_FRISTEN, "kandidat") == med


@naar(SNITT + LITT, SNITT)
@pytest.mark.parametrize("frist", [TIL, date(2026, 11, 2)], ids=["i perioden", "etter den"])
def test_en_dato_er_aapen_til_oeyeblikket_den_lukkes(tid, med, frist):
    dato(frist, lukket=tid)
    assert antall(OVER_FRISTEN, "kandidat") == med


@pytest.mark.parametrize(("frist", "med"), [(date(2026, 11, 2), 1), (DAG, 0)])
def test_over_fristen_er_foer_snittdagen(frist, med):
    dato(frist, **AAPEN)
    assert antall(OVER_FRISTEN, "kandidat") == med


@pytest.mark.parametrize(
    ("frist", "flyttinger", "over"),
    [
        (date(2026, 11, 2), [(SNITT, date(2026, 12, 1))], 0),
        (date(2026, 11, 2), [(SNITT + LITT, date(2026, 12, 1))], 1),
        (date(2026, 11, 2), [(SNITT + LITT, date(2026, 11, 9)), (SNITT + 2 * LITT, date(2026, 12, 1))], 1),
        (date(2026, 11, 2), [(SNITT - LITT, date(2026, 11, 9)), (SNITT + LITT, date(2026, 12, 1))], 0),
        (date(2026, 11, 9), [(SNITT + LITT, date(2026, 11, 2))], 0),
    ],
)
def test_en_dato_staar_ved_snittet_der_den_foerste_flyttingen_etterpaa_tok_den_fra(frist, flyttinger, over):
    den, av = dato(frist, **AAPEN), lag.bruker()
    dato(date(2026, 12, 1), **AAPEN)
    for tid, til in flyttinger:
        datoer.flytt(oppfolging=den, til=til, grunn="Syk", av=av, naa=tid)
    assert antall(OVER_FRISTEN, "kandidat") == over


@pytest.mark.parametrize(
    ("skifte", "lukket", "hos_den_nye"),
    [
        (lag.oslo(2026, 10, 16, 0) - LITT, lag.oslo(2026, 10, 20), True),  # while the day still was
        (lag.oslo(2026, 10, 16, 0), lag.oslo(2026, 10, 20), False),
        (lag.oslo(2026, 10, 14), lag.oslo(2026, 10, 13), True),  # done before, by somebody else
        (lag.oslo(2026, 10, 16), lag.oslo(2026, 10, 13), False),
    ],
)
@pytest.mark.parametrize("side", ["kandidat", "arbeidsgiver"])
def test_en_dato_hoerer_til_den_som_hadde_ansvaret_den_dagen(skifte, lukket, hos_den_nye, side):
    ane, ola = lag.bruker(), lag.bruker()
    kari, hos = lag.kandidat(ane, naa=I_AUGUST), lag.arbeidsgiver(ane, naa=I_AUGUST)
    if side == "kandidat":
        dato(date(2026, 10, 15), kari, lukket=lukket)
        ansvar.tildel(kandidat=kari, til=ola, aarsak="", av=ane, naa=skifte)
    else:
        dato(date(2026, 10, 15), kari, side=side, arbeidsgiver=hos, lukket=lukket)
        kontaktansvar.tildel(arbeidsgiver=hos, til=ola, aarsak="", av=ane, naa=skifte)
    svar = [talt(I_TIDE, hos=b.pk) for b in (ane, ola)]
    assert [bool(verdi and verdi.per[side].nevner) for verdi in svar] == [not hos_den_nye, hos_den_nye]


def test_en_dato_hos_en_arbeidsgiver_uten_kontaktperson_er_ingens():
    ane = lag.bruker()
    kari, hos = lag.kandidat(ane, naa=I_AUGUST), lag.arbeidsgiver(ane, naa=I_AUGUST)
    lag.ta_bort_kontaktperson(hos, naa=lag.oslo(2026, 10, 1))
    dato(date(2026, 10, 15), kari, side="arbeidsgiver", arbeidsgiver=hos, lukket=lag.oslo(2026, 10, 14))
    nevnere = [(verdi and verdi.per["arbeidsgiver"].nevner) or 0 for verdi in (talt(I_TIDE), talt(I_TIDE, hos=ane.pk))]
    assert nevnere == [1, 0]

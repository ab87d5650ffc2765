"""Every figure of ten periods, of the office and each jobbspesialist, against SQL written from the definitions alone.

With what misleads: a job that never began, one more job, a late referral, an end back in time, a move between
jobbspesialister, a moved date, a contact corrected and a forløp taken back since. One graded person is too few to be
counted.
"""

from datetime import date

import pytest

from kandidater import ansvar
from oppfolging.handlinger import forlopsgang, inntak, kontaktretting, tilbaketrekking
from oppfolging.handlinger.parter import Fakta
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.brudd import BRUDD
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import FLYTTET, I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.kontakt import DAGER_SIDEN_KONTAKT as DAGER
from oppfolging.rapporter.tall.kontakt import OVER_RYTMEN
from oppfolging.rapporter.tall.mangler import UTEN_ANSVARLIG, UTEN_KONTAKTPERSON
from oppfolging.rapporter.tall.overgang import OVERGANG, TIL_ARBEID
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from oppfolging.rapporter.tall.rettelser import RETTET, TRUKKET
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import Scene, bygg, etter_snittet
from tests.oppfolging.rapporter.tall import definisjonene as sql

D = date
TIDLIG, SENT = lag.oslo(2026, 11, 3), lag.oslo(2026, 11, 20)
PERIODER = [
    (D(2026, 9, 1), D(2026, 9, 30), SENT),
    (D(2026, 10, 1), D(2026, 10, 31), TIDLIG),
    (D(2026, 10, 1), D(2026, 10, 31), SENT),
    (D(2026, 11, 1), D(2026, 11, 30), SENT),
    (D(2026, 7, 1), D(2026, 9, 30), TIDLIG),
    (D(2026, 10, 1), D(2026, 12, 31), SENT),
    (D(2026, 1, 1), D(2026, 12, 31), SENT),
    (D(2026, 10, 25), D(2026, 10, 25), SENT),  # the night the clock changes
    (D(2026, 10, 12), D(2026, 10, 18), TIDLIG),
    (D(2026, 10, 21), D(2026, 11, 19), SENT),
]
# What each is called here.
HVERT_TALL = {
    "portefolje": "portefolje",
    "inn og ut": "inn_og_ut",
    "overgang": "overgang",
    "til arbeid": "til_arbeid",
    "i tide": "i_tide",
    "flyttet": "flyttet",
    "over fristen": "over_fristen",
    "brudd": "brudd",
    "dager": "dager_siden_kontakt",
    "over rytmen": "over_rytmen",
    "lopende": "lopende_forlop",
    "uten ansvarlig": "uten_ansvarlig",
    "uten kontaktperson": "uten_kontaktperson",
    "trukket": "trukket",
    "rettet": "rettet",
}
SIDENE = ("kandidat", "arbeidsgiver", "jobbutvikling")


def _det_som_villeder(s: Scene) -> None:
    foerste, andre, _tredje, fjerde = s.kandidater
    etter_snittet(s)
    ane = s.anne
    ikke = lag.forlop(fjerde, s.bedrift, av=ane, naa=lag.oslo(2026, 10, 2), type="fast", start=D(2026, 10, 15))
    forlopsgang.avslutt(forlop=ikke, dato=D(2026, 10, 8), aarsak="begynte_ikke", av=ane, naa=lag.oslo(2026, 11, 10))
    lag.forlop(foerste, s.bedrift, av=ane, naa=lag.oslo(2026, 10, 19), type="tilkalling", start=D(2026, 10, 20))
    lag.forlop(andre, s.bedrift, av=ane, naa=lag.oslo(2026, 10, 20), type="lonnstilskudd", start=D(2026, 10, 26))
    sen = lag.kandidat(ane, naa=lag.oslo(2026, 11, 4), henvist_dato=D(2026, 10, 12))
    lag.forlop(sen, s.bedrift, av=ane, naa=lag.oslo(2026, 11, 4), type="fast", start=D(2026, 10, 26))
    i_fast_jobb = lag.kandidat(ane, naa=lag.oslo(2026, 9, 9))
    lag.forlop(i_fast_jobb, s.bedrift, av=ane, naa=lag.oslo(2026, 9, 9), type="fast", start=D(2026, 9, 3))
    lag.forlop(i_fast_jobb, s.bedrift, av=ane, naa=lag.oslo(2026, 10, 19), type="tilkalling", start=D(2026, 10, 20))
    tilbake = lag.kandidat(ane, naa=lag.oslo(2026, 9, 1))
    inntak.avslutt(kandidat=tilbake, dato=D(2026, 9, 15), av=ane, naa=lag.oslo(2026, 11, 12))
    ansvar.tildel(kandidat=fjerde, til=ane, aarsak="", av=s.berit, naa=lag.oslo(2026, 10, 28))
    # Of October, and in the queue, but registered when it was over.
    lag.kandidat(None, kontor=s.kontor, naa=lag.oslo(2026, 11, 4), henvist_dato=D(2026, 10, 12))
    _det_som_rettes(s)


def _det_som_rettes(s: Scene) -> None:
    """A contact of October and a forløp registered then, put right in November."""
    den = lag.kandidat(s.berit, naa=lag.oslo(2026, 10, 5))
    kontakt = lag.kontakt(lag.Parter(kandidat=den, med_kandidat=True), av=s.berit, naa=lag.oslo(2026, 10, 9))
    kontaktretting.rett(
        kontakt=kontakt,
        kanal="digitalt",
        utfall="naadd",
        fakta=Fakta(formaal=""),
        deltakere={},
        person=None,
        av=s.berit,
        naa=lag.oslo(2026, 11, 10),
    )
    feil = lag.forlop(den, s.bedrift, av=s.berit, naa=lag.oslo(2026, 10, 12), type="fast", start=D(2026, 10, 14))
    tilbaketrekking.trekk_forlop(forlop=feil, grunn="Feil kandidat", av=s.berit, naa=lag.oslo(2026, 11, 12))


def _av_hver(svar: Linje) -> dict[str, object]:
    """The figures that everybody has a line of."""
    aar, brudd, rytme, dager = (svar[OVERGANG].per["aar"], svar[BRUDD].per[""], svar[OVER_RYTMEN].per[""], svar[DAGER])
    return {
        "overgang": (aar.teller, aar.nevner),
        "til arbeid": tuple(svar[TIL_ARBEID].per.values()),
        "portefolje": (svar[PORTEFOLJE].samlet,),
        "dager": (dager.antall, dager.median, dager.lengst),
        "over rytmen": (rytme.teller, rytme.nevner),
        "lopende": tuple(svar[LOPENDE_FORLOP].per.values()),
        "brudd": (brudd.teller, brudd.nevner),
        **{f"i tide, {side}": (svar[I_TIDE].per[side].teller, svar[I_TIDE].per[side].nevner) for side in SIDENE},
        **{f"flyttet, {side}": (svar[FLYTTET].per[side],) for side in SIDENE},
        **{f"over fristen, {side}": (svar[OVER_FRISTEN].per[side],) for side in SIDENE},
    }


def _av_hver_i_sql(felt: dict[str, object]) -> dict[str, object]:
    paa = {side: felt | {"side": side} for side in SIDENE}
    return {
        "overgang": sql.spor(sql.OVERGANG, sql.aaret(felt)),
        "til arbeid": sql.spor(sql.TIL_ARBEID, felt),
        "portefolje": sql.spor(sql.PORTEFOLJE, felt),
        "dager": sql.spor(sql.DAGER, felt),
        "over rytmen": sql.spor(sql.OVER_RYTMEN, paa["kandidat"]),
        "lopende": sql.spor(sql.LOPENDE, felt),
        "brudd": sql.spor(sql.BRUDD, felt),
        **{f"i tide, {side}": sql.spor(sql.I_TIDE, paa[side]) for side in SIDENE},
        **{f"flyttet, {side}": sql.spor(sql.FLYTTET, paa[side]) for side in SIDENE},
        **{f"over fristen, {side}": sql.spor(sql.OVER_FRISTEN, paa[side]) for side in SIDENE},
    }


def _av_kontoret(svar: Linje) -> dict[str, object]:
    koe = svar[UTEN_ANSVARLIG]
    return {
        "inn og ut": tuple(svar[INN_OG_UT].per.values()),
        "uten ansvarlig": (koe.antall, koe.lengst),
        "uten kontaktperson": (svar[UTEN_KONTAKTPERSON].samlet,),
        "trukket": tuple(svar[TRUKKET].per.values()),
        "rettet": tuple(svar[RETTET].per.values()),
    }


def _av_kontoret_i_sql(felt: dict[str, object]) -> dict[str, object]:
    return {
        "inn og ut": sql.spor(sql.INN_OG_UT, felt),
        "uten ansvarlig": sql.spor(sql.KOE, felt),
        "uten kontaktperson": sql.spor(sql.LEDIGE, felt),
        "trukket": sql.spor(sql.TRUKKET, felt),
        "rettet": sql.spor(sql.RETTET, felt),
    }


@pytest.mark.django_db
def test_hvert_tall_er_likt_sql_skrevet_etter_definisjonen_i_ti_perioder():
    """Of the office, and of each jobbspesialist who has a line."""
    s = bygg()
    _det_som_villeder(s)
    ulike, sett = [], set()
    for fra, til, snitt in PERIODER:
        svar, felt = linjer(Utvalg(s.kontor, fra, til, snitt), figur.alle()), sql.parametre(fra, til, snitt)
        par = [("kontoret", _av_kontoret(svar.kontoret), _av_kontoret_i_sql(felt | {"hos": None}))]
        for linje in (svar.kontoret, *svar.spesialister):
            par.append((linje.navn, _av_hver(linje), _av_hver_i_sql(felt | {"hos": linje.bruker})))
        for hvem, vaart, i_sql in par:
            ulike += [(fra, til, hvem, navn, vaart[navn], i_sql[navn]) for navn in vaart if vaart[navn] != i_sql[navn]]
            sett |= {(hvem, navn, svaret) for navn, svaret in vaart.items()}
    assert ulike == []
    assert len(sett) > 150  # the periods and the people differ, so that the figures are told apart
    assert {nokkel.split(",")[0] for _hvem, nokkel, _svar in sett} == set(HVERT_TALL)


def test_ingen_tall_er_uten_etterregning():
    assert {tall.nokkel for tall in figur.alle()} == set(HVERT_TALL.values())

"""The figures of ten periods against SQL written from their definitions alone.

With what misleads: a job that never began, one more job, a late referral, an end back in time, a move between
jobbspesialister, a moved date. One graded person is too few to be counted.
"""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection

from inkludering.felles.arbeidsdager import OSLO
from kandidater import ansvar
from oppfolging.handlinger import forlopsgang, inntak
from oppfolging.rapporter.snitt import beregn
from oppfolging.rapporter.tall.brudd import BRUDD
from oppfolging.rapporter.tall.forlop import LOPENDE_FORLOP
from oppfolging.rapporter.tall.frister import I_TIDE, OVER_FRISTEN
from oppfolging.rapporter.tall.overgang import OVERGANG, TIL_ARBEID, kom_i_arbeid
from oppfolging.rapporter.tall.portefolje import INN_OG_UT, PORTEFOLJE
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import Scene, bygg, etter_snittet

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
GJELDER = "(x.trukket IS NULL OR x.trukket > %(snitt)s)"
BETJENTE = f"""SELECT x.id, x.person, x.henvist_dato FROM kandidater_kandidat x
    WHERE NOT x.skjermet AND x.kontor_id = '5702' AND x.registrert <= %(snitt)s
    AND {GJELDER} AND x.henvist_dato <= %(siste)s
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato < %(foerste)s, FALSE)"""
JOBBER = f"""SELECT k.person, x.start, CASE WHEN x.avslutning_registrert <= %(snitt)s THEN x.avsluttet_dato END AS slutt
    FROM kjerne_forlop x JOIN kandidater_kandidat k ON k.id = x.kandidat_id
    WHERE x.type NOT IN ('jobbsmak', 'arbeidstrening') AND x.registrert <= %(snitt)s AND x.start <= %(siste)s
    AND {GJELDER} AND NOT coalesce(x.sluttaarsak = 'begynte_ikke' AND x.avslutning_registrert <= %(snitt)s, FALSE)"""
KOM_I_ARBEID = f"""WITH betjente AS ({BETJENTE}), jobber AS ({JOBBER})
    SELECT count(*) FILTER (WHERE
        EXISTS (SELECT FROM jobber j WHERE j.person = p.person AND j.start >= p.dag)
        AND NOT EXISTS (SELECT FROM jobber j WHERE j.person = p.person AND j.start < p.dag
            AND (j.slutt IS NULL OR j.slutt >= p.dag))), count(*)
    FROM (SELECT person, greatest(%(foerste)s, min(henvist_dato)) AS dag FROM betjente GROUP BY person) p"""
AAPNE = f"""SELECT count(*) FROM kandidater_kandidat x
    WHERE NOT x.skjermet AND x.kontor_id = '5702' AND x.registrert <= %(snitt)s AND {GJELDER}
    AND (x.henvist_dato <= %(siste)s OR x.registrert <= %(slutten)s)
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato <= %(siste)s, FALSE)"""
LOPENDE = f"""SELECT count(*) FROM kjerne_forlop x WHERE x.registrert <= %(snitt)s AND x.start <= %(siste)s
    AND {GJELDER} AND NOT coalesce(x.sluttaarsak = 'begynte_ikke' AND x.avslutning_registrert <= %(snitt)s, FALSE)
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato < %(siste)s, FALSE)"""
# No date of the scene is moved twice before its day.
DATOER = """SELECT o.*, k.person, coalesce(
        (SELECT f.til FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid <= %(snitt)s AND f.grunn IS NOT NULL
            AND (f.tid AT TIME ZONE 'Europe/Oslo')::date < o.rytmefrist), o.rytmefrist) AS maal,
        coalesce((SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid > %(slutten)s
            ORDER BY f.tid LIMIT 1), o.frist) AS sto,
        CASE WHEN o.lukket <= %(snitt)s THEN coalesce((SELECT n.dag FROM kjerne_kontakt n WHERE n.id = o.kontakt_id),
            least((o.lukket AT TIME ZONE 'Europe/Oslo')::date, CASE WHEN k.avslutning_registrert <= %(snitt)s
                THEN k.avsluttet_dato END)) END AS gjort
    FROM kjerne_oppfolging o JOIN kandidater_kandidat k ON k.id = o.kandidat_id
    WHERE o.side = 'kandidat' AND o.opprettet <= %(snitt)s AND NOT k.skjermet AND k.kontor_id = '5702'"""
I_TIDE_SQL = f"""SELECT count(*) FILTER (WHERE status = 'utfort' AND gjort <= maal),
        count(*) FILTER (WHERE NOT coalesce(status IN ('avlyst', 'erstattet') AND gjort <= maal, FALSE))
    FROM ({DATOER}) d WHERE maal BETWEEN %(foerste)s AND %(siste)s AND maal < %(dag)s"""
OVER_SQL = f"""SELECT count(*) FROM ({DATOER}) d WHERE opprettet <= %(slutten)s AND sto < %(siste)s
    AND (gjort IS NULL OR gjort > %(siste)s)"""
BRUDD_SQL = f"""SELECT count(DISTINCT b.person) FILTER (WHERE EXISTS (SELECT FROM ({
    DATOER.replace("o.side = 'kandidat'", "o.side <> 'arbeidsgiver'")
}) d WHERE d.kandidat_id = b.id AND maal <= %(siste)s AND maal < %(dag)s
        AND (gjort IS NULL OR gjort > maal AND gjort >= %(foerste)s))), count(DISTINCT b.person) FROM ({BETJENTE}) b"""
INN_OG_UT_SQL = f"""SELECT count(*) FILTER (WHERE henvist_dato BETWEEN %(foerste)s AND %(siste)s),
        count(*) FILTER (WHERE avsluttet_dato BETWEEN %(foerste)s AND %(siste)s AND avslutning_registrert <= %(snitt)s)
    FROM kandidater_kandidat x WHERE NOT skjermet AND kontor_id = '5702' AND registrert <= %(snitt)s AND {GJELDER}"""


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


def _parametre(fra: date, til: date, snitt: datetime) -> dict[str, object]:
    dag = snitt.astimezone(OSLO).date()
    siste = min(til, dag)
    midnatt = datetime.combine(til + timedelta(days=1), time(), OSLO)
    slutten = min(snitt, midnatt - timedelta(microseconds=1))
    return {"foerste": fra, "siste": siste, "snitt": snitt, "dag": dag, "slutten": slutten}


def _spor(setning: str, felt: dict[str, object]) -> tuple[int, ...]:
    with connection.cursor() as peker:
        peker.execute(setning, felt)
        return tuple(peker.fetchone())


@pytest.mark.django_db
def test_hvert_tall_er_likt_sql_skrevet_etter_definisjonen_i_ti_perioder():
    s = bygg()
    _det_som_villeder(s)
    vist = [PORTEFOLJE, INN_OG_UT, OVERGANG, TIL_ARBEID]
    vist += [I_TIDE, BRUDD, OVER_FRISTEN, LOPENDE_FORLOP]
    ulike, sett = [], set()
    for fra, til, snitt in PERIODER:
        svar = beregn(kontor=s.kontor, fra=fra, til=til, snitt=snitt, figurer=vist).kontoret
        felt = _parametre(fra, til, snitt)
        aaret = felt | {"foerste": felt["siste"] - relativedelta(years=1) + timedelta(days=1)}
        andel, i_tide, brudd = svar[OVERGANG].per["aar"], svar[I_TIDE].per["kandidat"], svar[BRUDD].per[""]
        par = {
            "overgang": ((andel.teller, andel.nevner), _spor(KOM_I_ARBEID, aaret)),
            "til arbeid": (kom_i_arbeid(svar), _spor(KOM_I_ARBEID, felt)[0]),
            "portefolje": (svar[PORTEFOLJE].samlet, *_spor(AAPNE, felt)),
            "lopende": (svar[LOPENDE_FORLOP].samlet, *_spor(LOPENDE, felt)),
            "i tide": ((i_tide.teller, i_tide.nevner), _spor(I_TIDE_SQL, felt)),
            "over fristen": (svar[OVER_FRISTEN].per["kandidat"], *_spor(OVER_SQL, felt)),
            "brudd": ((brudd.teller, brudd.nevner), _spor(BRUDD_SQL, felt)),
            "inn og ut": (tuple(svar[INN_OG_UT].per.values()), _spor(INN_OG_UT_SQL, felt)),
        }
        ulike += [(fra, til, navn, vaart, sql) for navn, (vaart, sql) in par.items() if vaart != sql]
        sett |= {(navn, vaart) for navn, (vaart, _sql) in par.items()}
    assert ulike == []
    assert len(sett) > 30  # the periods differ, so that the figures are told apart

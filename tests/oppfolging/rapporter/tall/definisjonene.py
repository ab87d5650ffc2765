"""SQL for each figure, written from its definition alone: of the office (`hos` empty) or of one jobbspesialist."""

from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.db import connection

from inkludering.felles.arbeidsdager import OSLO


def parametre(fra: date, til: date, snitt: datetime) -> dict[str, object]:
    dag = snitt.astimezone(OSLO).date()
    siste = min(til, dag)
    midnatt = datetime.combine(til + timedelta(days=1), time(), OSLO)
    slutten = min(snitt, midnatt - timedelta(microseconds=1))
    return {"foerste": fra, "siste": siste, "snitt": snitt, "dag": dag, "slutten": slutten}


def aaret(felt: dict) -> dict[str, object]:
    return felt | {"foerste": felt["siste"] - relativedelta(years=1) + timedelta(days=1)}


def spor(setning: str, felt: dict[str, object]) -> tuple:
    with connection.cursor() as peker:
        peker.execute(setning, felt)
        return tuple(peker.fetchone())


GJELDER = "(x.trukket IS NULL OR x.trukket > %(snitt)s)"
HOS = "(%(hos)s::uuid IS NULL OR {} = %(hos)s)"


def ved(tabell: str, hva: str, nokkel: str, tid: str) -> str:
    """Who had it at a moment: the last to have got it by then, or the first to have it."""
    return f"""(SELECT a.bruker_id FROM {tabell} a WHERE a.{hva}_id = {nokkel} AND lower(a.periode) <= %(snitt)s
        ORDER BY lower(a.periode) <= {tid} DESC, abs(extract(epoch FROM lower(a.periode) - {tid})) LIMIT 1)"""


def ansvarlig(kandidat: str, tid: str) -> str:
    return ved("kandidater_kandidatansvar", "kandidat", kandidat, tid)


def dagens_slutt(dag: str) -> str:
    return f"(({dag} + 1)::timestamp AT TIME ZONE 'Europe/Oslo' - interval '1 microsecond')"


BETJENTE = f"""SELECT x.id, x.person, x.henvist_dato FROM kandidater_kandidat x
    WHERE NOT x.skjermet AND x.kontor_id = '5702' AND x.registrert <= %(snitt)s
    AND {GJELDER} AND x.henvist_dato <= %(siste)s
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato < %(foerste)s, FALSE)"""
# Whoever had them some of the days: who had it first had it from the beginning.
HADDE = f"""(%(hos)s::uuid IS NULL OR {ansvarlig("b.id", "%(foerste)s::timestamp AT TIME ZONE 'Europe/Oslo'")} = %(hos)s
    OR EXISTS (SELECT FROM kandidater_kandidatansvar a WHERE a.kandidat_id = b.id AND a.bruker_id = %(hos)s
        AND lower(a.periode) <= %(snitt)s AND lower(a.periode) <= {dagens_slutt("%(siste)s::date")}
        AND lower(a.periode) >= %(foerste)s::timestamp AT TIME ZONE 'Europe/Oslo'))"""
JOBBER = f"""SELECT k.person, x.kandidat_id, x.start, x.type,
        CASE WHEN x.avslutning_registrert <= %(snitt)s THEN x.avsluttet_dato END AS slutt
    FROM kjerne_forlop x JOIN kandidater_kandidat k ON k.id = x.kandidat_id
    WHERE x.type NOT IN ('jobbsmak', 'arbeidstrening') AND x.registrert <= %(snitt)s AND x.start <= %(siste)s
    AND {GJELDER} AND NOT coalesce(x.sluttaarsak = 'begynte_ikke' AND x.avslutning_registrert <= %(snitt)s, FALSE)"""
PERSONER = f"""WITH betjente AS ({BETJENTE}), jobber AS ({JOBBER}), p AS (
    SELECT person, greatest(%(foerste)s, min(henvist_dato)) AS dag FROM betjente GROUP BY person
), q AS (
    SELECT p.person, begynte.start, {ansvarlig("begynte.kandidat_id", dagens_slutt("begynte.start"))} AS hos,
        EXISTS (SELECT FROM jobber j WHERE j.person = p.person AND j.start < p.dag) AS jobbet,
        EXISTS (SELECT FROM jobber j WHERE j.person = p.person AND j.start < p.dag
            AND coalesce(j.slutt, 'infinity') >= p.dag) AS i_jobb,
        EXISTS (SELECT FROM jobber j WHERE j.person = p.person AND j.start >= p.dag
            AND j.type <> 'lonnstilskudd') AS uten,
        (SELECT max(coalesce(j.slutt, 'infinity')) FROM jobber j
            WHERE j.person = p.person AND j.start < p.dag) <= begynte.start AS byttet
    FROM p LEFT JOIN LATERAL (
        SELECT j.start, j.kandidat_id FROM jobber j WHERE j.person = p.person AND j.start >= p.dag
        ORDER BY j.start LIMIT 1
    ) begynte ON TRUE
)"""
MED = f"(start IS NOT NULL AND {HOS.format('q.hos')})"
OVERGANG = f"""{PERSONER} SELECT count(*) FILTER (WHERE {MED} AND NOT i_jobb),
    count(*) FILTER (WHERE {MED} AND NOT i_jobb
        OR EXISTS (SELECT FROM betjente b WHERE b.person = q.person AND {HADDE})) FROM q"""
TIL_ARBEID = f"""{PERSONER} SELECT
    count(*) FILTER (WHERE {MED} AND NOT i_jobb AND NOT jobbet AND uten),
    count(*) FILTER (WHERE {MED} AND NOT i_jobb AND NOT jobbet AND NOT uten),
    count(*) FILTER (WHERE {MED} AND NOT i_jobb AND jobbet AND uten),
    count(*) FILTER (WHERE {MED} AND NOT i_jobb AND jobbet AND NOT uten),
    count(*) FILTER (WHERE {MED} AND i_jobb AND byttet), count(*) FILTER (WHERE {MED} AND i_jobb AND NOT byttet),
    count(*) FILTER (WHERE i_jobb AND EXISTS (SELECT FROM betjente b WHERE b.person = q.person AND {HADDE})) FROM q"""


def naadd(kandidat: str, vilkaar: str) -> str:
    """The last day they were reached."""
    return f"""(SELECT max(e.dag) FROM kjerne_deltaker e JOIN kjerne_kontakt n ON n.id = e.kontakt_id
        WHERE e.kandidat_id = {kandidat} AND e.deltok AND n.utfall = 'naadd' AND n.tid <= %(snitt)s
        AND (n.angret IS NULL OR n.angret > %(snitt)s) AND {vilkaar})"""


SIST = naadd("x.id", "e.dag <= %(siste)s")
AAPNE = f"""SELECT x.*, %(siste)s - coalesce({SIST}, x.henvist_dato) AS dager
    FROM kandidater_kandidat x
    WHERE NOT x.skjermet AND x.kontor_id = '5702' AND x.registrert <= %(snitt)s AND {GJELDER}
    AND (x.henvist_dato <= %(siste)s OR x.registrert <= %(slutten)s)
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato <= %(siste)s, FALSE)
    AND {HOS.format(ansvarlig("x.id", "greatest(%(slutten)s, x.registrert)"))}"""
PORTEFOLJE = f"SELECT count(*) FROM ({AAPNE}) k"
DAGER = f"SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY dager), max(dager) FROM ({AAPNE}) k"
# Who was registered since, and is open then, waits too, since that day at most.
KOE = f"""SELECT count(*), max(coalesce(%(siste)s - (lower(a.periode) AT TIME ZONE 'Europe/Oslo')::date, 0))
    FROM ({AAPNE}) k LEFT JOIN kandidater_kandidatansvar a ON a.kandidat_id = k.id AND a.periode @> %(slutten)s
    WHERE {ansvarlig("k.id", "greatest(%(slutten)s, k.registrert)")} IS NULL"""
LEDIGE = f"""SELECT count(*) FROM arbeidsgivere_kontaktansvar a
    JOIN arbeidsgivere_arbeidsgiver x ON x.id = a.arbeidsgiver_id
    WHERE x.kontor_id = '5702' AND {GJELDER} AND a.bruker_id IS NULL AND a.periode @> %(slutten)s"""
LOPENDE = f"""SELECT count(*) FILTER (WHERE x.type NOT IN ('jobbsmak', 'arbeidstrening')),
        count(*) FILTER (WHERE x.type IN ('jobbsmak', 'arbeidstrening'))
    FROM kjerne_forlop x WHERE x.registrert <= %(snitt)s AND x.start <= %(siste)s
    AND {GJELDER} AND NOT coalesce(x.sluttaarsak = 'begynte_ikke' AND x.avslutning_registrert <= %(snitt)s, FALSE)
    AND NOT coalesce(x.avslutning_registrert <= %(snitt)s AND x.avsluttet_dato < %(siste)s, FALSE)
    AND {HOS.format(ansvarlig("x.kandidat_id", "%(slutten)s"))}"""
# No date of the scene is moved twice before its day.
DATOER = """SELECT o.*, k.person, coalesce(
        (SELECT f.til FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid <= %(snitt)s AND f.grunn IS NOT NULL
            AND (f.tid AT TIME ZONE 'Europe/Oslo')::date < o.rytmefrist), o.rytmefrist) AS maal,
        coalesce((SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid > %(slutten)s
            ORDER BY f.tid LIMIT 1), o.frist) AS sto,
        CASE WHEN o.lukket <= %(snitt)s THEN coalesce((SELECT n.dag FROM kjerne_kontakt n WHERE n.id = o.kontakt_id),
            least((o.lukket AT TIME ZONE 'Europe/Oslo')::date, CASE WHEN k.avslutning_registrert <= %(snitt)s
                THEN k.avsluttet_dato END)) END AS gjort
    FROM kjerne_oppfolging o LEFT JOIN kandidater_kandidat k ON k.id = o.kandidat_id
    LEFT JOIN arbeidsgivere_arbeidsgiver x ON x.id = o.arbeidsgiver_id
    WHERE o.side = %(side)s AND o.opprettet <= %(snitt)s AND k.skjermet IS NOT TRUE
    AND CASE WHEN o.side = 'arbeidsgiver' THEN x.kontor_id ELSE k.kontor_id END = '5702'
    AND (x.trukket IS NULL OR x.trukket > %(snitt)s)
    AND NOT EXISTS (SELECT FROM kjerne_forlop f WHERE f.id = o.forlop_id AND f.trukket <= %(snitt)s)"""


def svarer(tid: str) -> str:
    """The one it belonged to then: of the employer's side its kontaktperson."""
    hos = ved("arbeidsgivere_kontaktansvar", "arbeidsgiver", "d.arbeidsgiver_id", tid)
    return HOS.format(f"(CASE WHEN d.side = 'arbeidsgiver' THEN {hos} ELSE {ansvarlig('d.kandidat_id', tid)} END)")


MAALT = f"""FROM ({DATOER}) d WHERE maal BETWEEN %(foerste)s AND %(siste)s AND maal < %(dag)s
    AND {svarer("greatest(d.opprettet, " + dagens_slutt("maal") + ")")}"""
I_TIDE = f"""SELECT count(*) FILTER (WHERE status = 'utfort' AND gjort <= maal),
    count(*) FILTER (WHERE NOT coalesce(status IN ('avlyst', 'erstattet') AND gjort <= maal, FALSE)) {MAALT}"""
FLYTTET = f"SELECT count(*) {MAALT} AND maal <> rytmefrist"
OVER_FRISTEN = f"""SELECT count(*) FROM ({DATOER}) d WHERE opprettet <= %(slutten)s AND sto < %(siste)s
    AND (gjort IS NULL OR gjort > %(siste)s) AND {svarer("%(slutten)s")}"""
BEGGE = DATOER.replace("o.side = %(side)s", "o.side <> 'arbeidsgiver'")
GLEMT = f"""EXISTS (SELECT FROM ({BEGGE}) d WHERE d.kandidat_id = b.id AND maal <= %(siste)s AND maal < %(dag)s
    AND (gjort IS NULL OR gjort > maal AND gjort >= %(foerste)s)
    AND {svarer(dagens_slutt("greatest(maal, %(foerste)s)"))})"""
BRUDD = f"""SELECT count(DISTINCT b.person) FILTER (WHERE {GLEMT}),
    count(DISTINCT b.person) FILTER (WHERE {GLEMT} OR {HADDE}) FROM ({BETJENTE}) b"""
# A contact that did not settle the date moves the day the rhythm allows as far as it came after the last one.
SIDEN = f"""{naadd("k.id", "e.dag <= %(siste)s")}
    - coalesce({naadd("k.id", "n.tid <= d.opprettet")}, k.henvist_dato)"""
OVER_RYTMEN = f"""SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM ({DATOER}) d WHERE d.kandidat_id = k.id
        AND d.art = 'rytme' AND d.opprettet <= %(slutten)s AND (gjort IS NULL OR gjort > %(siste)s)
        AND d.rytmefrist + coalesce({SIDEN}, 0) < %(siste)s)), count(*) FROM ({AAPNE}) k"""
INN_OG_UT = f"""SELECT count(*) FILTER (WHERE henvist_dato BETWEEN %(foerste)s AND %(siste)s),
        count(*) FILTER (WHERE avsluttet_dato BETWEEN %(foerste)s AND %(siste)s AND avslutning_registrert <= %(snitt)s)
    FROM kandidater_kandidat x WHERE NOT skjermet AND kontor_id = '5702' AND registrert <= %(snitt)s AND {GJELDER}"""
I_PERIODEN = "(x.trukket AT TIME ZONE 'Europe/Oslo')::date BETWEEN %(foerste)s AND %(siste)s AND x.trukket <= %(snitt)s"
TRUKKET = f"""SELECT
    (SELECT count(*) FROM kandidater_kandidat x WHERE {I_PERIODEN}),
    (SELECT count(*) FROM kjerne_forlop x WHERE {I_PERIODEN}),
    (SELECT count(*) FROM arbeidsgivere_arbeidsgiver x WHERE {I_PERIODEN})"""
ETTERPAA = "x.trukket > %(slutten)s AND x.trukket <= %(snitt)s AND x.registrert <= %(slutten)s"
RETTET = f"""SELECT
    (SELECT count(*) FROM kjerne_kontakt n WHERE n.dag BETWEEN %(foerste)s AND %(siste)s AND (
        n.rettet > %(slutten)s AND n.rettet <= %(snitt)s OR n.angret > %(slutten)s AND n.angret <= %(snitt)s)),
    (SELECT count(*) FROM kandidater_kandidat x WHERE {ETTERPAA}),
    (SELECT count(*) FROM kjerne_forlop x WHERE {ETTERPAA}),
    (SELECT count(*) FROM arbeidsgivere_arbeidsgiver x WHERE {ETTERPAA})"""

"""What figures have in common, as SQL: the rows of the office's own, as they stood at the cut.

Each common row is what was known at the cut (%(snitt)s): what was registered later is not there. What stands open is
so at the end of the period (%(tilstand)s), by the days it happened: closed is what ended that day or before. What came
after that moment is looked for when it is past (%(fortid)s). `hos` is the jobbspesialist it belongs to; empty: nobody,
the leader's queue. What no figure of a statement uses, PostgreSQL does not read.
"""

from __future__ import annotations

from oppfolging.kjerne.models import Sluttaarsak
from oppfolging.kjerne.oppfolgingstyper import er_kontaktpersonens_sql

SNITTET = "%(snitt)s::timestamptz"
# The moment of what is shown as it was: the end of the period's last day, or the cut when that comes first.
TILSTANDEN = "%(tilstand)s::timestamptz"
# The rows of the office's own are found by an array of keys: each by the index, never by reading the whole nation's.
KANDIDATENE = "ANY(ARRAY(SELECT id FROM kandidatene))"
ARBEIDSGIVERNE = "ANY(ARRAY(SELECT id FROM arbeidsgiverne))"
GRADERTE_DA = "ANY(ARRAY(SELECT kandidat_id FROM graderte WHERE da))"
# Of a forløp that was taken back, nothing is counted.
UTEN_TRUKNE = "(forlop_id IS NULL OR NOT forlop_id = ANY(coalesce((SELECT forlop FROM trukne), ARRAY[]::uuid[])))"
OPPFOLGING = """id, side, art, status, kandidat_id, arbeidsgiver_id, frist, rytmefrist, grunn IS NOT NULL AS begrunnet,
    opprettet, lukket, kontakt_id, godskrevet_id, antall_flyttinger"""
PERIODE = "lower(periode) AS fra, coalesce(upper(periode), 'infinity') AS til"


def ikke_trukket(hva: str) -> str:
    """SQL: it had not been taken back as a mistake at the cut."""
    return f"({hva}.trukket IS NULL OR {hva}.trukket > {SNITTET})"


def gjelder(forlop: str) -> str:
    """SQL: it was not known at the cut that this forløp never began, or was registered by mistake."""
    aldri = f"{forlop}.sluttaarsak = '{Sluttaarsak.BEGYNTE_IKKE}' AND {forlop}.avslutning_registrert <= {SNITTET}"
    return f"NOT ({aldri}) AND {ikke_trukket(forlop)}"


def midnatt(dag: str) -> str:
    """SQL: the moment this day begins."""
    return f"({dag})::timestamp AT TIME ZONE 'Europe/Oslo'"


# Whose a date is follows from who was graded at the cut, and not from who is now.
KONTAKTPERSONENS = er_kontaktpersonens_sql("o.side", f"o.kandidat_id = {GRADERTE_DA}")


def kontorets(vilkaar: str) -> str:
    """SQL: the planned contacts of which this is true: those of the office's candidates, and its kontaktpersoner's.

    A date at one of its employers about somebody graded at another office is theirs there, and nobody's here.
    """
    egne = {
        f"kandidat_id = {KANDIDATENE} AND NOT {KONTAKTPERSONENS}": "FALSE",
        f"arbeidsgiver_id = {ARBEIDSGIVERNE} AND {KONTAKTPERSONENS}": "TRUE",
    }
    return " UNION ALL ".join(
        f"SELECT {OPPFOLGING}, {kontaktpersonens} AS kontaktpersonens FROM kjerne_oppfolging o WHERE {hvilke} "
        f"AND opprettet <= {SNITTET} AND {UTEN_TRUKNE} AND {vilkaar}"
        for hvilke, kontaktpersonens in egne.items()
    )


# Open still, found by their own index, and in a cut of the past what has closed since.
STO_AAPNE = " UNION ALL ".join(
    kontorets(f"opprettet <= {TILSTANDEN} AND {vilkaar}")
    for vilkaar in ("status = 'aapen'", f"%(fortid)s AND status <> 'aapen' AND lukket > {TILSTANDEN}")
)


def lukket_dag(o: str) -> str:
    """SQL: the day it was settled, as known at the cut: the day of the contact, whenever that was registered.

    When several contacts met it, the day of the first known. What fell away with a case did so the day that ended.
    """
    return f"""CASE WHEN {o}.lukket <= {SNITTET} THEN coalesce(
        (SELECT g.dag FROM kjerne_kontakt g WHERE g.id = {o}.godskrevet_id AND g.tid <= {SNITTET}),
        (SELECT n.dag FROM kjerne_kontakt n WHERE n.id = {o}.kontakt_id),
        least(({o}.lukket AT TIME ZONE 'Europe/Oslo')::date,
            (SELECT k.sluttet FROM kandidatene k WHERE k.id = {o}.kandidat_id))) END"""


# A move that stood at the cut. Looked up one by one (OFFSET 0), here and below: hashed, all the country has is read.
KJENT_FLYTTING = f"""f.tid <= {SNITTET} AND f.angrer_id IS NULL
    AND NOT EXISTS (SELECT FROM kjerne_flytting a WHERE a.angrer_id = f.id AND a.tid <= {SNITTET} OFFSET 0)"""
# Of the office's own now, those who had not yet come; and of others', those who had not yet left.
HER = f"""kontor_id = %(kontor)s AND NOT (%(fortid)s AND EXISTS (
        SELECT FROM kandidater_tidligerekontor s WHERE s.kandidat_id = k.id AND s.til > {TILSTANDEN} OFFSET 0))"""
FORLOT = f"""%(fortid)s AND id = ANY(ARRAY(
        SELECT t.kandidat_id FROM kandidater_tidligerekontor t
        WHERE t.kontor_id = %(kontor)s AND t.til > {TILSTANDEN} AND NOT EXISTS (
            SELECT FROM kandidater_tidligerekontor f
            WHERE f.kandidat_id = t.kandidat_id AND f.til > {TILSTANDEN} AND f.til < t.til OFFSET 0)))"""


def kandidater(vilkaar: str) -> str:
    """SQL: candidates of whom this is true, as they were known at the cut."""
    return f"""SELECT id, person, henvist_dato, registrert,
        CASE WHEN avslutning_registrert <= {SNITTET} THEN avsluttet_dato END AS sluttet
    FROM kandidater_kandidat k WHERE {vilkaar} AND {ikke_trukket("k")}"""


# What can be measured in the period, or was still open in it: by the rhythm, or by a date that a person gave it.
MAALBAR = f"""(
        rytmefrist BETWEEN %(fra)s AND %(siste_dag)s
        OR rytmefrist < %(fra)s AND (lukket IS NULL OR lukket >= {midnatt("%(fra)s")})
        OR grunn IS NOT NULL OR EXISTS (SELECT FROM kjerne_flytting f WHERE f.oppfolging_id = o.id OFFSET 0)
    )"""

FELLES = f"""
WITH RECURSIVE kandidatene AS MATERIALIZED (
    -- Those the office had then, wherever they are now.
    {kandidater(HER)} UNION ALL {kandidater(FORLOT)}
), arbeidsgiverne AS MATERIALIZED (
    SELECT id FROM arbeidsgivere_arbeidsgiver g WHERE kontor_id = %(kontor)s AND {ikke_trukket("g")}
), graderte AS MATERIALIZED (
    -- At the cut, or now: those who are named now would else be fewer than the rows by whoever was graded since.
    -- Of the office's own, and of those its employers have dates about, whatever office they are at: first found by
    -- who they are (OFFSET 0), for by the moment alone the whole country's would be read.
    SELECT kandidat_id, min(lower(periode)) AS siden, bool_or(periode @> {SNITTET}) AS da FROM (
        SELECT kandidat_id, periode FROM kandidater_skjuling WHERE kandidat_id = ANY(ARRAY(
            SELECT id FROM kandidatene
            UNION SELECT kandidat_id FROM kjerne_oppfolging WHERE arbeidsgiver_id = {ARBEIDSGIVERNE}
        )) OFFSET 0
    ) s WHERE periode @> {SNITTET} OR upper_inf(periode) GROUP BY kandidat_id
), ansvar AS MATERIALIZED (
    SELECT kandidat_id, bruker_id, {PERIODE} FROM kandidater_kandidatansvar WHERE kandidat_id = {KANDIDATENE}
), kontaktansvar AS MATERIALIZED (
    SELECT arbeidsgiver_id, bruker_id, {PERIODE} FROM arbeidsgivere_kontaktansvar
    WHERE arbeidsgiver_id = {ARBEIDSGIVERNE}
), faser AS MATERIALIZED (
    SELECT kandidat_id, fase, periode FROM kandidater_faseperiode WHERE kandidat_id = {KANDIDATENE}
), aapne AS MATERIALIZED (
    -- The open candidates of the office, in the phase they were in; one registered later was in the first. Grouped, and
    -- not joined, so that it costs the same whatever PostgreSQL believes of the number of rows.
    SELECT kandidat_id AS kandidat, max(henvist_dato) AS henvist_dato, max(fase) AS fase, max(hos)::uuid AS hos
    FROM (
        SELECT id AS kandidat_id, henvist_dato, NULL COLLATE "C" AS fase, NULL COLLATE "C" AS hos, TRUE AS aapen
            FROM kandidatene WHERE coalesce(sluttet > %(siste_dag)s, TRUE)
                AND (registrert <= {TILSTANDEN} OR registrert <= {SNITTET} AND henvist_dato <= %(siste_dag)s)
        UNION ALL SELECT kandidat_id, NULL, fase COLLATE "C", NULL, NULL FROM kandidater_faseperiode
            WHERE kandidat_id = {KANDIDATENE}
                AND lower(periode) <= {TILSTANDEN} AND (upper_inf(periode) OR {TILSTANDEN} < upper(periode))
        UNION ALL SELECT kandidat_id, NULL, NULL, bruker_id::text, NULL FROM ansvar
            WHERE fra <= {TILSTANDEN} AND {TILSTANDEN} < til
        UNION ALL SELECT f.kandidat_id, NULL, f.fase COLLATE "C", a.bruker_id::text, NULL
            FROM kandidater_faseperiode f JOIN kandidatene k ON k.id = f.kandidat_id
            JOIN ansvar a ON a.kandidat_id = f.kandidat_id AND a.fra <= k.registrert AND k.registrert < a.til
            WHERE %(fortid)s AND f.kandidat_id = ANY(ARRAY(SELECT id FROM kandidatene WHERE registrert > {TILSTANDEN}))
                AND f.periode @> k.registrert
    ) deler
    GROUP BY kandidat_id HAVING bool_or(aapen) AND max(fase) <> 'avsluttet'
), trukne AS MATERIALIZED (
    SELECT array_agg(id) AS forlop FROM (
        SELECT id FROM kjerne_forlop WHERE trukket <= {SNITTET} AND kandidat_id = {KANDIDATENE}
        UNION ALL SELECT id FROM kjerne_forlop WHERE trukket <= {SNITTET} AND arbeidsgiver_id = {ARBEIDSGIVERNE}
    ) deres
), ansvarene AS MATERIALIZED (
    -- Without gaps: who had it first had it from the beginning, and who had it last answers for what came after.
    SELECT kandidat_id AS hva, bruker_id, CASE WHEN fra > min(fra) OVER den THEN fra ELSE '-infinity' END AS fra,
        coalesce(lead(fra) OVER den, 'infinity') AS til
    FROM ansvar WHERE fra <= {SNITTET} WINDOW den AS (PARTITION BY kandidat_id ORDER BY fra
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), kontaktansvarene AS MATERIALIZED (
    SELECT arbeidsgiver_id AS hva, bruker_id, CASE WHEN fra > min(fra) OVER den THEN fra ELSE '-infinity' END AS fra,
        coalesce(lead(fra) OVER den, 'infinity') AS til
    FROM kontaktansvar WHERE fra <= {SNITTET} WINDOW den AS (PARTITION BY arbeidsgiver_id ORDER BY fra
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), staar AS (
    -- Open then, with the due date that stood then: one moved afterwards stood where the first move took it from.
    SELECT o.id, o.side, o.art, o.kandidat_id, o.arbeidsgiver_id, o.rytmefrist, o.opprettet, da.frist,
        coalesce(g.bruker_id, a.bruker_id) AS hos
    FROM ({STO_AAPNE}) o
    CROSS JOIN LATERAL (SELECT coalesce(CASE WHEN %(fortid)s THEN (
        SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid > {TILSTANDEN} ORDER BY f.tid LIMIT 1
    ) END, o.frist) AS frist OFFSET 0) da
    LEFT JOIN kontaktansvar g ON o.kontaktpersonens AND g.arbeidsgiver_id = o.arbeidsgiver_id
        AND g.fra <= {TILSTANDEN} AND {TILSTANDEN} < g.til
    LEFT JOIN ansvar a ON NOT o.kontaktpersonens AND a.kandidat_id = o.kandidat_id
        AND a.fra <= {TILSTANDEN} AND {TILSTANDEN} < a.til
    WHERE o.lukket IS NULL OR coalesce({lukket_dag("o")} > %(siste_dag)s, TRUE)
), maalbare AS MATERIALIZED (
    -- What the rhythm asked for; a date that a person gave it with a reason, as it was made, takes its place.
    SELECT o.*, {lukket_dag("o")} AS lukket_dag, CASE WHEN begrunnet AND laget.frist > rytmefrist
        THEN laget.frist ELSE rytmefrist END AS gitt
    FROM ({kontorets(MAALBAR)}) o
    CROSS JOIN LATERAL (SELECT coalesce((
        SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id ORDER BY f.tid LIMIT 1
    ), o.frist) AS frist OFFSET 0) laget
), flyttingene AS MATERIALIZED (
    SELECT f.oppfolging_id, f.til, f.grunn IS NOT NULL AS begrunnet, (f.tid AT TIME ZONE 'Europe/Oslo')::date AS dag,
        row_number() OVER (PARTITION BY f.oppfolging_id ORDER BY f.tid) AS nr
    FROM kjerne_flytting f WHERE f.oppfolging_id = ANY(ARRAY(SELECT id FROM maalbare)) AND {KJENT_FLYTTING}
), flyttes AS (
    -- Each move in its turn: with a reason, before the day that holds, it gives a new one. No other helps.
    SELECT id, gitt AS maal, 0::bigint AS nr FROM maalbare WHERE id IN (SELECT oppfolging_id FROM flyttingene)
    UNION ALL
    SELECT s.id, CASE WHEN f.begrunnet AND f.dag < s.maal THEN f.til ELSE s.maal END, f.nr
    FROM flyttes s JOIN flyttingene f ON f.oppfolging_id = s.id AND f.nr = s.nr + 1
), flyttet AS (
    SELECT DISTINCT ON (id) id, maal FROM flyttes ORDER BY id, nr DESC
), maalte AS MATERIALIZED (
    -- It belongs to whoever answered for it that day; one made later, to whoever did then.
    SELECT o.*, coalesce(g.bruker_id, a.bruker_id) AS hos
    FROM (
        SELECT m.*, coalesce(f.maal, m.gitt) AS maal, greatest(
            m.opprettet, {midnatt("coalesce(f.maal, m.gitt) + 1")} - interval '1 microsecond') AS da
        FROM maalbare m LEFT JOIN flyttet f ON f.id = m.id
    ) o
    LEFT JOIN kontaktansvarene g ON o.kontaktpersonens AND g.hva = o.arbeidsgiver_id
        AND g.fra <= o.da AND o.da < g.til
    LEFT JOIN ansvarene a ON NOT o.kontaktpersonens AND a.hva = o.kandidat_id AND a.fra <= o.da AND o.da < a.til
)
"""

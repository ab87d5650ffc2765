"""From when an office has planned contacts: before that day, its reports have nothing to say of them."""

from __future__ import annotations

from datetime import date, datetime

from inkludering.brukere.models import Kontor
from inkludering.felles.fastsporring import spor

# Not of those who were graded then or are now: their dates would tell of them.
# The first of each candidate and employer of the office is the first entry of an index: a long history costs nothing.
# Whether somebody was graded is looked up by who they are: OFFSET 0 keeps it from being asked of the whole country.
GRADERT_DA = """SELECT FROM kandidater_skjuling s
    WHERE s.kandidat_id = {} AND (s.periode @> $2::timestamptz OR upper_inf(s.periode)) OFFSET 0"""
FORSTE = f"""
SELECT (min(forste.opprettet) AT TIME ZONE 'Europe/Oslo')::date
FROM (
    SELECT o.opprettet FROM kandidater_kandidat k CROSS JOIN LATERAL (
        SELECT opprettet FROM kjerne_oppfolging WHERE kandidat_id = k.id ORDER BY opprettet LIMIT 1
    ) o WHERE k.kontor_id = $1 AND NOT EXISTS ({GRADERT_DA.format("k.id")})
    UNION ALL
    SELECT o.opprettet FROM arbeidsgivere_arbeidsgiver a CROSS JOIN LATERAL (
        SELECT opprettet FROM kjerne_oppfolging o WHERE arbeidsgiver_id = a.id AND (kandidat_id IS NULL
            OR NOT EXISTS ({GRADERT_DA.format("o.kandidat_id")}))
        ORDER BY opprettet LIMIT 1
    ) o WHERE a.kontor_id = $1
) forste
WHERE forste.opprettet <= $2::timestamptz
"""  # noqa: S608 - no value of anybody's


def er_foer(til: date, planlagt_fra: date | None) -> bool:
    """A period that ends on `til` is wholly before the office has anything to report."""
    return planlagt_fra is not None and til < planlagt_fra


def planlagt_fra(kontor: Kontor, *, snitt: datetime) -> date | None:
    """The day the office's first planned contact was made, as known at `snitt`; None when it has none."""
    return spor(FORSTE, [kontor.pk, snitt])[0][0]

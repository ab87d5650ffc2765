"""From when an office has planned contacts: before that day, its reports have nothing to say of them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from inkludering.brukere.models import Kontor

# The office's own rows are found by an array of keys, as in tall/rader.py.
FORSTE = """
SELECT (least(
    (SELECT min(opprettet) FROM kjerne_oppfolging WHERE opprettet <= %(snitt)s AND kandidat_id = ANY(ARRAY(
        SELECT id FROM kandidater_kandidat WHERE kontor_id = %(kontor)s))),
    (SELECT min(opprettet) FROM kjerne_oppfolging WHERE opprettet <= %(snitt)s AND arbeidsgiver_id = ANY(ARRAY(
        SELECT id FROM arbeidsgivere_arbeidsgiver WHERE kontor_id = %(kontor)s)))
) AT TIME ZONE 'Europe/Oslo')::date
"""


def er_foer(til: date, planlagt_fra: date | None) -> bool:
    """A period that ends on `til` is wholly before the office has anything to report."""
    return planlagt_fra is not None and til < planlagt_fra


def planlagt_fra(kontor: Kontor, *, snitt: datetime) -> date | None:
    """The day the office's first planned contact was made, as known at `snitt`; None when it has none."""
    with connection.cursor() as peker:
        peker.execute(FORSTE, {"kontor": kontor.pk, "snitt": snitt})
        return peker.fetchone()[0]

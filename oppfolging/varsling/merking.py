"""For migrations: triggers that mark what the reminder rules must look at again (varsling.models.Endret).

Every table a rule reads is followed by such triggers; the migration stands in the app that owns the table when it lies
above varsling, else in varsling (0003).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import migrations

# Transition tables hold one event each.
HENDELSER = {
    "INSERT": ("REFERENCING NEW TABLE AS ny", "ny"),
    "UPDATE": ("REFERENCING OLD TABLE AS gammel NEW TABLE AS ny", "(TABLE gammel UNION ALL TABLE ny)"),
    "DELETE": ("REFERENCING OLD TABLE AS gammel", "gammel"),
}


MERK = """
CREATE FUNCTION {funksjon}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO varsling_endret (kandidat_id, arbeidsgiver_id)
    SELECT DISTINCT {kandidat}, {arbeidsgiver} FROM {rader} r;
    RETURN NULL;
END $$;
CREATE TRIGGER {funksjon} AFTER {hendelse} ON {tabell} {overganger}
    FOR EACH STATEMENT EXECUTE FUNCTION {funksjon}();
"""


def merk(
    tabell: str,
    navn: str,
    *,
    kandidat: str = "NULL::uuid",
    arbeidsgiver: str = "NULL::bigint",
    ved: Iterable[str] = tuple(HENDELSER),
) -> migrations.RunSQL:
    """Mark, for each changed row `r` of the table, the candidate and the employer that the two expressions give.

    `ved`: the events that need it. What goes with the candidate or employer itself takes its reminders along.
    """
    fram, tilbake = [], []
    for hendelse in ved:
        overganger, rader = HENDELSER[hendelse]
        funksjon = f"varsling_merk_{navn}_{hendelse.lower()}"
        fram.append(
            MERK.format(
                funksjon=funksjon,
                hendelse=hendelse,
                tabell=tabell,
                overganger=overganger,
                rader=rader,
                kandidat=kandidat,
                arbeidsgiver=arbeidsgiver,
            )
        )
        tilbake.append(f"DROP TRIGGER {funksjon} ON {tabell}; DROP FUNCTION {funksjon}();")
    return migrations.RunSQL("".join(fram), "".join(tilbake))

"""What `manage.py sjekk` asks of the logs and the database roles."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from inkludering.felles.sjekkregister import kontroll
from inkludering.hendelser import audit, forsegling

# The logs are those the database refuses to change, and each table of history.
LOGGER = """
SELECT c.relname, r.rolname, p.rett
FROM pg_class c
CROSS JOIN (VALUES ('inkl_app'), ('inkl_arbeider')) AS r (rolname)
CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS p (rett)
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND (c.relname ~ '^hendelser_|event$' OR EXISTS (
        SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'kan_ikke_endres'
    ))
    AND has_table_privilege(r.rolname, c.oid, p.rett)
"""


@kontroll("løfte 6: appen kan ikke endre loggene")
def loggene_er_laast(naa: datetime) -> Iterable[str]:
    with connection.cursor() as peker:
        peker.execute(LOGGER)
        for tabell, rolle, rett in peker.fetchall():
            yield f"{rolle} har {rett} på {tabell}"


@kontroll("løfte 6: loggene er som da de ble forseglet")
def seglene_holder(naa: datetime) -> Iterable[str]:
    return forsegling.brudd()


@kontroll("løfte 6: Navs audit får vite om hvert besøk")
def auditkoen_gaar(naa: datetime) -> Iterable[str]:
    if eldste := audit.venter_for_lenge(naa=naa):
        yield f"det eldste besøket i køen til auditloggen er fra {eldste:%d.%m.%Y %H.%M}"


@kontroll("appen er verken eier eller superbruker i databasen")
def svake_roller(naa: datetime) -> Iterable[str]:
    with connection.cursor() as peker:
        peker.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'inkl\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole)"
        )
        for (rolle,) in peker.fetchall():
            yield f"{rolle} har for store rettigheter"
        peker.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> 'inkl_eier'")
        for (tabell,) in peker.fetchall():
            yield f"{tabell} eies ikke av inkl_eier"

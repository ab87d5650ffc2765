"""Promise 5 in one place: which candidates employers may know of, and whether by name.

The portal's views are made from this one, and Nav's pages ask it too (kandidater.aapenhet). It belongs to
inkl_utsnitt, as they do. Graded people and people without an openness share nothing.
"""

from django.db import migrations

DELING = """
GRANT SELECT (id, fornavn, etternavn, gradering, skjermet) ON kandidater_kandidat TO inkl_utsnitt;
GRANT SELECT (kandidat_id, erstattet, kan_kontaktes, kan_navngis, kan_formidles) ON kandidater_aapenhet TO inkl_utsnitt;
CREATE VIEW kandidater_deling WITH (security_barrier = true) AS
SELECT k.id AS kandidat_id,
    CASE WHEN a.kan_navngis THEN k.fornavn || ' ' || k.etternavn ELSE '' END AS navn,
    a.kan_formidles
FROM kandidater_kandidat k JOIN kandidater_aapenhet a ON a.kandidat_id = k.id
WHERE a.erstattet IS NULL AND a.kan_kontaktes AND k.gradering = 'ugradert' AND NOT k.skjermet;
REVOKE INSERT, UPDATE, DELETE ON kandidater_deling FROM inkl_app, inkl_arbeider;
GRANT CREATE ON SCHEMA public TO inkl_utsnitt;
ALTER VIEW kandidater_deling OWNER TO inkl_utsnitt;
REVOKE CREATE ON SCHEMA public FROM inkl_utsnitt;
"""
TILBAKE = """
DROP VIEW kandidater_deling;
REVOKE SELECT ON kandidater_kandidat, kandidater_aapenhet FROM inkl_utsnitt;
"""


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0003_historien_kan_ikke_endres")]
    operations = [migrations.RunSQL(DELING, TILBAKE)]

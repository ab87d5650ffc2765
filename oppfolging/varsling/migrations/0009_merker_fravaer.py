"""Who is away, and who stands in, decides who is reminded: all is looked at again when it changes.

That an absence begins or ends needs no mark: it does so as a day begins, when all is looked at anyhow.
"""

from django.db import migrations

TABELLER = ("brukere_fravaer", "brukere_stedfortreder", "kandidater_vikarbeskjed")
MERK = "".join(
    f"""
CREATE TRIGGER varsling_merk_alt AFTER INSERT OR UPDATE OR DELETE ON {tabell}
    FOR EACH STATEMENT EXECUTE FUNCTION varsling_merk_alt();
"""
    for tabell in TABELLER
)
TILBAKE = "".join(f"DROP TRIGGER varsling_merk_alt ON {tabell};" for tabell in TABELLER)


class Migration(migrations.Migration):
    dependencies = [
        ("varsling", "0008_merker_overlevering"),
        ("brukere", "0011_vikaren_er_paa_jobb"),
        ("kandidater", "0018_vikariat"),
    ]
    operations = [migrations.RunSQL(MERK, TILBAKE)]

"""What a reminder rule rests on is marked when it changes, so that a tick looks at that and nothing else.

A date on the employer's side escalates at the candidate's office: when a candidate changes, so do the employers of
their dates. Who works here concerns everybody's reminders. A new candidate or employer comes with responsibility, which
is marked; one that is deleted takes its reminders along, and so does a date.
"""

from django.db import migrations

from oppfolging.varsling.merking import merk

HOS_ARBEIDSGIVERE = "unnest(ARRAY(SELECT o.arbeidsgiver_id FROM kjerne_oppfolging o WHERE o.kandidat_id = r.id))"
ALT = """
CREATE FUNCTION varsling_merk_alt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO varsling_endret (alt) VALUES (true);
    RETURN NULL;
END $$;

CREATE TRIGGER varsling_merk_alt AFTER INSERT OR UPDATE OR DELETE ON brukere_tilknytning
    FOR EACH STATEMENT EXECUTE FUNCTION varsling_merk_alt();
CREATE TRIGGER varsling_merk_alt AFTER UPDATE OF is_active ON brukere_bruker
    FOR EACH ROW WHEN (OLD.is_active <> NEW.is_active) EXECUTE FUNCTION varsling_merk_alt();
"""
ALT_TILBAKE = """
DROP TRIGGER varsling_merk_alt ON brukere_bruker;
DROP TRIGGER varsling_merk_alt ON brukere_tilknytning;
DROP FUNCTION varsling_merk_alt();
"""
# What a run asks each time, whatever has changed.
INDEKSER = """
CREATE INDEX varsling_ansvar_begynner ON kandidater_kandidatansvar (lower(periode));
CREATE INDEX varsling_kontaktansvar_begynner ON arbeidsgivere_kontaktansvar (lower(periode));
CREATE INDEX varsling_logget_hos_arbeidsgiver ON kjerne_kontakt (tid)
    WHERE arbeidsgiver_id IS NOT NULL AND angret IS NULL;
"""
INDEKSER_TILBAKE = """
DROP INDEX varsling_logget_hos_arbeidsgiver;
DROP INDEX varsling_kontaktansvar_begynner;
DROP INDEX varsling_ansvar_begynner;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("varsling", "0002_foelger_datoen"),
        ("brukere", "0001_initial"),
        ("kandidater", "0002_loefter"),
        ("arbeidsgivere", "0002_loefter"),
        ("kjerne", "0003_loefter"),
    ]
    operations = [
        merk(
            "kjerne_oppfolging",
            "dato",
            kandidat="r.kandidat_id",
            arbeidsgiver="r.arbeidsgiver_id",
            ved=("INSERT", "UPDATE"),
        ),
        merk("kjerne_kontakt", "kontakt", arbeidsgiver="r.arbeidsgiver_id"),
        merk("kandidater_kandidat", "kandidat", kandidat="r.id", ved=("UPDATE",)),
        merk("kandidater_kandidat", "kandidatens_arbeidsgivere", arbeidsgiver=HOS_ARBEIDSGIVERE, ved=("UPDATE",)),
        merk("kandidater_kandidatansvar", "ansvar", kandidat="r.kandidat_id"),
        merk("arbeidsgivere_arbeidsgiver", "arbeidsgiver", arbeidsgiver="r.id", ved=("UPDATE",)),
        merk("arbeidsgivere_kontaktansvar", "kontaktansvar", arbeidsgiver="r.arbeidsgiver_id"),
        migrations.RunSQL(ALT, ALT_TILBAKE),
        migrations.RunSQL(INDEKSER, INDEKSER_TILBAKE),
    ]

"""A reminder about a date stands open only while the date is open with the due date it was made for.

kjerne, the only writer of dates, knows no reminders; the trigger is owned by the floor above it. A reminder closed with
its date says so, and opens again when the date does; one closed for another reason (a later step of the ladder, another
recipient) stays closed. What should stand beyond that the next tick finds. With what it is about, a reminder is gone.
"""

from django.db import migrations

FOELG = """
CREATE FUNCTION paaminnelser_foelger_datoen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE varsling_paaminnelse p SET tilstand = 'fulgte_datoen' FROM ny
    WHERE p.oppfolging_id = ny.id AND p.tilstand = 'aapen' AND (ny.status <> 'aapen' OR ny.frist <> p.forfall);
    UPDATE varsling_paaminnelse p SET tilstand = 'aapen' FROM ny
    WHERE p.oppfolging_id = ny.id AND p.tilstand = 'fulgte_datoen' AND ny.status = 'aapen' AND ny.frist = p.forfall;
    RETURN NULL;
END $$;

CREATE TRIGGER paaminnelser_foelger_datoen AFTER UPDATE ON kjerne_oppfolging
    REFERENCING NEW TABLE AS ny FOR EACH STATEMENT EXECUTE FUNCTION paaminnelser_foelger_datoen();
"""
TILBAKE = """
DROP TRIGGER paaminnelser_foelger_datoen ON kjerne_oppfolging;
DROP FUNCTION paaminnelser_foelger_datoen();
"""
KASKADE = """
ALTER TABLE varsling_paaminnelse ADD CONSTRAINT paaminnelse_{felt} FOREIGN KEY ({felt}_id) REFERENCES {tabell} (id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""
OM = {
    "oppfolging": "kjerne_oppfolging",
    "kandidat": "kandidater_kandidat",
    "arbeidsgiver": "arbeidsgivere_arbeidsgiver",
}


class Migration(migrations.Migration):
    dependencies = [
        ("varsling", "0001_initial"),
        ("kjerne", "0003_loefter"),
    ]
    operations = [
        migrations.RunSQL(FOELG, TILBAKE),
        *(
            migrations.RunSQL(
                KASKADE.format(felt=felt, tabell=tabell),
                f"ALTER TABLE varsling_paaminnelse DROP CONSTRAINT paaminnelse_{felt};",
            )
            for felt, tabell in OM.items()
        ),
    ]

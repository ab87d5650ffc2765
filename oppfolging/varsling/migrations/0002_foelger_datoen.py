"""A reminder about a date stands open only while the date is open with the due date it was made for.

kjerne, the only writer of dates, knows no reminders; the trigger is owned by the floor above it. What should stand
beyond that (another step of the ladder, another recipient) the next tick finds.
"""

from django.db import migrations

FOELG = """
CREATE FUNCTION paaminnelser_foelger_datoen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'aapen' AND (NEW.status <> 'aapen' OR NEW.frist <> OLD.frist) THEN
        UPDATE varsling_paaminnelse SET lukket = coalesce(NEW.lukket, now())
        WHERE oppfolging_id = NEW.id AND lukket IS NULL;
    ELSIF OLD.status <> 'aapen' AND NEW.status = 'aapen' THEN
        UPDATE varsling_paaminnelse SET lukket = NULL
        WHERE oppfolging_id = NEW.id AND lukket = OLD.lukket AND forekomst = to_char(NEW.frist, 'YYYY-MM-DD');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER paaminnelser_foelger_datoen AFTER UPDATE OF status, frist ON kjerne_oppfolging
    FOR EACH ROW EXECUTE FUNCTION paaminnelser_foelger_datoen();
"""
TILBAKE = """
DROP TRIGGER paaminnelser_foelger_datoen ON kjerne_oppfolging;
DROP FUNCTION paaminnelser_foelger_datoen();
"""


class Migration(migrations.Migration):
    dependencies = [("varsling", "0001_initial"), ("kjerne", "0003_loefter")]
    operations = [migrations.RunSQL(FOELG, TILBAKE)]

"""Whoever asks to be called works at that employer: a wish without somebody to call is none."""

from django.db import migrations

LOEFTE = """
CREATE FUNCTION ringeonske_har_en_som_ba() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arbeidsgivere_arbeidsgiverkontakt k
        WHERE k.id = NEW.bedt_av_id AND k.arbeidsgiver_id = NEW.arbeidsgiver_id
    ) THEN
        RAISE EXCEPTION 'Den som vil bli oppringt, må være registrert hos arbeidsgiveren'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ringeonske_har_en_som_ba';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER ringeonske_har_en_som_ba BEFORE INSERT ON kjerne_oppfolging
    FOR EACH ROW WHEN (NEW.art = 'ringeonske') EXECUTE FUNCTION ringeonske_har_en_som_ba();
"""
TILBAKE = """
DROP TRIGGER ringeonske_har_en_som_ba ON kjerne_oppfolging;
DROP FUNCTION ringeonske_har_en_som_ba();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0013_ringeonsket_har_en_person")]
    operations = [migrations.RunSQL(LOEFTE, TILBAKE)]

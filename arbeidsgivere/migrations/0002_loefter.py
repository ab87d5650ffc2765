"""Promise 1 in the database: at every moment from registration one kontaktperson, or openly none."""

from django.db import migrations

from inkludering.felles.dekning import Dekning

KONTAKTPERSON = Dekning(
    navn="arbeidsgiver_kontaktperson_eller_uten",
    tabell="arbeidsgivere_arbeidsgiver",
    nokkel="bigint",
    perioder="arbeidsgivere_kontaktansvar",
    eier="arbeidsgiver_id",
    melding="Arbeidsgiver % må til enhver tid ha enten én kontaktperson eller stå som uten kontaktperson",
)


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0001_initial")]
    operations = [KONTAKTPERSON.operasjon()]

"""Promise 2 in the database: at every moment from registration to closing one jobbspesialist, or the leader's queue."""

from django.db import migrations

from inkludering.felles.dekning import Dekning

ANSVAR = Dekning(
    navn="kandidat_ansvarlig_eller_koe",
    tabell="kandidater_kandidat",
    nokkel="uuid",
    perioder="kandidater_kandidatansvar",
    eier="kandidat_id",
    slutt="e.avslutning_registrert",
    melding="Kandidat % må til enhver tid ha enten én ansvarlig jobbspesialist eller stå i lederens kø",
)


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0001_initial")]
    operations = [ANSVAR.operasjon()]

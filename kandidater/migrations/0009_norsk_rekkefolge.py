from django.db import migrations

from inkludering.felles.kolonnebytte import norsk_rekkefolge

FELT = ("etternavn", "fornavn")


class Migration(migrations.Migration):
    dependencies = [("kandidater", "0008_fasen_angres"), ("brukere", "0003_norsk_rekkefolge")]

    operations = [
        norsk_rekkefolge("Kandidat", "kandidater_kandidat", *FELT),
        norsk_rekkefolge("KandidatEvent", "kandidater_kandidatevent", *FELT),
    ]

"""A workplace is taken back also when somebody graded works there: being refused would tell of them. They stand."""

from django.db import migrations

from inkludering.felles.funksjonsbytte import bytt

FUNKSJON = "trukket_er_lukket"
UGRADERT = (
    " AND (%1$L <> ''arbeidsgiver_id'' OR NOT EXISTS (SELECT FROM kandidater_kandidat k"
    " WHERE k.id = kandidat_id AND (k.skjermet OR k.gradering <> ''ugradert'')))"
)
DELENE = [f"{vilkaar}{{}})', TG_ARGV[0])" for vilkaar in ("status = ''aapen''", "avsluttet_dato IS NULL")]


def _bytt(fra: str, til: str) -> str:
    return "".join(bytt(FUNKSJON, del_.format(fra), del_.format(til)) for del_ in DELENE)


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0020_sperret_har_ingen_dato"), ("kandidater", "0014_kontoret_har_datoer")]
    operations = [migrations.RunSQL(_bytt("", UGRADERT), _bytt(UGRADERT, ""))]

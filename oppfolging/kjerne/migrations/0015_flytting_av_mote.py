"""A move that called off a meeting brings it back when it is taken back; not once another meeting has been agreed."""

from django.db import migrations, models

FRA = "AND (f.fra, f.til, f.av_id)"
TIL = """AND NOT EXISTS (
                    SELECT FROM kjerne_oppfolging m WHERE m.id = f.oppfolging_id AND m.klokkeslett IS NOT NULL
                )
                AND (f.fra, f.til, f.av_id)"""


def _bytt(fra: str, til: str) -> str:
    """The function that judges a move: the same, with one more condition for taking it back."""
    return f"""
    DO $bytt$ BEGIN
        EXECUTE replace(pg_get_functiondef('flytting_foelger_regelen'::regproc), $fra${fra}$fra$, $til${til}$til$);
    END $bytt$;
    """


class Migration(migrations.Migration):

    dependencies = [
        ('kjerne', '0014_den_som_vil_ringes'),
    ]

    operations = [
        migrations.AddField(
            model_name='flytting',
            name='mote_kl',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='flytting',
            name='mote_sted',
            field=models.CharField(blank=True, db_default='', default='', max_length=100),
        ),
        migrations.RunSQL(_bytt(FRA, TIL), _bytt(TIL, FRA)),
    ]

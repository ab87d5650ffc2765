"""What should stand at a moment, asked of the rules and not of the table."""

from datetime import datetime

from django.db import connection

from oppfolging.varsling import skal_staa
from oppfolging.varsling.models import Paaminnelse


def skal_staa_ved(naa: datetime) -> set[tuple]:
    """(who, rule, step, matter, due day) of every reminder that should stand, looking at everything."""
    with connection.cursor() as peker:
        peker.execute(
            f"WITH {skal_staa.setning(None)} SELECT {skal_staa.NOKKEL} FROM skal_staa",
            skal_staa.verdier(naa=naa, endrede=None),
        )
        rader = peker.fetchall()
    assert len(rader) == len(set(rader)), "a reminder should stand twice"
    return set(rader)


def staar() -> set[tuple]:
    """The same of those that stand open."""
    return set(Paaminnelse.objects.aapne().values_list("mottaker_id", "regel", "trinn", "emne_id", "forfall"))

"""Administrators are told, once a day, that messages wait for a person."""

from __future__ import annotations

from datetime import datetime

from inkludering.brukere.models import Rolle, Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.utsending import avgjorelse, utboks
from inkludering.utsending.models import Sendekanal

MAL = "uavgjorte"


def si_fra(*, naa: datetime) -> None:
    """To each of them, of all but such mails themselves: the one that cannot be sent is seen on the page."""
    antall = avgjorelse.uavgjorte(naa=naa).exclude(mal=MAL).count()
    if not antall:
        return
    dag = lokal_dato(naa)
    rollene = Tilknytning.objects.gjeldende(dag).filter(rolle=Rolle.ADMINISTRATOR, bruker__is_active=True)
    mottakere = {rolle.bruker for rolle in rollene.select_related("bruker")}
    utboks.legg_alle_i(
        utboks.ny(
            nokkel=f"{MAL}:{den.pk}:{dag.isoformat()}",
            kanal=Sendekanal.EPOST,
            mal=MAL,
            data={"antall": antall},
            mottaker=den,
            naa=naa,
        )
        for den in mottakere
    )

"""Reminders: what a person must know, generated once, told of in one digest a day."""

from __future__ import annotations

from datetime import datetime

from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.models import Kontakt, Paaminnelse, Regel


def si_fra_til_kontaktperson(*, kontakt: Kontakt, naa: datetime) -> None:
    """A colleague has been in touch with an employer: its kontaktperson is told."""
    ansvar = kontakt.arbeidsgiver.kontaktansvar.gjeldende().exclude(bruker=kontakt.av).first()
    if ansvar is None:
        return
    Paaminnelse.objects.create(
        mottaker=ansvar.bruker,
        regel=Regel.LOGGET_AV_ANDRE,
        emne_id=str(kontakt.pk),
        forekomst=lokal_dato(naa).isoformat(),
        arbeidsgiver=kontakt.arbeidsgiver,
        opprettet=naa,
        dag=lokal_dato(naa),
    )

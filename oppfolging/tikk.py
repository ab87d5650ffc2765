"""What happens every minute, whoever asks: the worker, a command or the rehearsal."""

from __future__ import annotations

from datetime import datetime

from inkludering.brukere import kontorinnstillinger
from oppfolging.handlinger import forlopsgang, fratredelse
from oppfolging.varsling import generering


def kjor(*, naa: datetime, alt: bool = False) -> generering.Resultat:
    """Bring norms, who answers for whom, the phases, the reminders and the digests up to the moment `naa`.

    `alt`: also where nothing has changed.
    """
    kontorinnstillinger.ta_i_bruk(naa=naa)
    fratredelse.rydd(naa=naa)
    forlopsgang.oppdater_faser(naa=naa)
    return generering.generer(naa=naa, alt=alt)

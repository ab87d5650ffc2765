"""What somebody decides about themselves: the number employers see, and the language of pages and messages."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.brukere.typer import Brukerhendelse
from inkludering.hendelser import logg


@transaction.atomic
def velg_spraak(*, bruker: Bruker, maalform: str, naa: datetime) -> None:
    """The language of the pages from now on, and of what is sent from now on."""
    bruker.maalform = maalform
    bruker.save(update_fields=["maalform"])
    logg.noter(Brukerhendelse.PROFIL_ENDRET, bruker, av=bruker, naa=naa, maalform=maalform)


def har_lest_nytt(*, bruker: Bruker, til: date) -> None:
    """What there was to read until that day."""
    bruker.nytt_sett = til
    bruker.save(update_fields=["nytt_sett"])


def gaa_til_steg(*, bruker: Bruker, steg: int) -> None:
    """Where they are in the introduction, to be taken up again there."""
    bruker.intro_steg = steg
    bruker.save(update_fields=["intro_steg"])


@transaction.atomic
def endre(*, bruker: Bruker, telefon: str, maalform: str, naa: datetime) -> None:
    """Set them from now on; messages queued before keep the language they were queued in."""
    bruker.telefon, bruker.maalform = telefon, maalform
    bruker.save(update_fields=["telefon", "maalform"])
    logg.noter(Brukerhendelse.PROFIL_ENDRET, bruker, av=bruker, naa=naa, maalform=maalform)

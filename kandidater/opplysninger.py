"""What the jobbspesialist keeps of a candidate besides the plan: who they are, how to reach them, and a note."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse


@transaction.atomic
def endre(*, kandidat: Kandidat, telefon: str, notat: str, av: Bruker, naa: datetime) -> None:
    laas(kandidat, "kan_faa_sms")
    kandidat.telefon, kandidat.notat = telefon, notat
    kandidat.kan_faa_sms = kandidat.kan_faa_sms and bool(telefon)
    kandidat.save(update_fields=["telefon", "notat", "kan_faa_sms"])
    logg.noter(Kandidathendelse.OPPLYSNINGER_ENDRET, kandidat, av=av, naa=naa)


@transaction.atomic
def rett(
    *,
    kandidat: Kandidat,
    fornavn: str,
    etternavn: str,
    innsatsgruppe: str,
    henvist_dato: date,
    epost: str,
    kan_faa_epost: bool,
    kan_faa_sms: bool,
    maalform: str,
    av: Bruker,
    naa: datetime,
) -> None:
    """Correct what was registered. The method is fasegang's, the number personnokkel's; the caller replans."""
    laas(kandidat)
    felt = {
        "fornavn": fornavn,
        "etternavn": etternavn,
        "innsatsgruppe": innsatsgruppe,
        "henvist_dato": henvist_dato,
        "epost": epost.lower(),
        "kan_faa_epost": kan_faa_epost,
        "kan_faa_sms": kan_faa_sms,
        "maalform": maalform,
    }
    for navn, verdi in felt.items():
        setattr(kandidat, navn, verdi)
    kandidat.save(update_fields=list(felt))
    logg.noter(Kandidathendelse.KANDIDAT_RETTET, kandidat, av=av, naa=naa, henvist=henvist_dato)

"""«Si fra til kontaktpersonen» and «Be om å bli kontaktperson»: somebody is asked to get in touch, and of nothing else.

Both stand as a reminder until they are dealt with (oppfolging/varsling/regler).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from arbeidsgivere.models import Arbeidsgiver, Henvendelse
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg

TIL_LEDER = "henvendelse_naar_ingen_svarer"


class HarKontaktperson(Exception):
    """The employer has been given a kontaktperson meanwhile."""


@transaction.atomic
def meld(*, arbeidsgiver: Arbeidsgiver, slag: str, av: Bruker, naa: datetime) -> bool:
    """Ask, once while it stands: whether it is new. Raises HarKontaktperson for a wish to become one, too late."""
    laas(arbeidsgiver)
    if arbeidsgiver.henvendelser.aapne().filter(slag=slag, av=av).exists():
        return False
    try:
        with transaction.atomic():
            Henvendelse.objects.create(arbeidsgiver=arbeidsgiver, slag=slag, av=av, tid=naa)
    except IntegrityError as feil:
        if feil.__cause__ is None or feil.__cause__.diag.constraint_name != TIL_LEDER:  # type: ignore[attr-defined]
            raise
        raise HarKontaktperson from feil
    logg.noter(Arbeidsgiverhendelse.HENVENDELSE, arbeidsgiver, av=av, naa=naa, slag=str(slag))
    return True


@transaction.atomic
def ordne(*, arbeidsgiver: Arbeidsgiver, av: Bruker, naa: datetime) -> int:
    """Whoever answers for the employer has talked to those who said so; how many there were."""
    aapne = arbeidsgiver.henvendelser.aapne().filter(slag=Henvendelse.Slag.SI_FRA)
    antall = aapne.update(ordnet=naa)
    if antall:
        logg.noter(Arbeidsgiverhendelse.HENVENDELSE_ORDNET, arbeidsgiver, av=av, naa=naa, antall=antall)
    return antall


def onsker_ikke_mer(*, hvem: Bruker, naa: datetime) -> None:
    """Whoever leaves wishes to become nobody's kontaktperson any more."""
    Henvendelse.objects.aapne().filter(av=hvem, slag=Henvendelse.Slag.BLI_KONTAKTPERSON).update(ordnet=naa)


def forst_meldt(arbeidsgiver: Arbeidsgiver) -> UUID | None:
    """Who asked first to become kontaktperson, of those who still wait."""
    venter = arbeidsgiver.henvendelser.aapne().filter(slag=Henvendelse.Slag.BLI_KONTAKTPERSON)
    return venter.order_by("tid").values_list("av", flat=True).first()

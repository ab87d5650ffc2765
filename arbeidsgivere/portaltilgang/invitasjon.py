"""Inviting a person at an employer to the portal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from arbeidsgivere.models import Arbeidsgiverkontakt, Innloggingslenke
from arbeidsgivere.portaltilgang import lenker
from arbeidsgivere.typer import Arbeidsgiverhendelse
from inkludering.brukere.models import Bruker, Brukertype
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


class EpostTilhorerNav(Exception):
    """Somebody at Nav logs in with this address, so it cannot be an employer's."""


@transaction.atomic
def inviter(*, kontakt: Arbeidsgiverkontakt, av: Bruker, naa: datetime) -> Innloggingslenke:
    """Send an invitation that lets this person in once; earlier ones stop working. Raises EpostTilhorerNav."""
    if Bruker.objects.filter(epost=kontakt.epost, type=Brukertype.NAV).exists():
        raise EpostTilhorerNav
    laas(kontakt)
    lenker.trekk(kontakt, naa=naa)
    lenke = lenker.lag(kontakt=kontakt, er_invitasjon=True, naa=naa)
    logg.noter(
        Arbeidsgiverhendelse.PORTAL_INVITASJON_SENDT, kontakt, av=av, naa=naa, arbeidsgiver=kontakt.arbeidsgiver_id
    )
    return lenke

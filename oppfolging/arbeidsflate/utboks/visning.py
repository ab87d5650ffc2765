"""What the page of messages that wait shows: what each is, to whom, and why no machine can settle it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.utsending import avgjorelse
from inkludering.utsending.models import Sendekanal, Tilstand, Utsending

FLEST = 100
HVA = {
    "sammendrag": gettext_lazy("Morgenens sammendrag"),
    "ringeonske": gettext_lazy("Beskjed om at en arbeidsgiver vil bli oppringt"),
    "portal_invitasjon": gettext_lazy("Invitasjon til portalen"),
    "portal_lenke": gettext_lazy("Lenke til portalen"),
    "portal_kode": gettext_lazy("Kode til portalen"),
}


@dataclass(frozen=True)
class Avgjorelsesvalg:
    """One way to decide: the action, and what is said when it is done."""

    avgjor: Callable[..., None]
    kvittering: Promise


VALG = {
    "igjen": Avgjorelsesvalg(avgjorelse.send_igjen, gettext_lazy("Meldingen sendes på nytt.")),
    "sendt": Avgjorelsesvalg(avgjorelse.regn_som_sendt, gettext_lazy("Meldingen regnes som sendt.")),
    "frafall": Avgjorelsesvalg(avgjorelse.frafall, gettext_lazy("Meldingen sendes ikke.")),
}


@dataclass(frozen=True)
class Uavgjort:
    """A line of the page."""

    pk: UUID
    hva: str
    til: str
    laget: datetime
    hvorfor: str
    kan_ha_kommet: bool


def rader(*, naa: datetime) -> list[Uavgjort]:
    """The oldest first."""
    ventende = avgjorelse.uavgjorte(naa=naa).select_related("mottaker").order_by("opprettet", "pk")
    return [
        Uavgjort(
            pk=den.pk,
            hva=str(HVA.get(den.mal, den.mal)),
            til=den.mottaker.navn if den.mottaker else _skjult(den),
            laget=den.opprettet,
            hvorfor=_hvorfor(den),
            kan_ha_kommet=den.tilstand == Tilstand.USIKKER,
        )
        for den in ventende[:FLEST]
    ]


def _skjult(den: Utsending) -> str:
    """Enough to tell one from another for whoever knows them."""
    if den.kanal == Sendekanal.SMS:
        return _("Mobil som slutter på %(slutten)s") % {"slutten": den.adresse[-2:]}
    navn, _krall, vert = den.adresse.partition("@")
    return f"{navn[:1]}…@{vert}"


def _hvorfor(den: Utsending) -> str:
    if den.tilstand == Tilstand.USIKKER:
        return _("Den kan ha kommet fram. Ingen svarer på om den har det.")
    if den.feil.startswith(("SMTP 5", "HTTP 4")):
        return _("Avvist for godt (%(feil)s). Adressen kan være feil.") % {"feil": den.feil}
    return _("Prøvd for mange ganger (%(feil)s).") % {"feil": den.feil or _("uten svar")}

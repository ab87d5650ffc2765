"""Correcting a contact: its writer, while each candidate in it is theirs to change."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inkludering.brukere import endringer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget
from inkludering.utkast import engang
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.felles.henting import hent_kontakt
from oppfolging.arbeidsflate.felles.kvittering import for_, om_kontakten
from oppfolging.arbeidsflate.rett.forms import Kontaktretting
from oppfolging.arbeidsflate.rett.visning import av_trekket
from oppfolging.handlinger import kontaktretting
from oppfolging.handlinger.kontaktlogg import KanIkkeLogges
from oppfolging.kjerne.models import Kontakt, Oppfolging

FORTELLES = (*kontaktretting.FAKTA, "kanal", "utfall")


@innlogget
@require_http_methods(["GET", "POST"])
def kontakt_rett(request: Foresporsel, kontakt_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    kontakt = hent_kontakt(request, kontakt_id, "kontakt_retting")
    skjema = Kontaktretting(innsendt(request), kontakt=kontakt, bruker=request.user, naa=naa)
    hjem = _siden_om(kontakt, request.user)
    if skjema.is_valid():
        try:
            kontaktretting.rett(kontakt=kontakt, **skjema.rettet(), av=request.user, naa=naa)
        except kontaktretting.EndretImens:
            skjema.add_error(None, _("Kontakten er rettet i et annet vindu. Se hva som står nå under «Endringer»."))
        except KanIkkeLogges as feil:
            skjema.add_error(None, str(feil))
        else:
            messages.success(
                request, " ".join((_("Kontakten er rettet."), _datoene(kontakt, request.user, naa=naa))).strip()
            )
            return redirect(hjem)
    kontekst = {
        "kontakt": kontakt,
        "tilbake": hjem,
        "endringer": endringer.les(kontakt, FORTELLES),
        "trekk": av_trekket(kontakt, bruker=request.user, naa=naa),
    }
    return vis_skjema(request, "arbeidsflate/rett/kontakt.html", skjema, kontekst)


@innlogget
@require_POST
def kontakt_trekk(request: Foresporsel, kontakt_id: uuid.UUID) -> HttpResponse:
    """Logged on somebody else, or never a contact: its writer takes it back, whenever that is seen."""
    naa = timezone.now()
    kontakt = hent_kontakt(request, kontakt_id, "kontakt_trekk", angret=True)
    hjem, hvem = _siden_om(kontakt, request.user), om_kontakten(kontakt, request.user)
    try:
        kontaktretting.trekk(kontakt=kontakt, av=request.user, naa=naa)
    except KanIkkeLogges as feil:
        messages.error(request, str(feil))
    except kontaktretting.EndretImens:
        messages.info(request, for_(hvem, _("Kontakten er trukket tilbake allerede.")))
    else:
        engang.glem(bruker=request.user, innsending=kontakt.pk)
        tekst = (_("Kontakten er trukket tilbake."), _datoene(kontakt, request.user, naa=naa))
        messages.success(request, for_(hvem, " ".join(tekst).strip()))
    return redirect(hjem)


def _datoene(kontakt: Kontakt, bruker: Bruker, *, naa: datetime) -> str:
    mine = Oppfolging.objects.synlig_for(bruker)
    kandidater = kontakt.deltakere.filter(kandidat__isnull=False).values("kandidat")
    rader = mine.filter(kandidat__in=kandidater)
    if not kandidater.exists():
        rader = mine.filter(arbeidsgiver=kontakt.arbeidsgiver_id, kandidat__isnull=True)
    return kvittering.neste_kontakt(rader, i_dag=lokal_dato(naa))


def _siden_om(kontakt: Kontakt, bruker: Bruker) -> str:
    """The page its history stands on: of its only candidate, when `bruker` may open it, else of the employer."""
    om_dem = Kandidat.objects.synlig_for(bruker).filter(deltakelser__kontakt=kontakt)
    kandidater = list(om_dem.values_list("pk", flat=True))
    if kontakt.arbeidsgiver and len(kandidater) != 1:
        return reverse("oppfolging:arbeidsgiver", args=[kontakt.arbeidsgiver.orgnr])
    return reverse("oppfolging:kandidat", args=kandidater[:1]) if kandidater else reverse("oppfolging:i_dag")

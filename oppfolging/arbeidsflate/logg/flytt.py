"""Moving a date: as a page, or open in the candidate's row of the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget
from inkludering.utkast import lager, redning
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.felles.henting import hent_oppfolging
from oppfolging.arbeidsflate.logg.flytteskjema import Flytteskjema
from oppfolging.arbeidsflate.logg.views import FRA_I_DAG, tilbake, vis_rad
from oppfolging.kjerne import datoer, neste_steg
from oppfolging.kjerne.datoer import AlleredeLukket, GrunnMangler
from oppfolging.kjerne.hvorfor import i_ord_for, sist_flyttet
from oppfolging.kjerne.models import Flytting, Forlop, Oppfolging
from oppfolging.kjerne.neste_steg import stegtekst
from oppfolging.kjerne.rytmer import rytmer_for


@dataclass(frozen=True)
class Annen:
    """Another date in the same row that it may be meant instead."""

    tekst: str
    frist: date
    pk: UUID


@innlogget
@require_http_methods(["GET", "POST"])
def flytt(request: Foresporsel, oppfolging_id: UUID) -> HttpResponse:
    oppfolging = hent_oppfolging(request, _heller(request) or oppfolging_id, "flytt_frist")
    naa, adresse = timezone.now(), f"{reverse('oppfolging:flytt', args=[oppfolging.pk])}?{request.GET.urlencode()}"
    veien = tilbake(request, kvittering.siden_om(oppfolging), kandidat_id=oppfolging.kandidat_id)
    if not oppfolging.er_aapen:
        return alt_lukket(request, veien)
    if oppfolging.pk != oppfolging_id:
        lager.forkast(bruker=request.user, sti=request.path)
        redning.ta_opp(request, sti=urlsplit(adresse).path)
    data = innsendt(request) if oppfolging.pk == oppfolging_id else None
    skjema = Flytteskjema(data, i_dag=lokal_dato(naa), frist=oppfolging.frist, flyttet=oppfolging.antall_flyttinger)
    if request.method == "POST" and skjema.is_valid():
        try:
            flytting = datoer.flytt(oppfolging=oppfolging, **skjema.flyttingen(), av=request.user, naa=naa)
        except GrunnMangler as feil:
            skjema.add_error("grunn", str(feil))
        except AlleredeLukket:
            return alt_lukket(request, veien)
        else:
            return _flyttet(request, oppfolging, flytting, i_setning(skjema.cleaned_data["til"], lokal_dato(naa)))
    kontekst = _kontekst(request, oppfolging, naa) | {"tilbake": veien, "adresse": adresse}
    if kandidat_id := _raden(request, oppfolging):
        status = 422 if skjema.is_bound else 200
        return vis_rad(request, kandidat_id, status=status, flytteskjema=skjema, **kontekst)
    return vis_skjema(request, "arbeidsflate/logg/flytt.html", skjema, kontekst | {"flytteskjema": skjema})


def _heller(request: Foresporsel) -> UUID | None:
    """Another of the row's dates, pressed instead of this one."""
    try:
        return UUID(request.POST.get("heller", ""))
    except ValueError:
        return None


def alt_lukket(request: Foresporsel, veien: str) -> HttpResponse:
    """Say that the date is settled or called off already."""
    messages.info(request, _("Kontakten er allerede logget eller avlyst, så fristen ble ikke flyttet."))
    return redirect(veien)


def _flyttet(request: Foresporsel, oppfolging: Oppfolging, flytting: Flytting | None, dagen: str) -> HttpResponse:
    """Say so, with a way to take it back; in the row, the row in its new state."""
    tekst = _("Fristen er flyttet til %(dato)s.") % {"dato": dagen}
    if flytting and (slutt := _slutten(oppfolging, request.user)) and flytting.til > slutt:
        tekst += " " + _("Det er etter planlagt slutt, %(dato)s.") % {"dato": f"{slutt:%d.%m.%Y}"}
    sagt = tekst = kvittering.for_(kvittering.om_datoen(oppfolging, request.user), tekst)
    if flytting:
        angre = reverse("oppfolging:angre_flytting", args=[oppfolging.pk, flytting.pk])
        tekst = kvittering.med_angre(request, tekst, angre)
    messages.success(request, tekst)
    if kandidat_id := _raden(request, oppfolging):
        svar = vis_rad(request, kandidat_id, fragment="lagret", beroerte=set())
        return trigger_client_event(svar, "kunngjor", {"value": sagt})
    return redirect(tilbake(request, kvittering.siden_om(oppfolging), kandidat_id=oppfolging.kandidat_id))


def _raden(request: Foresporsel, oppfolging: Oppfolging) -> UUID | None:
    """Whose row it is open in, when it is."""
    return oppfolging.kandidat_id if request.htmx and request.GET.get("fra") == FRA_I_DAG else None


def _kontekst(request: Foresporsel, oppfolging: Oppfolging, naa: datetime) -> dict[str, Any]:
    return {
        "hjem": kvittering.siden_om(oppfolging),
        "om": kvittering.om_datoen(oppfolging, request.user),
        "hva": stegtekst(oppfolging.art, oppfolging.side, fysisk=oppfolging.fysisk),
        "siden": kvittering.siden_til(oppfolging),
        "frist": oppfolging.frist,
        "slutt": _slutten(oppfolging, request.user),
        "hvorfor": _hvorfor(request, oppfolging, lokal_dato(naa)),
        "andre": list(_andre(request, oppfolging, naa)) if _raden(request, oppfolging) else [],
    }


def _slutten(oppfolging: Oppfolging, bruker: Bruker) -> date | None:
    """When the forløp is to end, for those who may see all of it."""
    forlop = oppfolging.forlop
    kjent = forlop is not None and Forlop.objects.synlig_for(bruker).filter(pk=forlop.pk).exists()
    return forlop.slutt if forlop and kjent else None


def _hvorfor(request: Foresporsel, oppfolging: Oppfolging, i_dag: date) -> str:
    """For those who may see all of the candidate: the rhythm tells what they are in."""
    kontor = oppfolging.kandidat or oppfolging.arbeidsgiver
    if oppfolging.kandidat and not Kandidat.objects.synlig_for(request.user).filter(pk=oppfolging.kandidat.pk).exists():
        return ""
    staar = oppfolging.flyttinger.filter(angrer=None, angret_av=None).select_related("av")
    rytmer = rytmer_for(kontor.kontor_id, i_dag) if kontor else {}
    return i_ord_for(oppfolging, rytmer=rytmer, flyttet=sist_flyttet(staar), i_dag=i_dag)


def _andre(request: Foresporsel, oppfolging: Oppfolging, naa: datetime) -> Iterable[Annen]:
    """What the row shows besides, as far as it is mine to move."""
    aapne = Oppfolging.objects.redigerbar_for(request.user).aapne().filter(kandidat=oppfolging.kandidat_id)
    neste = neste_steg.velg(aapne.med_kollega(request.user, naa), i_dag=lokal_dato(naa))
    for ett in (neste.kandidat, neste.arbeidsgiver):
        if ett and ett.pk != oppfolging.pk:
            yield Annen(ett.get_side_display(), ett.frist, ett.pk)

"""A colleague's candidate is opened with a reason, and the leader sees what has been opened, by whom and why."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from kandidater import aapningsgang
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.aapninger import visning
from oppfolging.arbeidsflate.aapninger.forms import Aapningsskjema
from oppfolging.arbeidsflate.felles.tidslinje import les_sidetall

SPOR, AAPNET = "aapning", "aapnet_kandidat"


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_aapnet(request: Foresporsel, andres_id: uuid.UUID) -> HttpResponse:
    """Asks for the reason, and shows the candidate for the rest of the day to whoever has given one."""
    naa = timezone.now()
    if Kandidat.objects.synlig_for(request.user).filter(pk=andres_id).exists():
        _noter(request, andres_id, SPOR, funnet=True)
        return redirect("oppfolging:kandidat", andres_id)
    den = Kandidat.objects.kan_aapnes_av(request.user).filter(pk=andres_id).first()
    aapnet = den is not None and Kandidat.objects.aapnet_av(request.user, lokal_dato(naa)).filter(pk=den.pk).exists()
    _noter(request, andres_id, AAPNET if aapnet and request.method == "GET" else SPOR, funnet=den is not None)
    if den is None:
        raise Http404
    if aapnet and request.method == "GET":
        return _vis(request, den)
    skjema = Aapningsskjema(innsendt(request))
    if skjema.is_valid():
        aapningsgang.aapne(kandidat=den, grunn=skjema.cleaned_data["grunn"], av=request.user, naa=naa)
        return redirect("oppfolging:kandidat_aapnet", den.pk)
    return vis_skjema(request, "arbeidsflate/aapninger/grunn.html", skjema, {"kandidat": den})


@krever(Rolle.LEDER)
@require_GET
def aapninger(request: Foresporsel) -> HttpResponse:
    sidetall = les_sidetall(request.GET.get("side"))
    rader, har_eldre = visning.ved_kontoret(request.user, sidetall=sidetall)
    vist = [rad.kandidat_id for rad in rader]
    lest.tillatt(vist, av=request.user, handling="aapninger", naa=timezone.now())
    kontekst = {"rader": rader, "har_eldre": har_eldre, "sidetall": sidetall}
    return vis(request, "arbeidsflate/aapninger/aapninger.html", kontekst)


def _vis(request: Foresporsel, den: Kandidat) -> HttpResponse:
    sidetall = les_sidetall(request.GET.get("side"))
    siden = visning.les(den, bruker=request.user, sidetall=sidetall, naa=timezone.now())
    return vis(request, "arbeidsflate/aapninger/kandidat.html", {"kandidat": den, "siden": siden})


def _noter(request: Foresporsel, person: uuid.UUID, handling: str, *, funnet: bool) -> None:
    noter = lest.tillatt if funnet else lest.avvist
    noter([person], av=request.user, handling=handling, naa=timezone.now())

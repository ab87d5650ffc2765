"""Taking in from a file: sent in, its columns told, looked over, confirmed, and taken back while nobody has used it."""

from __future__ import annotations

import json
import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Rolle
from inkludering.felles import csvfil, tabellfil
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tabellfil import Uleseligfil
from inkludering.felles.tilgang import krever
from inkludering.opplasting import lager
from inkludering.opplasting.models import ARBEIDER, Opplasting, Opplastingstilstand
from oppfolging.arbeidsflate.importering import arbeid, kolonner, visning
from oppfolging.arbeidsflate.importering.kolonner import Slag
from oppfolging.arbeidsflate.importering.valgskjema import Filskjema, Koblingsskjema

Tilstand = Opplastingstilstand
BRYTEREN = "IMPORT_FRA_FIL"


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER, bryter=BRYTEREN)
@require_http_methods(["GET", "POST"])
def kandidater(request: Foresporsel) -> HttpResponse:
    return _ta_imot(request, Slag.KANDIDATER)


@krever(*SER_ARBEIDSGIVERE, bryter=BRYTEREN)
@require_http_methods(["GET", "POST"])
def arbeidsgivere(request: Foresporsel) -> HttpResponse:
    return _ta_imot(request, Slag.ARBEIDSGIVERE)


def _ta_imot(request: Foresporsel, slag: Slag) -> HttpResponse:
    """The file is read at once, and kept encrypted; one too large never comes as far as the form."""
    for_stor = int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    filene = request.FILES if request.method == "POST" else None
    skjema = Filskjema(innsendt(request), filene, for_stor=for_stor)
    if skjema.is_valid() and request.user.tilknytning:
        try:
            tabell = tabellfil.les(skjema.cleaned_data["fil"].read(), kjente=kolonner.overskrifter(slag))
            ny = lager.ta_imot(
                tabell=tabell,
                slag=slag.value,
                kobling=kolonner.gjett(slag, tabell.hode),
                tilknytning=request.user.tilknytning,
                naa=timezone.now(),
            )
        except Uleseligfil as feil:
            skjema.add_error("fil", str(feil))
        else:
            return redirect("oppfolging:importen", ny.pk)
    om = {"kolonner": kolonner.KOLONNER[slag], "av_kandidater": slag == Slag.KANDIDATER}
    return vis_skjema(request, "arbeidsflate/importering/last_opp.html", skjema, om)


@krever(*SER_ARBEIDSGIVERE, bryter=BRYTEREN)
@require_http_methods(["GET", "POST"])
def importen(request: Foresporsel, opplasting_id: uuid.UUID) -> HttpResponse:
    """Where it stands: the columns, how far the worker has come, what is wrong with which row, what came of it.

    Once a person has said which column holds what, the rows are looked over; anew when they have been before.
    """
    den = get_object_or_404(Opplasting.objects.redigerbar_for(request.user), pk=opplasting_id)
    if request.method == "POST" or den.tilstand == Tilstand.LEST or "kolonner" in request.GET:
        return _koble(request, den)
    if request.GET.get("vis") == "fil" and den.tilstand == Tilstand.SETT_OVER:
        hoder = {"Content-Disposition": 'attachment; filename="rader-med-feil.csv"'}
        return HttpResponse(csvfil.lag(visning.feilfil(den)), content_type="text/csv; charset=utf-8", headers=hoder)
    kontekst = {
        "import": den,
        "arbeider": den.tilstand in ARBEIDER,
        "om": visning.lag(den, request.GET.get("side", ""), alle=request.GET.get("vis") == "alle"),
    }
    svar = vis(request, "arbeidsflate/importering/importen.html", kontekst, fragment="stand")
    if not request.htmx or kontekst["arbeider"]:
        return svar
    return trigger_client_event(svar, "kunngjor", {"value": str(den.get_tilstand_display())})


def _koble(request: Foresporsel, den: Opplasting) -> HttpResponse:
    if den.tilstand not in (Tilstand.LEST, Tilstand.SETT_OVER):
        return redirect("oppfolging:importen", den.pk)
    hode = json.loads(den.hode or "[]")
    skjema = Koblingsskjema(innsendt(request), slag=Slag(den.slag), hode=hode, kobling=den.kobling)
    if skjema.is_valid():
        den.kobling, den.faste = skjema.kobling(), skjema.faste()
        den.save(update_fields=["kobling", "faste"])
        arbeid.be_om(den, fra=den.tilstand, til=Tilstand.SES_OVER, naa=timezone.now())
        return redirect("oppfolging:importen", den.pk)
    om = {"import": den, "eksempler": visning.eksempler(den), "av_kandidater": den.slag == Slag.KANDIDATER}
    return vis_skjema(request, "arbeidsflate/importering/kolonner.html", skjema, om)


@krever(*SER_ARBEIDSGIVERE, bryter=BRYTEREN)
@require_POST
def bekreft(request: Foresporsel, opplasting_id: uuid.UUID) -> HttpResponse:
    den = get_object_or_404(Opplasting.objects.redigerbar_for(request.user), pk=opplasting_id)
    if den.antall > den.antall_feil:
        arbeid.be_om(den, fra=Tilstand.SETT_OVER, til=Tilstand.TAS_INN, naa=timezone.now())
    return redirect("oppfolging:importen", den.pk)


@krever(*SER_ARBEIDSGIVERE, bryter=BRYTEREN)
@require_POST
def angre(request: Foresporsel, opplasting_id: uuid.UUID) -> HttpResponse:
    den = get_object_or_404(Opplasting.objects.redigerbar_for(request.user), pk=opplasting_id)
    arbeid.be_om(den, fra=Tilstand.INNE, til=Tilstand.ANGRES, naa=timezone.now())
    return redirect("oppfolging:importen", den.pk)


@krever(*SER_ARBEIDSGIVERE, bryter=BRYTEREN)
@require_POST
def slett(request: Foresporsel, opplasting_id: uuid.UUID) -> HttpResponse:
    """The file is not to be taken in after all: what it held goes at once."""
    den = get_object_or_404(Opplasting.objects.redigerbar_for(request.user), pk=opplasting_id)
    if den.tilstand in (Tilstand.LEST, Tilstand.SETT_OVER):
        den.delete()
        messages.success(request, _("Filen er slettet. Ingenting er tatt inn."))
        return redirect(f"oppfolging:importer_{den.slag}")
    return redirect("oppfolging:importen", den.pk)

"""What the person may ask for: who has looked at them, and a copy of all that is stored. Made by whoever answers for
them, or a leader who has opened them with a reason, closed cases too; each copy is logged, and has all their cases."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import Rolle
from inkludering.felles import csvfil
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import bare_viser, hemmelig, innlogget, krever
from inkludering.hendelser import logg
from kandidater import aapningsgang
from kandidater.maalform import skrives_paa
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse
from oppfolging.arbeidsflate.felles import finnes, henting
from oppfolging.arbeidsflate.felles.henting import hent_for_innsyn
from oppfolging.arbeidsflate.felles.tidslinje import les_sidetall
from oppfolging.arbeidsflate.innsyn import alt, sett_av
from oppfolging.arbeidsflate.innsyn.forms import FINNES_IKKE, Innsynsskjema

PER_SIDE = 50


@hemmelig
@krever(Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def innsyn_finn(request: Foresporsel) -> HttpResponse:
    """Whoever asks, by their number, also when they are not followed any more: opened with a reason, for the day."""
    naa, skjema = timezone.now(), Innsynsskjema(innsendt(request))
    if skjema.is_valid() and finnes.svarer(request, skjema, naa=naa):
        den = henting.finn_for_innsyn(request, skjema.cleaned_data["fodselsnummer"])
        if den:
            aapningsgang.aapne(kandidat=den, grunn=skjema.cleaned_data["grunn"], av=request.user, naa=naa)
            return redirect("oppfolging:kandidat_innsyn", den.pk)
        skjema.add_error("fodselsnummer", str(FINNES_IKKE))
    return vis_skjema(request, "arbeidsflate/innsyn/finn.html", skjema)


@innlogget
@require_GET
def kandidat_innsyn(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_for_innsyn(request, kandidat_id)
    sidetall = les_sidetall(request.GET.get("side"))
    fra = (sidetall - 1) * PER_SIDE
    linjer = sett_av.les(den, fra=fra, til=fra + PER_SIDE + 1)
    kontekst = {
        "kandidat": den,
        "linjer": linjer[:PER_SIDE],
        "har_eldre": len(linjer) > PER_SIDE,
        "sidetall": sidetall,
    }
    return vis(request, "arbeidsflate/innsyn/innsyn.html", kontekst)


@bare_viser
@innlogget
@require_POST
def kandidat_innsynslogg(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """The whole of it as a file, in the language of the one it is about."""
    den = hent_for_innsyn(request, kandidat_id)
    _noter(request, den, hva="logg")
    with translation.override(skrives_paa(den.maalform)):
        innhold = csvfil.lag(sett_av.rader(sett_av.les(den)))
    return _fil(innhold, "hvem-har-sett.csv", "text/csv")


@bare_viser
@innlogget
@require_POST
def kandidat_innsynspakke(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """All that is stored of the person, as text."""
    den = hent_for_innsyn(request, kandidat_id)
    _noter(request, den, hva="alt")
    with translation.override(skrives_paa(den.maalform)):
        innhold = alt.tekst(den, naa=timezone.now())
    return _fil(innhold.encode("utf-8-sig"), "alt-som-er-lagret.txt", "text/plain")


def _noter(request: Foresporsel, den: Kandidat, *, hva: str) -> None:
    logg.noter(Kandidathendelse.INNSYN_GITT, den, av=request.user, naa=timezone.now(), hva=hva)


def _fil(innhold: bytes, navn: str, slag: str) -> HttpResponse:
    hoder = {"Content-Disposition": f'attachment; filename="{navn}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(innhold, content_type=f"{slag}; charset=utf-8", headers=hoder)
